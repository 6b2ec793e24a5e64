import { limitPassed, MAX_TEXT, spend, type Budget, type Step } from './step.js';
import { readVariable } from './variables.js';

/** Makes the step of one JsonLogic operation from its compiled arguments; arguments that are not needed are not run. */
export type Operation = (args: readonly Step[]) => Step;

/**
 * JsonLogic's truth: as JavaScript's, but the empty array is false.
 *
 * @example
 * isTruthy([]); // false
 */
export function isTruthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** All operations of jsonlogic.com but `var`, which the compiler reads itself. `log` passes its value on and writes nothing. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  '==': binary(looselyEqual),
  '!=': binary((a, b) => !looselyEqual(a, b)),
  '===': binary((a, b) => a === b),
  '!==': binary((a, b) => a !== b),
  '!': binary((a) => !isTruthy(a)),
  '!!': binary(isTruthy),
  '>': binary((a, b) => less(b, a)),
  '>=': binary((a, b) => atMost(b, a)),
  '<': ordered(less),
  '<=': ordered(atMost),
  max: variadic((values) => Math.max(...values.map(toNumber))),
  min: variadic((values) => Math.min(...values.map(toNumber))),
  '+': variadic((values) => values.reduce<number>((sum, value) => sum + toFloat(value), 0)),
  // A single factor stays what it is.
  '*': variadic((values) => values.reduce((product, value) => toFloat(product) * toFloat(value))),
  '-': binary((a, b) => (b === undefined ? -toNumber(a) : toNumber(a) - toNumber(b))),
  '/': binary((a, b) => toNumber(a) / toNumber(b)),
  '%': binary((a, b) => toNumber(a) % toNumber(b)),
  cat: variadic(joined),
  substr: variadic(([text, start, length]) => substring(toText(text), Math.trunc(toNumber(start)) || 0, length)),
  in: binary((needle, hay) =>
    typeof hay === 'string'
      ? hay !== '' && hay.includes(toText(needle))
      : Array.isArray(hay) && hay.some((item) => item === needle),
  ),
  merge: (args) => (data, budget) => {
    const merged = args.flatMap((arg) => arg(data, budget));
    spend(budget, merged.length);
    return merged;
  },

  if: chooseBranch,
  '?:': chooseBranch,
  and: (args) => (data, budget) => {
    let value: unknown;
    for (const arg of args) if (!isTruthy((value = arg(data, budget)))) break;
    return value;
  },
  or: (args) => (data, budget) => {
    let value: unknown;
    for (const arg of args) if (isTruthy((value = arg(data, budget)))) break;
    return value;
  },

  // It takes its names one by one or as one list.
  missing: (args) => (data, budget) => {
    const names = args.map((arg) => arg(data, budget));
    return missing(data, Array.isArray(names[0]) ? names[0] : names);
  },
  missing_some:
    ([needed = nothing, options = nothing]) =>
    (data, budget) => {
      const wanted = options(data, budget);
      const keys: unknown[] = Array.isArray(wanted) ? wanted : [];
      const absent = missing(data, keys);
      return keys.length - absent.length >= toNumber(needed(data, budget)) ? [] : absent;
    },

  log: binary((a) => a),
  map: overItems((list, run) => list.map(run)),
  filter: overItems((list, run) => list.filter((item) => isTruthy(run(item)))),
  all: overItems((list, run) => list.length > 0 && list.every((item) => isTruthy(run(item)))),
  none: overItems((list, run) => !list.some((item) => isTruthy(run(item)))),
  some: overItems((list, run) => list.some((item) => isTruthy(run(item)))),
  reduce:
    ([source = nothing, body = nothing, first = nothing]) =>
    (data, budget) =>
      items(source, data, budget).reduce<unknown>(
        (accumulator, current) => body({ accumulator, current }, budget),
        first(data, budget) ?? null,
      ),
};

function nothing(): undefined {
  return undefined;
}

/** An operation of at most two arguments, both of which it needs. */
function binary(apply: (a: unknown, b: unknown) => unknown): Operation {
  return ([a = nothing, b = nothing]) =>
    (data, budget) =>
      apply(a(data, budget), b(data, budget));
}

/** Two arguments in order, or three: is the second one between the others? */
function ordered(test: (a: unknown, b: unknown) => boolean): Operation {
  return ([a = nothing, b = nothing, c]) =>
    c === undefined
      ? (data, budget) => test(a(data, budget), b(data, budget))
      : (data, budget) => {
          const middle = b(data, budget);
          return test(a(data, budget), middle) && test(middle, c(data, budget));
        };
}

/** An operation that needs all its arguments, however many there are. */
function variadic(apply: (values: readonly unknown[]) => unknown): Operation {
  return (args) => (data, budget) => apply(args.map((arg) => arg(data, budget)));
}

/** An operation that runs its second argument for the items of the first. */
function overItems(apply: (list: readonly unknown[], run: (item: unknown) => unknown) => unknown): Operation {
  return ([source = nothing, body = nothing]) =>
    (data, budget) =>
      apply(items(source, data, budget), (item) => body(item, budget));
}

function items(source: Step, data: unknown, budget: Budget): readonly unknown[] {
  const list = source(data, budget);
  if (!Array.isArray(list)) return [];
  spend(budget, list.length);
  return list;
}

function chooseBranch(args: readonly Step[]): Step {
  return (data, budget) => {
    let index = 0;
    for (; index < args.length - 1; index += 2) {
      if (isTruthy(args[index]?.(data, budget))) return args[index + 1]?.(data, budget);
    }
    return args[index]?.(data, budget) ?? null;
  };
}

function missing(data: unknown, keys: readonly unknown[]): unknown[] {
  return keys.filter((key) => {
    const value = readVariable(data, key);
    return value === undefined || value === null || value === '';
  });
}

function joined(values: readonly unknown[]): string {
  const text = values.map((value) => (value === null || value === undefined ? '' : toText(value))).join('');
  if (text.length > MAX_TEXT) throw limitPassed('text', MAX_TEXT);
  return text;
}

/** JavaScript's `==` for JSON values, which JsonLogic promises; objects are equal only to themselves. */
function looselyEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === undefined || a === null || b === undefined || b === null) return (a ?? null) === (b ?? null);
  const [left, right] = [typeof a, typeof b];
  if (left === right) return false;
  if (left === 'object' || right === 'object') return looselyEqual(primitive(a), primitive(b));
  return Number(a) === Number(b);
}

/** JavaScript's `<` for JSON values: texts by their characters, all else by number. */
function less(a: unknown, b: unknown): boolean {
  return primitive(a) < primitive(b);
}

function atMost(a: unknown, b: unknown): boolean {
  return primitive(a) <= primitive(b);
}

/** What operators see of a value. Objects are not asked: what they would answer may be their author's. */
function primitive(value: unknown): string | number {
  return (typeof value === 'object' && value !== null ? toText(value) : value) as string | number;
}

/** JavaScript's `Number()` for JSON values. */
function toNumber(value: unknown): number {
  return Number(primitive(value));
}

/** JavaScript's `parseFloat`, which JsonLogic uses for sums and products. */
function toFloat(value: unknown): number {
  // Adding nothing makes -0 the 0 that it is as a text.
  return typeof value === 'number' ? value + 0 : Number.parseFloat(toText(value));
}

/** JavaScript's text of a JSON value: a list is its items with commas, an object says nothing of its content. */
function toText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (!Array.isArray(value)) return '[object Object]';
  return value.map((item) => (item === null || item === undefined ? '' : toText(item))).join(',');
}

function substring(text: string, start: number, length: unknown): string {
  const from = start < 0 ? Math.max(text.length + start, 0) : start;
  if (length === undefined) return text.slice(from);
  const count = Math.trunc(toNumber(length)) || 0;
  return count < 0 ? text.slice(from).slice(0, count) : text.slice(from, from + count);
}
