import { isId } from '@callside/core';
import { ProblemError } from '../problem.js';

/** A place in a tenant's feed: everything up to `position` was read, in the database's life `epoch`. */
export interface Cursor {
  readonly epoch: string;
  readonly position: number;
}

/**
 * Writes a cursor as opaque text, safe in an address.
 *
 * @example
 * encodeCursor({ epoch, position: 12 });
 */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.epoch}:${String(cursor.position)}`).toString('base64url');
}

/**
 * Reads a cursor; nothing means the start of the feed. Throws 400 for a text that is none of ours and 410 for another epoch.
 *
 * @example
 * decodeCursor('', epoch); // { epoch, position: 0 }
 */
export function decodeCursor(text: string, epoch: string): Cursor {
  if (text === '') return { epoch, position: 0 };
  const [from = '', digits = '', ...rest] = Buffer.from(text, 'base64url').toString('utf8').split(':');
  const position = Number(digits);
  if (!isId(from) || !/^\d+$/.test(digits) || !Number.isSafeInteger(position) || rest.length > 0) {
    throw new ProblemError('cursor-invalid', 'Send the cursor of an earlier answer, unchanged, or none.');
  }
  if (from !== epoch) throw expired();
  return { epoch, position };
}

/**
 * The refusal of a cursor that leads nowhere any more; the client pulls everything anew and keeps its outbox.
 *
 * @example
 * throw expired();
 */
export function expired(): ProblemError {
  return new ProblemError('cursor-expired', 'The data behind the cursor was replaced.');
}
