import { wrap } from 'idb';
import { idbStoreBy } from './idb-store.js';

export { databaseName, type IdbStoreOptions } from './idb-store.js';

/**
 * The lasting store: one IndexedDB database per tenant and user, so that nobody's queue is ever sent under another's
 * name. Opening fails with `storage-refused` where the browser does not let the page store (private frame, no secure
 * context), `storage-blocked` when an old tab keeps an older version open.
 *
 * @example
 * const desk = await createDesk({ store: openIdbStore(), … });
 */
export const openIdbStore = idbStoreBy(
  <T>(pending: IDBRequest<T> | IDBTransaction) =>
    (pending instanceof IDBTransaction ? wrap(pending).done : wrap(pending)) as Promise<T>,
);
