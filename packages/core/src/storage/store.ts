import type { StoreHealth } from './store-health.js';
import type { StoreSeal } from './store-seal.js';
import type { IndexName, StoreName, StoreSchema } from './schema.js';

/**
 * Where records live. Laws, which the contract suite holds every implementation to:
 *
 * 1. A transaction sees all of its stores at one moment and changes all of them or none.
 * 2. `write` resolves only after the transaction has *completed*: request success is not enough, a quota error arrives
 *    later, as an abort. When it rejects, nothing was changed.
 * 3. `write` is strict by default: completed means flushed. Only drafts may ask for `relaxed`, and such work issues all its
 *    requests at once: it is committed without waiting for them, so that it outlives a page that is going away.
 * 4. `work` awaits nothing but this transaction. Hash, encrypt and fetch before or after. It may be run again when others have
 *    changed what it read, so all that it does outside the transaction must bear that.
 * 5. When `work` throws, the transaction aborts and that error comes out unchanged.
 * 6. Values are copied in and out; changing one afterwards changes nothing in the store.
 * 7. `subscribe` hears the keys of every completed write, from this tab and the others; never values.
 * 8. A failure of the environment is a `CallsideError` with a `storage-*` code.
 */
export interface Store {
  /** `idb` survives a restart, `memory` does not: the interface must say so. */
  readonly kind: 'idb' | 'memory';
  /** Present when the records are encrypted. */
  readonly seal?: StoreSeal;
  /** Present when somebody watches whether it still works. */
  readonly health?: StoreHealth;
  read<R>(stores: readonly StoreName[], work: (tx: ReadTx) => Promise<R>): Promise<R>;
  write<R>(stores: readonly StoreName[], work: (tx: WriteTx) => Promise<R>, options?: WriteOptions): Promise<R>;
  subscribe(listener: (change: StoreChange) => void): () => void;
  close(): Promise<void>;
  /** Closes it and deletes its place, where that can be done. */
  destroy?(): Promise<void>;
}

export interface WriteOptions {
  readonly durability?: 'strict' | 'relaxed';
  /** The page is being left, and takes with it what still waits for another write: this one waits for no other store's. */
  readonly isLast?: boolean;
}

/** Keys that one completed transaction wrote or deleted. */
export interface StoreChange {
  readonly keys: readonly { readonly store: StoreName; readonly key: string | number }[];
  /** True when another tab wrote. */
  readonly remote: boolean;
  /** True when this page may have missed what others told, as after a freeze: anything may have changed. */
  readonly missed?: true;
}

export interface ReadTx {
  get<N extends StoreName>(store: N, key: StoreSchema[N]['key']): Promise<StoreSchema[N]['record'] | undefined>;
  count(store: StoreName): Promise<number>;
  /** Records in the order of their keys, or of the index that the query names. */
  getAll<N extends StoreName>(store: N, query?: StoreQuery<N>): Promise<StoreSchema[N]['record'][]>;
}

export interface WriteTx extends ReadTx {
  /** Writes a record and returns its key. */
  put<N extends StoreName>(store: N, record: StoreSchema[N]['record']): Promise<StoreSchema[N]['key']>;
  delete<N extends StoreName>(store: N, key: StoreSchema[N]['key']): Promise<void>;
}

/** Which records; all conditions hold together. Without `index` they speak of the store's own keys. */
export interface StoreQuery<N extends StoreName = StoreName> {
  /** A record with several keys in the index comes once for each that fits. */
  readonly index?: IndexName<N>;
  /** Exactly this key. */
  readonly only?: string;
  /** Only keys that start with this text; for text keys. */
  readonly prefix?: string;
  /** Only keys greater than this one: the last of the page before. */
  readonly after?: string | number;
  readonly limit?: number;
}

/** Opens the store of one user of one tenant; the name holds no personal data. */
export type OpenStore = (owner: StoreOwner) => Promise<Store>;

export interface StoreOwner {
  readonly tenant: string;
  readonly user: string;
}
