import { BLOCK_MS, blockIndex, LAST_BLOCK, type CalendarBlock, type CompiledCalendar } from './compile-calendar.js';

/**
 * The earliest moment by which so many open milliseconds have passed since `from`; `from` itself for nothing, undefined
 * when the calendar is never open long enough again. It undoes {@link workingTimeBetween}. A limit that ends with the
 * working day is due when that day closes, not when the next one opens.
 *
 * @example
 * addWorkingTime(nineToFive, at('2026-11-20 16:00'), 2 * HOUR); // a Friday: Monday, 10:00
 */
export function addWorkingTime(calendar: CompiledCalendar, from: number, ms: number): number | undefined {
  if (ms <= 0) return from;
  let index = blockIndex(from);
  let block = calendar.blockAt(index);
  let wanted = openedBy(block, from) + ms;
  while (wanted > block.total) {
    if (index >= LAST_BLOCK) return undefined;
    wanted -= block.total;
    block = calendar.blockAt(++index);
  }
  const at = lastBelow(block.before, wanted);
  return (block.opens[at] ?? 0) + wanted - (block.before[at] ?? 0);
}

/**
 * The open milliseconds between two moments; negative when the second comes first.
 *
 * @example
 * workingTimeBetween(nineToFive, at('2026-11-20 16:00'), at('2026-11-23 10:00')); // 7200000: Friday to Monday
 */
export function workingTimeBetween(calendar: CompiledCalendar, a: number, b: number): number {
  if (b < a) return -workingTimeBetween(calendar, b, a);
  const last = blockIndex(b);
  let ms = openedBy(calendar.blockAt(last), b) - openedBy(calendar.blockAt(blockIndex(a)), a);
  for (let index = blockIndex(a); index < last; index++) ms += calendar.blockAt(index).total;
  return ms;
}

/**
 * Tells whether a calendar is open at a moment. The moment of closing is closed.
 *
 * @example
 * isOpen(nineToFive, at('2026-11-20 17:00')); // false
 */
export function isOpen(calendar: CompiledCalendar, at: number): boolean {
  const { opens, closes } = calendar.blockAt(blockIndex(at));
  return at < (closes[lastBelow(opens, at + 1)] ?? -Infinity);
}

/**
 * The moment itself when the calendar is open, otherwise the next at which it opens; undefined when it never does.
 *
 * @example
 * nextOpening(nineToFive, at('2026-11-20 17:00')); // Monday, 09:00
 */
export function nextOpening(calendar: CompiledCalendar, at: number): number | undefined {
  if (isOpen(calendar, at)) return at;
  for (let index = blockIndex(at); index <= LAST_BLOCK; index++) {
    const { opens } = calendar.blockAt(index);
    const next = opens[lastBelow(opens, at) + 1];
    if (next !== undefined) return next;
  }
  return undefined;
}

/**
 * The close of the n-th working day after the day of a moment; undefined when there are not so many.
 *
 * @example
 * closeOfWorkingDay(nineToFive, at('2026-11-20 08:00'), 3); // a Friday: Wednesday, 17:00
 */
export function closeOfWorkingDay(calendar: CompiledCalendar, from: number, days: number): number | undefined {
  const end = (LAST_BLOCK + 1) * BLOCK_MS;
  let day = calendar.dayAt(from);
  let close: number | undefined = from;
  for (let left = days; left > 0 && close !== undefined; left--) {
    do close = calendar.closeOf(++day);
    while (close === undefined && day * 86_400_000 < end);
    if (close !== undefined && close > end) return undefined;
  }
  return close;
}

/** Open milliseconds from the beginning of the block until a moment. */
function openedBy({ opens, closes, before }: CalendarBlock, at: number): number {
  const index = lastBelow(opens, at);
  const open = opens[index];
  return open === undefined ? 0 : (before[index] ?? 0) + Math.min(at, closes[index] ?? at) - open;
}

/** Place of the last number that is smaller than the limit, −1 for none. */
function lastBelow(sorted: readonly number[], limit: number): number {
  let low = -1;
  let high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < limit) low = middle;
    else high = middle;
  }
  return low;
}
