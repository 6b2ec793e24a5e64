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

/** How the keys of what belongs to recordings begin. */
export const RECORDING = 'recording';

/**
 * The key of what tells of a call's recording. Its pieces lie elsewhere, so that all can be listed without reading one.
 *
 * @example
 * recordingKey('7f…'); // 'recordings/7f…'
 */
export function recordingKey(callId: string): string {
  return `${RECORDING}s/${callId}`;
}

/**
 * The key of a piece of a call's recording.
 *
 * @example
 * recordingPiece('7f…', 3); // 'recording/7f…/00003'
 */
export function recordingPiece(callId: string, number: number): string {
  return pieceKey(`${RECORDING}/${callId}`, number);
}
