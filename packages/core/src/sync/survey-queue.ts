import { CallsideError } from '../errors.js';
import type { Doc } from '../storage/entity.js';
import type { Mutation } from '../storage/mutation.js';
import { entityKey, RECORD_VERSION, type StoreName } from '../storage/schema.js';
import type { ReadTx, Store, WriteTx } from '../storage/store.js';
import { refusalOf } from './drain.js';
import type { Round } from './engine.js';
import { heardWithin } from './heard.js';
import { assignPaths } from './patch.js';
import { PROTOCOL, PUSH_LIMITS, SCHEMA_VERSION, type MutationResult, type PushRequest } from './protocol.js';
import type { Transport } from './transport.js';

/** The stores that a transaction needs to add an answer. */
export const ANSWER_STORES: readonly StoreName[] = ['entities', 'outbox'];

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
 * Sends a change besides the queue, where nothing waits in it: a page that is left has no time to write first. It lies in the
 * queue as well and is sent from there once more if the page lives on; by its id the server knows that it is the same.
 *
 * @example
 * sendAhead(transport, change).catch(onProblem);
 */
export async function sendAhead(transport: Transport, change: ResponseChange): Promise<void> {
  await transport.push(requestOf([{ ...asMutation(change, 0), seq: 0 }]), { signal: new AbortController().signal });
}

function requestOf(mutations: readonly Mutation[]): PushRequest {
  return { protocol: PROTOCOL, clientId: '', epoch: '', schemaVersion: SCHEMA_VERSION, mutations };
}

/** Nobody but the customer changes a response: it is built on no revision. */
function asMutation(
  { id, responseId, set = {}, unset = [], at, actor }: ResponseChange,
  entitySeq: number,
): Omit<Mutation, 'seq'> {
  const order = { id, entitySeq, type: 'survey-response', entityId: responseId, baseRev: 0, clientTime: at } as const;
  return { ...order, op: 'patch', set, unset, deps: [], actor };
}

/**
 * Makes the rounds that send a response's answers in their order. A refused one stays on screen and holds what follows it;
 * the server sends no record back, so what it took is what was sent.
 *
 * @example
 * const sync = runSync({ store, round: surveyRound({ store, transport, now }), clock, random, lockName, onProblem });
 */
export function surveyRound({
  store,
  transport,
  now,
}: {
  readonly store: Store;
  readonly transport: Transport;
  readonly now: () => number;
}): Round {
  return (asked) =>
    heardWithin(asked, async (heard) => {
      for (;;) {
        asked.onLook();
        const mutations = await store.read(['outbox', 'dead'], readWaiting);
        const [first] = mutations;
        if (first === undefined) return undefined;
        const outcome = await heard(() => transport.push(requestOf(mutations), asked));
        const isRefused = outcome.kind === 'too-large' || outcome.kind === 'refused';
        if (!isRefused && outcome.kind !== 'replied') return outcome;
        const { results } = isRefused ? refusalOf(first, { outcome, epoch: '' }) : outcome.reply;
        const isMoved = await store.write(['dead', ...ANSWER_STORES], async (tx) => {
          let moved = false;
          for (const result of results) moved = (await settleAnswer(tx, mutations, { result, at: now() })) || moved;
          return moved;
        });
        // The server speaks of something else: only time changes that.
        if (!isMoved) return { kind: 'retry', reason: 'busy' };
      }
    });
}

/** A response with a refused answer waits. */
async function readWaiting(tx: ReadTx): Promise<readonly Mutation[]> {
  if ((await tx.count('dead')) > 0) return [];
  const rows = await tx.getAll('outbox', { limit: PUSH_LIMITS.mutations });
  return rows.map(({ seq = 0, mutation }) => ({ ...mutation, seq }));
}

/** Takes one result in; false when it says nothing of what was sent. */
async function settleAnswer(
  tx: WriteTx,
  sent: readonly Mutation[],
  { result, at }: { readonly result: MutationResult; readonly at: number },
): Promise<boolean> {
  const mutation = sent.find(({ id }) => id === result.id);
  if (mutation === undefined || result.status === 'blocked') return false;
  const row = await tx.get('outbox', mutation.seq);
  // What is not in the queue was answered before, by a round that was given up and came back.
  if (row?.mutation.id !== mutation.id) return true;
  await tx.delete('outbox', mutation.seq);
  const isRefused = result.status === 'rejected' || result.status === 'conflict';
  if (isRefused) {
    const { code = result.status, detail = '' } = result.problem ?? {};
    const status = result.status === 'conflict' ? 'conflict' : 'rejected';
    const { id } = mutation;
    await tx.put('dead', {
      v: RECORD_VERSION,
      id,
      entityKey: row.entityKey,
      mutation,
      status,
      problem: { code, detail },
      at,
    });
  }
  const record = await tx.get('entities', row.entityKey);
  if (record === undefined) return true;
  const base = isRefused ? record.base : assignPaths(record.base ?? { id: record.id }, mutation.set, mutation.unset);
  await tx.put('entities', { ...record, base, pending: record.pending - 1 });
  return true;
}
