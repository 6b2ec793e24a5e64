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
 * What was measured, in words. No score lies below zero, whatever the interval says; over 100 only bonus leads.
 *
 * @example
 * levelText({ kind: 'score', scorecard: 'inbound' }, { value: 95, n: 2, interval: { low: 60, high: 130, level: 0.95 } }, 'en');
 * // '95 (n = 2) · 95 %: 60 to 100'
 */
export function levelText(goal: CoachingGoal, statistic: Statistic, locale: Locale): string {
  if (goal.kind !== 'score' || statistic.value === null || statistic.interval === undefined)
    return figureText(goal, statistic, locale);
  const { value, interval } = statistic;
  const within = { ...interval, low: Math.max(0, interval.low), high: Math.min(Math.max(100, value), interval.high) };
  return figureText(goal, { ...statistic, interval: within }, locale);
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
