import { openMemoryStore, type Mutation, type MutationResult, type PushReply, type Store } from '@callside/core';
import type { EntityRecord, StoreName } from '../../../packages/core/src/storage/schema.js';
import {
  appendMutation,
  APPEND_STORES,
  nextBatch,
  type MutationDraft,
} from '../../../packages/core/src/sync/outbox.js';
import { settleBatch, SETTLE_STORES } from '../../../packages/core/src/sync/settle.js';

export const EPOCH = 'e1';

export function newStore(): Promise<Store> {
  return openMemoryStore()({ tenant: 'acme', user: '1001' });
}

/** A change as a command makes it: by default the creation of ticket `t`. */
export function draft(given: Partial<MutationDraft> = {}): MutationDraft {
  return { id: 'm1', type: 'ticket', entityId: 't', op: 'create', at: 1000, actor: '1001', ...given };
}

export function append(store: Store, given: Partial<MutationDraft> = {}): Promise<EntityRecord> {
  return store.write(APPEND_STORES, (tx) => appendMutation(tx, draft(given)));
}

export function batchOf(store: Store, most?: number): Promise<Mutation[]> {
  return store.read(['outbox', 'dead'], (tx) => nextBatch(tx, most));
}

/** Sends the next batch and takes in these results. */
export async function settle(store: Store, ...results: readonly MutationResult[]): Promise<void> {
  const batch = await batchOf(store);
  const reply: PushReply = { protocol: 1, epoch: EPOCH, lastSeq: 0, results };
  await store.write(SETTLE_STORES, (tx) => settleBatch(tx, batch, { reply, now: 5000 }));
}

export async function entity(store: Store, key = 'ticket/t'): Promise<EntityRecord> {
  const record = await store.read(['entities'], (tx) => tx.get('entities', key));
  if (record === undefined) throw new Error(`There is no ${key}.`);
  return record;
}

export function count(store: Store, name: StoreName): Promise<number> {
  return store.read([name], (tx) => tx.count(name));
}
