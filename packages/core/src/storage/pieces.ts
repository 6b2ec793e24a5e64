/** Bytes of a file that lie in one record and go in one request: no more of it is in memory. */
export const PIECE_BYTES = 1024 * 1024;

/**
 * The key of a piece: the pieces of one file follow each other.
 *
 * @example
 * pieceKey('7f…', 3); // '7f…/00003'
 */
export function pieceKey(id: string, number: number): string {
  return `${id}/${String(number).padStart(5, '0')}`;
}
