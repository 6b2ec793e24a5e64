import type { Doc } from '@callside/core';

/**
 * Reads the value under a path of one or two names; undefined where there is none.
 *
 * @example
 * valueAt({ values: { phone: '1' } }, 'values.phone'); // '1'
 */
export function valueAt(doc: Doc, path: string): unknown {
  const names = path.split('.');
  return names.reduce<unknown>((at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined), doc);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
