import type { SurveyMetric } from '../definition/survey-metric.js';
import { meanOf } from '../metrics/mean.js';
import { shareOf } from '../metrics/share.js';
import { noStatistic, type Statistic } from '../metrics/statistic.js';
import { tQuantile } from '../metrics/t-quantile.js';

/**
 * One number for many answers, by the way to reckon that the question declares; skipped and not applicable ones are not among
 * `points`. CSAT and the shares of CES lie between 0 and 1, NPS and the net CES between -1 and 1, a mean on its scale.
 *
 * Source: NPS with variance p + d - (p - d)², the mean of answers that are 1, 0 and -1; shares by Wilson.
 *
 * @example
 * satisfactionOf({ kind: 'csat', variant: 'top-2-of-5' }, [5, 4, 2]); // { value: 0.667, n: 3, interval: { … } }
 */
export function satisfactionOf(metric: SurveyMetric, points: readonly number[], level = 0.95): Statistic {
  const count = (low: number, high: number): number => points.filter((point) => point >= low && point <= high).length;
  const n = points.length;
  switch (metric.variant) {
    case 'top-2-of-5':
      return shareOf(count(4, 5), n, level);
    case 'top-1-of-3':
      return shareOf(count(3, 3), n, level);
    case 'top-1-of-2':
      return shareOf(count(2, 2), n, level);
    case 'top-3-of-7':
      return shareOf(count(5, 7), n, level);
    case 'mean-of-7':
      return meanOf(points, level);
    case 'net-of-7':
      return netOf({ for: count(6, 7), against: count(1, 3), n }, level);
    case '0-to-10':
      return netOf({ for: count(9, 10), against: count(0, 6), n }, level);
  }
}

/** The share of those for it less that of those against it. Where all say the same, nothing tells how far it may be off. */
function netOf(
  votes: { readonly for: number; readonly against: number; readonly n: number },
  level: number,
): Statistic {
  const { n } = votes;
  if (n === 0) return noStatistic('too-few', 0);
  const [p, d] = [votes.for / n, votes.against / n];
  const value = p - d;
  const variance = p + d - value ** 2;
  // What is left of nothing by rounding is nothing.
  if (variance < Number.EPSILON) return { value, n };
  const reach = tQuantile(level) * Math.sqrt(variance / n);
  return { value, n, interval: { low: Math.max(-1, value - reach), high: Math.min(1, value + reach), level } };
}
