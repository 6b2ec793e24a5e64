import { binary, isTruthy, nothing, primitive, toText, type Operation } from './operation.js';
import { limitPassed, MAX_TEXT, spend, type Budget, type Step } from './step.js';
import { readVariable } from './variables.js';

/**
 * One of the operations that few conditions have: sums, texts, lists. A survey's own file leaves them to the file beside it.
 *
 * @example
 * rareOperation('cat'); // joins its arguments
 */
export function rareOperation(name: string): Operation | undefined {
  return Object.hasOwn(RARE, name) ? RARE[name] : undefined;
}

const RARE: Readonly<Record<string, Operation>> = {
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
  merge: (args) => (data, budget) => {
    const merged = args.flatMap((arg) => arg(data, budget));
    spend(budget, merged.length);
    return merged;
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

/** JavaScript's `Number()` for JSON values. */
function toNumber(value: unknown): number {
  return Number(primitive(value));
}

/** JavaScript's `parseFloat`, which JsonLogic uses for sums and products. */
function toFloat(value: unknown): number {
  // Adding nothing makes -0 the 0 that it is as a text.
  return typeof value === 'number' ? value + 0 : Number.parseFloat(toText(value));
}

function substring(text: string, start: number, length: unknown): string {
  const from = start < 0 ? Math.max(text.length + start, 0) : start;
  if (length === undefined) return text.slice(from);
  const count = Math.trunc(toNumber(length)) || 0;
  return count < 0 ? text.slice(from).slice(0, count) : text.slice(from, from + count);
}
