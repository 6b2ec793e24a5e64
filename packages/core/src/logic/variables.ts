/**
 * Reads a dotted path from plain data, own properties only: `__proto__`, `constructor` and the methods of strings and
 * arrays are not there. The empty path is the data itself.
 *
 * @example
 * readVariable({ fields: { phone: '138' } }, 'fields.phone'); // '138'
 */
export function readVariable(data: unknown, path: unknown): unknown {
  if (path === '' || path === null || path === undefined) return data;
  if (typeof path !== 'string' && typeof path !== 'number') return undefined;
  return readNames(data, String(path).split('.'));
}

/** Reads own properties one below the other. */
export function readNames(data: unknown, names: readonly string[]): unknown {
  let value: unknown = data;
  for (const name of names) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}
