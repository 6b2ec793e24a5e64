import { INDEXES, type IndexedStore, type StoreName } from './schema.js';
import type { StoreQuery } from './store.js';

export type Key = string | number;

type AnyQuery = Omit<StoreQuery, 'index'> & { readonly index?: string };

/**
 * Answers a query from rows in memory, in the order that IndexedDB gives: by the index's key, then by the row's own.
 *
 * @example
 * pickRows(new Map([['a', draft]]), 'drafts', { prefix: 'a', limit: 10 }); // [draft]
 */
export function pickRows<R>(rows: ReadonlyMap<Key, R>, store: StoreName, query: AnyQuery = {}): R[] {
  const found = [...rows]
    .flatMap(([key, row]) => keysIn(store, query.index, key, row).map((by) => ({ by, key, row })))
    .filter(({ by }) => fits(by, query))
    .sort((a, b) => compareKeys(a.by, b.by) || compareKeys(a.key, b.key))
    .map(({ row }) => row);
  // As in IndexedDB, a limit of 0 is none.
  return query.limit === undefined || query.limit === 0 ? found : found.slice(0, query.limit);
}

/** The keys that a row has in an index, or its own. */
function keysIn(store: StoreName, index: string | undefined, key: Key, row: unknown): readonly Key[] {
  if (index === undefined) return [key];
  const { path } = (INDEXES[store as IndexedStore] as Readonly<Record<string, { readonly path: string }>>)[index] ?? {};
  const value = (row as Readonly<Record<string, Key | readonly Key[] | undefined>>)[path ?? ''];
  if (value === undefined) return [];
  return typeof value === 'object' ? [...new Set(value)] : [value];
}

function fits(key: Key, { only, prefix = '', after }: AnyQuery): boolean {
  if (only !== undefined) return key === only;
  return String(key).startsWith(prefix) && (after === undefined || compareKeys(key, after) > 0);
}

/** Numbers come before texts, as in IndexedDB. */
function compareKeys(a: Key, b: Key): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
