import type { StoreName } from '../storage/schema.js';
import type { Store, WriteTx } from '../storage/store.js';
import { readNumber } from '../storage/meta.js';

/** A write that takes effect only while its term lasts. */
export type FencedWrite = <R>(stores: readonly StoreName[], work: (tx: WriteTx) => Promise<R>) => Promise<R>;

/** Another tab leads by now: what this one was about to write is its own affair no more. */
export class TermOverError extends Error {
  override readonly name = 'TermOverError';
}

/**
 * Binds writes of sync state to one term of leadership. The term is read in the very transaction that writes, so a tab that
 * slept through its replacement changes nothing.
 *
 * @example
 * const write = fencedBy(store, term);
 * await write(SETTLE_STORES, (tx) => settleBatch(tx, batch, { reply, now }));
 */
export function fencedBy(store: Store, term: number): FencedWrite {
  return (stores, work) =>
    store.write([...new Set<StoreName>(['meta', ...stores])], async (tx) => {
      const now = await readNumber(tx, 'term');
      if (now !== term) throw new TermOverError(`Term ${String(term)} is over.`);
      return work(tx);
    });
}
