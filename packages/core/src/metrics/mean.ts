import { noStatistic, sumOf, type Statistic } from './statistic.js';
import { tQuantile } from './t-quantile.js';

/**
 * The mean of numbers, with the interval in which the true one lies by Student's distribution; one number alone has none. `n` is
 * how many there are.
 *
 * @example
 * meanOf([80, 90, 100]); // { value: 90, n: 3, interval: { low: 65.2, high: 114.8, level: 0.95 } }
 */
export function meanOf(values: readonly number[], level = 0.95): Statistic {
  const n = values.length;
  if (n === 0) return noStatistic('too-few', 0);
  const value = sumOf(values) / n;
  if (n === 1) return { value, n };
  const reach = tQuantile(level, n - 1) * Math.sqrt(varianceOf(values, value) / n);
  return { value, n, interval: { low: value - reach, high: value + reach, level } };
}

/**
 * How far the mean of `after` lies above that of `before`, with its interval by Welch's test, which asks for no equal spread. `n`
 * is how many numbers there are in all.
 *
 * Source: B. L. Welch, The generalization of Student's problem when several different population variances are involved, 1947.
 *
 * @example
 * differenceOfMeans([70, 72, 75], [85, 88, 84]).value; // 13.3
 */
export function differenceOfMeans(before: readonly number[], after: readonly number[], level = 0.95): Statistic {
  const n = before.length + after.length;
  if (before.length < 2 || after.length < 2) return noStatistic('too-few', n);
  const [first, second] = [spreadOf(before), spreadOf(after)];
  const value = second.mean - first.mean;
  const squared = first.error + second.error;
  if (squared === 0) return noStatistic('no-variation', n);
  const freedom = squared ** 2 / (first.error ** 2 / (before.length - 1) + second.error ** 2 / (after.length - 1));
  const reach = tQuantile(level, freedom) * Math.sqrt(squared);
  return { value, n, interval: { low: value - reach, high: value + reach, level } };
}

/** A mean and its squared standard error. */
function spreadOf(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = sumOf(values) / values.length;
  return { mean, error: varianceOf(values, mean) / values.length };
}

function varianceOf(values: readonly number[], mean: number): number {
  return sumOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
}
