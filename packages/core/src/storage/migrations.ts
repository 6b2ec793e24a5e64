import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import { KEY_PATHS, type StoreName, type StoreSchema } from './schema.js';

/** The database as `idb` types it. */
export interface CallsideDb extends DBSchema {
  meta: { key: string; value: StoreSchema['meta']['record'] };
  entities: { key: string; value: StoreSchema['entities']['record'] };
  outbox: { key: number; value: StoreSchema['outbox']['record'] };
  dead: { key: string; value: StoreSchema['dead']['record'] };
  drafts: { key: string; value: StoreSchema['drafts']['record'] };
  quarantine: { key: string; value: StoreSchema['quarantine']['record'] };
}

export type Upgrade = (db: IDBPDatabase<CallsideDb>, tx: IDBPTransaction<CallsideDb, StoreName[], 'versionchange'>) => void;

/** One step per version, in order. Steps only add; one that was released is never edited, and no step drops `outbox`. */
export const UPGRADES: readonly Upgrade[] = [
  function toVersion1(db) {
    db.createObjectStore('meta', { keyPath: KEY_PATHS.meta });
    db.createObjectStore('entities', { keyPath: KEY_PATHS.entities });
    db.createObjectStore('outbox', { keyPath: KEY_PATHS.outbox, autoIncrement: true });
    db.createObjectStore('dead', { keyPath: KEY_PATHS.dead });
    db.createObjectStore('drafts', { keyPath: KEY_PATHS.drafts });
    db.createObjectStore('quarantine', { keyPath: KEY_PATHS.quarantine });
  },
];

/**
 * Brings a database from one version to another, step by step, inside the upgrade transaction.
 *
 * @example
 * openDB(name, DB_VERSION, { upgrade: (db, from, to, tx) => upgradeDatabase({ db, from, to: to ?? DB_VERSION, tx }) });
 */
export function upgradeDatabase({ db, from, to, tx }: { db: IDBPDatabase<CallsideDb>; from: number; to: number; tx: Parameters<Upgrade>[1] }): void {
  for (const upgrade of UPGRADES.slice(from, to)) upgrade(db, tx);
}
