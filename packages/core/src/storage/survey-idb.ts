import { idbStoreBy } from './idb-store.js';

export type { IdbStoreOptions } from './idb-store.js';

/**
 * `openIdbStore` of `idb.js` without the library that it brings: for the files of surveys, which phones load over a bad network.
 *
 * @example
 * const session = await openSurvey({ store: openIdbStore(), … });
 */
export const openIdbStore = idbStoreBy(promised);

/** What is used of a request, and of a transaction, which says the same in other words. */
interface Pending<T> {
  readonly result?: T;
  readonly error: DOMException | null;
  onsuccess?: Listener;
  oncomplete?: Listener;
  onerror: Listener;
  onabort?: Listener;
}

type Listener = ((this: never, event: never) => unknown) | null;

function promised<T>(pending: Pending<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    pending.onsuccess = pending.oncomplete = () => {
      resolve(pending.result as T);
    };
    pending.onerror = pending.onabort = () => {
      reject(pending.error ?? new DOMException('AbortError', 'AbortError'));
    };
  });
}
