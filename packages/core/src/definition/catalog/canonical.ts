/**
 * Writes a JSON value with the names of every object in one order, so that equal values give equal text. A property that
 * is undefined is not there, as in a file.
 *
 * @example
 * canonicalJson({ b: 1, a: [true] }); // '{"a":[true],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

/**
 * The content of a definition, comparable: without the address of its schema, which only the editor reads, and without
 * the properties named.
 *
 * @example
 * contentOf(form) === contentOf({ ...form, $schema: './ticket-form.schema.json' }); // true
 */
export function contentOf(definition: object, ...without: readonly string[]): string {
  const left = Object.entries(definition).filter(([name]) => name !== '$schema' && !without.includes(name));
  return canonicalJson(Object.fromEntries(left));
}
