/** Makes one new id: a UUID in lower case, as the server's `uuid` columns take it. */
export type NewId = () => string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A random UUID (version 4), also where `crypto.randomUUID` is missing because the page is not a secure context.
 *
 * @example
 * randomId(); // '0b7f4a52-5c1e-4a8e-9a53-0d7c1f0a9e11'
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * Tells whether a value is an id in the shape that {@link randomId} makes.
 *
 * @example
 * isId('42'); // false
 */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
