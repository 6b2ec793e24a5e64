import { civilDate, DAY_MS } from '../definition/civil-day.js';
import { zoneClock } from '../definition/zone-clock.js';
import { CallsideError } from '../errors.js';

/**
 * Writes a ticket number from a form's pattern: `{yyyyMMdd}` is the day, `{seq:3}` the day's sequence in at least three
 * digits. Only the server gives numbers; this is the rule that it follows.
 *
 * @example
 * ticketNumber('GD{yyyyMMdd}{seq:3}', '20261121', 4); // 'GD20261121004'
 */
export function ticketNumber(pattern: string, day: string, sequence: number): string {
  return pattern
    .replaceAll('{yyyyMMdd}', day)
    .replaceAll(/\{seq(?::(\d{1,2}))?\}/g, (_match, digits: string | undefined) =>
      String(sequence).padStart(Number(digits ?? 1), '0'),
    );
}

/**
 * The calendar day of a moment in a time zone, as `yyyyMMdd`. Throws `definition-invalid` for an unknown zone.
 *
 * @example
 * dayInZone(Date.UTC(2026, 10, 20, 18), 'Asia/Shanghai'); // '20261121'
 */
export function dayInZone(at: number, timeZone: string): string {
  const clock = zoneClock(timeZone);
  if (clock === undefined) throw new CallsideError('definition-invalid', `The time zone "${timeZone}" is unknown.`);
  const { year, month, date } = civilDate(Math.floor((at + clock.offsetAt(at)) / DAY_MS));
  return [String(year).padStart(4, '0'), ...[month, date].map((part) => String(part).padStart(2, '0'))].join('');
}
