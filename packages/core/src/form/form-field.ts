import type { Field, FileReference, Option, Value, Values } from '../definition/field.js';
import { compilePattern } from '../definition/pattern.js';
import { compileExpression, type CompiledExpression } from '../logic/compile.js';
import type { Scope } from '../logic/expression.js';
import { isMaskedValue } from '../privacy/masked-value.js';
import { compileRule, type CompiledRule } from './rules.js';

/** What a screen needs to know of one field. */
export interface FieldState {
  readonly field: Field;
  readonly value: Value;
  /** Shown: its rule holds, and the roles may see it. */
  readonly visible: boolean;
  readonly required: boolean;
  /** Cannot be typed: computed, locked by its rule, or not for these roles. */
  readonly readOnly: boolean;
  /** The options on offer now; an inactive one only while it is the value. */
  readonly options: readonly Option[];
  /** What was chosen, where an option of it is no longer on offer. It comes back with the option. */
  readonly withdrawn: Value | undefined;
}

/** A field with its rules compiled, and where it stands. */
export interface FormField {
  readonly field: Field;
  readonly place: number;
  readonly visible: CompiledRule;
  readonly required: CompiledRule;
  readonly readOnly: CompiledRule;
  readonly options: readonly { readonly option: Option; readonly when: CompiledRule }[];
  readonly compute: CompiledExpression | undefined;
  readonly mayView: boolean;
  readonly mayEdit: boolean;
  /** What was set last, also where not all of it is on offer now. */
  chosen: Value;
  state: FieldState;
}

/**
 * Compiles a field's rules. Throws `expression-invalid` for a broken one and `definition-invalid` for a pattern that is
 * malformed or could take more than linear time.
 */
export function compileField(field: Field, place: number, roles: readonly string[] | undefined): FormField {
  const { visible, required, readOnly, options = [], compute, pattern, view, edit } = field;
  if (pattern !== undefined) compilePattern(pattern);
  const may = (allowed: readonly string[] | undefined): boolean =>
    roles === undefined || allowed === undefined || roles.some((role) => allowed.includes(role));
  return {
    visible: compileRule(visible, true),
    required: compileRule(required, false),
    readOnly: compileRule(readOnly, false),
    options: options.map((option) => ({ option, when: compileRule(option.when, true) })),
    compute: compute === undefined ? undefined : compileExpression(compute),
    field,
    place,
    mayView: may(view),
    mayEdit: may(view) && may(edit),
    chosen: null,
    state: { field, value: null, visible: true, required: false, readOnly: false, options: [], withdrawn: undefined },
  };
}

/** What the rules of a field read, e.g. `fields.type`. */
export function dependenciesOf({ visible, required, readOnly, compute, options }: FormField): readonly string[] {
  const rules = [visible, required, readOnly, compute, ...options.map(({ when }) => when)];
  return rules.flatMap((rule) => rule?.dependencies ?? []);
}

/** Where a field stands with these values. */
export function stateOf(entry: FormField, value: Value, scope: Scope): FieldState {
  const { field, chosen } = entry;
  return {
    field,
    value,
    visible: entry.mayView && entry.visible.holds(scope),
    required: entry.required.holds(scope),
    readOnly: entry.compute !== undefined || !entry.mayEdit || entry.readOnly.holds(scope),
    options: entry.options
      .filter(({ option, when }) => (option.active !== false || includes(chosen, option.value)) && when.holds(scope))
      .map(({ option }) => option),
    withdrawn: sameValue(chosen, value) ? undefined : chosen,
  };
}

/** What is left of a choice when only these options are on offer; of a masked one nobody here can tell. */
export function offered(chosen: Value, options: readonly Option[]): Value {
  const isOffered = (item: unknown): boolean => options.some(({ value }) => value === item);
  if (isMaskedValue(chosen)) return chosen;
  if (isList(chosen)) return chosen.every(isOffered) ? chosen : (chosen.filter(isOffered) as readonly string[]);
  return isOffered(chosen) ? chosen : null;
}

/** The value of a field; it may be called like a method that every object has. */
export function valueOf(values: Values, id: string): Value {
  return Object.hasOwn(values, id) ? (values[id] ?? null) : null;
}

export function sameValue(a: Value, b: Value): boolean {
  if (isMaskedValue(a) && isMaskedValue(b)) return a.hint === b.hint;
  if (!isList(a) || !isList(b)) return a === b;
  return a.length === b.length && a.every((item, index) => keyOf(item) === keyOf(b[index]));
}

/** A file is one by its id: what a server has stored may name its parts in another order. */
function keyOf(item: string | FileReference | undefined): string | undefined {
  return typeof item === 'object' ? item.id : item;
}

export function sameOptions(a: readonly Option[], b: readonly Option[]): boolean {
  return a.length === b.length && a.every((option, index) => option === b[index]);
}

export function sameState(a: FieldState, b: FieldState): boolean {
  return (
    sameValue(a.value, b.value) &&
    a.visible === b.visible &&
    a.required === b.required &&
    a.readOnly === b.readOnly &&
    a.withdrawn === b.withdrawn &&
    sameOptions(a.options, b.options)
  );
}

/** `Array.isArray` alone loses what a read-only list holds. */
function isList(value: Value): value is readonly string[] | readonly FileReference[] {
  return Array.isArray(value);
}

function includes(chosen: Value, value: string): boolean {
  return isList(chosen) ? chosen.some((item) => item === value) : chosen === value;
}
