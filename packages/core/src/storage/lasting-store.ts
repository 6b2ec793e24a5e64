import { openGuardedStore } from './guarded-store.js';
import { databaseName, openIdbStore } from './idb.js';
import type { OpenStore } from './store.js';
import { upgradeRecords } from './upgrade-records.js';

export interface LastingOptions {
  /** What the names of its databases start with. */
  readonly name?: string;
}

/**
 * The store for people who work all day: {@link openIdbStore} with a guard that notices a full disk, a lost connection and a
 * database that the browser has deleted, and with the upgrades of records. A page that only asks a customer a few questions
 * carries the plain one.
 *
 * @example
 * const desk = await createDesk({ store: openLastingStore(), … });
 */
export function openLastingStore({ name = 'callside' }: LastingOptions = {}): OpenStore {
  return openGuardedStore((hooks) => openIdbStore({ name, upgradeRecords, ...hooks }), {
    nameOf: (owner) => databaseName(name, owner),
    markPlace: markPlace(),
    remove: deleteDatabase,
  });
}

/** A page may be refused its own storage by a mere look at it. */
function markPlace(): globalThis.Storage | undefined {
  try {
    return (globalThis as Partial<typeof globalThis>).localStorage;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => {
      resolve();
    };
    request.onerror = () => {
      reject(request.error ?? new Error(`Cannot delete ${name}.`));
    };
  });
}
