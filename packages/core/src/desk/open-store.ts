import { isCallsideError, type CallsideError } from '../errors.js';
import type { OpenStore, Store, StoreOwner } from '../storage/store.js';

/**
 * Opens the store, or one in memory where the browser refuses: work goes on, and `problem` says why nothing will last. The
 * one in memory is loaded only then: hardly a page needs it. Where it cannot be loaded, the refusal stands.
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
    const { openMemoryStore } = await import('../storage/memory-store.js').catch(() => {
      throw error;
    });
    return { store: await openMemoryStore()(owner), problem: error };
  }
}
