/** A stretch of time in which the clocks of a zone keep one distance from UTC. */
export interface OffsetSpan {
  readonly from: number;
  readonly to: number;
  /** What the wall clock is ahead of UTC, in milliseconds. */
  readonly offset: number;
}

/** Clocks are not changed twice within it: 24 hours. */
const STEP_MS = 86_400_000;

/** Making a formatter costs more than a thousand uses of it. It holds no state, so all callers share it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The distances from UTC that hold in a zone between two moments, without a hole, each change exact to the second.
 *
 * @example
 * offsetSpans('Europe/Berlin', Date.UTC(2026, 2, 29), Date.UTC(2026, 2, 30)); // one hour, and from 01:00 UTC on two
 */
export function offsetSpans(timeZone: string, from: number, to: number): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let since = from;
  let offset = offsetAt(timeZone, from);
  for (let at = from; at < to; at += STEP_MS) {
    const end = Math.min(at + STEP_MS, to);
    const then = offsetAt(timeZone, end);
    if (then === offset) continue;
    const change = changeBetween(timeZone, at, end);
    spans.push({ from: since, to: change, offset });
    since = change;
    offset = then;
  }
  spans.push({ from: since, to, offset });
  return spans;
}

/**
 * What the wall clock of a zone is ahead of UTC at a moment, in milliseconds. Throws RangeError for an unknown zone.
 *
 * @example
 * offsetAt('Australia/Lord_Howe', Date.UTC(2026, 6, 1)); // 37800000, ten and a half hours
 */
export function offsetAt(timeZone: string, at: number): number {
  const second = Math.floor(at / 1000) * 1000;
  const wall = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatterOf(timeZone).formatToParts(second)) {
    if (type in wall) wall[type as keyof typeof wall] = Number(value);
  }
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second) - second;
}

/** The first second that has the later offset. */
function changeBetween(timeZone: string, from: number, to: number): number {
  const before = offsetAt(timeZone, from);
  let low = Math.floor(from / 1000);
  let high = Math.ceil(to / 1000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(timeZone, middle * 1000) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
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
  formatters.set(timeZone, made);
  return made;
}
