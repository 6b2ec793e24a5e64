import { WEEKDAYS } from '../definition/business-calendar.js';
import { DAY_MS } from '../definition/civil-day.js';
import type { DailyHours, OutboundHoliday } from '../definition/outbound-policy.js';
import type { Opening } from './first-open.js';

const MINUTE = 60_000;

/** From and to, ms since local midnight; `to` is not included. */
type Span = readonly [from: number, to: number];

/**
 * Opens during any of these hours.
 *
 * @example
 * openDuring([{ from: '08:00', to: '21:00' }])(0, 0); // 28800000
 */
export function openDuring(hours: readonly DailyHours[]): Opening {
  return opening(weekOf(hours));
}

/**
 * Opens outside all of these hours.
 *
 * @example
 * openOutside([{ from: '12:00', to: '14:00' }])(0, 12 * 3_600_000); // 50400000
 */
export function openOutside(hours: readonly DailyHours[]): Opening {
  return opening(weekOf(hours).map(complement));
}

/**
 * Opens on days that are no holiday.
 *
 * @example
 * openExcept([{ date: '10-01', name: 'National Day' }])(0, 0); // 0: 1 January 1970 is none
 */
export function openExcept(holidays: readonly OutboundHoliday[]): Opening {
  const once = new Set<number>();
  const yearly = new Set<number>();
  for (const { date } of holidays) {
    if (date.length === 5) yearly.add(monthAndDay(Date.parse(`2000-${date}T00:00:00Z`)));
    else once.add(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
  }
  return (day, time) => (once.has(day) || (yearly.size > 0 && yearly.has(monthAndDay(day * DAY_MS))) ? DAY_MS : time);
}

function opening(week: readonly (readonly Span[])[]): Opening {
  return (day, time) => {
    // 1 January 1970 was a Thursday.
    for (const [from, to] of week[(((day + 3) % 7) + 7) % 7] ?? []) if (time < to) return Math.max(time, from);
    return DAY_MS;
  };
}

/** The spans of each weekday from Monday on, in order, none touching the next. */
function weekOf(hours: readonly DailyHours[]): Span[][] {
  const week: Span[][] = WEEKDAYS.map(() => []);
  for (const { days = WEEKDAYS, from, to } of hours) {
    for (const day of days) {
      const index = WEEKDAYS.indexOf(day);
      const start = clockTime(from);
      const end = clockTime(to);
      if (start < end) {
        week[index]?.push([start, end]);
      } else if (start > end) {
        week[index]?.push([start, DAY_MS]);
        week[(index + 1) % 7]?.push([0, end]);
      }
    }
  }
  return week.map(merge);
}

function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const [from, to] of spans.filter((span) => span[0] < span[1]).sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
    else merged.push([from, to]);
  }
  return merged;
}

function complement(spans: readonly Span[]): Span[] {
  const edges = [0, ...spans.flat(), DAY_MS];
  const free: Span[] = [];
  for (let index = 0; index < edges.length; index += 2) free.push([edges[index] ?? 0, edges[index + 1] ?? 0]);
  return free.filter(([from, to]) => from < to);
}

function clockTime(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * MINUTE;
}

function monthAndDay(at: number): number {
  const date = new Date(at);
  return date.getUTCMonth() * 100 + date.getUTCDate();
}
