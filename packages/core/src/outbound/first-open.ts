import { DAY_MS } from '../definition/civil-day.js';
import type { ZoneClock } from '../definition/zone-clock.js';

/** A search for an open moment ends after so many days. */
export const SEARCH_DAYS = 400;

/**
 * For a local day (days since 1970) and a time on it (ms): the first time from then on that is open, or `DAY_MS` if none is.
 */
export type Opening = (day: number, time: number) => number;

/**
 * The first moment from `from` on at which the local clock is open. Right on days of 23 and 25 hours: an hour that the
 * clock leaves out opens nothing, an hour that it shows twice is open twice. Infinity when 400 days bring none.
 *
 * @example
 * const afterNine: Opening = (_day, time) => Math.max(time, 9 * 3_600_000);
 * firstOpen(new ZoneClock('Asia/Shanghai'), Date.UTC(2026, 0, 1), afterNine); // Date.UTC(2026, 0, 1, 1)
 */
export function firstOpen(clock: ZoneClock, from: number, opening: Opening): number {
  const limit = from + SEARCH_DAYS * DAY_MS;
  let at = from;
  while (at <= limit) {
    const offset = clock.offsetAt(at);
    const day = Math.floor((at + offset) / DAY_MS);
    const time = at + offset - day * DAY_MS;
    const open = opening(day, time);
    if (open === time) return at;
    const target = at + open - time;
    at = clock.offsetAt(target) === offset ? target : clock.changeBetween(at, target);
  }
  return Infinity;
}

/**
 * The first moment of the next calendar day in a zone.
 *
 * @example
 * nextDay(new ZoneClock('Asia/Shanghai'), Date.UTC(2026, 0, 1)); // Date.UTC(2026, 0, 1, 16)
 */
export function nextDay(clock: ZoneClock, at: number): number {
  const today = Math.floor((at + clock.offsetAt(at)) / DAY_MS);
  return firstOpen(clock, at, (day, time) => (day > today ? time : DAY_MS));
}
