import { CallsideError } from '../errors.js';
import type { Mutation } from '../storage/mutation.js';
import { valueAt, type Doc, type EntityType } from '../storage/entity.js';
import { termsOf } from '../storage/index-plan.js';
import { entityKey, RECORD_VERSION, type EntityRecord, type StoreName } from '../storage/schema.js';
import type { ReadTx, WriteTx } from '../storage/store.js';
import { applyPatch, present } from './patch.js';
import { PUSH_LIMITS } from './protocol.js';

/** The stores that a transaction needs to add a mutation. */
export const APPEND_STORES: readonly StoreName[] = ['entities', 'outbox'];

/** What a command wants changed; the outbox adds the order. */
export interface MutationDraft {
  readonly id: string;
  readonly type: EntityType;
  readonly entityId: string;
  readonly op: Mutation['op'];
  readonly set?: Doc;
  readonly unset?: readonly string[];
  readonly deltas?: Mutation['deltas'];
  readonly deps?: readonly string[];
  readonly at: number;
  readonly actor: string;
}

/**
 * What is thrown for a record that is asked for and is not on this device.
 *
 * @example
 * throw recordNotFound('ticket/7f…');
 */
export function recordNotFound(key: string): CallsideError {
  return new CallsideError('record-not-found', `${key} is not on this device.`, { details: { key } });
}

/**
 * Changes a record and queues the change, both in the caller's transaction: "saved" and "will be sent" are one thing.
 * Throws `record-not-found` for a patch of a record that is not here, or is deleted.
 *
 * @example
 * await store.write(APPEND_STORES, (tx) => appendMutation(tx, { op: 'create', type: 'ticket', … }));
 */
export async function appendMutation(tx: WriteTx, draft: MutationDraft): Promise<EntityRecord> {
  const key = entityKey(draft.type, draft.entityId);
  const known = await tx.get('entities', key);
  if (draft.op !== 'create' && known?.deleted !== false) throw recordNotFound(key);
  const { set = {}, unset = [], deltas, deps = [] } = draft;
  const before = known?.doc ?? { id: draft.entityId };
  const record: EntityRecord = {
    v: RECORD_VERSION,
    key,
    type: draft.type,
    id: draft.entityId,
    doc: applyPatch(before, set, unset, deltas),
    base: known?.base ?? null,
    rev: known?.rev ?? 0,
    entitySeq: (known?.entitySeq ?? 0) + 1,
    pending: (known?.pending ?? 0) + 1,
    deleted: draft.op === 'delete',
    at: draft.at,
    generation: known?.generation ?? 0,
  };
  await putEntity(tx, record);
  await tx.put('outbox', {
    v: RECORD_VERSION,
    entityKey: key,
    attempts: 0,
    before: pick(before, [...Object.keys(set), ...unset]),
    mutation: {
      id: draft.id,
      entitySeq: record.entitySeq,
      type: draft.type,
      entityId: draft.entityId,
      op: draft.op,
      baseRev: record.rev,
      set,
      unset,
      ...(deltas === undefined ? {} : { deltas }),
      deps,
      clientTime: draft.at,
      actor: draft.actor,
    },
  });
  return record;
}

/** Rows of the queue that are looked at in one go. */
const PAGE = 200;

/**
 * Reads the mutations to send next: in order, within the wire's limits, without those whose record, or whose
 * dependency, waits for a person.
 *
 * @example
 * const batch = await store.read(['outbox', 'dead'], (tx) => nextBatch(tx));
 */
export async function nextBatch(tx: ReadTx, most: number = PUSH_LIMITS.mutations): Promise<Mutation[]> {
  const dead = await tx.getAll('dead');
  const stuckKeys = new Set(dead.map((record) => record.entityKey));
  const stuckIds = new Set(dead.map((record) => record.id));
  const batch: Mutation[] = [];
  // Leaves room for the request around the mutations.
  let bytes = 1024;
  for (let after = 0; ;) {
    const page = await tx.getAll('outbox', { after, limit: PAGE });
    for (const { seq = 0, entityKey: key, mutation } of page) {
      after = seq;
      if (stuckKeys.has(key) || mutation.deps.some((id) => stuckIds.has(id))) {
        stuckKeys.add(key);
        stuckIds.add(mutation.id);
        continue;
      }
      const next: Mutation = { ...mutation, seq };
      bytes += new TextEncoder().encode(JSON.stringify(next)).length + 1;
      if (batch.length >= most || (batch.length > 0 && bytes > PUSH_LIMITS.bytes)) return batch;
      batch.push(next);
    }
    if (page.length < PAGE) return batch;
  }
}

/**
 * Stores a record with the terms that it is found by.
 *
 * @example
 * await putEntity(tx, { ...record, doc });
 */
export async function putEntity(tx: WriteTx, record: EntityRecord): Promise<void> {
  const { type, doc, at = 0, deleted } = record;
  await tx.put('entities', { ...record, terms: deleted ? [] : termsOf(type, doc, at) });
}

/** What a record looks like with everything on top that the server has not taken. */
export interface Rebased {
  readonly doc: Doc;
  readonly pending: number;
  /** It waits to be deleted. */
  readonly deleting: boolean;
}

/**
 * Puts what the server has not taken on top of its state: changes that wait, and refused ones, which stay on screen as they
 * were typed until a person decides about them.
 *
 * @example
 * const { doc } = await rebase(tx, key, serverDoc);
 */
export async function rebase(tx: ReadTx, key: string, base: Doc): Promise<Rebased> {
  const [waiting, dead] = await Promise.all([
    tx.getAll('outbox', { index: 'entity', only: key }),
    tx.getAll('dead', { index: 'entity', only: key }),
  ]);
  const refused = dead.map(({ mutation }) => mutation).sort((a, b) => a.seq - b.seq);
  const doc = [...refused, ...waiting.map(({ mutation }) => mutation)].reduce(
    (each, { set, unset, deltas }) => applyPatch(each, set, unset, deltas),
    base,
  );
  return { doc, pending: waiting.length, deleting: waiting.some(({ mutation }) => mutation.op === 'delete') };
}

/** The values under these paths; those without one are left out. */
function pick(doc: Doc, paths: readonly string[]): Doc {
  return present(Object.fromEntries(paths.map((path) => [path, valueAt(doc, path)])));
}
