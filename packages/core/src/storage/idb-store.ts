import { CallsideError } from '../errors.js';
import { createListeners } from '../listeners.js';
import { onPage } from '../page-events.js';
import { upgradeDatabase } from './migrations.js';
import { renewLog } from './renew-log.js';
import { DB_VERSION, type StoreName, type StoreSchema } from './schema.js';
import type { OpenStore, ReadTx, Store, StoreChange, StoreOwner, StoreQuery, WriteTx } from './store.js';

/** How long opening may take before it fails with `storage-blocked`, in milliseconds. */
const OPEN_TIMEOUT = 3000;

/**
 * Every write names this store, so that the browser runs one after the other, in all tabs: Chromium takes two that had both
 * begun when it was killed for a corrupt database, and deletes everything of the origin (test/crash/two-writers).
 */
const ONE_AT_A_TIME: StoreName = 'meta';

/**
 * Makes a promise of a request, or of the end of a transaction: that one resolves when all is stored, and rejects when nothing
 * is. Asked once for each. A transaction has to stay open until whoever awaits its request has asked for more.
 */
export type Promised = <T>(pending: IDBRequest<T> | IDBTransaction) => Promise<T>;

export interface IdbStoreOptions {
  /** What the names of its databases start with; `callside` when absent. */
  readonly name?: string;
  /** Hears of each new connection, the first one too: what lay in the database may have gone meanwhile. */
  readonly onOpen?: () => void;
  /** Brings old records to the present version, inside the upgrade's own transaction. */
  readonly upgradeRecords?: (tx: WriteTx, from: number) => Promise<void>;
}

/**
 * Makes what opens lasting stores, by what makes promises of IndexedDB: the package `idb`, or the few lines that surveys load.
 *
 * @example
 * export const openIdbStore = idbStoreBy(promised);
 */
export function idbStoreBy(promised: Promised): (options?: IdbStoreOptions) => OpenStore {
  return ({ name = 'callside', ...hooks } = {}) =>
    async (owner) => {
      const database = await databaseName(name, owner);
      return createIdbStore(database, promised, () => open(database, promised, hooks));
    };
}

/**
 * The name of a user's database: the tenant in clear, the user as a hash.
 *
 * @example
 * await databaseName('callside', { tenant: 'acme', user: '1001' }); // 'callside.acme.38803e0c367d5b2f'
 */
export async function databaseName(name: string, { tenant, user }: StoreOwner): Promise<string> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (subtle === undefined) throw new CallsideError('storage-refused', 'Cannot store: no secure context.');
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(`${tenant}\n${user}`));
  const hash = Array.from(new Uint8Array(digest, 0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${name}.${tenant}.${hash}`;
}

async function createIdbStore(name: string, promised: Promised, connect: () => Promise<IDBDatabase>): Promise<Store> {
  let connected: Promise<IDBDatabase> | undefined;
  let closed = false;
  const listeners = createListeners<[StoreChange]>();
  const channel = new BroadcastChannel(name);
  const stopListening = listenAwake(channel, (event: MessageEvent<StoreChange['keys']>) => {
    listeners.tell({ keys: event.data, remote: true });
  });

  /** Gives a connection up as soon as the browser loses it or somebody wants to upgrade or delete the database. */
  const watch = (opened: IDBDatabase): IDBDatabase => {
    const forget = (): void => {
      connected = undefined;
    };
    opened.onclose = forget;
    opened.onversionchange = () => {
      opened.close();
      forget();
    };
    return opened;
  };
  /** A connection that was given up is opened anew at the next use. */
  const connection = async (): Promise<IDBDatabase> => {
    if (closed) throw new CallsideError('storage-closed', `The store "${name}" is closed.`);
    connected ??= connect().then(watch);
    try {
      return await connected;
    } catch (error) {
      connected = undefined;
      throw error;
    }
  };

  try {
    await connection();
  } catch (error) {
    channel.close();
    throw error;
  }

  return {
    kind: 'idb',
    async read(stores, work) {
      const tx = begin(await connection(), (opened) => opened.transaction([...stores], 'readonly'));
      return settle(tx, promised(tx), () => work(readTx(tx, promised)));
    },
    async write(stores, work, { durability = 'strict', isLast = false } = {}) {
      const scope = isLast ? [...stores] : [...stores, ONE_AT_A_TIME];
      const tx = begin(await connection(), (opened) => opened.transaction(scope, 'readwrite', { durability }));
      const keys: StoreChange['keys'][number][] = [];
      const result = await settle(tx, promised(tx), () => {
        const running = work(writeTx(tx, promised, keys));
        // A page that is being left gets no further turn in which the transaction could commit by itself.
        if (durability === 'relaxed') tx.commit();
        return running;
      });
      if (keys.length > 0) {
        listeners.tell({ keys, remote: false });
        // Closing lets a running write end; nobody here is left to tell then.
        if (!closed) channel.postMessage(keys);
      }
      return result;
    },
    subscribe: (listener) => listeners.add(listener),
    async close() {
      if (closed) return;
      closed = true;
      listeners.clear();
      stopListening();
      channel.close();
      (await connected)?.close();
      connected = undefined;
    },
  };
}

/**
 * Hears the other tabs, except while this page is frozen: messages arrive even then, and a transaction that a frozen page
 * begins never ends and blocks the database of all. What it misses it looks up when it is back.
 */
function listenAwake(channel: BroadcastChannel, hear: (event: MessageEvent<StoreChange['keys']>) => void): () => void {
  const freeze = (): void => {
    channel.onmessage = null;
  };
  const resume = (): void => {
    channel.onmessage = hear;
  };
  resume();
  return onPage({ freeze, resume });
}

function begin<T>(db: IDBDatabase, start: (db: IDBDatabase) => T): T {
  try {
    return start(db);
  } catch (error) {
    throw storageError(error);
  }
}

/** Runs the work and waits for the commit itself: a request's success is not yet a save. */
async function settle<R>(tx: IDBTransaction, done: Promise<unknown>, work: () => Promise<R>): Promise<R> {
  try {
    const result = await work();
    await done;
    return result;
  } catch (error) {
    const ended = done.catch((reason: unknown) => reason);
    abortIfOpen(tx);
    await ended;
    throw storageError(error);
  }
}

function abortIfOpen(tx: IDBTransaction): void {
  try {
    tx.abort();
  } catch (error) {
    // A failed request has already aborted the transaction; anything else is news.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
  }
}

function readTx(tx: IDBTransaction, promised: Promised): ReadTx {
  return {
    get: (store, key) => promised(tx.objectStore(store).get(key)),
    count: (store) => promised(tx.objectStore(store).count()),
    getAll(store, query = {}) {
      const from = tx.objectStore(store);
      const source = query.index === undefined ? from : from.index(query.index);
      return promised(source.getAll(rangeOf(query), query.limit));
    },
  };
}

/** The keys that a query asks for; all of them when it names none. */
function rangeOf({ only, prefix = '', after }: Omit<StoreQuery, 'index'>): IDBKeyRange | null {
  if (only !== undefined) return IDBKeyRange.only(only);
  if (prefix === '') return after === undefined ? null : IDBKeyRange.lowerBound(after, true);
  const follows = after !== undefined && after > prefix;
  return IDBKeyRange.bound(follows ? after : prefix, `${prefix}\uffff`, follows);
}

function writeTx(tx: IDBTransaction, promised: Promised, keys: StoreChange['keys'][number][]): WriteTx {
  return {
    ...readTx(tx, promised),
    async put<N extends StoreName>(store: N, record: StoreSchema[N]['record']) {
      const key = await promised(tx.objectStore(store).put(record) as IDBRequest<StoreSchema[N]['key']>);
      keys.push({ store, key });
      return key;
    },
    async delete(store, key) {
      await promised(tx.objectStore(store).delete(key));
      keys.push({ store, key });
    },
  };
}

function open(
  name: string,
  promised: Promised,
  { onOpen, upgradeRecords }: Omit<IdbStoreOptions, 'name'>,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let late = false;
    let blocked = false;
    const timer = setTimeout(() => {
      late = true;
      reject(
        new CallsideError('storage-blocked', `Cannot open "${name}": another tab may hold an older version.`, {
          details: { blocked },
        }),
      );
    }, OPEN_TIMEOUT);
    // Where the page may not store, asking for a database throws at once.
    const opening = async (): Promise<IDBDatabase> => {
      renewLog('callside.renew');
      const request = indexedDB.open(name, DB_VERSION);
      request.onupgradeneeded = ({ oldVersion: from }) => {
        const { result: db, transaction: tx } = request as IDBOpenDBRequest & { readonly transaction: IDBTransaction };
        const layout = {
          createObjectStore: db.createObjectStore.bind(db),
          createIndex: (
            store: StoreName,
            index: string,
            path: string,
            options: { readonly multiEntry: boolean },
          ): unknown => tx.objectStore(store).createIndex(index, path, options),
        };
        upgradeDatabase(layout, from, DB_VERSION);
        upgradeRecords?.(writeTx(tx, promised, []), from).catch((error: unknown) => {
          reject(storageError(error));
          abortIfOpen(tx);
        });
      };
      request.onblocked = () => {
        blocked = true;
      };
      await promised(request);
      return request.result;
    };
    opening()
      .finally(() => {
        clearTimeout(timer);
      })
      .then(
        (db) => {
          if (late) db.close();
          else {
            onOpen?.();
            resolve(db);
          }
        },
        (error: unknown) => {
          reject(storageError(error));
        },
      );
  });
}

/** Maps what the browser throws to our codes, once, at the border; errors of the caller's own work pass unchanged. */
function storageError(error: unknown): Error {
  if (!(error instanceof DOMException)) return error instanceof Error ? error : new Error(String(error));
  const code = (
    {
      QuotaExceededError: 'storage-quota',
      SecurityError: 'storage-refused',
      InvalidStateError: 'storage-closed',
      VersionError: 'storage-blocked',
    } as const
  )[error.name];
  return new CallsideError(code ?? 'storage-failed', `The storage failed: ${error.name}.`, {
    cause: error,
    details: { name: error.name },
  });
}
