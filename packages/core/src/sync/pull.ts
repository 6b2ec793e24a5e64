import type { EntityType } from '../storage/entity.js';
import { isEntityType } from '../storage/index-plan.js';
import { entityKey, RECORD_VERSION, type MetaRecord } from '../storage/schema.js';
import type { Store, WriteTx } from '../storage/store.js';
import type { FencedWrite } from './fence.js';
import { readGeneration } from './generation.js';
import { putEntity, rebase } from './outbox.js';
import type { PullChange, PullReply } from './protocol.js';
import { finishFullPull, lostId, START_OVER_STORES, startOver, type StartOverReason } from './start-over.js';
import type { PullOutcome, TransportFailure } from './transport.js';
import { putMeta, readMeta } from '../storage/meta.js';

/** {@link pullChanges} as a part that is handed in. */
export type PullChanges = typeof pullChanges;

export interface PullContext {
  readonly store: Store;
  readonly write: FencedWrite;
  readonly ask: (cursor: string) => Promise<PullOutcome>;
  readonly newId: () => string;
  readonly now: () => number;
  /** Hears that everything is asked for anew. */
  readonly onStartOver: (reason: StartOverReason) => void;
}

/**
 * Brings in what changed on the server. Rows and cursor are stored in one transaction, so that the cursor never runs
 * ahead of the data; older revisions are passed over; a record with waiting changes keeps them on top.
 * Returns the failure that stopped it, if one did.
 *
 * @example
 * const failure = await pullChanges({ store, write, ask, newId, now, onStartOver });
 */
export async function pullChanges(context: PullContext): Promise<TransportFailure | undefined> {
  const { store, write, ask, now } = context;
  await askForKnown(context);
  for (;;) {
    const { cursor, epoch } = await readPlace(store);
    const first = await ask(cursor);
    const isTooOld = first.kind === 'resync' && cursor !== '';
    const outcome = isTooOld ? await ask('') : first;
    if (outcome.kind !== 'replied') return outcome;
    const { reply } = outcome;
    const isRestored = epoch !== '' && reply.epoch !== epoch;
    if (isTooOld || isRestored) await begin(context, isRestored ? 'server-restored' : 'cursor-expired', reply.epoch);
    // A server that was restored and goes on from the old place has left out what lies before it.
    if (isRestored && !isTooOld && cursor !== '') continue;
    await write(['quarantine', ...START_OVER_STORES], (tx) => storeChanges(tx, reply, now()));
    if (!reply.hasMore) return undefined;
  }
}

/**
 * An older version has set aside what it did not know. What this one knows of it comes again when everything is asked for
 * anew: the server may have changed or lost it since.
 */
async function askForKnown({ store, write }: PullContext): Promise<void> {
  const aside = await store.read(['quarantine'], (tx) => tx.getAll('quarantine'));
  // A record that could not be read or opened has its own key in it: it stays for a person.
  const known = aside.filter(({ change }) => !('key' in change) && isEntityType(change['type']));
  if (known.length === 0) return;
  await write(['quarantine', 'meta'], async (tx) => {
    for (const { key } of known) await tx.delete('quarantine', key);
    await tx.delete('meta', 'cursor');
  });
}

/** Where the store stands: the place in the feed, and the epoch of the last answer. */
async function readPlace(store: Store): Promise<{ readonly cursor: string; readonly epoch: string }> {
  const [cursor, epoch] = await store.read(['meta'], (tx) =>
    Promise.all([readMeta(tx, 'cursor'), readMeta(tx, 'epoch')]),
  );
  return { cursor: textOf(cursor), epoch: textOf(epoch) };
}

function textOf(value: MetaRecord['value'] | undefined): string {
  return typeof value === 'string' ? value : '';
}

async function begin(
  { write, newId, onStartOver }: PullContext,
  reason: StartOverReason,
  epoch: string,
): Promise<void> {
  await write(START_OVER_STORES, async (tx) => {
    await startOver(tx, { clientId: newId(), reason });
    await putMeta(tx, 'epoch', epoch);
  });
  onStartOver(reason);
}

async function storeChanges(tx: WriteTx, reply: PullReply, now: number): Promise<void> {
  const { number } = await readGeneration(tx);
  for (const change of reply.changes) {
    if (isEntityType(change.type)) await storeChange(tx, { ...change, type: change.type }, { generation: number, now });
    else
      await tx.put('quarantine', {
        v: RECORD_VERSION,
        key: `${change.type}/${change.id}`,
        change: { ...change },
        at: now,
      });
  }
  await putMeta(tx, 'cursor', reply.cursor);
  await putMeta(tx, 'epoch', reply.epoch);
  if (!reply.hasMore) await finishFullPull(tx, now);
}

async function storeChange(
  tx: WriteTx,
  change: PullChange & { readonly type: EntityType },
  { generation, now }: { generation: number; now: number },
): Promise<void> {
  const { type } = change;
  const key = entityKey(type, change.id);
  const known = await tx.get('entities', key);
  // Revisions of a server that was set back count anew: only within one full pull is the higher one the newer one.
  if (known !== undefined && known.rev >= change.rev && (known.generation ?? 0) >= generation) return;
  // What the server had lost, another client has brought back.
  if (known?.deleted === true && !change.deleted) await tx.delete('conflicts', lostId(key));
  const { doc, pending, deleting } = await rebase(tx, key, change.doc);
  await putEntity(tx, {
    v: RECORD_VERSION,
    key,
    type,
    id: change.id,
    doc,
    base: change.doc,
    rev: change.rev,
    entitySeq: known?.entitySeq ?? 0,
    pending,
    deleted: change.deleted || deleting,
    at: now,
    generation,
  });
}
