import type { Unsent } from './unsent.js';
import type { SealMode } from './vault.js';

/** The lock of a sealed store. While it is locked, every read and write rejects with `storage-locked`. */
export interface StoreSeal {
  readonly mode: SealMode['mode'];
  readonly locked: boolean;
  /** Forgets the keys, in this tab and in all others of this user. */
  lock(): void;
  /**
   * Opens it again, with the secret that it was opened with or with the given one. Rejects with `storage-locked` when that
   * is the wrong one.
   */
  unlock(seal?: SealMode): Promise<void>;
  /** Locks the data with another secret from now on. The data itself stays as it is. */
  change(seal: SealMode): Promise<void>;
  /** Says that the person is there: starts the time to the idle lock anew, in all tabs. */
  active(): void;
  /**
   * Deletes what the server has, then forgets the keys in all tabs; works locked too. What waits for the server or a person
   * stays sealed for the next login; when nothing does, the data key goes as well.
   */
  forget(): Promise<Unsent>;
  /** Hears when it was locked or unlocked. */
  subscribe(listener: (locked: boolean) => void): () => void;
}
