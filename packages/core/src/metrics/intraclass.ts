import { fQuantile } from './f-quantile.js';
import { noStatistic, sumOf, type Interval, type Statistic } from './statistic.js';

/**
 * Which intraclass correlation: each unit with raters of its own (`1`), the same raters for all as a sample of raters (`2`), or as
 * the only ones (`3`).
 */
export type IntraclassModel = 1 | 2 | 3;

export interface IntraclassOptions {
  readonly model: IntraclassModel;
  /** Of one rating, or of the mean of all that a unit has. */
  readonly of?: 'single' | 'mean';
  /** How sure the interval is; 0.95 when absent. */
  readonly level?: number;
}

/**
 * The intraclass correlation of Shrout and Fleiss: how much of what ratings differ by is a difference of the units. Each row is a
 * unit with the ratings of all raters, in the same order; `n` is how many units there are. Throws a RangeError for rows of
 * different length.
 *
 * Source: P. E. Shrout and J. L. Fleiss, Intraclass correlations: uses in assessing rater reliability, 1979.
 *
 * @example
 * intraclass([[9, 2], [6, 1], [8, 4]], { model: 2 }); // ICC(2,1)
 */
export function intraclass(
  units: readonly (readonly number[])[],
  { model, of = 'single', level = 0.95 }: IntraclassOptions,
): Statistic {
  const n = units.length;
  const raters = units[0]?.length ?? 0;
  if (units.some((unit) => unit.length !== raters)) throw new RangeError('Units have different numbers of ratings.');
  if (n < 2 || raters < 2) return noStatistic('too-few', n);
  const squares = meanSquares(units);
  if (squares.between + squares.within === 0) return noStatistic('no-variation', n);
  const sizes = { n, raters };
  const single = singleValue(squares, sizes, model);
  const around = singleInterval(squares, { ...sizes, model, level, single });
  if (of === 'single') return { value: single, n, ...withInterval(around) };
  // Spearman and Brown: what a mean of so many gains.
  const gain = (value: number): number => (value * raters) / (1 + value * (raters - 1));
  return {
    value: gain(single),
    n,
    ...withInterval(around && { ...around, low: gain(around.low), high: gain(around.high) }),
  };
}

interface MeanSquares {
  /** Between units, within units, between raters, and what is left. */
  readonly between: number;
  readonly within: number;
  readonly judges: number;
  readonly error: number;
}

interface Sizes {
  readonly n: number;
  readonly raters: number;
}

function meanSquares(units: readonly (readonly number[])[]): MeanSquares {
  const [n, k] = [units.length, units[0]?.length ?? 0];
  const mean = sumOf(units.map(sumOf)) / (n * k);
  const ofUnits = units.map((unit) => sumOf(unit) / k);
  const ofRaters = Array.from({ length: k }, (_each, rater) => sumOf(units.map((unit) => unit[rater] ?? 0)) / n);
  const all = sumOf(units.map((unit) => sumOf(unit.map((rating) => (rating - mean) ** 2))));
  const between = k * sumOf(ofUnits.map((each) => (each - mean) ** 2));
  const judges = n * sumOf(ofRaters.map((each) => (each - mean) ** 2));
  return {
    between: between / (n - 1),
    within: Math.max(0, all - between) / (n * (k - 1)),
    judges: judges / (k - 1),
    error: Math.max(0, all - between - judges) / ((n - 1) * (k - 1)),
  };
}

function singleValue(squares: MeanSquares, { n, raters: k }: Sizes, model: IntraclassModel): number {
  const { between, within, judges, error } = squares;
  if (model === 1) return (between - within) / (between + (k - 1) * within);
  const ofJudges = model === 2 ? (k * (judges - error)) / n : 0;
  return (between - error) / (between + (k - 1) * error + ofJudges);
}

interface IntervalOptions extends Sizes {
  readonly model: IntraclassModel;
  readonly level: number;
  readonly single: number;
}

function singleInterval(squares: MeanSquares, options: IntervalOptions): Interval | undefined {
  const { n, raters: k, model, level } = options;
  const { between, within, error } = squares;
  const noise = model === 1 ? within : error;
  // All raters agree: nothing is left to reckon with.
  if (noise === 0) return undefined;
  if (model === 2) return randomRaters(squares, options);
  const share = (1 + level) / 2;
  const [ofUnits, left] = [n - 1, model === 1 ? n * (k - 1) : (n - 1) * (k - 1)];
  const ratio = between / noise;
  const low = ratio / fQuantile(share, ofUnits, left);
  const high = ratio * fQuantile(share, left, ofUnits);
  return { low: (low - 1) / (low + k - 1), high: (high - 1) / (high + k - 1), level };
}

/** The interval of ICC(2,1), by the degrees of freedom of Satterthwaite. */
function randomRaters(squares: MeanSquares, { n, raters: k, level, single }: IntervalOptions): Interval {
  const { between, judges, error } = squares;
  const ratio = judges / error;
  const rest = n * (1 + (k - 1) * single) - k * single;
  const freedom =
    ((k - 1) * (n - 1) * (k * single * ratio + rest) ** 2) / ((n - 1) * (k * single * ratio) ** 2 + rest ** 2);
  const share = (1 + level) / 2;
  const [below, above] = [fQuantile(share, n - 1, freedom), fQuantile(share, freedom, n - 1)];
  const spread = k * judges + (k * n - k - n) * error;
  return {
    low: (n * (between - below * error)) / (below * spread + n * between),
    high: (n * (above * between - error)) / (spread + n * above * between),
    level,
  };
}

function withInterval(interval: Interval | undefined): { readonly interval?: Interval } {
  return interval === undefined ? {} : { interval };
}
