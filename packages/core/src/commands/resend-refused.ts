import { CallsideError } from '../errors.js';
import type { Doc } from '../storage/entity.js';
import type { DeadRecord, StoreName } from '../storage/schema.js';
import { RECORD_VERSION } from '../storage/schema.js';
import type { ReadTx, WriteTx } from '../storage/store.js';
import { putEntity, rebase } from '../sync/outbox.js';
import { stamp, type CommandContext } from './command.js';

const STORES: readonly StoreName[] = ['entities', 'outbox', 'dead'];

export interface ResendInput {
  /** The id of the refused change. */
  readonly id: string;
  /** What is sent in place of what was refused; absent, the same again. */
  readonly set?: Doc;
  readonly unset?: readonly string[];
}

/**
 * Sends a refused change again, corrected or as it was, in its old place: before the changes of its record that have waited
 * for it. It gets a new id, since the server has answered the old one for good; what depends on it follows.
 * Throws `record-not-found` when the change is not among the refused ones.
 *
 * @example
 * await desk.run(resendRefused, { id, set: { 'values.phone': '13800138000' } });
 */
export async function resendRefused(context: CommandContext, input: ResendInput): Promise<void> {
  const head = stamp(context);
  await context.store.write(STORES, async (tx) => {
    const dead = await readRefused(tx, input.id);
    const { entityKey, mutation } = dead;
    const record = await tx.get('entities', entityKey);
    const waiting = await tx.getAll('outbox', { index: 'entity', only: entityKey });
    const first = waiting[0]?.mutation.entitySeq ?? (record?.entitySeq ?? 0) + 1;
    await tx.delete('dead', dead.id);
    for (const { seq } of waiting) if (seq !== undefined) await tx.delete('outbox', seq);
    const { seq: _seq, ...rest } = mutation;
    const { set = mutation.set, unset = mutation.unset } = input;
    const again = { ...rest, id: head.id, entitySeq: first, baseRev: record?.rev ?? 0, set, unset };
    await tx.put('outbox', { v: RECORD_VERSION, entityKey, attempts: 0, mutation: again, before: dead.before ?? {} });
    for (const { seq: _old, ...row } of waiting) {
      const { mutation: next } = row;
      await tx.put('outbox', { ...row, mutation: { ...next, entitySeq: next.entitySeq + 1 } });
    }
    await replaceDependency(tx, dead.id, head.id);
    if (record === undefined) return;
    const entitySeq = Math.max(record.entitySeq, first + waiting.length);
    const { doc, pending } = await rebase(tx, entityKey, record.base ?? { id: record.id });
    await putEntity(tx, { ...record, entitySeq, doc, pending, at: head.at });
  });
}

/**
 * Reads a refused change; throws `record-not-found` when it is not there.
 *
 * @example
 * const { problem } = await readRefused(tx, id);
 */
export async function readRefused(tx: ReadTx, id: string): Promise<DeadRecord> {
  const dead = await tx.get('dead', id);
  if (dead !== undefined) return dead;
  throw new CallsideError('record-not-found', `Cannot find the refused change ${id} on this device.`, {
    details: { id },
  });
}

/**
 * Lets what waits for one change wait for another, or for none.
 *
 * @example
 * await replaceDependency(tx, refused, undefined);
 */
export async function replaceDependency(tx: WriteTx, id: string, by: string | undefined): Promise<void> {
  for (const row of await tx.getAll('outbox')) {
    const { mutation } = row;
    if (!mutation.deps.includes(id)) continue;
    const deps = mutation.deps.flatMap((dep) => (dep === id ? (by ?? []) : dep));
    await tx.put('outbox', { ...row, mutation: { ...mutation, deps } });
  }
}
