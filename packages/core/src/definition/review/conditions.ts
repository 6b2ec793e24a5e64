import { isCallsideError } from '../../errors.js';
import type { Path } from '../../issue.js';
import { compileExpression } from '../../logic/compile.js';
import type { Expression } from '../../logic/expression.js';
import { isTruthy } from '../../logic/operation.js';
import { isRecord } from '../shape.js';

/** A place in a condition where a variable meets constants. */
export interface Comparison {
  /** E.g. `fields.problemType`. */
  readonly variable: string;
  /** `is` one of the values, is none of them (`not`), or is a list that `has` the value. */
  readonly sort: 'is' | 'not' | 'has';
  readonly values: readonly { readonly value: Constant; readonly path: Path }[];
}

type Constant = string | number | boolean | null;

/**
 * What a condition always comes to; undefined when it depends on anything.
 *
 * @example
 * constantOf({ '==': [1, 2] }); // false
 * constantOf({ var: 'fields.urgent' }); // undefined
 */
export function constantOf(condition: Expression): boolean | undefined {
  const value = constantValueOf(condition);
  return value === undefined ? undefined : isTruthy(value);
}

/**
 * The value that an expression always has; undefined when it depends on anything.
 *
 * @example
 * constantValueOf({ cat: ['a', 'b'] }); // 'ab'
 */
export function constantValueOf(expression: Expression): unknown {
  if (readsAnything(expression)) return undefined;
  try {
    return compileExpression(expression).evaluate({});
  } catch (error) {
    // Too long to work out: nobody can say what it comes to.
    if (isCallsideError(error)) return undefined;
    throw error;
  }
}

/**
 * All comparisons of variables with constants in an expression, whatever stands around them.
 *
 * @example
 * comparisonsIn({ '!': [{ '==': [{ var: 'fields.type' }, 'lift'] }] }, ['visible']);
 * // [{ variable: 'fields.type', sort: 'is', values: [{ value: 'lift', path: ['visible', '!', 0, '==', 1] }] }]
 */
export function comparisonsIn(expression: Expression, path: Path): Comparison[] {
  if (Array.isArray(expression)) {
    return (expression as readonly Expression[]).flatMap((item, index) => comparisonsIn(item, [...path, index]));
  }
  const operation = operationOf(expression, path);
  if (operation === undefined) return [];
  const own = comparisonOf(operation);
  // What is run once per item reads the item, not the scope.
  const args = PER_ITEM.has(operation.name) ? operation.args.slice(0, 1) : operation.args;
  const inner = args.flatMap((arg) => comparisonsIn(arg.expression, arg.path));
  return own === undefined ? inner : [own, ...inner];
}

/**
 * Tells of a simple contradiction: one variable that should be two things at once, or a part that never holds.
 *
 * @example
 * contradicts({ and: [{ '==': [{ var: 'fields.type' }, 'lift'] }, { '==': [{ var: 'fields.type' }, 'water'] }] }); // true
 */
export function contradicts(condition: Expression): boolean {
  if (constantOf(condition) === false) return true;
  const operation = operationOf(condition, []);
  if (operation === undefined) return false;
  const parts = operation.args.map(({ expression }) => expression);
  if (operation.name === 'or') return parts.every(contradicts);
  if (operation.name !== 'and') return false;
  return parts.some(contradicts) || contradictsTogether(parts);
}

/**
 * Tells whether one of these conditions holds whatever value of the list a variable has: each of them only compares it
 * with constants, and together they name all values.
 *
 * @example
 * coversAll([{ '==': [{ var: 'fields.type' }, 'a'] }, { '==': [{ var: 'fields.type' }, 'b'] }], () => ['a', 'b']); // true
 */
export function coversAll(
  conditions: readonly Expression[],
  valuesOf: (variable: string) => readonly string[] | undefined,
): boolean {
  const comparisons = conditions.flatMap((condition) => wholeComparison(condition) ?? []);
  const variables = new Set(comparisons.map(({ variable }) => variable));
  const [variable] = variables;
  if (variable === undefined || variables.size > 1 || comparisons.length < conditions.length) return false;
  const wanted = valuesOf(variable);
  return wanted?.every((value) => comparisons.some((each) => holdsFor(each, value))) ?? false;
}

const PER_ITEM = new Set(['map', 'filter', 'reduce', 'all', 'none', 'some']);
const READERS = new Set(['var', 'missing', 'missing_some']);

interface Operation {
  readonly name: string;
  readonly args: readonly { readonly expression: Expression; readonly path: Path }[];
}

function operationOf(expression: Expression, path: Path): Operation | undefined {
  if (!isRecord(expression)) return undefined;
  const [name] = Object.keys(expression);
  if (name === undefined) return undefined;
  const raw = expression[name] as Expression;
  const args = Array.isArray(raw)
    ? (raw as readonly Expression[]).map((arg, index) => ({ expression: arg, path: [...path, name, index] }))
    : [{ expression: raw, path: [...path, name] }];
  return { name, args };
}

function readsAnything(expression: Expression): boolean {
  if (Array.isArray(expression)) return (expression as readonly Expression[]).some(readsAnything);
  const operation = operationOf(expression, []);
  if (operation === undefined) return false;
  return READERS.has(operation.name) || operation.args.some((arg) => readsAnything(arg.expression));
}

function wholeComparison(condition: Expression): Comparison | undefined {
  const operation = operationOf(condition, []);
  return operation === undefined ? undefined : comparisonOf(operation);
}

function comparisonOf({ name, args }: Operation): Comparison | undefined {
  const [first, second] = args;
  if (first === undefined || second === undefined) return undefined;
  const variable = variableOf(first.expression) ?? variableOf(second.expression);
  const constant = variableOf(first.expression) === undefined ? first : second;
  if (variable === undefined) return undefined;
  if (name === 'in') {
    const isList = constant === second && Array.isArray(constant.expression);
    if (constant === first) return compared(variable, 'has', [first]);
    return isList ? compared(variable, 'is', listed(second)) : undefined;
  }
  if (name === '==' || name === '===') return compared(variable, 'is', [constant]);
  return name === '!=' || name === '!==' ? compared(variable, 'not', [constant]) : undefined;
}

function compared(variable: string, sort: Comparison['sort'], constants: Operation['args']): Comparison | undefined {
  const values = constants.flatMap(({ expression, path }) =>
    isConstant(expression) ? [{ value: expression, path }] : [],
  );
  return values.length === constants.length ? { variable, sort, values } : undefined;
}

function listed({ expression, path }: Operation['args'][number]): Operation['args'] {
  return (expression as readonly Expression[]).map((item, index) => ({ expression: item, path: [...path, index] }));
}

function variableOf(expression: Expression): string | undefined {
  const operation = operationOf(expression, []);
  const name = operation?.name === 'var' ? operation.args[0]?.expression : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function isConstant(expression: Expression): expression is Constant {
  return typeof expression !== 'object' || expression === null;
}

/** Values that no variable can have at once. `==` takes `1` and `'1'` for one, so texts are compared. */
function contradictsTogether(parts: readonly Expression[]): boolean {
  const left = new Map<string, readonly string[]>();
  const comparisons = parts.flatMap((part) => wholeComparison(part) ?? []);
  for (const { variable, sort, values } of comparisons) {
    if (sort !== 'is') continue;
    const allowed = values.map(({ value }) => String(value));
    left.set(variable, left.get(variable)?.filter((value) => allowed.includes(value)) ?? allowed);
  }
  for (const { variable, sort, values } of comparisons) {
    if (sort !== 'not') continue;
    const refused = values.map(({ value }) => String(value));
    const possible = left.get(variable);
    if (possible !== undefined)
      left.set(
        variable,
        possible.filter((value) => !refused.includes(value)),
      );
  }
  return [...left.values()].some((possible) => possible.length === 0);
}

function holdsFor({ sort, values }: Comparison, value: string): boolean {
  const named = values.some((each) => String(each.value) === value);
  return sort === 'not' ? !named : named;
}
