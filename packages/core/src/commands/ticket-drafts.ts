import type { CallRecord, Customer } from '../call/call.js';
import type { DefinitionRef } from '../definition/definition.js';
import type { Values } from '../definition/field.js';
import { entityKey, RECORD_VERSION, type DraftRecord } from '../storage/schema.js';
import type { ReadTx } from '../storage/store.js';
import type { CommandContext } from './command.js';
import { deleteDraft, DRAFT_STORES, readDraftRecord } from './draft.js';

/** What is kept of a ticket that is not finished. */
export interface TicketDraftData {
  /** The ticket that it will become, or that it changes. */
  readonly ticketId: string;
  readonly values: Values;
  /** The form; a call says which only where somebody has chosen one. */
  readonly form?: DefinitionRef;
  readonly customer?: Customer;
  readonly callId?: string;
  readonly startedAt?: number;
  /** Who has handed it over, and what was said with it. */
  readonly from?: { readonly id: string; readonly name: string; readonly note?: string };
}

/** A ticket that is not finished, as it lies on this device. */
export interface UnfinishedTicket extends TicketDraftData {
  /** Its name among the drafts. */
  readonly id: string;
  /** When something was typed last, in epoch milliseconds. */
  readonly at: number;
  /** The call goes on here: its session continues the ticket. */
  readonly isOfOpenCall: boolean;
  /** The ticket is stored already, and was changed since. */
  readonly isStored: boolean;
}

/** The stores that drafts are read from. */
const STORES = ['drafts', 'entities'] as const;

/**
 * The name of a ticket's draft.
 *
 * @example
 * ticketDraftId(ticketId); // 'ticket/7f0c…'
 */
export function ticketDraftId(ticketId: string): string {
  return `ticket/${ticketId}`;
}

/**
 * Reads the agent's tickets that are not finished from this device, the one typed in last first: those of calls, and those
 * beside. A call whose ticket is stored has none.
 *
 * @example
 * const drafts = await desk.run(readTicketDrafts, undefined);
 */
export async function readTicketDrafts({ store, agent }: CommandContext): Promise<readonly UnfinishedTicket[]> {
  return store.read(STORES, async (tx) => {
    const tickets = await tx.getAll('drafts', { prefix: 'ticket/' });
    const calls = await tx.getAll('drafts', { prefix: 'call/' });
    const found = await Promise.all([
      ...tickets.map((record) => ofTicket(tx, record)),
      ...calls.map((record) => ofCall(tx, record, agent.id)),
    ]);
    return found.filter((each) => each !== undefined).sort((a, b) => b.at - a.at);
  });
}

async function ofTicket(tx: ReadTx, { id, at, data }: DraftRecord): Promise<UnfinishedTicket> {
  const draft = data as unknown as TicketDraftData;
  return { ...draft, id, at, isOfOpenCall: false, isStored: await isStored(tx, draft.ticketId) };
}

/** A draft of a call holds the answers of its script as well; where the call is over, they are all that is left of it. */
async function ofCall(tx: ReadTx, { id, at, data }: DraftRecord, me: string): Promise<UnfinishedTicket | undefined> {
  const { ticketId, values, form } = data as unknown as TicketDraftData;
  if (Object.keys(values).length === 0 || (await isStored(tx, ticketId))) return undefined;
  const callId = id.replace('call/', '');
  const call = (await tx.get('entities', entityKey('call', callId)))?.doc as CallRecord | undefined;
  return {
    id,
    at,
    ticketId,
    values,
    callId,
    isOfOpenCall: call !== undefined && call.state !== 'closed' && call.agent.id === me && !call.offer,
    isStored: false,
    ...(form && { form }),
    ...(call === undefined ? {} : { customer: call.customer, startedAt: call.openedAt }),
  };
}

async function isStored(tx: ReadTx, ticketId: string): Promise<boolean> {
  return (await tx.get('entities', entityKey('ticket', ticketId))) !== undefined;
}

/**
 * Gives an unfinished ticket up. It leaves a trace with all that was in it: {@link restoreDraft} brings it back. Returns the
 * trace's id. Throws `record-not-found`.
 *
 * @example
 * const trace = await desk.run(discardDraft, { id: draft.id });
 */
export async function discardDraft(
  { store, clock, agent, newId }: CommandContext,
  { id }: { readonly id: string },
): Promise<string> {
  const trace = newId();
  await store.write([...DRAFT_STORES, 'discards'], async (tx) => {
    const draft = await readDraftRecord(tx, id);
    const { ticketId } = draft.data as unknown as TicketDraftData;
    const head = { v: RECORD_VERSION, id: trace, entityKey: entityKey('ticket', ticketId), actor: agent.id };
    await tx.put('discards', { ...head, at: clock.now(), content: { draft } });
    await deleteDraft(tx, id);
  });
  return trace;
}

/**
 * Brings back what {@link discardDraft} has given up; false where somebody has typed into it again since, or nothing is there.
 *
 * @example
 * await desk.run(restoreDraft, { id: trace });
 */
export async function restoreDraft({ store }: CommandContext, { id }: { readonly id: string }): Promise<boolean> {
  return store.write(['drafts', 'discards'], async (tx) => {
    const draft = (await tx.get('discards', id))?.content['draft'] as DraftRecord | undefined;
    if (draft === undefined || (await tx.get('drafts', draft.id)) !== undefined) return false;
    await tx.put('drafts', draft);
    await tx.delete('discards', id);
    return true;
  });
}

/**
 * Calls back whenever a draft was written or dropped, here or in another tab. Resolves to what ends it.
 *
 * @example
 * const stop = await desk.run(watchDrafts, () => list.refresh());
 */
export function watchDrafts({ store }: CommandContext, listener: () => void): Promise<() => void> {
  return Promise.resolve(
    store.subscribe(({ keys, missed }) => {
      if (missed === true || keys.some((key) => key.store === 'drafts')) listener();
    }),
  );
}
