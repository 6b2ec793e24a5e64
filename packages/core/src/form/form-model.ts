import type { Field, Value, Values } from '../definition/field.js';
import { issue, type Issue } from '../issue.js';
import { compileExpression } from '../logic/compile.js';
import type { Scope } from '../logic/expression.js';
import { readVariable } from '../logic/variables.js';
import { isMaskedValue } from '../privacy/masked-value.js';
import { checkValue, isEmpty } from './field-values.js';
import {
  compileField,
  offered,
  sameOptions,
  sameState,
  sameValue,
  stateOf,
  valueOf,
  type FieldState,
  type FormField,
} from './form-field.js';

/** The state of a form's fields under its rules. One model serves ticket forms, script steps and surveys. */
export interface FormModel {
  readonly fields: readonly Field[];
  /** All values, those of hidden fields too: hiding loses nothing. */
  readonly values: Values;
  state(id: string): FieldState | undefined;
  /** Sets one value; returns the ids of the fields whose state changed with it, in the form's order. */
  setValue(id: string, value: Value): readonly string[];
  /** Gives new data to the conditions (`customer`, `saved`, `now`…); returns the ids of the fields that changed. */
  setScope(scope: Scope): readonly string[];
  /** Findings on all visible fields; `status` adds the fields that this target status requires. */
  check(status?: string): readonly Issue[];
  /**
   * The values to submit, empty ones left out. Fields that the rules hide are left out too, unless they are kept; what the
   * roles may not see stays as it was.
   */
  submission(): Values;
}

export interface FormOptions {
  readonly values?: Values;
  /** What conditions may read besides the values; `saved` is the record as it is stored. */
  readonly scope?: Scope;
  /** The name that conditions read the values under. */
  readonly valuesAs?: 'fields' | 'answers';
  /** The roles of who looks at the form, for fields with `view` and `edit`. Absent: whoever it is may see and edit all. */
  readonly roles?: readonly string[] | undefined;
  /** What `submission` does with the values of hidden fields. */
  readonly hidden?: 'omit' | 'keep' | undefined;
}

/** How often computed values may feed each other in one change before the rest is left as it is. */
const MAX_ROUNDS = 10;

/**
 * Makes the model of a list of fields. A change recomputes only the fields whose rules read what changed, however many
 * others there are. A choice whose option is no longer offered is taken out and remembered (`withdrawn`).
 * Throws `expression-invalid` for a broken rule and `definition-invalid` for an unsafe pattern, or one that nothing loaded so far
 * can judge: lint the definition first, or see `missingPatternJudge`.
 *
 * @example
 * const form = createFormModel(fields, { values: { type: 'lift' }, scope: { customer } });
 * form.setValue('type', 'water'); // ['type', 'floor'] when `floor` is shown for lifts only
 */
export function createFormModel(
  fields: readonly Field[],
  { values = {}, scope = {}, valuesAs = 'fields', roles, hidden = 'omit' }: FormOptions = {},
): FormModel {
  const current: Record<string, Value> = { ...defaultValues(fields, scope), ...values };
  let outer = scope;
  const entries = new Map(fields.map((field, place) => [field.id, compileField(field, place, roles)]));
  const readers = readersBySource(entries, valuesAs);
  const readersOf = (id: string): ReadonlySet<string> => readers.get(`${valuesAs}.${id}`) ?? new Set();

  /** Puts a field in order; true when its value changed with it. */
  const settle = (entry: FormField, now: Scope): boolean => {
    const { id } = entry.field;
    const before = valueOf(current, id);
    // What follows from a value that is not here, was computed by who had it.
    const isKnown = !entry.compute?.dependencies.some((source) => isMaskedValue(readVariable(now, source)));
    if (entry.compute !== undefined && isKnown) current[id] = entry.chosen = asValue(entry.compute.evaluate(now));
    let state = stateOf(entry, valueOf(current, id), now);
    if (!sameOptions(entry.state.options, state.options) && !isEmpty(entry.chosen)) {
      current[id] = offered(entry.chosen, state.options);
      state = stateOf(entry, current[id], now);
    }
    const value = valueOf(current, id);
    if (!sameState(entry.state, state)) entry.state = state;
    return !sameValue(before, value);
  };
  const refresh = (ids: Iterable<string>): readonly string[] => {
    const now: Scope = { ...outer, [valuesAs]: current };
    const changed = new Map<string, number>();
    let waiting = new Set(ids);
    for (let round = 0; waiting.size > 0 && round < MAX_ROUNDS; round++) {
      const next = new Set<string>();
      for (const id of waiting) {
        const entry = entries.get(id);
        if (entry === undefined) continue;
        const before = entry.state;
        if (settle(entry, now)) for (const reader of readersOf(id)) next.add(reader);
        if (entry.state !== before) changed.set(id, entry.place);
      }
      waiting = next;
    }
    return [...changed].sort(([, a], [, b]) => a - b).map(([id]) => id);
  };

  // What a record brings along is never taken out: its first options are not a change.
  for (const entry of entries.values()) entry.chosen = valueOf(current, entry.field.id);
  const start: Scope = { ...outer, [valuesAs]: current };
  for (const entry of entries.values()) entry.state = stateOf(entry, entry.chosen, start);
  refresh(entries.keys());

  return {
    fields,
    get values() {
      return current;
    },
    state: (id) => entries.get(id)?.state,
    setValue(id, value) {
      const entry = entries.get(id);
      if (entry !== undefined) entry.chosen = value;
      else if (!Object.hasOwn(current, id)) return [];
      current[id] = value;
      return refresh([id, ...readersOf(id)]);
    },
    setScope(next) {
      const before = outer;
      outer = next;
      const roots = new Set([...Object.keys(before), ...Object.keys(next)]) as Set<keyof Scope>;
      const stale = [...roots].filter((root) => before[root] !== next[root]);
      return refresh(stale.flatMap((root) => [...(readers.get(root) ?? [])]));
    },
    check: (status) => [...entries.values()].flatMap(({ state }) => checkField(state, status)),
    submission() {
      const kept = [...entries.values()].filter(({ state, mayView }) => state.visible || !mayView || hidden === 'keep');
      const filled = kept.filter(({ state }) => !isEmpty(state.value));
      return Object.fromEntries(filled.map(({ state }) => [state.field.id, state.value]));
    },
  };
}

/**
 * For each source that rules read (`fields.type`, or a root such as `customer`) the fields whose rules read it. A rule that
 * reads all values reads each.
 */
function readersBySource(entries: ReadonlyMap<string, FormField>, valuesAs: string): Map<string, Set<string>> {
  const readers = new Map<string, Set<string>>();
  const add = (source: string, id: string): void => {
    readers.set(source, (readers.get(source) ?? new Set()).add(id));
  };
  for (const [id, { dependencies }] of entries) {
    for (const dependency of dependencies) {
      const [root = '', name] = dependency.split('.');
      if (root !== valuesAs) add(root, id);
      else if (name !== undefined) add(`${root}.${name}`, id);
      else for (const each of entries.keys()) add(`${root}.${each}`, id);
    }
  }
  return readers;
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
