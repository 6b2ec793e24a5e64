/** Shortest and longest waits between tries, in milliseconds. */
export const BACKOFF = { first: 1000, longest: 5 * 60_000 } as const;

/**
 * How long to wait before try number `attempt` (from 1): full jitter, a random part of a doubling span.
 *
 * @example
 * backoffDelay(3, 0.5); // 2000
 */
export function backoffDelay(attempt: number, random: number): number {
  const span = Math.min(BACKOFF.longest, BACKOFF.first * 2 ** (attempt - 1));
  return Math.round(span * random);
}
