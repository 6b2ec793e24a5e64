import { RECORD_VERSION, type EntityRecord, type OutboxRecord, type StoreName } from '../storage/schema.js';
import type { ReadTx, WriteTx } from '../storage/store.js';
import { putEntity } from './outbox.js';
import { readGeneration, type Generation } from './generation.js';
import { putMeta } from '../storage/meta.js';

/** Why a client takes a new name and asks for everything again. */
export const START_OVER_REASONS = [
  /** The server's data was replaced by older data: its epoch is another one. */
  'server-restored',
  /** The place in the feed is too far back, or of another life of the server. */
  'cursor-expired',
  /** The server knows more of this client than the client itself: its store was set back. */
  'store-rolled-back',
  /** The server waits for a change that is no longer here. */
  'order-lost',
] as const;

export type StartOverReason = (typeof START_OVER_REASONS)[number];

/** The stores that starting over needs. */
export const START_OVER_STORES: readonly StoreName[] = ['meta', 'entities', 'outbox', 'acked', 'dead', 'conflicts'];

/**
 * Begins again with the server: a new client id with numbers from 1, what was accepted lately back in the queue (the server
 * knows it by its ids and has the effect once), and the feed from its start. Nothing that waits is lost.
 *
 * @example
 * await store.write(START_OVER_STORES, (tx) => startOver(tx, { clientId: randomId(), reason: 'server-restored' }));
 */
export async function startOver(
  tx: WriteTx,
  { clientId, reason }: { clientId: string; reason: StartOverReason },
): Promise<void> {
  for (const { seq, entityKey, mutation } of await tx.getAll('acked')) {
    await tx.put('outbox', { v: RECORD_VERSION, seq, entityKey, attempts: 0, mutation });
    await tx.delete('acked', seq);
  }
  const numbers = await numberAnew(tx);
  for (const record of await tx.getAll('entities')) {
    const pending = numbers.get(record.key) ?? 0;
    if (pending === record.entitySeq && pending === record.pending) continue;
    await putEntity(tx, { ...record, entitySeq: pending, pending });
  }
  const { number } = await readGeneration(tx);
  const generation: Generation = { number: number + 1, open: true, restored: reason === 'server-restored' };
  await putMeta(tx, 'generation', { ...generation });
  await putMeta(tx, 'clientId', clientId);
  await putMeta(tx, 'cursor', '');
  await tx.delete('meta', 'lastSeq');
}

/**
 * Ends a full pull: a record that it has not seen is gone from the server. One that the server lost waits for a person, who
 * may bring it back; what has changes waiting stays, the server will answer them.
 *
 * @example
 * if (!reply.hasMore) await finishFullPull(tx, now);
 */
export async function finishFullPull(tx: WriteTx, now: number): Promise<void> {
  const generation = await readGeneration(tx);
  if (!generation.open) return;
  for (const record of await tx.getAll('entities')) {
    const seen = (record.generation ?? 0) >= generation.number;
    if (seen || record.base === null || record.deleted || (await isHeld(tx, record))) continue;
    // Without a revision: should somebody bring it back, it counts from 1 again.
    await putEntity(tx, { ...record, base: null, rev: 0, deleted: true, generation: generation.number });
    if (generation.restored) await tx.put('conflicts', lost(record, now));
  }
  await putMeta(tx, 'generation', { ...generation, open: false });
}

/** Numbers the waiting changes of each record from 1, in the order of the queue; gives the last number of each. */
async function numberAnew(tx: WriteTx): Promise<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>();
  for (const row of await tx.getAll('outbox')) {
    const entitySeq = (numbers.get(row.entityKey) ?? 0) + 1;
    numbers.set(row.entityKey, entitySeq);
    const { mutation } = row;
    if (mutation.entitySeq === entitySeq) continue;
    const next: OutboxRecord = { ...row, mutation: { ...mutation, entitySeq } };
    await tx.put('outbox', next);
  }
  return numbers;
}

async function isHeld(tx: ReadTx, { key, pending }: EntityRecord): Promise<boolean> {
  if (pending > 0) return true;
  return (await tx.getAll('dead', { index: 'entity', only: key, limit: 1 })).length > 0;
}

/**
 * The id of the conflict about a record that the server has lost.
 *
 * @example
 * await tx.delete('conflicts', lostId('ticket/7f…')); // it came back
 */
export function lostId(key: string): string {
  return `lost/${key}`;
}

function lost({ key, doc }: EntityRecord, at: number) {
  return { v: RECORD_VERSION, id: lostId(key), entityKey: key, path: '', rule: 'manual' as const, mine: doc, at };
}
