import { noStatistic, sumOf, type Statistic } from './statistic.js';

/**
 * Cohen's kappa: how far two raters agree beyond chance. The table counts units by what the first (row) and the second (column)
 * said; `n` is how many units there are.
 *
 * @example
 * cohenKappa([[20, 5], [10, 15]]); // { value: 0.4, n: 50 }
 */
export function cohenKappa(table: readonly (readonly number[])[]): Statistic {
  const n = sumOf(table.map(sumOf));
  if (n === 0) return noStatistic('too-few', n);
  const agreed = sumOf(table.map((row, at) => row[at] ?? 0)) / n;
  const expected = sumOf(table.map((row, at) => (sumOf(row) / n) * (sumOf(table.map((each) => each[at] ?? 0)) / n)));
  // By a hair less than 1 where all said one thing.
  return 1 - expected < 1e-12 ? noStatistic('no-variation', n) : { value: (agreed - expected) / (1 - expected), n };
}

/**
 * Fleiss' kappa: how far several raters agree beyond chance. Each row is a unit, with how many raters chose each category; all units
 * have as many ratings. `n` is how many units there are. Throws a RangeError for units with different numbers of ratings.
 *
 * Source: J. L. Fleiss, Measuring nominal scale agreement among many raters, 1971.
 *
 * @example
 * fleissKappa([[0, 3], [2, 1], [3, 0]]);
 */
export function fleissKappa(table: readonly (readonly number[])[]): Statistic {
  const n = table.length;
  const raters = sumOf(table[0] ?? []);
  if (table.some((row) => sumOf(row) !== raters)) throw new RangeError('Units have different numbers of ratings.');
  if (n === 0 || raters < 2) return noStatistic('too-few', n);
  const categories = table[0]?.map((_count, at) => sumOf(table.map((row) => row[at] ?? 0)) / (n * raters)) ?? [];
  const expected = sumOf(categories.map((share) => share ** 2));
  const agreed =
    sumOf(table.map((row) => sumOf(row.map((count) => count * (count - 1))))) / (n * raters * (raters - 1));
  return 1 - expected < 1e-12 ? noStatistic('no-variation', n) : { value: (agreed - expected) / (1 - expected), n };
}
