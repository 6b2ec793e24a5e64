/** As many bytes of a file's start as tell its type. */
export const HEAD_BYTES = 16;

/** How files of these types begin: signs, and the byte where they stand. */
const BEGINNINGS: Readonly<Record<string, readonly (readonly [signs: string, at: number])[]>> = {
  'image/png': [['\x89PNG\r\n\x1a\n', 0]],
  'image/jpeg': [['\xff\xd8\xff', 0]],
  'image/gif': [['GIF8', 0]],
  'image/webp': [
    ['RIFF', 0],
    ['WEBP', 8],
  ],
  // What the brand behind it is called, each phone decides for itself.
  'image/heic': [['ftyp', 4]],
  'application/pdf': [['%PDF-', 0]],
  'application/zip': [['PK', 0]],
};

/**
 * Tells whether a file may be of the type that it is said to be, by its first bytes. Of a type that has no such sign everything
 * may be; whatever it is, it is only ever given out to be saved.
 *
 * @example
 * looksLike(new TextEncoder().encode('<script>'), 'image/png'); // false
 */
export function looksLike(head: Uint8Array, type: unknown): boolean {
  const beginning = Object.hasOwn(BEGINNINGS, String(type)) ? BEGINNINGS[String(type)] : undefined;
  const text = String.fromCharCode(...head.subarray(0, HEAD_BYTES));
  return beginning === undefined || beginning.every(([signs, at]) => text.startsWith(signs, at));
}
