import { issue } from '../issue.js';
import { DAY_MS } from './civil-day.js';
import type { Shape } from './shape.js';

const SECOND = 1000;

/** A stretch of time in which the clocks of a zone keep one distance from UTC. */
export interface OffsetSpan {
  readonly from: number;
  readonly to: number;
  /** What the wall clock is ahead of UTC, in milliseconds. */
  readonly offset: number;
}

/** A day on which the clock was changed. */
interface Change {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** The clock on the wall of one time zone. It asks `Intl` once for each day that it is used on. */
export class ZoneClock {
  readonly zone: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();
  /** By day since 1970 in UTC: the offset of the whole day, or the change on it. */
  readonly #days = new Map<number, number | Change>();

  /** Throws a RangeError for a zone that `Intl` does not know. */
  constructor(zone: string) {
    this.zone = zone;
    this.#format = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** Milliseconds that the local clock is ahead of UTC. */
  offsetAt(at: number): number {
    const day = this.#dayOf(at);
    if (typeof day === 'number') return day;
    return at < day.at ? day.before : day.after;
  }

  /** The moment of the change between two moments, at most two days apart, that have different offsets. */
  changeBetween(from: number, to: number): number {
    for (let at = from; at < to + DAY_MS; at += DAY_MS) {
      const day = this.#dayOf(at);
      if (typeof day === 'object' && day.at > from && day.at <= to) return day.at;
    }
    return to;
  }

  /** The offsets that hold between two moments, without a hole; each change exact to the second. */
  spans(from: number, to: number): OffsetSpan[] {
    const spans: OffsetSpan[] = [];
    let since = from;
    for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day++) {
      const entry = this.#dayOf(day * DAY_MS);
      if (typeof entry === 'number' || entry.at <= from || entry.at >= to) continue;
      spans.push({ from: since, to: entry.at, offset: entry.before });
      since = entry.at;
    }
    spans.push({ from: since, to, offset: this.offsetAt(since) });
    return spans;
  }

  #dayOf(at: number): number | Change {
    const index = Math.floor(at / DAY_MS);
    const known = this.#days.get(index);
    if (known !== undefined) return known;
    const before = this.#ask(index * DAY_MS);
    const after = this.#ask((index + 1) * DAY_MS);
    const day = before === after ? before : { at: this.#search(index * DAY_MS, before), before, after };
    this.#days.set(index, day);
    return day;
  }

  /** The second of a day from which its first offset no longer holds. */
  #search(start: number, before: number): number {
    let low = 0;
    let high = DAY_MS / SECOND;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#ask(start + middle * SECOND) === before) low = middle;
      else high = middle;
    }
    return start + high * SECOND;
  }

  #ask(at: number): number {
    const known = this.#offsets.get(at);
    if (known !== undefined) return known;
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of this.#format.formatToParts(at)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    const offset = Date.UTC(year, month - 1, day, hour, minute, second) - at;
    if (at % DAY_MS === 0) this.#offsets.set(at, offset);
    return offset;
  }
}

const clocks = new Map<string, ZoneClock | undefined>();

/**
 * The clock of a zone; undefined when there is no such zone.
 *
 * @example
 * zoneClock('America/New_York')?.offsetAt(Date.UTC(2026, 0, 1)); // -18000000
 */
export function zoneClock(zone: string): ZoneClock | undefined {
  if (clocks.has(zone)) return clocks.get(zone);
  const clock = clockOf(zone);
  clocks.set(zone, clock);
  return clock;
}

/** Checks that a value names a time zone which the environment knows. */
export const timeZone: Shape = (value, path, found) => {
  if (typeof value === 'string' && zoneClock(value) !== undefined) return;
  found.push(issue('unknown-zone', path, { zone: typeof value === 'string' ? value : typeof value }));
};

function clockOf(zone: string): ZoneClock | undefined {
  try {
    return new ZoneClock(zone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}
