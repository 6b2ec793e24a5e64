import { seededChance } from './seeded-chance.js';
import { noStatistic, sumOf, type Interval, type Statistic } from './statistic.js';

/** What can be said of two values: whether they are the same, which comes first, how far apart they are, or how many times one is the other. */
export type ScaleLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

export type Rating = number | string;

export interface AlphaOptions {
  readonly level: ScaleLevel;
  /** Gives an interval by so many resamples of the units, with chance that can be repeated. */
  readonly interval?: { readonly seed: number; readonly resamples?: number; readonly level?: number };
}

/** Resamples where nothing else is said. */
const RESAMPLES = 1000;

/**
 * Krippendorff's alpha: how far raters agree beyond chance, 1 for always, 0 for as chance would have it. Each row is a unit, such
 * as a call, with the rating of each rater; null where one has not rated. A unit with fewer than two ratings says nothing and is
 * dropped; `n` is how many are left. Words are nominal; for the other levels ratings are numbers.
 *
 * Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011.
 *
 * @example
 * krippendorffAlpha([[1, 1], [2, 2], [3, null], [1, 2]], { level: 'nominal' });
 */
export function krippendorffAlpha(
  units: readonly (readonly (Rating | null)[])[],
  { level, interval }: AlphaOptions,
): Statistic {
  const rated = units
    .map((unit) => unit.filter((rating): rating is Rating => rating !== null))
    .filter((unit) => unit.length >= 2);
  if (rated.length < 2) return noStatistic('too-few', rated.length);
  const values = [...new Set(rated.flat())].sort((a, b) => (a < b ? -1 : 1));
  const tables = rated.map((unit) => pairsOf(unit, values));
  const value = alphaOf(tables, values, level);
  if (value === undefined) return noStatistic('no-variation', rated.length);
  const around = interval === undefined ? undefined : bootstrap(tables, { values, level, interval });
  return { value, n: rated.length, ...(around === undefined ? {} : { interval: around }) };
}

/** How often each pair of values stands in one unit: flat, row by row. */
type Pairs = readonly number[];

function pairsOf(unit: readonly Rating[], values: readonly Rating[]): Pairs {
  const counts = values.map((value) => unit.filter((rating) => rating === value).length);
  return counts.flatMap((count, row) =>
    counts.map((other, column) => (count * (other - (row === column ? 1 : 0))) / (unit.length - 1)),
  );
}

function alphaOf(tables: readonly Pairs[], values: readonly Rating[], level: ScaleLevel): number | undefined {
  const size = values.length;
  const observed = new Array<number>(size * size).fill(0);
  for (const table of tables)
    for (let at = 0; at < observed.length; at++) observed[at] = (observed[at] ?? 0) + (table[at] ?? 0);
  const counts = values.map((_value, row) => sumOf(observed.slice(row * size, (row + 1) * size)));
  const total = sumOf(counts);
  let [disagreed, expected] = [0, 0];
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const apart = distance(row, column, { values, counts, level });
      disagreed += (observed[row * size + column] ?? 0) * apart;
      expected += (counts[row] ?? 0) * (counts[column] ?? 0) * apart;
    }
  return expected === 0 ? undefined : 1 - ((total - 1) * disagreed) / expected;
}

interface Scale {
  readonly values: readonly Rating[];
  readonly counts: readonly number[];
  readonly level: ScaleLevel;
}

/** How far two values are apart, squared. */
function distance(row: number, column: number, { values, counts, level }: Scale): number {
  if (row === column) return 0;
  const [one, other] = [Number(values[row]), Number(values[column])];
  switch (level) {
    case 'nominal':
      return 1;
    case 'ordinal': {
      const [low, high] = [Math.min(row, column), Math.max(row, column)];
      const between = sumOf(counts.slice(low, high + 1));
      return (between - ((counts[low] ?? 0) + (counts[high] ?? 0)) / 2) ** 2;
    }
    case 'interval':
      return (one - other) ** 2;
    case 'ratio':
      return one + other === 0 ? 0 : ((one - other) / (one + other)) ** 2;
  }
}

interface Bootstrap {
  readonly values: readonly Rating[];
  readonly level: ScaleLevel;
  readonly interval: NonNullable<AlphaOptions['interval']>;
}

/** The middle of what samples of the same size would have given; those without variation say nothing. */
function bootstrap(tables: readonly Pairs[], { values, level, interval }: Bootstrap): Interval | undefined {
  const { seed, resamples = RESAMPLES, level: confidence = 0.95 } = interval;
  const chance = seededChance(seed);
  const draw = (): Pairs => tables[Math.floor(chance() * tables.length)] ?? [];
  const found = Array.from({ length: resamples }, () => alphaOf(tables.map(draw), values, level))
    .filter((alpha) => alpha !== undefined)
    .sort((a, b) => a - b);
  const at = (share: number): number | undefined => found[Math.min(found.length - 1, Math.floor(share * found.length))];
  const [low, high] = [at((1 - confidence) / 2), at((1 + confidence) / 2)];
  return low === undefined || high === undefined ? undefined : { low, high, level: confidence };
}
