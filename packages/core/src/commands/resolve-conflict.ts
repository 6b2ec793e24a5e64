import { CallsideError } from '../errors.js';
import type { Doc } from '../storage/entity.js';
import { RECORD_VERSION, type ConflictRecord, type EntityRecord, type StoreName } from '../storage/schema.js';
import type { WriteTx } from '../storage/store.js';
import { appendMutation, putEntity, type MutationDraft } from '../sync/outbox.js';
import { applyPatch } from '../sync/patch.js';
import { stamp, type CommandContext } from './command.js';

const STORES: readonly StoreName[] = ['entities', 'outbox', 'conflicts', 'discards'];

/** Given by the server; a record that is brought back gets them anew. */
const SERVER_GIVEN = ['id', 'number', 'uploaded', 'uploadedAt'];

export interface ResolveInput {
  /** The conflict's id. */
  readonly id: string;
  readonly keep: 'mine' | 'theirs';
}

/**
 * Settles a conflict. The side that stands already stays as it is, the other one is written in its place; `mine` brings a
 * record back that was deleted or lost, under its old id where the server has lost it. The value that is given up leaves a
 * trace.
 * Throws `record-not-found` when there is no such conflict.
 *
 * @example
 * await desk.run(resolveConflict, { id: conflict.id, keep: 'mine' });
 */
export async function resolveConflict(context: CommandContext, { id, keep }: ResolveInput): Promise<void> {
  const { store, clock, agent } = context;
  const head = stamp(context);
  await store.write(STORES, async (tx) => {
    const conflict = await tx.get('conflicts', id);
    if (conflict === undefined)
      throw new CallsideError('record-not-found', `Cannot find the conflict ${id} on this device.`, {
        details: { id },
      });
    await tx.delete('conflicts', id);
    const trace = { v: RECORD_VERSION, entityKey: conflict.entityKey, actor: agent.id, at: clock.now() };
    await tx.put('discards', { ...trace, id, content: { conflict, keep } });
    const record = await tx.get('entities', conflict.entityKey);
    const standing = conflict.rule === 'client' ? 'mine' : 'theirs';
    if (keep === standing || record === undefined) return;
    if (conflict.path === '') await bringBack(tx, { context, conflict, record });
    else
      await appendMutation(tx, { ...head, ...headOf(record), op: 'patch', ...change(conflict.path, conflict[keep]) });
  });
}

function headOf({ type, id: entityId }: EntityRecord): Pick<MutationDraft, 'type' | 'entityId'> {
  return { type, entityId };
}

function change(path: string, value: unknown): Pick<MutationDraft, 'set' | 'unset'> {
  return value === undefined ? { unset: [path] } : { set: { [path]: value } };
}

/** A tombstone stays: what others have deleted comes back as a new record. */
async function bringBack(
  tx: WriteTx,
  given: { context: CommandContext; conflict: ConflictRecord; record: EntityRecord },
): Promise<void> {
  const { context, conflict, record } = given;
  const wasLost = record.base === null;
  const mine = (conflict.mine ?? {}) as Doc;
  const doc = wasLost ? mine : applyPatch(record.doc, mine, [], conflict.deltas);
  const set = Object.fromEntries(Object.entries(doc).filter(([name]) => !SERVER_GIVEN.includes(name)));
  const entityId = wasLost ? record.id : context.newId();
  if (wasLost) await putEntity(tx, { ...record, doc: { id: record.id } });
  await appendMutation(tx, { ...stamp(context), op: 'create', type: record.type, entityId, set });
}
