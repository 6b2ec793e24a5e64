import type { Doc } from '@callside/core';
import type { Row } from './database.js';

/**
 * Reads a text column that is never null.
 *
 * @example
 * textOf(row, 'type'); // 'ticket'
 */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`Column "${column}" holds no text.`);
  return value;
}

/**
 * Reads a text column that may be null.
 *
 * @example
 * textOrNull(row, 'queue'); // null
 */
export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : textOf(row, column);
}

/**
 * Reads a number column that is never null. Drivers give a bigint as number, bigint or text; all of ours are safe integers.
 *
 * @example
 * numberOf(row, 'rev'); // 3
 */
export function numberOf(row: Row, column: string): number {
  const value = row[column];
  const number = value === null || value === '' ? Number.NaN : Number(value);
  if (!Number.isSafeInteger(number)) throw new TypeError(`Column "${column}" holds no whole number.`);
  return number;
}

/**
 * Reads a number column that may be null.
 *
 * @example
 * numberOrNull(row, 'finished_at'); // null
 */
export function numberOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : numberOf(row, column);
}

/**
 * Reads a jsonb column that holds an object.
 *
 * @example
 * docOf(row, 'doc'); // { id: '0b7f…', status: 'pending' }
 */
export function docOf(row: Row, column: string): Doc {
  const value = row[column];
  if (!isDoc(value)) throw new TypeError(`Column "${column}" holds no JSON object.`);
  return value;
}

/**
 * Reads a jsonb column that holds a list of texts.
 *
 * @example
 * textsOf(row, 'paths'); // ['status', 'values.phone']
 */
export function textsOf(row: Row, column: string): readonly string[] {
  const value = row[column];
  if (!Array.isArray(value)) throw new TypeError(`Column "${column}" holds no JSON list.`);
  return value.filter((item) => typeof item === 'string');
}

function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
