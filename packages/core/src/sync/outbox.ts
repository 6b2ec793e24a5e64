import { CallsideError } from '../errors.js';
import type { Mutation } from '../storage/mutation.js';
import type { Doc, EntityType } from '../storage/entity.js';
import { entityKey, RECORD_VERSION, type EntityRecord, type OutboxRecord, type StoreName } from '../storage/schema.js';
import type { ReadTx, WriteTx } from '../storage/store.js';
import { applyPatch } from './patch.js';
import { PUSH_LIMITS, type MutationResult, type PushReply } from './protocol.js';

/** The stores that a transaction needs to add a mutation. */
export const APPEND_STORES: readonly StoreName[] = ['entities', 'outbox'];

/** The stores that a transaction needs to take in an answer. */
export const SETTLE_STORES: readonly StoreName[] = ['meta', 'entities', 'outbox', 'dead'];

/** What a command wants changed; the outbox adds the order. */
export interface MutationDraft {
  readonly id: string;
  readonly type: EntityType;
  readonly entityId: string;
  readonly op: Mutation['op'];
  readonly set?: Doc;
  readonly unset?: readonly string[];
  readonly deps?: readonly string[];
  readonly at: number;
  readonly actor: string;
}

/**
 * Changes a record and queues the change, both in the caller's transaction: "saved" and "will be sent" are one thing.
 * Throws `record-not-found` for a patch of a record that is not here.
 *
 * @example
 * await store.write(APPEND_STORES, (tx) => appendMutation(tx, { op: 'create', type: 'ticket', … }));
 */
export async function appendMutation(tx: WriteTx, draft: MutationDraft): Promise<EntityRecord> {
  const key = entityKey(draft.type, draft.entityId);
  const known = await tx.get('entities', key);
  if (known === undefined && draft.op !== 'create')
    throw new CallsideError('record-not-found', `Cannot ${draft.op} ${key}: it is not in the store.`, {
      details: { key },
    });
  const { set = {}, unset = [], deps = [] } = draft;
  const record: EntityRecord = {
    v: RECORD_VERSION,
    key,
    type: draft.type,
    id: draft.entityId,
    doc: applyPatch(known?.doc ?? { id: draft.entityId }, set, unset),
    base: known?.base ?? null,
    rev: known?.rev ?? 0,
    entitySeq: (known?.entitySeq ?? 0) + 1,
    pending: (known?.pending ?? 0) + 1,
    deleted: draft.op === 'delete',
  };
  await tx.put('entities', record);
  await tx.put('outbox', {
    v: RECORD_VERSION,
    entityKey: key,
    attempts: 0,
    mutation: {
      id: draft.id,
      entitySeq: record.entitySeq,
      type: draft.type,
      entityId: draft.entityId,
      op: draft.op,
      baseRev: record.rev,
      set,
      unset,
      deps,
      clientTime: draft.at,
      actor: draft.actor,
    },
  });
  return record;
}

/**
 * Reads the mutations to send next: in order, within the wire's limits, without those whose record, or whose
 * dependency, waits for a person.
 *
 * @example
 * const batch = await store.read(['outbox', 'dead'], (tx) => nextBatch(tx));
 */
export async function nextBatch(tx: ReadTx, most: number = PUSH_LIMITS.mutations): Promise<Mutation[]> {
  const [waiting, dead] = await Promise.all([tx.getAll('outbox'), tx.getAll('dead')]);
  const stuckKeys = new Set(dead.map((record) => record.entityKey));
  const stuckIds = new Set(dead.map((record) => record.id));
  const batch: Mutation[] = [];
  // Leaves room for the request around the mutations.
  let bytes = 1024;
  for (const { seq, entityKey: key, mutation } of waiting) {
    if (seq === undefined) continue;
    if (stuckKeys.has(key) || mutation.deps.some((id) => stuckIds.has(id))) {
      stuckKeys.add(key);
      stuckIds.add(mutation.id);
      continue;
    }
    const next: Mutation = { ...mutation, seq };
    bytes += new TextEncoder().encode(JSON.stringify(next)).length + 1;
    if (batch.length >= most || (batch.length > 0 && bytes > PUSH_LIMITS.bytes)) break;
    batch.push(next);
  }
  return batch;
}

/**
 * Takes in the server's answer: accepted mutations leave the queue and their records take the server's state with the
 * rest of the queue on top; refused ones move to `dead`, where a person sees them; blocked ones stay.
 *
 * @example
 * await store.write(SETTLE_STORES, (tx) => settleBatch(tx, batch, { reply, now }));
 */
export async function settleBatch(
  tx: WriteTx,
  batch: readonly Mutation[],
  { reply, now }: { reply: PushReply; now: number },
): Promise<void> {
  const sent = new Map(batch.map((mutation) => [mutation.id, mutation]));
  for (const result of reply.results) {
    const mutation = sent.get(result.id);
    if (mutation === undefined || result.status === 'blocked') continue;
    if (result.status === 'rejected' || result.status === 'conflict')
      await bury(tx, mutation, { result, status: result.status, now });
    await tx.delete('outbox', mutation.seq);
    await takeServerState(tx, mutation, result);
  }
  await tx.put('meta', { v: RECORD_VERSION, name: 'epoch', value: reply.epoch });
}

/**
 * Puts the waiting mutations of a record on top of the server's state.
 *
 * @example
 * const doc = await rebase(tx, key, serverDoc);
 */
export async function rebase(tx: ReadTx, key: string, base: Doc): Promise<{ doc: Doc; pending: number }> {
  const waiting = (await tx.getAll('outbox')).filter((entry) => entry.entityKey === key);
  return { doc: waiting.reduce(applyEntry, base), pending: waiting.length };
}

function applyEntry(doc: Doc, { mutation }: OutboxRecord): Doc {
  return applyPatch(doc, mutation.set, mutation.unset);
}

async function bury(
  tx: WriteTx,
  mutation: Mutation,
  { result, status, now }: { result: MutationResult; status: 'rejected' | 'conflict'; now: number },
): Promise<void> {
  const { code = status, detail = '' } = result.problem ?? {};
  await tx.put('dead', {
    v: RECORD_VERSION,
    id: mutation.id,
    entityKey: entityKey(mutation.type, mutation.entityId),
    mutation,
    status,
    problem: { code, detail },
    at: now,
  });
}

async function takeServerState(tx: WriteTx, mutation: Mutation, result: MutationResult): Promise<void> {
  const key = entityKey(mutation.type, mutation.entityId);
  const record = await tx.get('entities', key);
  if (record === undefined) return;
  const refused = result.status === 'rejected' || result.status === 'conflict';
  const newer = result.doc !== undefined && result.rev !== undefined && result.rev >= record.rev;
  // A server that sends no record back, as a survey link's, has taken exactly what was sent.
  const taken =
    refused || result.doc !== undefined || record.base === null
      ? record.base
      : applyPatch(record.base, mutation.set, mutation.unset);
  const base = newer ? (result.doc ?? taken) : taken;
  const rev = newer ? (result.rev ?? record.rev) : record.rev;
  const { doc, pending } = await rebase(tx, key, base ?? record.doc);
  // A refused change stays on screen as it was typed until a person decides about it.
  await tx.put('entities', { ...record, base, rev, pending, doc: refused || base === null ? record.doc : doc });
}
