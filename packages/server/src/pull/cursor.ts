import { isId } from '@callside/core';
import { ProblemError } from '../problem.js';

/** A place in a tenant's feed: everything up to `position` was read, in the database's life `epoch`. */
export interface Cursor {
  readonly epoch: string;
  readonly position: number;
  /** How far the feed was purged when the reader began: of what was deleted before that it never had anything. */
  readonly floor: number;
}

/**
 * Writes a cursor as opaque text, safe in an address.
 *
 * @example
 * encodeCursor({ epoch, position: 12, floor: 0 });
 */
export function encodeCursor({ epoch, position, floor }: Cursor): string {
  return Buffer.from(`${epoch}:${String(position)}:${String(floor)}`).toString('base64url');
}

/**
 * Reads a cursor; undefined means the start of the feed. Throws 400 for a text that is none of ours and 410 for another
 * epoch.
 *
 * @example
 * decodeCursor('', epoch); // undefined
 */
export function decodeCursor(text: string, epoch: string): Cursor | undefined {
  if (text === '') return undefined;
  const [from = '', ...numbers] = Buffer.from(text, 'base64url').toString('utf8').split(':');
  // Cursors of version 1 have no floor.
  const [position, floor = 0] = numbers.map(wholeNumber);
  if (!isId(from) || position === undefined || Number.isNaN(position + floor) || numbers.length > 2) {
    throw new ProblemError('cursor-invalid', 'Send the cursor of an earlier answer, unchanged, or none.');
  }
  if (from !== epoch) throw expired();
  return { epoch, position, floor };
}

/**
 * The refusal of a cursor that leads nowhere any more; the client pulls everything anew and keeps its outbox.
 *
 * @example
 * throw expired();
 */
export function expired(): ProblemError {
  return new ProblemError('cursor-expired', 'The data behind the cursor was replaced or purged.');
}

function wholeNumber(digits: string): number {
  return /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN;
}
