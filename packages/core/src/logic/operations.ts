import type { Budget, Step } from './step.js';
import { readVariable } from './variables.js';

/** One JsonLogic operation over its compiled arguments; arguments that are not needed are not run. */
export type Operation = (args: readonly Step[], data: unknown, budget: Budget) => unknown;

/**
 * JsonLogic's truth: as JavaScript's, but the empty array is false.
 *
 * @example
 * isTruthy([]); // false
 */
export function isTruthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** All operations of jsonlogic.com but `var`, which the compiler reads itself, and `log`, which has an effect. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  '==': strict(([a, b]) => looselyEqual(a, b)),
  '!=': strict(([a, b]) => !looselyEqual(a, b)),
  '===': strict(([a, b]) => a === b),
  '!==': strict(([a, b]) => a !== b),
  '!': strict(([a]) => !isTruthy(a)),
  '!!': strict(([a]) => isTruthy(a)),
  '>': strict(([a, b]) => compare(a, b, (x, y) => x > y)),
  '>=': strict(([a, b]) => compare(a, b, (x, y) => x >= y)),
  '<': strict(([a, b, c]) => between(a, b, c, (x, y) => x < y)),
  '<=': strict(([a, b, c]) => between(a, b, c, (x, y) => x <= y)),
  max: strict((values) => Math.max(...values.map(toNumber))),
  min: strict((values) => Math.min(...values.map(toNumber))),
  '+': strict((values) => values.reduce<number>((sum, value) => sum + toFloat(value), 0)),
  '*': strict((values) => values.reduce<number>((product, value) => product * toFloat(value), 1)),
  '-': strict(([a, b]) => (b === undefined ? -toNumber(a) : toNumber(a) - toNumber(b))),
  '/': strict(([a, b]) => toNumber(a) / toNumber(b)),
  '%': strict(([a, b]) => toNumber(a) % toNumber(b)),
  cat: strict((values) => values.map(toText).join('')),
  substr: strict(([text, start, length]) => substring(toText(text), toNumber(start), length)),
  in: strict(([needle, hay]) =>
    typeof hay === 'string' ? hay.includes(toText(needle)) : Array.isArray(hay) && hay.includes(needle),
  ),
  merge: strict((values) => values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))),

  if: chooseBranch,
  '?:': chooseBranch,
  and: (args, data, budget) => firstThat(args, data, budget, (value) => !isTruthy(value)),
  or: (args, data, budget) => firstThat(args, data, budget, isTruthy),

  missing: (args, data, budget) => missing(data, names(args, data, budget)),
  missing_some(args, data, budget) {
    const [needed = () => 1, options = () => []] = args;
    const wanted = options(data, budget);
    const keys: unknown[] = Array.isArray(wanted) ? wanted : [];
    const absent = missing(data, keys);
    return keys.length - absent.length >= toNumber(needed(data, budget)) ? [] : absent;
  },

  map: (args, data, budget) => items(args, data, budget).map((item) => args[1]?.(item, budget)),
  filter: (args, data, budget) => items(args, data, budget).filter((item) => isTruthy(args[1]?.(item, budget))),
  reduce(args, data, budget) {
    const first = args[2]?.(data, budget) ?? null;
    return items(args, data, budget).reduce<unknown>(
      (accumulator, current) => args[1]?.({ accumulator, current }, budget),
      first,
    );
  },
  all(args, data, budget) {
    const list = items(args, data, budget);
    return list.length > 0 && list.every((item) => isTruthy(args[1]?.(item, budget)));
  },
  none: (args, data, budget) => !items(args, data, budget).some((item) => isTruthy(args[1]?.(item, budget))),
  some: (args, data, budget) => items(args, data, budget).some((item) => isTruthy(args[1]?.(item, budget))),
};

/** An operation that needs all its arguments. */
function strict(apply: (values: readonly unknown[]) => unknown): Operation {
  return (args, data, budget) => apply(args.map((arg) => arg(data, budget)));
}

function chooseBranch(args: readonly Step[], data: unknown, budget: Budget): unknown {
  let index = 0;
  for (; index < args.length - 1; index += 2) {
    if (isTruthy(args[index]?.(data, budget))) return args[index + 1]?.(data, budget);
  }
  return args[index]?.(data, budget) ?? null;
}

function firstThat(args: readonly Step[], data: unknown, budget: Budget, stops: (value: unknown) => boolean): unknown {
  let value: unknown = null;
  for (const arg of args) {
    value = arg(data, budget);
    if (stops(value)) return value;
  }
  return value;
}

function items(args: readonly Step[], data: unknown, budget: Budget): unknown[] {
  const list = args[0]?.(data, budget);
  return Array.isArray(list) ? list : [];
}

/** `missing` takes its names one by one or as one list. */
function names(args: readonly Step[], data: unknown, budget: Budget): unknown[] {
  const values = args.map((arg) => arg(data, budget));
  return Array.isArray(values[0]) ? values[0] : values;
}

function missing(data: unknown, keys: readonly unknown[]): unknown[] {
  return keys.filter((key) => {
    const value = readVariable(data, key);
    return value === undefined || value === null || value === '';
  });
}

/** JavaScript's `==` for JSON values, which JsonLogic promises; objects are equal only to themselves. */
function looselyEqual(a: unknown, b: unknown): boolean {
  if (a === undefined || a === null || b === undefined || b === null) return (a ?? null) === (b ?? null);
  if (typeof a === typeof b) return a === b;
  if (typeof a === 'object' && typeof b === 'object') return false;
  if (typeof a === 'object') return looselyEqual(toText(a), b);
  if (typeof b === 'object') return looselyEqual(a, toText(b));
  return toNumber(a) === toNumber(b);
}

function compare(a: unknown, b: unknown, test: (x: string | number, y: string | number) => boolean): boolean {
  return typeof a === 'string' && typeof b === 'string' ? test(a, b) : test(toNumber(a), toNumber(b));
}

function between(
  a: unknown,
  b: unknown,
  c: unknown,
  test: (x: string | number, y: string | number) => boolean,
): boolean {
  return c === undefined ? compare(a, b, test) : compare(a, b, test) && compare(b, c, test);
}

/** JavaScript's `Number()` for JSON values. */
function toNumber(value: unknown): number {
  return value === undefined ? NaN : Number(typeof value === 'object' && value !== null ? toText(value) : value);
}

/** JavaScript's `parseFloat`, which JsonLogic uses for sums and products. */
function toFloat(value: unknown): number {
  return Number.parseFloat(toText(value));
}

/** JavaScript's text of a JSON value: a list is its items with commas, an object says nothing of its content. */
function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null) return 'null';
  if (Array.isArray(value))
    return value.map((item) => (item === null || item === undefined ? '' : toText(item))).join(',');
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === undefined ? 'undefined' : '[object Object]';
}

function substring(text: string, start: number, length: unknown): string {
  const from = start < 0 ? Math.max(text.length + start, 0) : start;
  if (length === undefined) return text.slice(from);
  const count = toNumber(length);
  return count < 0 ? text.slice(from, count) : text.slice(from, from + count);
}
