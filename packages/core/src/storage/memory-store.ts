import { CallsideError } from '../errors.js';
import { createListeners } from '../listeners.js';
import { INDEXES, KEY_PATHS, type IndexedStore, type StoreName, type StoreSchema } from './schema.js';
import type { OpenStore, ReadTx, Store, StoreChange, StoreQuery, WriteTx } from './store.js';

type Key = string | number;
type Tables = Record<StoreName, Map<Key, unknown>>;

/**
 * A store that lives as long as the page: for tests, stories and places where the browser refuses to store.
 * It obeys the same laws as the lasting one, and says `memory` in `kind`.
 *
 * @example
 * const desk = await createDesk({ store: openMemoryStore(), … });
 */
export function openMemoryStore(): OpenStore {
  return () => Promise.resolve(createMemoryStore());
}

function createMemoryStore(): Store {
  let tables = Object.fromEntries(Object.keys(KEY_PATHS).map((name) => [name, new Map()])) as Tables;
  let nextSeq = 1;
  let closed = false;
  let queue: Promise<unknown> = Promise.resolve();
  const listeners = createListeners<[StoreChange]>();

  /** One transaction after the other: the simplest order that keeps them apart. */
  const inTurn = <R>(work: () => Promise<R>): Promise<R> => {
    if (closed)
      return Promise.reject(new CallsideError('storage-closed', 'Cannot use the memory store: it is closed.'));
    const result = queue.then(work);
    queue = result.then(noop, noop);
    return result;
  };

  return {
    kind: 'memory',
    read: (stores, work) => inTurn(() => work(readTx(tables, stores))),
    write: (stores, work) =>
      inTurn(async () => {
        const draft = { ...tables };
        for (const store of stores) draft[store] = new Map(tables[store]);
        const keys: StoreChange['keys'][number][] = [];
        const tx: WriteTx = {
          ...readTx(draft, stores),
          put(store, record) {
            checkScope(stores, store);
            const copy = structuredClone(record) as unknown as Record<string, Key | undefined>;
            const path = KEY_PATHS[store];
            if (store === 'outbox') copy[path] ??= nextSeq;
            const key = copy[path];
            if (store === 'outbox') nextSeq = Math.max(nextSeq, Number(key) + 1);
            if (key === undefined)
              return Promise.reject(
                new CallsideError('storage-failed', `Cannot put a record without "${path}" into "${store}".`),
              );
            draft[store].set(key, copy);
            keys.push({ store, key });
            return Promise.resolve(key as StoreSchema[typeof store]['key']);
          },
          delete(store, key) {
            checkScope(stores, store);
            draft[store].delete(key);
            keys.push({ store, key });
            return Promise.resolve();
          },
        };
        const result = await work(tx);
        tables = draft;
        if (keys.length > 0) listeners.tell({ keys, remote: false });
        return result;
      }),
    subscribe: (listener) => listeners.add(listener),
    close() {
      closed = true;
      listeners.clear();
      return queue.then(noop);
    },
  };
}

function readTx(tables: Tables, stores: readonly StoreName[]): ReadTx {
  return {
    get(store, key) {
      checkScope(stores, store);
      return Promise.resolve(
        structuredClone(tables[store].get(key)) as StoreSchema[typeof store]['record'] | undefined,
      );
    },
    count(store) {
      checkScope(stores, store);
      return Promise.resolve(tables[store].size);
    },
    getAll(store, query = {}) {
      checkScope(stores, store);
      const rows = [...tables[store]]
        .flatMap(([key, record]) => keysIn(store, query.index, key, record).map((by) => ({ by, key, record })))
        .filter(({ by }) => fits(by, query))
        .sort((a, b) => compareKeys(a.by, b.by) || compareKeys(a.key, b.key));
      // As in IndexedDB, a limit of 0 is none.
      return Promise.resolve(
        rows
          .slice(0, query.limit === 0 ? undefined : query.limit)
          .map(({ record }) => structuredClone(record) as StoreSchema[typeof store]['record']),
      );
    },
  };
}

/** The keys that a record has in an index, or its own. */
function keysIn(store: StoreName, index: string | undefined, key: Key, record: unknown): readonly Key[] {
  if (index === undefined) return [key];
  const { path } = (INDEXES[store as IndexedStore] as Readonly<Record<string, { readonly path: string }>>)[index] ?? {};
  const value = (record as Readonly<Record<string, Key | readonly Key[] | undefined>>)[path ?? ''];
  if (value === undefined) return [];
  return typeof value === 'object' ? [...new Set(value)] : [value];
}

function fits(key: Key, { only, prefix = '', after }: Omit<StoreQuery, 'index'>): boolean {
  if (only !== undefined) return key === only;
  return String(key).startsWith(prefix) && (after === undefined || compareKeys(key, after) > 0);
}

/** Numbers come before texts, as in IndexedDB. */
function compareKeys(a: Key, b: Key): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function checkScope(stores: readonly StoreName[], store: StoreName): void {
  if (!stores.includes(store))
    throw new CallsideError(
      'storage-failed',
      `Cannot use "${store}": the transaction was opened for ${stores.join(', ')}.`,
    );
}

function noop(): void {
  // The queue goes on whether the last transaction succeeded or not; its caller has the error.
}
