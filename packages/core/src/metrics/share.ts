import { noStatistic, type Statistic } from './statistic.js';
import { tQuantile } from './t-quantile.js';

/**
 * The share of so many in so many, 0–1, with its interval, which holds for few as for many.
 *
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927.
 *
 * @example
 * shareOf(4, 5); // { value: 0.8, n: 5, interval: { low: 0.376, high: 0.964, level: 0.95 } }
 */
export function shareOf(count: number, n: number, level = 0.95): Statistic {
  if (n === 0) return noStatistic('too-few', 0);
  const z = tQuantile(level);
  const value = count / n;
  const whole = 1 + z ** 2 / n;
  const centre = (value + z ** 2 / (2 * n)) / whole;
  const reach = (z * Math.sqrt((value * (1 - value)) / n + (z / (2 * n)) ** 2)) / whole;
  return { value, n, interval: { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach), level } };
}

/** So many in so many. */
export interface Share {
  readonly count: number;
  readonly n: number;
}

/**
 * How far the second share lies above the first, with its interval from those of both.
 *
 * Source: R. G. Newcombe, Interval estimation for the difference between independent proportions, 1998, method 10.
 *
 * @example
 * differenceOfShares({ count: 48, n: 80 }, { count: 56, n: 70 }); // 0.2, from 0.052 to 0.334
 */
export function differenceOfShares(before: Share, after: Share, level = 0.95): Statistic {
  const n = before.n + after.n;
  const [first, second] = [shareOf(before.count, before.n, level), shareOf(after.count, after.n, level)];
  if (first.value === null || second.value === null || !first.interval || !second.interval)
    return noStatistic('too-few', n);
  const value = second.value - first.value;
  const down = Math.hypot(second.value - second.interval.low, first.interval.high - first.value);
  const up = Math.hypot(second.interval.high - second.value, first.value - first.interval.low);
  return { value, n, interval: { low: value - down, high: value + up, level } };
}
