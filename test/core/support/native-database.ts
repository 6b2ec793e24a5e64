import { upgradeDatabase, type LayoutEditor } from '../../../packages/core/src/storage/migrations.js';

/** Opens a database as a release with that layout version did, by the browser's own means. */
export function openNative(name: string, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const pending = indexedDB.open(name, version);
    pending.onupgradeneeded = ({ oldVersion }) => {
      const { result: db, transaction } = pending;
      const layout: LayoutEditor = {
        createObjectStore: db.createObjectStore.bind(db),
        createIndex: (store, index, path, options) =>
          void transaction?.objectStore(store).createIndex(index, path, options),
      };
      upgradeDatabase(layout, oldVersion, version);
    };
    pending.onsuccess = () => {
      resolve(pending.result);
    };
    pending.onerror = () => {
      reject(pending.error as Error);
    };
  });
}

/** Puts rows by store, as they are. */
export function putNative(db: IDBDatabase, rows: Readonly<Record<string, readonly unknown[]>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const tx = db.transaction(Object.keys(rows), 'readwrite');
    for (const [store, records] of Object.entries(rows))
      for (const record of records) tx.objectStore(store).put(record);
    tx.oncomplete = () => {
      resolve();
    };
    tx.onabort = () => {
      reject(tx.error as Error);
    };
  });
}

/** Deletes a database; resolves when that has happened. */
export function deleteNative(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const pending = indexedDB.deleteDatabase(name);
    pending.onsuccess = () => {
      resolve();
    };
    pending.onerror = () => {
      reject(pending.error as Error);
    };
  });
}
