import type { Clock } from '../clock.js';
import type { Doc } from '../storage/entity.js';
import { CallsideError } from '../errors.js';
import { RECORD_VERSION, type DraftRecord } from '../storage/schema.js';
import type { ReadTx, WriteTx } from '../storage/store.js';
import type { CommandContext } from './command.js';

/**
 * Keeps unfinished work under a name. The only write that may be relaxed: a power cut can cost the last seconds of it.
 *
 * @example
 * await saveDraft(context, `call/${id}`, { values, run });
 */
export async function saveDraft(
  { store, clock }: Pick<CommandContext, 'store' | 'clock'>,
  id: string,
  data: Doc,
): Promise<void> {
  const record = draftRecord(clock, id, data);
  await store.write(['drafts'], (tx) => tx.put('drafts', record), { durability: 'relaxed' });
}

/**
 * A draft as it is stored, of this moment.
 *
 * @example
 * draftRecord(clock, `call/${id}`, { values }).at; // clock.now()
 */
export function draftRecord(clock: Clock, id: string, data: Doc): DraftRecord {
  return { v: RECORD_VERSION, id, at: clock.now(), data };
}

/**
 * Reads a draft back; undefined when there is none.
 *
 * @example
 * const draft = await readDraft(context, `call/${id}`);
 */
export async function readDraft({ store }: Pick<CommandContext, 'store'>, id: string): Promise<Doc | undefined> {
  return (await store.read(['drafts'], (tx) => tx.get('drafts', id)))?.data;
}

/**
 * Drops a draft whose work is stored for good.
 *
 * @example
 * await dropDraft(context, `call/${id}`);
 */
export async function dropDraft({ store }: Pick<CommandContext, 'store'>, id: string): Promise<void> {
  await store.write(DRAFT_STORES, (tx) => deleteDraft(tx, id));
}

/** Where a draft can lie. */
export const DRAFT_STORES = ['drafts', 'parting'] as const;

/**
 * Drops a draft within a transaction over {@link DRAFT_STORES}.
 *
 * @example
 * await store.write(DRAFT_STORES, (tx) => deleteDraft(tx, `call/${id}`));
 */
export async function deleteDraft(tx: WriteTx, id: string): Promise<void> {
  await Promise.all(DRAFT_STORES.map((each) => tx.delete(each, id)));
}

/**
 * Reads a draft as it lies in the store, within a transaction. Throws `record-not-found`.
 *
 * @example
 * const { at, data } = await readDraftRecord(tx, draft.id);
 */
export async function readDraftRecord(tx: ReadTx, id: string): Promise<DraftRecord> {
  const draft = await tx.get('drafts', id);
  if (draft !== undefined) return draft;
  throw new CallsideError('record-not-found', `The draft ${id} is not here.`, { details: { id } });
}
