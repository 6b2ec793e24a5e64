import { ENTITY_TYPES, type EntityType } from '../storage/entity.js';
import { entityKey, RECORD_VERSION, type StoreName } from '../storage/schema.js';
import type { Store, WriteTx } from '../storage/store.js';
import { rebase } from './outbox.js';
import type { PullChange, PullReply } from './protocol.js';
import type { Transport, TransportFailure } from './transport.js';

/** {@link pullChanges} as a part that is handed in. */
export type PullChanges = typeof pullChanges;

const PULL_STORES: readonly StoreName[] = ['meta', 'entities', 'outbox', 'quarantine'];

/**
 * Brings in what changed on the server. Rows and cursor are stored in one transaction, so that the cursor never runs
 * ahead of the data; older revisions are passed over; a record with waiting changes keeps them on top.
 * Returns the failure that stopped it, if one did.
 *
 * @example
 * const failure = await pullChanges(store, transport, { signal, now });
 */
export async function pullChanges(
  store: Store,
  transport: Required<Pick<Transport, 'pull'>>,
  { signal, now }: { signal: AbortSignal; now: number },
): Promise<TransportFailure | undefined> {
  let cursor = String((await store.read(['meta'], (tx) => tx.get('meta', 'cursor')))?.value ?? '');
  for (;;) {
    const outcome = await transport.pull(cursor, { signal });
    if (outcome.kind === 'resync' && cursor !== '') {
      cursor = '';
      continue;
    }
    if (outcome.kind !== 'replied') return outcome;
    const { reply } = outcome;
    await store.write(PULL_STORES, (tx) => storeChanges(tx, reply, now));
    cursor = reply.cursor;
    if (!reply.hasMore) return undefined;
  }
}

async function storeChanges(tx: WriteTx, reply: PullReply, now: number): Promise<void> {
  for (const change of reply.changes) {
    if (isKnown(change.type)) await storeChange(tx, change, change.type);
    else
      await tx.put('quarantine', {
        v: RECORD_VERSION,
        key: `${change.type}/${change.id}`,
        change: { ...change },
        at: now,
      });
  }
  await tx.put('meta', { v: RECORD_VERSION, name: 'cursor', value: reply.cursor });
  await tx.put('meta', { v: RECORD_VERSION, name: 'epoch', value: reply.epoch });
}

async function storeChange(tx: WriteTx, change: PullChange, type: EntityType): Promise<void> {
  const key = entityKey(type, change.id);
  const known = await tx.get('entities', key);
  if (known !== undefined && known.rev >= change.rev) return;
  const { doc, pending } = await rebase(tx, key, change.doc);
  await tx.put('entities', {
    v: RECORD_VERSION,
    key,
    type,
    id: change.id,
    doc,
    base: change.doc,
    rev: change.rev,
    entitySeq: known?.entitySeq ?? 0,
    pending,
    deleted: change.deleted,
  });
}

function isKnown(type: string): type is EntityType {
  return (ENTITY_TYPES as readonly string[]).includes(type);
}
