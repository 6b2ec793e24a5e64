import { CallsideError } from '../errors.js';
import { openMemoryStore } from '../storage/memory-store.js';
import { KEY_PATHS, type StoreName } from '../storage/schema.js';
import type { Store, StoreChange, WriteTx } from '../storage/store.js';

const STORES = Object.keys(KEY_PATHS) as StoreName[];

/** What is about to happen to a page's use of the disk. */
export interface DiskFaults {
  /** The next write is undone at its commit, as by a full disk. */
  failNextWrite: boolean;
  /** Holds every use back until it resolves, as a frozen page does. */
  gate: Promise<void> | undefined;
}

/**
 * The disk of one user's browser profile, for tests: it outlives pages, several of them use it at once and hear of each
 * other, and it can be set back to what it was.
 *
 * @example
 * const disk = new FakeDisk();
 * const { store } = disk.connect();
 */
export class FakeDisk {
  #store: Promise<Store> = newStore();
  readonly #connections = new Set<{ readonly listeners: Set<(change: StoreChange) => void> }>();

  /** What one page gets; `kill` ends it without a word, as a crash does. */
  connect(): { readonly store: Store; readonly faults: DiskFaults; kill(): void } {
    const connection = { listeners: new Set<(change: StoreChange) => void>() };
    this.#connections.add(connection);
    const faults: DiskFaults = { failNextWrite: false, gate: undefined };
    let dead = false;
    const enter = async (): Promise<Store> => {
      while (faults.gate !== undefined) await faults.gate;
      // A page that is gone runs nothing any more: what it waited for never comes.
      if (dead) await new Promise<never>(() => undefined);
      return this.#store;
    };
    const leave = async <R>(result: R): Promise<R> => {
      while (faults.gate !== undefined) await faults.gate;
      if (dead) await new Promise<never>(() => undefined);
      return result;
    };
    const store: Store = {
      kind: 'idb',
      read: async (stores, work) => leave(await (await enter()).read(stores, work)),
      write: async (stores, work, options) => {
        const disk = await enter();
        const keys: StoreChange['keys'][number][] = [];
        const fails = faults.failNextWrite;
        faults.failNextWrite = false;
        const result = await disk.write(
          stores,
          async (tx) => {
            const done = await work(noting(tx, keys));
            if (fails) throw new CallsideError('storage-quota', 'The disk is full.');
            return done;
          },
          options,
        );
        for (const each of this.#connections)
          for (const listener of each.listeners) listener({ keys, remote: each !== connection });
        return leave(result);
      },
      subscribe(listener) {
        const heard = (change: StoreChange): void => {
          if (dead) return;
          if (faults.gate === undefined) listener(change);
          else
            void faults.gate.then(() => {
              heard(change);
            });
        };
        connection.listeners.add(heard);
        return () => connection.listeners.delete(heard);
      },
      close: () => {
        this.#connections.delete(connection);
        return Promise.resolve();
      },
    };
    const kill = (): void => {
      dead = true;
      this.#connections.delete(connection);
    };
    return { store, faults, kill };
  }

  /** Everything on the disk as it is now, to be set back to while no page is open. */
  async backup(): Promise<() => Promise<void>> {
    const all = await (
      await this.#store
    ).read(STORES, (tx) => Promise.all(STORES.map(async (name) => ({ name, rows: await tx.getAll(name) }))));
    return async () => {
      const store = newStore();
      this.#store = store;
      await (
        await store
      ).write(STORES, async (tx) => {
        for (const { name, rows } of all) for (const row of rows) await tx.put(name, row);
        await keepNumbers(tx);
      });
    };
  }
}

/** The numbers that were given are part of what a disk remembers. */
async function keepNumbers(tx: WriteTx): Promise<void> {
  const [queued, acked] = [await tx.getAll('outbox'), await tx.getAll('acked')];
  const last = Math.max(0, ...queued.map(({ seq = 0 }) => seq), ...acked.map(({ seq }) => seq));
  const [any] = queued;
  const mark = { v: 0, seq: last, entityKey: '', attempts: 0, mutation: any?.mutation } as never;
  if (last === 0 || queued.some(({ seq }) => seq === last)) return;
  await tx.put('outbox', mark);
  await tx.delete('outbox', last);
}

function newStore(): Promise<Store> {
  return openMemoryStore()({ tenant: 'test', user: 'test' });
}

function noting(tx: WriteTx, keys: StoreChange['keys'][number][]): WriteTx {
  return {
    get: (name, key) => tx.get(name, key),
    count: (name) => tx.count(name),
    getAll: (name, query) => tx.getAll(name, query),
    async put(name, record) {
      const key = await tx.put(name, record);
      keys.push({ store: name, key });
      return key;
    },
    async delete(name, key) {
      await tx.delete(name, key);
      keys.push({ store: name, key });
    },
  };
}
