import type { ReadTx } from '../storage/store.js';
import { readMeta } from '../storage/meta.js';

/** Where the pulls stand: each full pull has a number, and records know the last one that saw them. */
export interface Generation {
  readonly number: number;
  /** A full pull is under way. */
  readonly open: boolean;
  /** Records that it does not see were lost by the server, not deleted by people. */
  readonly restored: boolean;
}

/**
 * Reads where the pulls stand.
 *
 * @example
 * const { number } = await readGeneration(tx);
 */
export async function readGeneration(tx: ReadTx): Promise<Generation> {
  const value = (await readMeta(tx, 'generation')) as unknown as Generation | undefined;
  return value ?? { number: 0, open: false, restored: false };
}
