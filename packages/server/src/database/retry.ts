import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseUnavailableError } from './unavailable.js';

const ATTEMPTS = 10;

/**
 * SQLSTATEs that mean "run it again": serialization failure, deadlock, and a unique key that a racing twin took first, which
 * the next run will find and read.
 */
const RETRYABLE = new Set(['40001', '40P01', '23505']);

/** Thrown by a compare-and-set that found another revision than it had read. */
export class LostRaceError extends Error {
  override readonly name = 'LostRaceError';
  readonly code = '40001';
}

/**
 * Runs a transaction again when it lost a race, up to ten times with growing random pauses; then the database is
 * too busy. Other errors pass at once.
 *
 * @example
 * await retryLostRaces(() => inOneTransaction(work));
 */
export async function retryLostRaces<R>(run: () => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!isLostRace(error)) throw error;
      if (attempt >= ATTEMPTS) throw new DatabaseUnavailableError(error);
    }
    await wait(Math.random() * 5 * 2 ** Math.min(attempt, 6));
  }
}

function isLostRace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && RETRYABLE.has(error.code);
}
