import type { Expression } from '../logic/expression.js';
import type { Weekday } from './business-calendar.js';
import type { DefinitionHead, DefinitionLink, Name } from './definition.js';
import type { FixedDuration } from './duration.js';

/** How often a report is made: for the day, the week from Monday to Sunday, the month before, or when somebody asks. */
export const REPORT_PERIODS = ['daily', 'weekly', 'monthly', 'ad-hoc'] as const;

export type ReportPeriod = (typeof REPORT_PERIODS)[number];

/** By what the lines of a report can be told apart. */
export const REPORT_GROUPS = ['agent', 'team', 'department', 'queue', 'problem-type', 'shift', 'hour', 'day'] as const;

export type ReportGroup = (typeof REPORT_GROUPS)[number];

/**
 * Figures that somebody expects by a time.
 *
 * @example
 * const daily: ReportDefinition = {
 *   kind: 'report', id: 'daily', version: 1, status: 'published', title: 'Daily report',
 *   period: 'daily', due: { time: '18:00' }, kpis: { id: 'service' }, measures: ['fcr', 'aht'], groupBy: ['team'],
 * };
 */
export interface ReportDefinition extends DefinitionHead {
  readonly kind: 'report';
  readonly period: ReportPeriod;
  readonly due: ReportDue;
  /** The measures' definitions. */
  readonly kpis: DefinitionLink;
  /**
   * Ids of measures, in the order of the columns.
   *
   * @minItems 1
   */
  readonly measures: readonly Name[];
  /** One line for each combination; without it one line in all. */
  readonly groupBy?: readonly ReportGroup[];
  /** Counts only the calls and tickets for which it holds; reads `call.*`, `ticket.*` and `agent.*`. */
  readonly when?: Expression;
  /** IANA zone of days and times; UTC when absent. */
  readonly timeZone?: string;
}

/** When it has to be there, after the end of what it covers. */
export interface ReportDue {
  /**
   * By this time of the day, `HH:MM`; the end of the day when absent.
   *
   * @pattern ^(?:[01]\d|2[0-3]):[0-5]\d$
   */
  readonly time?: string;
  /** A weekly report's day in the week after. */
  readonly weekday?: Weekday;
  /**
   * A monthly report's day in the month after, 1–28.
   *
   * @asType integer
   * @minimum 1
   * @maximum 28
   */
  readonly day?: number;
  /** An ad-hoc report's time from the request on. */
  readonly within?: FixedDuration;
  /** Id of the business calendar that `within` counts by; without one it counts day and night. */
  readonly calendar?: Name;
}
