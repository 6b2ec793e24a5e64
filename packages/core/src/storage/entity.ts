import type { INDEX_PLAN } from './index-plan.js';

/** A kind of record that sync knows; storage gives it no other meaning. */
export type EntityType = keyof typeof INDEX_PLAN;

/** A JSON object as it is stored and sent. */
export type Doc = Readonly<Record<string, unknown>>;

/**
 * Reads the value under a path; undefined where there is none.
 *
 * @example
 * valueAt({ values: { phone: '1' } }, 'values.phone'); // '1'
 */
export function valueAt(doc: Doc, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, name) => (isDoc(at) && Object.hasOwn(at, name) ? at[name] : undefined), doc);
}

/**
 * Tells whether a value is a JSON object.
 *
 * @example
 * isDoc([]); // false
 */
export function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
