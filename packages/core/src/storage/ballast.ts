import { isCallsideError } from '../errors.js';
import { RECORD_VERSION } from './schema.js';
import type { ReadTx, Store } from './store.js';

/** Characters of the reserve: with them gone, some hundred tickets of text still fit on a full disk. */
const SIZE = 256 * 1024;

/** A row without meaning that keeps room free. */
export interface Ballast {
  /** Puts it there; false when even that does not fit. */
  fill(store: Store): Promise<boolean>;
  /** Takes it away; false when it was not there. */
  drop(store: Store): Promise<boolean>;
}

/**
 * Makes the ballast of one database.
 *
 * @example
 * const ballast = createBallast();
 */
export function createBallast(): Ballast {
  return {
    async fill(store) {
      try {
        await store.write(['meta'], async (tx) => {
          if ((await tx.get('meta', 'ballast')) === undefined)
            await tx.put('meta', { v: RECORD_VERSION, name: 'ballast', value: noise(SIZE) });
        });
        return true;
      } catch (error) {
        if (isCallsideError(error) && error.code === 'storage-quota') return false;
        throw error;
      }
    },
    drop: (store) =>
      store.write(['meta'], async (tx) => {
        const there = (await tx.get('meta', 'ballast')) !== undefined;
        await tx.delete('meta', 'ballast');
        return there;
      }),
  };
}

/** The rows that the guard itself keeps in `meta`. */
const OWN = new Set<string>(['ballast', 'birth']);

/**
 * Hides the guard's own rows from whoever lists or counts `meta`.
 *
 * @example
 * store.read(['meta'], (tx) => work(hideBallast(tx)));
 */
export function hideBallast<T extends ReadTx>(tx: T): T {
  const getAll: ReadTx['getAll'] = async (store, query) => {
    const records = await tx.getAll(store, query);
    return store === 'meta' ? records.filter((record) => !OWN.has((record as { name: string }).name)) : records;
  };
  return {
    ...tx,
    getAll,
    count: async (store) => (store === 'meta' ? (await getAll(store)).length : tx.count(store)),
  };
}

/** Text that does not compress. */
function noise(length: number): string {
  const bytes = new Uint8Array(length / 2);
  for (let start = 0; start < bytes.length; start += 65_536)
    crypto.getRandomValues(bytes.subarray(start, start + 65_536));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
