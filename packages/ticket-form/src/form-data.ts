import type { Value, Values } from '@callside/core';

/**
 * The values as entries of a form's data: one for each field, several for a list; of files those that are given, of others their
 * ids. Before each name stands the form's own, where it has one.
 *
 * @example
 * [...formDataOf('ticket', { place: 'Roof', tags: ['a', 'b'] })]; // [['ticket.place', 'Roof'], ['ticket.tags', 'a'], …]
 */
export function formDataOf(name: string, values: Values, files?: ReadonlyMap<string, File>): FormData {
  const data = new FormData();
  for (const [id, value] of Object.entries(values)) {
    const key = name === '' ? id : `${name}.${id}`;
    const items = isList(value) ? value : [value];
    for (const item of items)
      if (item !== null) data.append(key, typeof item === 'object' ? (files?.get(item.id) ?? item.id) : String(item));
  }
  return data;
}

/** `Array.isArray` alone loses what a read-only list holds. */
function isList(value: Value): value is Extract<Value, readonly unknown[]> {
  return Array.isArray(value);
}
