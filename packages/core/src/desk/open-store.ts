import { isCallsideError, type CallsideError } from '../errors.js';
import { openMemoryStore } from '../storage/memory-store.js';
import type { OpenStore, Store, StoreOwner } from '../storage/store.js';

/**
 * Opens the store, or one in memory where the browser refuses: work goes on, and `problem` says why nothing will last.
 *
 * @example
 * const { store, problem } = await openOrRemember(openIdbStore(), { tenant, user });
 */
export async function openOrRemember(
  open: OpenStore,
  owner: StoreOwner,
): Promise<{ store: Store; problem: CallsideError | undefined }> {
  try {
    return { store: await open(owner), problem: undefined };
  } catch (error) {
    if (!isCallsideError(error) || !error.code.startsWith('storage-')) throw error;
    return { store: await openMemoryStore()(owner), problem: error };
  }
}
