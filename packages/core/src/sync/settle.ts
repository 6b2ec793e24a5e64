import type { Doc } from '../storage/entity.js';
import type { Mutation } from '../storage/mutation.js';
import { entityKey, RECORD_VERSION, type StoreName } from '../storage/schema.js';
import type { WriteTx } from '../storage/store.js';
import { putEntity, rebase } from './outbox.js';
import { applyPatch, present } from './patch.js';
import { readGeneration } from './generation.js';
import type { FieldConflict, MutationResult, PushReply } from './protocol.js';
import { putMeta, readNumber } from '../storage/meta.js';

/** The stores that a transaction needs to take in an answer. */
export const SETTLE_STORES: readonly StoreName[] = ['meta', 'entities', 'outbox', 'acked', 'dead', 'conflicts'];

/** How long an accepted change is kept for a server that is set back to a backup, in milliseconds. */
export const ACKED_TAIL = 72 * 3_600_000;

/** Rows of the tail that one answer looks through for old ones. */
const SWEEP = 200;

/** A mutation and what has become of it. */
interface Answer {
  readonly mutation: Mutation;
  readonly result: MutationResult;
  readonly before: Doc;
  readonly now: number;
}

/**
 * Takes in the server's answer: accepted mutations leave the queue for the tail, refused ones move to `dead`, where a person
 * sees them, values that did not stand to `conflicts`; blocked ones stay. Each record takes the server's state with the rest
 * of the queue on top.
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
  const { number: generation } = await readGeneration(tx);
  const rows = await Promise.all(batch.map(({ seq }) => tx.get('outbox', seq)));
  const waiting = new Map(rows.map((row) => [row?.mutation.id, row]));
  const touched = new Map<string, Answer[]>();
  const filing: Promise<void>[] = [];
  let last = 0;
  for (const result of reply.results) {
    const mutation = sent.get(result.id);
    const row = waiting.get(result.id);
    // What is not in the queue was answered before, by a round that was given up and came back.
    if (mutation === undefined || row === undefined || result.status === 'blocked') continue;
    const answer = { mutation, result, before: row.before ?? {}, now };
    filing.push(file(tx, answer));
    const key = entityKey(mutation.type, mutation.entityId);
    touched.set(key, [...(touched.get(key) ?? []), answer]);
    last = Math.max(last, mutation.seq);
  }
  await Promise.all(filing);
  await Promise.all([...touched].map(([key, answers]) => takeServerState(tx, key, { answers, generation })));
  await remember(tx, reply.epoch, last);
  await dropOldTail(tx, now);
}

/** Takes a mutation out of the queue and puts it where it belongs now. */
async function file(tx: WriteTx, answer: Answer): Promise<void> {
  const { mutation, result, before, now } = answer;
  const key = { v: RECORD_VERSION, entityKey: entityKey(mutation.type, mutation.entityId), at: now };
  await tx.delete('outbox', mutation.seq);
  if (isRefused(result)) {
    const { code = result.status, detail = '' } = result.problem ?? {};
    const status = result.status === 'conflict' ? 'conflict' : 'rejected';
    await tx.put('dead', { ...key, id: mutation.id, mutation, before, status, problem: { code, detail } });
    return;
  }
  await tx.put('acked', { ...key, seq: mutation.seq, mutation });
  for (const conflict of result.conflicts ?? [])
    await tx.put('conflicts', { ...key, ...sides(answer, conflict), id: `${mutation.id}/${conflict.path}` });
}

/** A conflict of a server that does not name its paths is one about the whole change. */
function isRefused({ status, conflicts }: MutationResult): boolean {
  return status === 'rejected' || (status === 'conflict' && conflicts === undefined);
}

function sides({ mutation, before }: Answer, { path, rule, theirs }: FieldConflict) {
  const isWhole = path === '';
  const mine: unknown = isWhole ? { ...mutation.set } : mutation.set[path];
  const deltas = isWhole ? mutation.deltas : undefined;
  return { path, rule, ...present({ before: before[path], mine, theirs, deltas }) };
}

async function takeServerState(
  tx: WriteTx,
  key: string,
  { answers, generation }: { answers: readonly Answer[]; generation: number },
): Promise<void> {
  const record = await tx.get('entities', key);
  if (record === undefined) return;
  let { base, rev, deleted, generation: seen = 0 } = record;
  for (const { mutation, result } of answers) {
    if (result.doc !== undefined && result.rev !== undefined) {
      // Revisions of a server that was set back count anew.
      if (result.rev < rev && seen >= generation) continue;
      [base, rev, seen] = [result.doc, result.rev, generation];
      deleted = result.deleted === true || (mutation.op === 'delete' && !isRefused(result));
    } else if (!isRefused(result) && base !== null) {
      // A server that sends no record back, as a survey link's, has taken exactly what was sent.
      base = applyPatch(base, mutation.set, mutation.unset, mutation.deltas);
    }
  }
  const { doc, pending, deleting } = await rebase(tx, key, base ?? { id: record.id });
  const next = { ...record, base, rev, deleted: deleted || deleting, pending, doc, generation: seen };
  await putEntity(tx, next);
}

async function remember(tx: WriteTx, epoch: string, last: number): Promise<void> {
  await putMeta(tx, 'epoch', epoch);
  if (last > (await readNumber(tx, 'lastSeq'))) await putMeta(tx, 'lastSeq', last);
}

async function dropOldTail(tx: WriteTx, now: number): Promise<void> {
  const [oldest] = await tx.getAll('acked', { limit: 1 });
  if (oldest === undefined || oldest.at >= now - ACKED_TAIL) return;
  for (const { seq, at } of await tx.getAll('acked', { limit: SWEEP }))
    if (at < now - ACKED_TAIL) await tx.delete('acked', seq);
}
