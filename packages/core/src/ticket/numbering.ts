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
 * The calendar day of a moment in a time zone, as `yyyyMMdd`.
 *
 * @example
 * dayInZone(Date.UTC(2026, 10, 20, 18), 'Asia/Shanghai'); // '20261121'
 */
export function dayInZone(at: number, timeZone: string): string {
  // By parts: engines differ in the order and the marks of a whole date.
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    calendar: 'gregory',
    numberingSystem: 'latn',
  }).formatToParts(at);
  const part = (type: 'year' | 'month' | 'day'): string => parts.find((each) => each.type === type)?.value ?? '';
  return part('year') + part('month') + part('day');
}
