import { RECORD_VERSION, type StoreName } from '../storage/schema.js';
import { putEntity, rebase } from '../sync/outbox.js';
import type { CommandContext } from './command.js';
import { readRefused, replaceDependency } from './resend-refused.js';

const STORES: readonly StoreName[] = ['entities', 'outbox', 'dead', 'discards'];

/**
 * Gives a refused change up. It leaves a trace with all that was in it, who gave it up and when; the record shows the
 * server's state with what still waits on top. With a refused creation the changes that waited for it go too, each with its
 * trace. Throws `record-not-found` when the change is not among the refused ones.
 *
 * @example
 * await desk.run(discardRefused, { id });
 */
export async function discardRefused(context: CommandContext, { id }: { readonly id: string }): Promise<void> {
  const { store, clock, agent } = context;
  const at = clock.now();
  await store.write(STORES, async (tx) => {
    const dead = await readRefused(tx, id);
    const { entityKey } = dead;
    const trace = { v: RECORD_VERSION, entityKey, actor: agent.id, at };
    await tx.delete('dead', id);
    await tx.put('discards', { ...trace, id, content: { mutation: dead.mutation, problem: dead.problem } });
    await replaceDependency(tx, id, undefined);
    const record = await tx.get('entities', entityKey);
    if (record === undefined) return;
    const isGone = dead.mutation.op === 'create' && record.base === null;
    if (isGone) {
      for (const { seq, mutation } of await tx.getAll('outbox', { index: 'entity', only: entityKey })) {
        if (seq !== undefined) await tx.delete('outbox', seq);
        await tx.put('discards', { ...trace, id: mutation.id, content: { mutation } });
        await replaceDependency(tx, mutation.id, undefined);
      }
    }
    const { doc, pending } = await rebase(tx, entityKey, record.base ?? { id: record.id });
    await putEntity(tx, { ...record, doc: isGone ? record.doc : doc, pending, at, deleted: record.deleted || isGone });
  });
}
