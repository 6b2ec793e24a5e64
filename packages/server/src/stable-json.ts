import { createHash } from 'node:crypto';

/**
 * Writes a JSON value with the names of every object in one fixed order, so that equal values give equal text.
 *
 * @example
 * stableJson({ b: 1, a: [true] }); // '{"a":[true],"b":1}'
 */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${stableJson(member)}`).join(',')}}`;
}

/**
 * The SHA-256 of a JSON value, in hexadecimal: equal for equal values, whatever the order of their names.
 *
 * @example
 * contentHash({ a: 1, b: 2 }) === contentHash({ b: 2, a: 1 }); // true
 */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(stableJson(value)).digest('hex');
}
