import type { Field, Value, Values } from '../definition/field.js';
import { issue, type Issue } from '../issue.js';
import type { Scope } from '../logic/expression.js';
import { defaultValues } from './default-values.js';
import { compileFields, createFieldStates } from './field-states.js';
import { checkValue, isEmpty } from './field-values.js';
import { dependenciesOf, type FieldState, type FormField } from './form-field.js';

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
  let outer = scope;
  const entries = compileFields(fields, roles);
  const readers = readersBySource(entries, valuesAs);
  const states = createFieldStates(entries, {
    values: { ...defaultValues(fields, scope), ...values },
    scopeOf: (current) => ({ ...outer, [valuesAs]: current }),
    readersOf: (id) => readers.get(`${valuesAs}.${id}`) ?? [],
  });
  const inOrder = (ids: Iterable<string>): readonly string[] =>
    [...ids].sort((a, b) => (entries.get(a)?.place ?? 0) - (entries.get(b)?.place ?? 0));

  return {
    fields,
    get values() {
      return states.values;
    },
    state: (id) => states.state(id),
    setValue: (id, value) => inOrder(states.setValue(id, value)),
    setScope(next) {
      const before = outer;
      outer = next;
      const roots = new Set([...Object.keys(before), ...Object.keys(next)]) as Set<keyof Scope>;
      const stale = [...roots].filter((root) => before[root] !== next[root]);
      return inOrder(states.refresh(stale.flatMap((root) => [...(readers.get(root) ?? [])])));
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
  for (const [id, entry] of entries) {
    for (const dependency of dependenciesOf(entry)) {
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
