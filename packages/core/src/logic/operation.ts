import type { Step } from './step.js';

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

/**
 * The step of an argument that is not there.
 *
 * @example
 * const [first = nothing] = args;
 */
export function nothing(): undefined {
  return undefined;
}

/**
 * An operation on two values; one that is not there is undefined.
 *
 * @example
 * binary((a, b) => a === b);
 */
export function binary(apply: (a: unknown, b: unknown) => unknown): Operation {
  return ([a = nothing, b = nothing]) =>
    (data, budget) =>
      apply(a(data, budget), b(data, budget));
}

/**
 * What operators see of a value. Objects are not asked: what they would answer may be their author's.
 *
 * @example
 * primitive([1, 2]); // '1,2'
 */
export function primitive(value: unknown): string | number {
  return (typeof value === 'object' && value !== null ? toText(value) : value) as string | number;
}

/**
 * JavaScript's text of a JSON value: a list is its items with commas, an object says nothing of its content.
 *
 * @example
 * toText([1, null]); // '1,'
 */
export function toText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (!Array.isArray(value)) return '[object Object]';
  return value.map((item) => (item === null || item === undefined ? '' : toText(item))).join(',');
}
