/** A day of the Gregorian calendar without a time zone, as whole days since 1970-01-01. */
export type CivilDay = number;

/** The parts of a day as people write them. */
export interface CivilDate {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  /** 1–31. */
  readonly date: number;
}

/** One day of 24 hours, in milliseconds. */
export const DAY_MS = 86_400_000;

/**
 * Reads a date, or gives undefined when there is no such day.
 *
 * @example
 * civilDay('1970-01-02'); // 1
 * civilDay('2026-02-29'); // undefined
 */
export function civilDay(text: string): CivilDay | undefined {
  const [, year, month, date] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const day = dayOf({ year, month, date });
  const { month: sameMonth, date: sameDate } = civilDate(day);
  return month === sameMonth && date === sameDate ? day : undefined;
}

/**
 * The day of a year, a month and a date; a month beyond December or a date beyond the month's end runs on.
 *
 * @example
 * dayOf({ year: 1970, month: 2, date: 1 }); // 31
 */
export function dayOf({ year, month, date }: CivilDate): CivilDay {
  // Date.UTC would take the years 0–99 for 1900–1999.
  return new Date(0).setUTCFullYear(year, month - 1, date) / DAY_MS;
}

/**
 * The year, month and date of a day.
 *
 * @example
 * civilDate(31); // { year: 1970, month: 2, date: 1 }
 */
export function civilDate(day: CivilDay): CivilDate {
  const moment = new Date(day * DAY_MS);
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, date: moment.getUTCDate() };
}

/**
 * The day of the week: 0 is Monday, 6 is Sunday.
 *
 * @example
 * weekdayOf(0); // 3, for 1970-01-01 was a Thursday
 */
export function weekdayOf(day: CivilDay): number {
  return (((day + 3) % 7) + 7) % 7;
}
