import type { Field, Value, Values } from '../definition/field.js';
import type { Scope } from '../logic/expression.js';
import { readVariable } from '../logic/variables.js';
import { isMaskedValue } from '../privacy/masked-value.js';
import { asValue } from './default-values.js';
import { isEmpty } from './field-values.js';
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

/** Where the fields of a form or a survey stand with the values that there are. */
export interface FieldStates {
  /** All values, those of hidden fields too: hiding loses nothing. */
  readonly values: Values;
  state(id: string): FieldState | undefined;
  /** Sets one value; returns the ids of the fields whose state changed with it. */
  setValue(id: string, value: Value): Iterable<string>;
  /** Puts these fields in order, and all that follows from them; returns the ids of those whose state changed. */
  refresh(ids: Iterable<string>): Iterable<string>;
}

export interface FieldStatesOptions {
  readonly values: Values;
  /** What the rules read while the values are these. */
  readonly scopeOf: (values: Values) => Scope;
  /** The fields whose rules may read this one: the fewer, the less a change costs. */
  readonly readersOf: (id: string) => Iterable<string>;
}

/** How often values may follow from each other in one change before the rest is left as it is. */
const MAX_ROUNDS = 10;

/**
 * Compiles the rules of fields, in their order. Throws as `createFormModel` does.
 *
 * @example
 * const entries = compileFields(fields, ['supervisor']);
 */
export function compileFields(fields: readonly Field[], roles?: readonly string[]): ReadonlyMap<string, FormField> {
  return new Map(fields.map((field, place) => [field.id, compileField(field, place, roles)]));
}

/**
 * Follows the rules of fields as values are set. A choice whose option is no longer offered is taken out and remembered
 * (`withdrawn`).
 *
 * @example
 * const states = createFieldStates(entries, { values, scopeOf: (answers) => ({ answers }), readersOf: () => entries.keys() });
 * states.setValue('solved', 'no');
 * states.state('comment')?.visible; // true
 */
export function createFieldStates(
  entries: ReadonlyMap<string, FormField>,
  { values, scopeOf, readersOf }: FieldStatesOptions,
): FieldStates {
  const current: Record<string, Value> = { ...values };

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
  const refresh = (ids: Iterable<string>): Iterable<string> => {
    const now = scopeOf(current);
    const changed = new Set<string>();
    let waiting = new Set(ids);
    for (let round = 0; waiting.size > 0 && round < MAX_ROUNDS; round++) {
      const next = new Set<string>();
      for (const id of waiting) {
        const entry = entries.get(id);
        if (entry === undefined) continue;
        const before = entry.state;
        if (settle(entry, now)) for (const reader of readersOf(id)) next.add(reader);
        if (entry.state !== before) changed.add(id);
      }
      waiting = next;
    }
    return changed;
  };

  // What a record brings along is never taken out: its first options are not a change.
  const start = scopeOf(current);
  for (const entry of entries.values()) {
    entry.chosen = valueOf(current, entry.field.id);
    entry.state = stateOf(entry, entry.chosen, start);
  }
  refresh(entries.keys());

  return {
    get values() {
      return current;
    },
    state: (id) => entries.get(id)?.state,
    setValue(id, value) {
      const entry = entries.get(id);
      if (entry?.chosen === value && valueOf(current, id) === value) return [];
      if (entry !== undefined) entry.chosen = value;
      else if (!Object.hasOwn(current, id)) return [];
      current[id] = value;
      return refresh([id, ...readersOf(id)]);
    },
    refresh,
  };
}
