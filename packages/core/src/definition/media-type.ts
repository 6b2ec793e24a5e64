/**
 * Tells whether a media type is among some; a `*` at the end of one stands for the rest.
 *
 * @example
 * isTypeAmong('image/png', ['image/*', 'application/pdf']); // true
 */
export function isTypeAmong(mime: string, types: readonly string[]): boolean {
  return types.some((type) => (type.endsWith('*') ? mime.startsWith(type.slice(0, -1)) : mime === type));
}

/**
 * Tells whether a text is a media type as {@link isTypeAmong} takes it; the ending of a file's name is none.
 *
 * @example
 * isMediaType('.jpg'); // false
 */
export function isMediaType(text: string): boolean {
  return /^[a-z]+\/(?:[a-z\d][a-z\d.+-]*)?\*?$/.test(text) && !text.endsWith('/');
}
