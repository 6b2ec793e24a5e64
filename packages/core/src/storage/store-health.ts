import type { CallsideError } from '../errors.js';
import type { Store } from './store.js';

/** What is wrong with a store, told until it is right again. */
export interface StoreHealth {
  /**
   * `storage-quota`: the disk is full, files are refused and text goes into a reserve; `storage-failed`: the browser's storage
   * does not answer any more, nothing can be saved before the page is loaded anew; `storage-vanished`: the browser has deleted
   * what was here, `details.pending` tells how many saved changes may be missing; `storage-damaged`: sealed rows do not open,
   * `details.rows` counts them by store. Undefined while all is well.
   */
  readonly problem: CallsideError | undefined;
  /** Says that a person has seen that records have vanished, or are damaged. */
  acknowledge(): void;
  subscribe(listener: () => void): () => void;
}

/** Where what is saved goes, in one word for a footer; see the table in docs/storage.md. */
export type StorageState = Store['kind'] | 'locked' | 'full' | 'failing' | 'vanished' | 'damaged';

/**
 * The one word for how a store is: what keeps people from working comes first.
 *
 * @example
 * storageState(store); // 'idb'
 */
export function storageState({ kind, seal, health }: Pick<Store, 'kind' | 'seal' | 'health'>): StorageState {
  const code = health?.problem?.code;
  if (code === 'storage-failed') return 'failing';
  if (seal?.locked === true) return 'locked';
  if (code === 'storage-quota') return 'full';
  if (code === 'storage-damaged') return 'damaged';
  return code === 'storage-vanished' ? 'vanished' : kind;
}
