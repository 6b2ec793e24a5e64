import type { EntityType } from '../storage/entity.js';
import { entityKey } from '../storage/schema.js';
import type { ReadTx } from '../storage/store.js';

/**
 * What a change depends on that the server can only take once it has this record: its creation, as long as that waits to be sent.
 *
 * @example
 * const deps = await waitingCreate(tx, 'ticket', ticketId);
 */
export async function waitingCreate(tx: ReadTx, type: EntityType, id: string): Promise<string[]> {
  const waiting = await tx.getAll('outbox', { index: 'entity', only: entityKey(type, id) });
  return waiting.filter(({ mutation }) => mutation.op === 'create').map(({ mutation }) => mutation.id);
}
