import { civilDate, civilDay, dayOf, weekdayOf, type CivilDay } from './civil-day.js';

/**
 * Yearly, monthly and weekly days by the recurrence rules of RFC 5545 (3.3.10), as far as holidays need them:
 * FREQ=YEARLY|MONTHLY|WEEKLY with INTERVAL, COUNT, UNTIL (a date), BYMONTH, BYMONTHDAY and BYDAY. An ordinal before a
 * weekday (`-1MO`) counts in the month, or in the year when the rule is yearly and names neither month nor date. Weeks
 * begin on Monday. The start itself is a day of the rule only when it fits. All else is refused by name.
 */
export interface Recurrence {
  readonly frequency: 'YEARLY' | 'MONTHLY' | 'WEEKLY';
  readonly interval: number;
  readonly count?: number;
  readonly until?: CivilDay;
  readonly months: readonly number[];
  readonly monthDays: readonly number[];
  readonly weekdays: readonly { readonly weekday: number; readonly ordinal?: number }[];
}

/** What is wrong with a rule; `part` is the part as written. */
export interface RecurrenceFault {
  readonly code: 'recurrence-malformed' | 'recurrence-unsupported';
  readonly part: string;
}

export type RecurrenceResult =
  { readonly ok: true; readonly recurrence: Recurrence } | { readonly ok: false; readonly fault: RecurrenceFault };

const PARTS = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY'];
const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY'] as const;
const KNOWN_TO_RFC =
  /^(?:FREQ=(?:SECONDLY|MINUTELY|HOURLY|DAILY)|(?:BYSECOND|BYMINUTE|BYHOUR|BYYEARDAY|BYWEEKNO|BYSETPOS|WKST)=.*)$/;
const WEEKDAY_NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * Reads a recurrence rule, or says which part of it cannot be used.
 *
 * @example
 * parseRecurrence('FREQ=YEARLY;BYMONTH=11;BYDAY=4TH'); // { ok: true, … }, Thanksgiving
 * parseRecurrence('FREQ=DAILY'); // { ok: false, fault: { code: 'recurrence-unsupported', part: 'FREQ=DAILY' } }
 */
export function parseRecurrence(text: string): RecurrenceResult {
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    const [name = '', value] = part.split('=', 2);
    if (KNOWN_TO_RFC.test(part)) return fault('recurrence-unsupported', part);
    if (!PARTS.includes(name) || value === undefined || parts.has(name)) return fault('recurrence-malformed', part);
    parts.set(name, value);
  }
  const frequency = FREQUENCIES.find((each) => each === parts.get('FREQ'));
  if (frequency === undefined) return fault('recurrence-malformed', `FREQ=${parts.get('FREQ') ?? ''}`);
  const wrong = [...parts].find(([name, value]) => !isSound(name, value));
  if (wrong !== undefined) return fault('recurrence-malformed', wrong.join('='));
  if (parts.has('COUNT') && parts.has('UNTIL'))
    return fault('recurrence-malformed', `COUNT=${parts.get('COUNT') ?? ''}`);
  const weekdays = list(parts.get('BYDAY')).map(weekdayWithOrdinal);
  // The RFC gives neither a meaning.
  if (frequency === 'WEEKLY' && (parts.has('BYMONTHDAY') || weekdays.some(({ ordinal }) => ordinal !== undefined))) {
    return fault('recurrence-malformed', parts.has('BYMONTHDAY') ? 'BYMONTHDAY' : `BYDAY=${parts.get('BYDAY') ?? ''}`);
  }
  const count = parts.get('COUNT');
  const until = parts.get('UNTIL');
  return {
    ok: true,
    recurrence: {
      frequency,
      interval: Number(parts.get('INTERVAL') ?? 1),
      ...(count === undefined ? {} : { count: Number(count) }),
      ...(until === undefined ? {} : { until: dayOfStamp(until) ?? 0 }),
      months: list(parts.get('BYMONTH')).map(Number),
      monthDays: list(parts.get('BYMONTHDAY')).map(Number),
      weekdays,
    },
  };
}

/** Tells whether a rule means nothing without the day that it starts on. */
export function needsStart({ frequency, interval, count, months, monthDays, weekdays }: Recurrence): boolean {
  const undated = monthDays.length === 0 && weekdays.length === 0;
  const monthless = frequency === 'YEARLY' && months.length === 0 && weekdays.length === 0;
  return interval > 1 || count !== undefined || undated || (monthless && monthDays.length === 0);
}

/**
 * The days of a rule up to and with a last day, in order. What the rule leaves open comes from its start.
 *
 * @example
 * const result = parseRecurrence('FREQ=YEARLY;BYMONTH=11;BYDAY=4TH');
 * if (result.ok) recurrenceDays(result.recurrence, 20454, 20818); // of the year 2026: [20783], 26 November
 */
export function recurrenceDays(recurrence: Recurrence, start: CivilDay, last: CivilDay): CivilDay[] {
  const { interval, count = Infinity, until = Infinity } = recurrence;
  const found: CivilDay[] = [];
  const end = Math.min(last, until);
  for (let period = 0; ; period += interval) {
    const { from, days } = periodOf(recurrence, start, period);
    if (from > end) return found;
    for (const day of days) {
      if (day < start) continue;
      if (day > end || found.length >= count) return found;
      found.push(day);
    }
  }
}

interface Period {
  readonly from: CivilDay;
  readonly days: readonly CivilDay[];
}

/** The days of the rule in the year, month or week that lies so many periods after that of the start. */
function periodOf(rule: Recurrence, start: CivilDay, periods: number): Period {
  const first = civilDate(start);
  if (rule.frequency === 'WEEKLY') {
    const from = start - weekdayOf(start) + periods * 7;
    const weekdays = rule.weekdays.length > 0 ? rule.weekdays.map(({ weekday }) => weekday) : [weekdayOf(start)];
    const days = sorted(weekdays.map((weekday) => from + weekday));
    return { from, days: days.filter((day) => isAmong(rule.months, civilDate(day).month)) };
  }
  if (rule.frequency === 'MONTHLY') {
    const from = dayOf({ year: first.year, month: first.month + periods, date: 1 });
    return { from, days: isAmong(rule.months, civilDate(from).month) ? daysOfMonth(rule, from, first.date) : [] };
  }
  const year = first.year + periods;
  const from = dayOf({ year, month: 1, date: 1 });
  if (rule.months.length === 0 && rule.monthDays.length === 0 && rule.weekdays.length > 0) {
    return { from, days: byWeekday(rule, range(from, dayOf({ year: year + 1, month: 1, date: 1 }))) };
  }
  const everyMonth = rule.monthDays.length > 0 ? range(1, 13) : [first.month];
  const months = sorted(rule.months.length > 0 ? rule.months : everyMonth);
  return { from, days: months.flatMap((month) => daysOfMonth(rule, dayOf({ year, month, date: 1 }), first.date)) };
}

function daysOfMonth(rule: Recurrence, from: CivilDay, startDate: number): CivilDay[] {
  const { year, month } = civilDate(from);
  const days = range(from, dayOf({ year, month: month + 1, date: 1 }));
  const dates = rule.monthDays.length > 0 || rule.weekdays.length > 0 ? rule.monthDays : [startDate];
  const dated = days.filter(
    (_, at) => dates.length === 0 || dates.includes(at + 1) || dates.includes(at - days.length),
  );
  const weekdays = byWeekday(rule, days);
  return dated.filter((day) => rule.weekdays.length === 0 || weekdays.includes(day));
}

/** The days, out of a whole month or year, that the rule's weekdays mean. */
function byWeekday({ weekdays }: Recurrence, days: readonly CivilDay[]): CivilDay[] {
  return sorted(
    weekdays.flatMap(({ weekday, ordinal }) => {
      const such = days.filter((day) => weekdayOf(day) === weekday);
      if (ordinal === undefined) return such;
      const one = such.at(ordinal > 0 ? ordinal - 1 : ordinal);
      return one === undefined ? [] : [one];
    }),
  );
}

function isSound(name: string, value: string): boolean {
  const entries = value.split(',');
  if (name === 'INTERVAL' || name === 'COUNT') return /^[1-9]\d{0,3}$/.test(value);
  if (name === 'UNTIL') return dayOfStamp(value) !== undefined;
  if (name === 'BYMONTH') return entries.every((entry) => /^(?:[1-9]|1[0-2])$/.test(entry));
  if (name === 'BYMONTHDAY') return entries.every((entry) => /^[+-]?(?:[1-9]|[12]\d|3[01])$/.test(entry));
  if (name === 'BYDAY')
    return entries.every((entry) => /^(?:[+-]?(?:[1-9]|[1-4]\d|5[0-3]))?(?:MO|TU|WE|TH|FR|SA|SU)$/.test(entry));
  return true;
}

function weekdayWithOrdinal(entry: string): Recurrence['weekdays'][number] {
  const weekday = WEEKDAY_NAMES.indexOf(entry.slice(-2));
  return entry.length === 2 ? { weekday } : { weekday, ordinal: Number(entry.slice(0, -2)) };
}

function dayOfStamp(stamp: string): CivilDay | undefined {
  return /^\d{8}$/.test(stamp) ? civilDay(`${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6)}`) : undefined;
}

function list(value: string | undefined): string[] {
  return value === undefined ? [] : value.split(',');
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function isAmong(wanted: readonly number[], value: number): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

function sorted(days: readonly number[]): number[] {
  return [...new Set(days)].sort((a, b) => a - b);
}

function fault(code: RecurrenceFault['code'], part: string): RecurrenceResult {
  return { ok: false, fault: { code, part } };
}
