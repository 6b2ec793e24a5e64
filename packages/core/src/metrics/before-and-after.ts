import { differenceOfMeans, meanOf } from './mean.js';
import { differenceOfShares, shareOf, type Share } from './share.js';
import type { Statistic } from './statistic.js';

/** What is measured: figures such as scores or seconds, or whether something was so, as 1 and 0. */
export type Measured = 'figures' | 'shares';

/** What a comparison shows. `not-shown`: the interval holds zero, so it may be chance. */
export type Change = 'better' | 'worse' | 'not-shown' | 'too-few';

export interface BeforeAndAfter {
  readonly before: Statistic;
  readonly after: Statistic;
  /** After less before. */
  readonly difference: Statistic;
  readonly change: Change;
}

/**
 * Compares what was measured before something was changed with what was measured after it. What the interval of the difference
 * does not tell apart from chance is not called a change.
 *
 * @example
 * beforeAndAfter([70, 72, 75], [85, 88, 84], { measured: 'figures', better: 'higher' }).change; // 'better'
 */
export function beforeAndAfter(
  before: readonly number[],
  after: readonly number[],
  {
    measured,
    better,
    level = 0.95,
  }: { readonly measured: Measured; readonly better: 'higher' | 'lower'; readonly level?: number },
): BeforeAndAfter {
  if (measured === 'figures') {
    const difference = differenceOfMeans(before, after, level);
    return {
      before: meanOf(before, level),
      after: meanOf(after, level),
      difference,
      change: changeIn(difference, better),
    };
  }
  const [first, second] = [countedIn(before), countedIn(after)];
  const difference = differenceOfShares(first, second, level);
  return {
    before: shareOf(first.count, first.n, level),
    after: shareOf(second.count, second.n, level),
    difference,
    change: changeIn(difference, better),
  };
}

function countedIn(values: readonly number[]): Share {
  return { count: values.filter((value) => value === 1).length, n: values.length };
}

function changeIn(difference: Statistic, better: 'higher' | 'lower'): Change {
  if (difference.value === null) return difference.reason === 'too-few' ? 'too-few' : 'not-shown';
  const { low, high } = difference.interval ?? { low: -Infinity, high: Infinity };
  if (low <= 0 && high >= 0) return 'not-shown';
  return low > 0 === (better === 'higher') ? 'better' : 'worse';
}
