import { expect } from 'chai';
import { upgradeDatabase, type LayoutEditor } from '../../../packages/core/src/storage/migrations.js';

function open(
  name: string,
  version: number,
  upgrade: (layout: LayoutEditor, from: number) => void,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const pending = indexedDB.open(name, version);
    pending.onupgradeneeded = (event) => {
      const { result: db, transaction } = pending;
      const layout: LayoutEditor = {
        createObjectStore: db.createObjectStore.bind(db),
        createIndex: (store, index, path, options) =>
          void transaction?.objectStore(store).createIndex(index, path, options),
      };
      upgrade(layout, event.oldVersion);
    };
    pending.onsuccess = () => {
      resolve(pending.result);
    };
    pending.onerror = () => {
      reject(pending.error as Error);
    };
  });
}

function run<T>(db: IDBDatabase, store: string, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve) => {
    const tx = db.transaction([store], 'readwrite');
    const pending = work(tx.objectStore(store));
    tx.oncomplete = () => {
      resolve(pending.result);
    };
  });
}

describe('a layout step after version 1', () => {
  it('keeps what waits in the outbox, with its numbers', async () => {
    const name = `migrations-${crypto.randomUUID()}`;
    const first = await open(name, 1, (layout, from) => {
      upgradeDatabase(layout, from, 1);
    });
    await run(first, 'outbox', (store) => store.add({ v: 1, entityKey: 'ticket/t', mutation: { id: 'm' } }));
    first.close();

    const second = await open(name, 2, (layout, from) => {
      upgradeDatabase(layout, from, 2);
    });
    const rows = await run<unknown[]>(second, 'outbox', (store) => store.getAll() as IDBRequest<unknown[]>);
    second.close();
    expect(rows).to.deep.equal([{ v: 1, entityKey: 'ticket/t', mutation: { id: 'm' }, seq: 1 }]);
  });
});
