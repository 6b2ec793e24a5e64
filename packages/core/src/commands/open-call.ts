import type { CallRecord } from '../call/call.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { stamp, type CommandContext } from './command.js';

/**
 * Stores a new call record, so that the call exists from its first second, whatever becomes of it.
 *
 * @example
 * await openCall(context, record);
 */
export async function openCall(context: CommandContext, record: CallRecord): Promise<void> {
  const { id, ...set } = record;
  await context.store.write(APPEND_STORES, (tx) =>
    appendMutation(tx, { ...stamp(context), op: 'create', type: 'call', entityId: id, set }),
  );
}
