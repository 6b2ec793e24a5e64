/** A figure that may not exist: then why, in place of a number that means nothing. */
export type Statistic =
  | {
      readonly value: number;
      /** What it is reckoned from: calls, or pairs of ratings, as the function says. */
      readonly n: number;
      readonly interval?: Interval;
    }
  | { readonly value: null; readonly n: number; readonly reason: NoStatistic };

/** `too-few`: there is not enough to compare. `no-variation`: all said the same, so there is nothing to agree about by chance. */
export type NoStatistic = 'too-few' | 'no-variation';

/** Where the true value lies, with this confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** 0.95 and the like. */
  readonly level: number;
}

/**
 * A figure that does not exist, and why.
 *
 * @example
 * noStatistic('too-few', 1); // { value: null, n: 1, reason: 'too-few' }
 */
export function noStatistic(reason: NoStatistic, n: number): Statistic {
  return { value: null, n, reason };
}

/**
 * Adds up numbers.
 *
 * @example
 * sumOf([1, 2, 3]); // 6
 */
export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0);
}
