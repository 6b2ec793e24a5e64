import type { Locale } from '@callside/core';

/**
 * The time of day as people of a language write it, to the minute.
 *
 * @example
 * formatTime(Date.UTC(2026, 2, 2, 1, 5), 'en'); // '09:05' where the clock is eight hours ahead
 */
export function formatTime(at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}
