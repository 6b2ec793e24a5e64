import { measureOf, type CoachingGoal, type Locale, type Statistic } from '@callside/core';
import { formatText } from '@callside/ui';
import { COACHING_PLAN_STRINGS } from './coaching-plan.strings.js';

/**
 * A figure in words, with from how many it is and, where there is one, its interval. Shares are written as per cent.
 *
 * @example
 * figureText(goal, { value: 62.5, n: 8 }, 'en'); // '62.5 (n = 8)'
 */
export function figureText(goal: CoachingGoal, statistic: Statistic, locale: Locale): string {
  const strings = COACHING_PLAN_STRINGS[locale];
  if (statistic.value === null) return strings['no-figure'];
  const written = (value: number): string => numberText(goal, value, locale);
  const { value, n, interval } = statistic;
  const figure = formatText(strings.figure, { value: written(value), n });
  if (interval === undefined) return figure;
  return `${figure} · ${formatText(strings.interval, { low: written(interval.low), high: written(interval.high) })}`;
}

/**
 * A number in the unit of a goal.
 *
 * @example
 * numberText({ kind: 'kpi', kpi: 'fcr', measured: 'shares', better: 'higher' }, 0.8, 'en'); // '80%'
 */
export function numberText(goal: CoachingGoal, value: number, locale: Locale): string {
  const style = measureOf(goal).measured === 'shares' ? ({ style: 'percent' } as const) : {};
  return new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: 1 }).format(value);
}
