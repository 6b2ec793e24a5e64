import { compileExpression } from '../../logic/compile.js';
import { SCOPE_NAMES, type Expression } from '../../logic/expression.js';
import { FIELD_TYPES, OPTION_FIELD_TYPES, type Field, type FieldType } from '../field.js';
import { compilePattern } from '../pattern.js';
import { MAX_TREE_DEPTH } from '../tree.js';
import { isCount, isFlag, isName, isString, isText, listOf, maybe, recordOf, type Test } from './value-tests.js';

const option = { value: isString, label: isText, active: maybe(isFlag) };

/** A tree down to the deepest level that there may be. */
function treeFrom(level: number): Test {
  const children: Test = level < MAX_TREE_DEPTH ? treeFrom(level + 1) : listOf(() => false);
  return listOf(recordOf({ ...option, children: maybe(children) }));
}

/** A field whose parts are what they should be. */
export const isField = recordOf({
  id: isName,
  type: (value) => FIELD_TYPES.includes(value as FieldType),
  label: isText,
  help: maybe(isText),
  placeholder: maybe(isText),
  requiredFor: maybe(listOf(isString)),
  pattern: maybe(isString),
  options: maybe(listOf(recordOf(option))),
  tree: maybe(treeFrom(1)),
  source: maybe(isString),
  accept: maybe(listOf(isString, 1)),
  maxSize: maybe(isCount),
  ends: maybe(listOf(isText, 2)),
  view: maybe(listOf(isString, 1)),
  edit: maybe(listOf(isString, 1)),
  copyTo: maybe(isString),
});

/** Says whether an expression can be worked out. */
export type Reads = (expression: Expression | undefined) => boolean;

/**
 * Says of an expression whether it compiles and reads only fields, or answers, that there are; throws as `compileExpression` does.
 *
 * @example
 * readsFields(['phone'])({ var: 'fields.phone' }); // true
 */
export function readsFields(ids: readonly string[], own: 'fields' | 'answers' = 'fields'): Reads {
  return (expression) =>
    expression === undefined ||
    compileExpression(expression).dependencies.every((variable) => {
      const [root = '', id] = variable.split('.');
      return (
        (SCOPE_NAMES as readonly string[]).includes(root) && (root !== own || id === undefined || ids.includes(id))
      );
    });
}

/**
 * Tells whether a field has what its type needs, a safe pattern and rules that can be worked out; throws as `compilePattern` does.
 *
 * @example
 * hasSense(field, readsFields(ids)); // true
 */
export function hasSense(field: Field, reads: Reads): boolean {
  const {
    type,
    pattern,
    visible,
    required,
    readOnly,
    compute,
    default: first,
    options = [],
    tree = [],
    source,
  } = field;
  if (pattern !== undefined) compilePattern(pattern);
  const rules = [visible, required, readOnly, compute, first, ...options.map(({ when }) => when)];
  return (
    rules.every(reads) &&
    (options.length > 0 || !OPTION_FIELD_TYPES.includes(type)) &&
    (tree.length > 0 || type !== 'tree') &&
    (source !== undefined || type !== 'lookup')
  );
}
