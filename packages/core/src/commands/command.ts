import type { Clock } from '../clock.js';
import type { Agent } from '../call/call.js';
import type { NewId } from '../ids.js';
import type { Doc, EntityType } from '../storage/entity.js';
import { entityKey } from '../storage/schema.js';
import type { ReadTx, Store } from '../storage/store.js';
import { recordNotFound, type MutationDraft } from '../sync/outbox.js';

/** What a command works with. A command checks the rules, then writes record and outbox entry in one transaction. */
export interface CommandContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Aborted when the desk closes: nothing that waits will be heard of here. */
  readonly closing?: AbortSignal;
  readonly agent: Pick<Agent, 'id' | 'name'> & Partial<Pick<Agent, 'roles' | 'teams'>>;
}

/** A command that a desk can run: pure rules first, then one transaction. */
export type Command<I, R> = (context: CommandContext, input: I) => Promise<R>;

/**
 * Reads a record as the type that its kind stands for. Throws `record-not-found`.
 *
 * @example
 * const call = await readDoc<CallRecord>(tx, 'call', id);
 */
export async function readDoc<T>(tx: ReadTx, type: EntityType, id: string): Promise<T> {
  const key = entityKey(type, id);
  const record = await tx.get('entities', key);
  if (record === undefined) throw recordNotFound(key);
  return record.doc as T;
}

/**
 * The head of a mutation made now by this agent.
 *
 * @example
 * await appendMutation(tx, { ...stamp(context), op: 'patch', type: 'call', entityId, set });
 */
export function stamp({ newId, clock, agent }: CommandContext): Pick<MutationDraft, 'id' | 'at' | 'actor'> {
  return { id: newId(), at: clock.now(), actor: agent.id };
}

/**
 * The paths below `prefix` whose values differ: what a patch has to set and to unset.
 *
 * @example
 * changedPaths('values', { a: 1, b: 2 }, { a: 1, c: 3 }); // { set: { 'values.c': 3 }, unset: ['values.b'] }
 */
export function changedPaths(prefix: string, before: Doc, after: Doc): { set: Doc; unset: string[] } {
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value),
  );
  const set = Object.fromEntries(changed.map(([name, value]) => [`${prefix}.${name}`, value]));
  const unset = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return { set, unset: unset.map((name) => `${prefix}.${name}`) };
}
