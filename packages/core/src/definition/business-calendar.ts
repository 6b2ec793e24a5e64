import type { DefinitionHead } from './definition.js';
import type { Text } from './text.js';

/** The days of the week as calendars name them, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** From and to on the wall clock, `HH:MM`; the end may be `24:00`. A night shift is two windows on two days. */
export type TimeWindow = readonly [from: WindowStart, to: WindowEnd];

/** @pattern ^(?:[01]\d|2[0-3]):[0-5]\d$ */
type WindowStart = string;

/** @pattern ^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$ */
type WindowEnd = string;

/** @pattern ^\d{4}-\d\d-\d\d$ */
type Day = string;

/**
 * When a team works. An override beats a holiday, a holiday beats the week.
 *
 * @example
 * const hotline: BusinessCalendarDefinition = {
 *   kind: 'business-calendar', id: 'hotline', version: 1, status: 'published', title: 'Hotline', timeZone: 'Asia/Shanghai',
 *   week: { mon: [['09:00', '12:00'], ['13:30', '18:00']] },
 *   holidays: [{ name: 'National Day', date: '2026-10-01', to: '2026-10-07' }],
 *   overrides: [{ date: '2026-10-10', windows: [['09:00', '18:00']] }],
 * };
 */
export interface BusinessCalendarDefinition extends DefinitionHead {
  readonly kind: 'business-calendar';
  /** IANA name, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  /** A day that is absent is closed. */
  readonly week: Readonly<Partial<Record<Weekday, readonly TimeWindow[]>>>;
  readonly holidays?: readonly Holiday[];
  readonly overrides?: readonly CalendarOverride[];
}

/** Closed days: one `date`, several from `date` to `to`, or those of a rule. */
export interface Holiday {
  readonly name?: Text;
  /** `YYYY-MM-DD`. */
  readonly date?: Day;
  /** The last day, itself included. */
  readonly to?: Day;
  /** Recurrence rule of RFC 5545; what of it is read stands with `Recurrence`. */
  readonly rrule?: string;
  /** The rule's first possible day; needed by INTERVAL, COUNT and rules that leave the day open. */
  readonly from?: Day;
}

/** One date with hours of its own. */
export interface CalendarOverride {
  readonly date: Day;
  /** Empty means closed. */
  readonly windows: readonly TimeWindow[];
  readonly name?: Text;
}

/**
 * Reads a time on the wall clock as minutes since midnight; undefined when it is none.
 *
 * @example
 * minutesOfDay('13:30'); // 810
 * minutesOfDay('24:00'); // 1440
 */
export function minutesOfDay(text: string): number | undefined {
  if (text === '24:00') return 1440;
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}
