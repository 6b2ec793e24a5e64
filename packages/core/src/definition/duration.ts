import { issue } from '../issue.js';
import { civilDate, DAY_MS, dayOf } from './civil-day.js';
import type { Shape } from './shape.js';

/** A duration in its ISO 8601 parts. Only the last one may have a fraction, and only after the `T`. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/**
 * A duration of ISO 8601 that is longer than nothing, in weeks, days, hours, minutes and seconds.
 *
 * @pattern ^P(?=.*[1-9])(?!.*[.,]\d+[HM]\d)(?:\d{1,6}W)?(?:\d{1,6}D)?(?:T(?=\d)(?:\d{1,9}(?:[.,]\d{1,6})?H)?(?:\d{1,9}(?:[.,]\d{1,6})?M)?(?:\d{1,9}(?:[.,]\d{1,6})?S)?)?$
 */
export type FixedDuration = string;

/**
 * A duration of ISO 8601 that is longer than nothing, in any parts; years and months count by the calendar.
 *
 * @pattern ^P(?=.*[1-9])(?!.*[.,]\d+[HM]\d)(?:\d{1,6}Y)?(?:\d{1,6}M)?(?:\d{1,6}W)?(?:\d{1,6}D)?(?:T(?=\d)(?:\d{1,9}(?:[.,]\d{1,6})?H)?(?:\d{1,9}(?:[.,]\d{1,6})?M)?(?:\d{1,9}(?:[.,]\d{1,6})?S)?)?$
 */
export type CalendarDuration = string;

/** The parts of a duration by the letters of ISO 8601; `M` before the `T` is a month. */
export const DURATION_PARTS = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const;

export type DurationPart = (typeof DURATION_PARTS)[number];

/** Parts that are always equally long when no calendar and no time zone is at hand: a day is 24 hours, a week 7 days. */
export const FIXED_PARTS: readonly DurationPart[] = ['weeks', 'days', 'hours', 'minutes', 'seconds'];

const PART_MS: Readonly<Record<DurationPart, number | undefined>> = {
  years: undefined,
  months: undefined,
  weeks: 7 * DAY_MS,
  days: DAY_MS,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1000,
};

const SYNTAX =
  /^P(?=[\dT])(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,9}(?:[.,]\d{1,6})?)H)?(?:(\d{1,9}(?:[.,]\d{1,6})?)M)?(?:(\d{1,9}(?:[.,]\d{1,6})?)S)?)?$/;

/**
 * Reads an ISO 8601 duration, `PnYnMnWnDTnHnMnS`; undefined when it is none. Signs are not taken: a duration is a length.
 *
 * @example
 * parseDuration('P1DT2H30M'); // { years: 0, months: 0, weeks: 0, days: 1, hours: 2, minutes: 30, seconds: 0 }
 * parseDuration('24h'); // undefined
 */
export function parseDuration(text: string): Duration | undefined {
  const match = SYNTAX.exec(text);
  if (match === null) return undefined;
  // A part that is not written is no text, whatever the type of a match says.
  const written: readonly (string | undefined)[] = match.slice(1);
  const last = written.findLastIndex((part) => part !== undefined);
  if (written.some((part, index) => index < last && /[.,]/.test(part ?? ''))) return undefined;
  const part = (index: number): number => Number((written[index] ?? '0').replace(',', '.'));
  return {
    years: part(0),
    months: part(1),
    weeks: part(2),
    days: part(3),
    hours: part(4),
    minutes: part(5),
    seconds: part(6),
  };
}

/**
 * A duration in whole milliseconds, days of 24 hours; undefined when it is malformed or has years or months, whose
 * length nobody can tell.
 *
 * @example
 * durationMs('PT4H'); // 14400000
 * durationMs('P1M'); // undefined
 */
export function durationMs(text: string): number | undefined {
  const duration = parseDuration(text);
  return duration === undefined ? undefined : msOf(duration, DURATION_PARTS);
}

/**
 * The moment that lies a duration later, reckoned in UTC. Years and months go by the calendar: a day that the month does
 * not have becomes its last one. Days are 24 hours.
 *
 * @example
 * new Date(addDuration(Date.UTC(2024, 0, 31), parseDuration('P1M')!)); // 2024-02-29
 */
export function addDuration(at: number, duration: Duration): number {
  const day = Math.floor(at / DAY_MS);
  const { year, month, date } = civilDate(day);
  const months = month + duration.months + 12 * duration.years;
  const last = dayOf({ year, month: months + 1, date: 0 });
  const moved = Math.min(dayOf({ year, month: months, date }), last);
  return at + (moved - day) * DAY_MS + (msOf(duration, FIXED_PARTS) ?? 0);
}

/** The milliseconds of some parts of a duration; undefined when one of them has no fixed length. */
export function msOf(duration: Duration, parts: readonly DurationPart[]): number | undefined {
  let ms = 0;
  for (const part of parts) {
    if (duration[part] === 0) continue;
    const each = PART_MS[part];
    if (each === undefined) return undefined;
    ms += duration[part] * each;
  }
  return Math.round(ms);
}

/**
 * Checks that a value is a duration longer than nothing and made of these parts only.
 *
 * @example
 * durationOf(FIXED_PARTS)('P1M', ['delay'], found); // adds duration-part-refused { part: 'months', … }
 */
export function durationOf(parts: readonly DurationPart[]): Shape {
  return (value, path, found) => {
    const duration = typeof value === 'string' ? parseDuration(value) : undefined;
    if (duration === undefined) {
      found.push(issue('duration-malformed', path));
      return;
    }
    const refused = DURATION_PARTS.find((part) => duration[part] > 0 && !parts.includes(part));
    if (refused !== undefined)
      found.push(issue('duration-part-refused', path, { part: refused, allowed: parts.join(', ') }));
    else if (DURATION_PARTS.every((part) => duration[part] === 0)) found.push(issue('duration-zero', path));
  };
}
