import type { Field, Option, Value, Values } from '../definition/field.js';
import { issue, type Issue } from '../issue.js';
import { compileExpression } from '../logic/compile.js';
import type { Scope } from '../logic/expression.js';
import { checkValue, isEmpty } from './field-values.js';
import { compileRule, type CompiledRule } from './rules.js';

/** What a screen needs to know of one field. */
export interface FieldState {
  readonly field: Field;
  readonly value: Value;
  readonly visible: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
  /** The options on offer now; an inactive one only while it is the value. */
  readonly options: readonly Option[];
}

/** The state of a form's fields under its rules. One model serves ticket forms, script steps and surveys. */
export interface FormModel {
  readonly fields: readonly Field[];
  /** All values, those of hidden fields too: hiding loses nothing. */
  readonly values: Values;
  state(id: string): FieldState | undefined;
  /** Sets one value; returns the ids of the fields whose state changed with it, in the form's order. */
  setValue(id: string, value: Value): readonly string[];
  /** Gives new data to the conditions (`customer`, `call`, `now`…); returns the ids of the fields that changed. */
  setScope(scope: Scope): readonly string[];
  /** Findings on all visible fields; `status` adds the fields that this target status requires. */
  check(status?: string): readonly Issue[];
  /** The values to submit: of visible fields only, empty ones left out. */
  submission(): Values;
}

interface Entry {
  readonly field: Field;
  readonly visible: CompiledRule;
  readonly required: CompiledRule;
  readonly readOnly: CompiledRule;
  readonly options: readonly { readonly option: Option; readonly when: CompiledRule }[];
  readonly compute: ReturnType<typeof compileExpression> | undefined;
  state: FieldState;
}

/** How often computed values may feed each other in one change before the rest is left as it is. */
const MAX_ROUNDS = 10;

/**
 * Makes the model of a list of fields. A change recomputes only the fields whose rules read what changed.
 * Throws `expression-invalid` for a broken rule: lint the definition first.
 *
 * @example
 * const form = createFormModel(fields, { values: { type: 'lift' }, scope: { customer } });
 * form.setValue('type', 'water'); // ['type', 'floor'] when `floor` is shown for lifts only
 */
export function createFormModel(
  fields: readonly Field[],
  {
    values = {},
    scope = {},
    valuesAs = 'fields',
  }: { values?: Values; scope?: Scope; valuesAs?: 'fields' | 'answers' } = {},
): FormModel {
  const current: Record<string, Value> = { ...defaultValues(fields, scope), ...values };
  let outer = scope;
  const entries = new Map(fields.map((field) => [field.id, compileField(field)]));
  const dependants = indexDependants(entries.values(), valuesAs);
  const scopeNow = (): Scope => ({ ...outer, [valuesAs]: current });

  const refresh = (ids: Iterable<string>): Set<string> => {
    const changed = new Set<string>();
    let waiting = new Set(ids);
    for (let round = 0; waiting.size > 0 && round < MAX_ROUNDS; round++) {
      const next = new Set<string>();
      for (const id of waiting) {
        const entry = entries.get(id);
        if (entry === undefined) continue;
        if (recompute(entry, current, scopeNow())) for (const other of dependants.get(id) ?? []) next.add(other);
        const state = stateOf(entry, current, scopeNow());
        if (!sameState(entry.state, state)) {
          entry.state = state;
          changed.add(id);
        }
      }
      waiting = next;
    }
    return changed;
  };
  const inOrder = (ids: ReadonlySet<string>): string[] => fields.map(({ id }) => id).filter((id) => ids.has(id));

  refresh(entries.keys());
  return {
    fields,
    get values() {
      return current;
    },
    state: (id) => entries.get(id)?.state,
    setValue(id, value) {
      if (!Object.hasOwn(current, id) && !entries.has(id)) return [];
      current[id] = value;
      return inOrder(refresh([id, ...(dependants.get(id) ?? [])]));
    },
    setScope(next) {
      outer = next;
      return inOrder(refresh(entries.keys()));
    },
    check: (status) => [...entries.values()].flatMap(({ state }) => checkField(state, status)),
    submission() {
      const shown = [...entries.values()].filter(({ state }) => state.visible && !isEmpty(state.value));
      return Object.fromEntries(shown.map(({ state }) => [state.field.id, state.value]));
    },
  };
}

function compileField(field: Field): Entry {
  return {
    field,
    visible: compileRule(field.visible, true),
    required: compileRule(field.required, false),
    readOnly: compileRule(field.readOnly, false),
    options: (field.options ?? []).map((option) => ({ option, when: compileRule(option.when, true) })),
    compute: field.compute === undefined ? undefined : compileExpression(field.compute),
    state: { field, value: null, visible: true, required: false, readOnly: false, options: [] },
  };
}

/** For each field the fields whose rules read its value. A rule that reads all values depends on every field. */
function indexDependants(entries: Iterable<Entry>, valuesAs: string): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>();
  const all = [...entries];
  for (const { field, visible, required, readOnly, options, compute } of all) {
    const read = [
      visible,
      required,
      readOnly,
      ...options.map(({ when }) => when),
      ...(compute === undefined ? [] : [compute]),
    ];
    for (const name of read.flatMap(({ dependencies }) => dependencies)) {
      const [root, id] = name.split('.');
      if (root !== valuesAs) continue;
      for (const source of id === undefined ? all.map((entry) => entry.field.id) : [id]) {
        index.set(source, (index.get(source) ?? new Set()).add(field.id));
      }
    }
  }
  return index;
}

function recompute({ field, compute }: Entry, values: Record<string, Value>, scope: Scope): boolean {
  if (compute === undefined) return false;
  const value = asValue(compute.evaluate(scope));
  if (sameValue(valueOf(values, field.id), value)) return false;
  values[field.id] = value;
  return true;
}

function stateOf(entry: Entry, values: Values, scope: Scope): FieldState {
  const { field, options } = entry;
  const value = valueOf(values, field.id);
  return {
    field,
    value,
    visible: entry.visible.holds(scope),
    required: entry.required.holds(scope),
    readOnly: entry.compute !== undefined || entry.readOnly.holds(scope),
    options: options
      .filter(({ option, when }) => (option.active !== false || option.value === value) && when.holds(scope))
      .map(({ option }) => option),
  };
}

/** A field may be called like a method that every object has. */
function valueOf(values: Values, id: string): Value {
  return Object.hasOwn(values, id) ? (values[id] ?? null) : null;
}

function sameValue(a: Value, b: Value): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function sameState(a: FieldState, b: FieldState): boolean {
  return (
    sameValue(a.value, b.value) &&
    a.visible === b.visible &&
    a.required === b.required &&
    a.readOnly === b.readOnly &&
    a.options.length === b.options.length &&
    a.options.every((option, index) => option === b.options[index])
  );
}

function checkField({ field, value, visible, required, options }: FieldState, status: string | undefined): Issue[] {
  if (!visible) return [];
  const needed = required || (status !== undefined && (field.requiredFor?.includes(status) ?? false));
  if (needed && (isEmpty(value) || value === false)) return [issue('required', [field.id])];
  return checkValue(field, value, options);
}

/**
 * The first values of fields whose default says something for this scope.
 *
 * @example
 * defaultValues([{ id: 'phone', default: { var: 'customer.phone' }, … }], { customer }); // { phone: '138…' }
 */
export function defaultValues(fields: readonly Field[], scope: Scope): Readonly<Record<string, Value>> {
  const filled = fields.flatMap(({ id, default: first }): [string, Value][] => {
    const value = first === undefined ? null : asValue(compileExpression(first).evaluate(scope));
    return isEmpty(value) ? [] : [[id, value]];
  });
  return Object.fromEntries(filled);
}

function asValue(result: unknown): Value {
  if (typeof result === 'string' || typeof result === 'number' || typeof result === 'boolean') return result;
  return Array.isArray(result) && result.every((item) => typeof item === 'string') ? result : null;
}
