import { civilDay, DAY_MS } from '../definition/civil-day.js';
import { zoneClock } from '../definition/zone-clock.js';

const NO = new Set(['', '0', 'n', 'no', 'false', 'none', '否', '无', '無', '不同意', '未同意', '没有', '沒有']);
const YES = new Set(['1', 'y', 'yes', 'true', 'x', '✓', '✔', '√', 'agreed', 'granted', '是', '有', '同意', '已同意']);

/** Year, month, day as people write them in this order, and a time if there is one. */
const WRITTEN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]*(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z)?)?$/;

const MINUTE = 60_000;

/**
 * Since when a cell of a file says that consent stands, in epoch milliseconds: from the start of a day that it names, on the
 * clock of the zone, or from `at` when it only says yes. False for a no. Undefined for what may mean anything: `03/04/2026` is
 * two days.
 *
 * @example
 * readConsent('2026-05-01', { zone: 'Asia/Shanghai', at }); // 1777564800000, midnight of the first of May in Shanghai
 */
export function readConsent(
  cell: string,
  { zone = 'UTC', at }: { readonly zone?: string; readonly at: number },
): number | false | undefined {
  const text = cell.normalize('NFKC').trim();
  const word = text.toLowerCase();
  if (NO.has(word)) return false;
  if (YES.has(word)) return at;
  const [, year = '', month = '', date = '', hour = '0', minute = '0', second = '0', utc] = WRITTEN.exec(text) ?? [];
  const day = civilDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const wall = day * DAY_MS + (Number(hour) * 60 + Number(minute)) * MINUTE + Number(second) * 1000;
  if (utc !== undefined) return wall;
  const clock = zoneClock(zone);
  if (clock === undefined) return undefined;
  // The offset of that moment, not of the moment that the wall clock would be in UTC.
  return wall - clock.offsetAt(wall - clock.offsetAt(wall));
}
