import { pieceKey } from '../storage/pieces.js';
import { entityKey, type StoreName } from '../storage/schema.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { stamp, type CommandContext } from './command.js';

const STORES: readonly StoreName[] = [...APPEND_STORES, 'attachments', 'chunks'];

/**
 * Takes a file away from its record, here and on the server; an upload that is under way stops after its piece. A held file,
 * or one that the server has refused and a person has given up, goes from here alone. Rejects with `record-not-found` when
 * there is none.
 *
 * @example
 * await desk.run(removeAttachment, attachment.id);
 */
export async function removeAttachment(context: CommandContext, id: string): Promise<void> {
  await context.store.write(STORES, async (tx) => {
    const known = await tx.get('attachments', id);
    const record = await tx.get('entities', entityKey('attachment', id));
    if (known === undefined || record?.deleted === false)
      await appendMutation(tx, { ...stamp(context), op: 'delete', type: 'attachment', entityId: id });
    await tx.delete('attachments', id);
    for (let number = 0; number < (known?.chunks ?? 0); number++) await tx.delete('chunks', pieceKey(id, number));
  });
}
