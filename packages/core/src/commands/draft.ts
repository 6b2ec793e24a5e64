import type { Doc } from '../storage/entity.js';
import { RECORD_VERSION } from '../storage/schema.js';
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
  const record = { v: RECORD_VERSION, id, at: clock.now(), data };
  await store.write(['drafts'], (tx) => tx.put('drafts', record), { durability: 'relaxed' });
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
  await store.write(['drafts'], (tx) => tx.delete('drafts', id));
}
