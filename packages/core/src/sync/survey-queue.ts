import { CallsideError } from '../errors.js';
import type { Doc } from '../storage/entity.js';
import type { Mutation } from '../storage/mutation.js';
import { entityKey, RECORD_VERSION, type DeadRecord, type StoreName } from '../storage/schema.js';
import type { ReadTx, WriteTx } from '../storage/store.js';
import { assignPaths } from './patch.js';
import { PUSH_LIMITS } from './protocol.js';

/** The stores that a transaction needs to add an answer. */
export const ANSWER_STORES: readonly StoreName[] = ['entities', 'outbox'];

/** The stores in which it shows how far a response was sent. */
export const SENDING_STORES: readonly StoreName[] = [...ANSWER_STORES, 'dead'];

/** What a customer changes in a response. */
export interface ResponseChange {
  readonly id: string;
  readonly responseId: string;
  readonly set?: Doc;
  readonly unset?: readonly string[];
  readonly at: number;
  readonly actor: string;
}

/**
 * Changes a survey response and queues the change, both in the caller's transaction, as `appendMutation` does for agents'
 * records. A customer's device lists nothing, adds nothing up and meets no conflict, so its page carries none of that.
 * Throws `record-not-found`.
 *
 * @example
 * await store.write(ANSWER_STORES, (tx) => appendAnswer(tx, { id, responseId, set: { 'answers.solved': 'yes' }, at, actor }));
 */
export async function appendAnswer(tx: WriteTx, change: ResponseChange): Promise<void> {
  const { responseId, set = {}, unset = [], at } = change;
  const key = entityKey('survey-response', responseId);
  const record = await tx.get('entities', key);
  if (record === undefined)
    throw new CallsideError('record-not-found', `Cannot answer ${key}: it is not here.`, { details: { key } });
  const entitySeq = record.entitySeq + 1;
  const doc = assignPaths(record.doc, set, unset);
  await tx.put('entities', { ...record, doc, entitySeq, pending: record.pending + 1, at });
  const mutation = asMutation(change, entitySeq);
  await tx.put('outbox', { v: RECORD_VERSION, entityKey: key, attempts: 0, mutation });
}

/**
 * A change as it is queued. Nobody but the customer changes a response: it is built on no revision.
 *
 * @example
 * await tx.put('outbox', { v: RECORD_VERSION, entityKey: key, attempts: 0, mutation: asMutation(change, 1) });
 */
export function asMutation(
  { id, responseId, set = {}, unset = [], at, actor }: ResponseChange,
  entitySeq: number,
): Omit<Mutation, 'seq'> {
  const order = { id, entitySeq, type: 'survey-response', entityId: responseId, baseRev: 0, clientTime: at } as const;
  return { ...order, op: 'patch', set, unset, deps: [], actor };
}

/**
 * What is to be sent, in its order. A refused answer holds what follows it.
 *
 * @example
 * const waiting = await store.read(SENDING_STORES, readWaiting);
 */
export async function readWaiting(tx: ReadTx): Promise<readonly Mutation[]> {
  if ((await tx.count('dead')) > 0) return [];
  const rows = await tx.getAll('outbox', { limit: PUSH_LIMITS.mutations });
  return rows.map(({ seq = 0, mutation }) => ({ ...mutation, seq }));
}

/**
 * Takes what the server has said out of the queue. It sends no record back: what it took is what was sent. What it refused
 * stays on screen as it was typed, with the reason.
 *
 * @example
 * await store.write(SENDING_STORES, (tx) => settleAnswer(tx, mutation, { refusal: undefined, at: clock.now() }));
 */
export async function settleAnswer(
  tx: WriteTx,
  mutation: Mutation,
  { refusal, at }: { readonly refusal: DeadRecord['problem'] | undefined; readonly at: number },
): Promise<void> {
  const { id, seq, set, unset } = mutation;
  const row = await tx.get('outbox', seq);
  // What is not in the queue was settled before, by another tab or by a try that was given up.
  if (row?.mutation.id !== id) return;
  const { entityKey: key } = row;
  await tx.delete('outbox', seq);
  if (refusal !== undefined)
    await tx.put('dead', { v: RECORD_VERSION, id, entityKey: key, mutation, status: 'rejected', problem: refusal, at });
  const record = await tx.get('entities', key);
  if (record === undefined) return;
  const base = refusal === undefined ? assignPaths(record.base ?? { id: record.id }, set, unset) : record.base;
  await tx.put('entities', { ...record, base, pending: record.pending - 1 });
}
