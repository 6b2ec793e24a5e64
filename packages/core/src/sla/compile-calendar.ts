import {
  minutesOfDay,
  WEEKDAYS,
  type BusinessCalendarDefinition,
  type TimeWindow,
} from '../definition/business-calendar.js';
import { civilDay, DAY_MS, weekdayOf, type CivilDay } from '../definition/civil-day.js';
import { needsStart, parseRecurrence, recurrenceDays } from '../definition/recurrence.js';
import { zoneClock, type OffsetSpan } from '../definition/zone-clock.js';
import { CallsideError } from '../errors.js';

/** The opening times of 52 weeks as moments, in order, none touching the next. */
export interface CalendarBlock {
  readonly opens: readonly number[];
  readonly closes: readonly number[];
  /** Open milliseconds of the block before each opening. */
  readonly before: readonly number[];
  /** Open milliseconds of the whole block. */
  readonly total: number;
}

/** A business calendar ready to reckon with. Its blocks are made when first asked for, and kept. */
export interface CompiledCalendar {
  readonly id: string;
  readonly timeZone: string;
  blockAt(index: number): CalendarBlock;
  /** The day that the wall clock of the zone shows. */
  dayAt(at: number): CivilDay;
  /** When a day's last window closes; undefined for a closed day. */
  closeOf(day: CivilDay): number | undefined;
}

/** How long a block is: whole weeks, about a year. */
export const BLOCK_MS = 364 * DAY_MS;

/** Calendars reckon from 1900 to 2200; what lies outside counts as the nearer end. */
export const FIRST_BLOCK = Math.floor(Date.UTC(1900, 0) / BLOCK_MS);
export const LAST_BLOCK = Math.floor(Date.UTC(2200, 0) / BLOCK_MS);

interface Interval {
  readonly open: number;
  readonly close: number;
}

/** Minutes since midnight. */
type WallWindow = readonly [from: number, to: number];

/**
 * Makes a calendar ready to reckon with; do it once and keep the result. A calendar is open exactly when a clock on the
 * wall there shows a time inside a window, the end left out. So an hour that the clocks skip opens nothing, and an hour
 * that they repeat opens twice. The definition must be free of lint errors; `definition-invalid` is thrown for a zone
 * that the environment does not know.
 *
 * @example
 * const calendar = compileCalendar(hotline);
 * addWorkingTime(calendar, Date.UTC(2026, 10, 16, 3), 7_200_000); // Monday, 11:00 in Shanghai: 14:30, after lunch
 */
export function compileCalendar(definition: BusinessCalendarDefinition): CompiledCalendar {
  const { id, timeZone } = definition;
  const week = WEEKDAYS.map((weekday) => wallWindows(definition.week[weekday] ?? []));
  const overrides = new Map(definition.overrides?.map(({ date, windows }) => [civilDay(date), wallWindows(windows)]));
  const blocks = new Map<
    number,
    { spans: readonly OffsetSpan[]; closed: ReadonlySet<CivilDay>; block?: CalendarBlock }
  >();

  const groundAt = (index: number): NonNullable<ReturnType<typeof blocks.get>> => {
    const known = blocks.get(index);
    if (known !== undefined) return known;
    // Two days more on both sides: a day of the zone may begin and end on another day of UTC.
    const from = index * BLOCK_MS - 2 * DAY_MS;
    const to = (index + 1) * BLOCK_MS + 2 * DAY_MS;
    const made = { spans: spansOf(definition, from, to), closed: holidaysOf(definition, from / DAY_MS, to / DAY_MS) };
    blocks.set(index, made);
    return made;
  };
  const intervalsOf = (day: CivilDay, { spans, closed }: ReturnType<typeof groundAt>): Interval[] => {
    const windows = overrides.get(day) ?? (closed.has(day) ? [] : (week[weekdayOf(day)] ?? []));
    return windows.flatMap(([from, to]) => momentsOf(day * DAY_MS + from * 60_000, day * DAY_MS + to * 60_000, spans));
  };

  return {
    id,
    timeZone,
    blockAt(index) {
      const ground = groundAt(index);
      ground.block ??= blockOf(index, (day) => intervalsOf(day, ground));
      return ground.block;
    },
    dayAt(at) {
      const { spans } = groundAt(blockIndex(at));
      const { offset } = spans.find(({ to }) => at < to) ?? { offset: 0 };
      return Math.floor((at + offset) / DAY_MS);
    },
    closeOf(day) {
      const intervals = intervalsOf(day, groundAt(blockIndex(day * DAY_MS)));
      return intervals.length === 0 ? undefined : Math.max(...intervals.map(({ close }) => close));
    },
  };
}

/** The number of the block that a moment lies in. */
export function blockIndex(at: number): number {
  return Math.min(Math.max(Math.floor(at / BLOCK_MS), FIRST_BLOCK), LAST_BLOCK);
}

function blockOf(index: number, intervalsOf: (day: CivilDay) => readonly Interval[]): CalendarBlock {
  const from = index * BLOCK_MS;
  const to = from + BLOCK_MS;
  const found: Interval[] = [];
  for (let day = from / DAY_MS - 1; day <= to / DAY_MS; day++) {
    for (const { open, close } of intervalsOf(day)) {
      if (open < to && close > from) found.push({ open: Math.max(open, from), close: Math.min(close, to) });
    }
  }
  found.sort((a, b) => a.open - b.open);
  const opens: number[] = [];
  const closes: number[] = [];
  const before: number[] = [];
  let total = 0;
  for (const { open, close } of found) {
    if (closes.at(-1) === open) closes[closes.length - 1] = close;
    else {
      opens.push(open);
      closes.push(close);
      before.push(total);
    }
    total += close - open;
  }
  return { opens, closes, before, total };
}

/** The moments at which a wall clock shows a time from `from` until before `to`. */
function momentsOf(from: number, to: number, spans: readonly OffsetSpan[]): Interval[] {
  const found: Interval[] = [];
  for (const span of spans) {
    const open = Math.max(from - span.offset, span.from);
    const close = Math.min(to - span.offset, span.to);
    if (open < close) found.push({ open, close });
  }
  return found;
}

function holidaysOf({ holidays = [] }: BusinessCalendarDefinition, first: CivilDay, last: CivilDay): Set<CivilDay> {
  const closed = new Set<CivilDay>();
  for (const { date, to = date, rrule, from } of holidays) {
    const begin = civilDay(date ?? '');
    const end = civilDay(to ?? '');
    if (begin !== undefined && end !== undefined) {
      for (let day = Math.max(begin, first); day <= Math.min(end, last); day++) closed.add(day);
    }
    const result = rrule === undefined ? undefined : parseRecurrence(rrule);
    if (result?.ok !== true) continue;
    const start = civilDay(from ?? '') ?? first;
    // A rule that needs no start gives the same days from wherever it is begun.
    const begun = needsStart(result.recurrence) ? start : Math.max(start, first);
    for (const day of recurrenceDays(result.recurrence, begun, last)) closed.add(day);
  }
  return closed;
}

function spansOf({ id, timeZone }: BusinessCalendarDefinition, from: number, to: number): OffsetSpan[] {
  const clock = zoneClock(timeZone);
  if (clock !== undefined) return clock.spans(from, to);
  throw new CallsideError('definition-invalid', `Cannot use calendar "${id}": the zone "${timeZone}" is unknown.`, {
    details: { id, timeZone },
  });
}

function wallWindows(windows: readonly TimeWindow[]): WallWindow[] {
  return windows.map(([from, to]) => [minutesOfDay(from) ?? 0, minutesOfDay(to) ?? 0]);
}
