import { RECORDING } from './pieces.js';
import { KEY_PATHS, type StoreName } from './schema.js';
import type { ReadTx, Store, WriteTx } from './store.js';

/** What would be gone for good if this device were wiped. */
export interface Unsent {
  /** Changes that wait for the server. */
  readonly waiting: number;
  /** Changes that the server refused, and conflicts, which wait for a person. */
  readonly open: number;
  /** Work that was typed and not saved. */
  readonly drafts: number;
  /** Files that the server does not have whole. */
  readonly attachments: number;
  /** What could have been any of these and does not open, until a person has seen it; see `damaged-rows.ts`. */
  readonly damaged: number;
}

/** How the keys of damaged rows in `quarantine` begin that no person has seen yet. */
export const DAMAGED = 'damaged/';

/** How many records are looked at at once. */
const PAGE = 20;

const ALL = Object.keys(KEY_PATHS) as StoreName[];

/**
 * Counts what only this device has. Needs no key: it reads nothing that is sealed.
 *
 * @example
 * const { waiting } = await store.read(UNSENT_STORES, countUnsent);
 */
export async function countUnsent(tx: ReadTx): Promise<Unsent> {
  const [waiting, dead, conflicts, drafts, held, damaged] = await Promise.all([
    tx.count('outbox'),
    tx.count('dead'),
    tx.count('conflicts'),
    // Most of what was parted with lies among the drafts, too.
    Promise.all([tx.count('drafts'), tx.count('parting')]),
    attachmentsWithBytes(tx),
    tx.getAll('quarantine', { prefix: DAMAGED }),
  ]);
  const lost = damaged.filter(({ change }) => (UNSENT_STORES as readonly unknown[]).includes(change['store']));
  return { waiting, open: dead + conflicts, drafts: Math.max(...drafts), attachments: held.size, damaged: lost.length };
}

/** The stores that {@link countUnsent} reads. */
export const UNSENT_STORES: readonly StoreName[] = [
  'outbox',
  'dead',
  'conflicts',
  'drafts',
  'parting',
  'attachments',
  'chunks',
  'quarantine',
];

/**
 * Tells whether a device can be wiped without losing anything.
 *
 * @example
 * isNothing(await store.read(UNSENT_STORES, countUnsent)); // true
 */
export function isNothing(unsent: Unsent): boolean {
  return Object.values(unsent).every((count) => count === 0);
}

/**
 * Deletes what the server has, in one strict transaction; without anything unsent it deletes all there is. Looks only at keys,
 * so it works on sealed rows.
 *
 * @example
 * const unsent = await deleteSynced(store);
 */
export function deleteSynced(store: Store): Promise<Unsent> {
  return store.write(ALL, async (tx) => {
    const unsent = await countUnsent(tx);
    if (isNothing(unsent)) {
      for (const name of ALL) await deleteWhere(tx, name, () => true);
      return unsent;
    }
    const lists = await Promise.all([tx.getAll('outbox'), tx.getAll('dead'), tx.getAll('conflicts')]);
    const needed = new Set(lists.flat().map(({ entityKey }) => entityKey));
    const held = await attachmentsWithBytes(tx);
    await deleteWhere(tx, 'entities', ({ key }) => !needed.has(key) && !held.has(key.replace('attachment/', '')));
    await deleteWhere(tx, 'acked', () => true);
    await deleteWhere(tx, 'attachments', ({ id }) => !held.has(id));
    await deleteWhere(tx, 'chunks', ({ key }) => key.startsWith(RECORDING));
    // What is deleted here has to be pulled anew.
    await tx.delete('meta', 'cursor');
    await tx.delete('meta', 'generation');
    return unsent;
  });
}

async function attachmentsWithBytes(tx: ReadTx): Promise<ReadonlySet<string>> {
  const attachments = await tx.getAll('attachments');
  const first = await Promise.all(
    attachments.map(async ({ id }) =>
      (await tx.getAll('chunks', { prefix: `${id}/`, limit: 1 })).length > 0 ? [id] : [],
    ),
  );
  return new Set(first.flat());
}

async function deleteWhere<N extends StoreName>(
  tx: WriteTx,
  store: N,
  gone: (record: Awaited<ReturnType<typeof tx.getAll<N>>>[number]) => boolean,
): Promise<void> {
  const path = KEY_PATHS[store] as string;
  let after: string | undefined;
  for (;;) {
    // Pieces of files are large: a few at a time.
    const page = await tx.getAll(store, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    for (const record of page) {
      after = (record as unknown as Record<string, never>)[path];
      if (gone(record)) await tx.delete(store, after as never);
    }
    if (page.length < PAGE) return;
  }
}
