import type { Locale } from '@callside/core';

/**
 * The time of day, and the day where it is another one: where the reader is, or in a zone.
 *
 * @example
 * momentText(draft.at, now, 'en'); // '9:12 AM'
 */
export function momentText(
  at: number,
  now: number,
  locale: Locale,
  { zone }: { readonly zone?: string | undefined } = {},
): string {
  const place = zone === undefined ? {} : { timeZone: zone };
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'short', ...place });
  const isToday = day.format(at) === day.format(now);
  const style = isToday ? ({ timeStyle: 'short' } as const) : ({ dateStyle: 'medium', timeStyle: 'short' } as const);
  return new Intl.DateTimeFormat(locale, { ...style, ...place }).format(at);
}
