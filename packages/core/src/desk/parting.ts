import type { DraftRecord } from '../storage/schema.js';
import type { Store, WriteTx } from '../storage/store.js';

/** Work in progress. */
export interface Unwritten {
  /** Writes at once what waits. */
  flush(): Promise<void>;
  /** What may not be written yet. */
  unwritten(): readonly DraftRecord[];
}

/**
 * Writes drafts while a page is hidden or left. A browser drops what still waits for another write when a page goes. So they
 * are written twice: among the drafts, and in a place of their own, `parting`, in one piece that waits for nothing. (A sealed
 * store comes too late to a page that goes: it has to encrypt first.)
 *
 * @example
 * onPageHide(() => { partWith(store, [drafts], onProblem); });
 */
export function partWith(store: Store, work: readonly Unwritten[], onProblem: (error: unknown) => void): void {
  const records = work.flatMap((each) => each.unwritten());
  const put = (tx: WriteTx): Promise<unknown> => Promise.all(records.map((record) => tx.put('parting', record)));
  const written = store.write(['parting'], put, { durability: 'relaxed', isLast: true });
  for (const each of [written, ...work.map((each) => each.flush())]) each.catch(onProblem);
}

/**
 * Puts what pages have left behind among the drafts, where nothing newer lies.
 *
 * @example
 * await takeUpDrafts(store); // and then read drafts
 */
export async function takeUpDrafts(store: Store): Promise<void> {
  await store.write(['drafts', 'parting'], async (tx) => {
    for (const left of await tx.getAll('parting')) {
      const { at } = (await tx.get('drafts', left.id)) ?? left;
      if (at <= left.at) await tx.put('drafts', left);
      await tx.delete('parting', left.id);
    }
  });
}
