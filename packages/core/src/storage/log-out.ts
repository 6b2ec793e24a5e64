import type { Store } from './store.js';
import { countUnsent, deleteSynced, isNothing, UNSENT_STORES, type Unsent } from './unsent.js';

/** What logging out has left on the device. */
export type LogOutResult =
  /** Nothing is left. */
  | { readonly left: 'nothing'; readonly unsent: Unsent }
  /** What was unsent is left, and nobody can read it before the next login. */
  | { readonly left: 'sealed'; readonly unsent: Unsent }
  /** Everything is left as it is: something is unsent, and the store is not sealed by a secret. Nothing was closed. */
  | { readonly left: 'readable'; readonly unsent: Unsent };

/**
 * Leaves nothing on the device that the next person could read. A store that is sealed by a secret deletes what the server
 * has, keeps what is unsent sealed and forgets its keys in all tabs. Another store is wiped when nothing is unsent; otherwise
 * it stays as it is, and the caller decides: send first, or warn.
 *
 * @example
 * const { left, unsent } = await logOut(store);
 * if (left === 'readable') warn(`${unsent.waiting} changes have not arrived yet`);
 */
export async function logOut(store: Store): Promise<LogOutResult> {
  const secret = store.seal !== undefined && store.seal.mode !== 'device';
  if (store.seal !== undefined && secret) {
    const unsent = await store.seal.forget();
    await store.close();
    return { left: isNothing(unsent) ? 'nothing' : 'sealed', unsent };
  }
  const unsent = await store.read(UNSENT_STORES, countUnsent);
  if (!isNothing(unsent)) return { left: 'readable', unsent };
  await (store.seal === undefined ? deleteSynced(store) : store.seal.forget());
  await (store.destroy === undefined ? store.close() : store.destroy());
  return { left: 'nothing', unsent };
}
