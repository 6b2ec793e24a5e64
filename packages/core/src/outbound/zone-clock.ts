const SECOND = 1000;

/** 24 hours. */
export const DAY = 86_400_000;

/** A search for an open moment ends after so many days. */
export const SEARCH_DAYS = 400;

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
    for (let at = from; at < to + DAY; at += DAY) {
      const day = this.#dayOf(at);
      if (typeof day === 'object' && day.at > from && day.at <= to) return day.at;
    }
    return to;
  }

  #dayOf(at: number): number | Change {
    const index = Math.floor(at / DAY);
    const known = this.#days.get(index);
    if (known !== undefined) return known;
    const before = this.#ask(index * DAY);
    const after = this.#ask((index + 1) * DAY);
    const day = before === after ? before : { at: this.#search(index * DAY, before), before, after };
    this.#days.set(index, day);
    return day;
  }

  /** The second of a day from which its first offset no longer holds. */
  #search(start: number, before: number): number {
    let low = 0;
    let high = DAY / SECOND;
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
    if (at % DAY === 0) this.#offsets.set(at, offset);
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

/**
 * For a local day (days since 1970) and a time on it (ms): the first time from then on that is open, or `DAY` if none is.
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
  const limit = from + SEARCH_DAYS * DAY;
  let at = from;
  while (at <= limit) {
    const offset = clock.offsetAt(at);
    const day = Math.floor((at + offset) / DAY);
    const time = at + offset - day * DAY;
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
  const today = Math.floor((at + clock.offsetAt(at)) / DAY);
  return firstOpen(clock, at, (day, time) => (day > today ? time : DAY));
}

function clockOf(zone: string): ZoneClock | undefined {
  try {
    return new ZoneClock(zone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}
