import { CallsideError } from '../errors.js';
import { createListeners } from '../listeners.js';
import { pickRows, type Key } from './pick-rows.js';
import { KEY_PATHS, type StoreName, type StoreSchema } from './schema.js';
import type { OpenStore, ReadTx, Store, StoreChange, WriteTx } from './store.js';

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
    if (closed) return Promise.reject(new CallsideError('storage-closed', 'The store is closed.'));
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
        let seq = nextSeq;
        const keys: StoreChange['keys'][number][] = [];
        const tx: WriteTx = {
          ...readTx(draft, stores),
          put(store, record) {
            checkScope(stores, store);
            const copy = structuredClone(record) as unknown as Record<string, Key | undefined>;
            const path = KEY_PATHS[store];
            if (store === 'outbox') copy[path] ??= seq;
            const key = copy[path];
            if (store === 'outbox') seq = Math.max(seq, Number(key) + 1);
            if (key === undefined)
              return Promise.reject(new CallsideError('storage-failed', `A record of "${store}" needs "${path}".`));
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
        nextSeq = seq;
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
      const rows = pickRows(tables[store], store, query);
      return Promise.resolve(rows.map((row) => structuredClone(row) as StoreSchema[typeof store]['record']));
    },
  };
}

function checkScope(stores: readonly StoreName[], store: StoreName): void {
  if (!stores.includes(store)) throw new CallsideError('storage-failed', `The transaction is not open for "${store}".`);
}

function noop(): void {
  // The queue goes on whether the last transaction succeeded or not; its caller has the error.
}
