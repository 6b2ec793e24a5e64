import { createHash } from 'node:crypto';
import { canonicalJson } from '@callside/core';

/**
 * The SHA-256 of a JSON value, in hexadecimal: equal for equal values, whatever the order of their names.
 *
 * @example
 * contentHash({ a: 1, b: 2 }) === contentHash({ b: 2, a: 1 }); // true
 */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
