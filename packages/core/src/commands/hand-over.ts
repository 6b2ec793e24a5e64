import type { Customer } from '../call/call.js';
import type { DefinitionRef } from '../definition/definition.js';
import type { Values } from '../definition/field.js';
import { isMaskedValue } from '../privacy/masked-value.js';
import type { Doc } from '../storage/entity.js';
import { RECORD_VERSION, type EntityRecord, type StoreName } from '../storage/schema.js';
import type { WriteTx } from '../storage/store.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { readDoc, stamp, type CommandContext } from './command.js';
import { deleteDraft, DRAFT_STORES, readDraftRecord } from './draft.js';
import { ticketDraftId, type TicketDraftData } from './ticket-drafts.js';

/** Where a hand-over stands. What one side has said first, counts. */
export const HANDOVER_STATES = ['offered', 'taken', 'declined', 'withdrawn'] as const;

export type HandoverState = (typeof HANDOVER_STATES)[number];

/** An unfinished ticket on its way from one agent to another. It holds all of it until it is taken, and after. */
export interface Handover {
  readonly id: string;
  readonly from: { readonly id: string; readonly name: string };
  readonly to: { readonly id: string; readonly name?: string };
  readonly state: HandoverState;
  readonly ticketId: string;
  readonly form: DefinitionRef;
  readonly values: Values;
  readonly customer?: Customer;
  readonly callId?: string;
  readonly note?: string;
  /** Why it was declined. */
  readonly reason?: string;
  /** When the ticket was begun, handed over, and answered, in epoch milliseconds. */
  readonly startedAt?: number;
  readonly offeredAt: number;
  readonly settledAt?: number;
}

/** A hand-over with where it stands on its way to the server. */
export interface KnownHandover {
  readonly handover: Handover;
  /** False while the server, and so the other side, has not heard of everything. */
  readonly accepted: boolean;
}

export type HandoverResult =
  | { readonly ok: true; readonly handover: Handover }
  /** It is not, or no more, for this agent to say that; `state` is where it stands. */
  | { readonly ok: false; readonly state: HandoverState };

const STORES: readonly StoreName[] = [...APPEND_STORES, ...DRAFT_STORES];

export interface HandOverInput {
  /** The name of the draft. */
  readonly id: string;
  readonly to: Handover['to'];
  /** What the colleague should know. */
  readonly note?: string;
}

/**
 * Hands an unfinished ticket over to a colleague: the draft becomes a record that reaches the other's devices, in one
 * transaction. It can be made without network, and taken back until it is taken. Throws `record-not-found` for a draft that
 * is not here or whose form nobody knows.
 *
 * @example
 * await desk.run(handOverDraft, { id: draft.id, to: { id: '1002', name: 'Wang' }, note: 'She calls back at four.' });
 */
export async function handOverDraft(context: CommandContext, { id, to, note }: HandOverInput): Promise<Handover> {
  const { clock, agent, newId } = context;
  return context.store.write(STORES, async (tx) => {
    const { form, ticketId, values, customer, callId, startedAt } = (await readDraftRecord(tx, id))
      .data as unknown as TicketDraftData;
    const set = {
      from: { id: agent.id, name: agent.name },
      to,
      state: 'offered',
      ticketId,
      form,
      values,
      offeredAt: clock.now(),
      ...(customer === undefined ? {} : { customer }),
      ...(callId === undefined ? {} : { callId }),
      ...(startedAt === undefined ? {} : { startedAt }),
      ...(note === undefined || note.trim() === '' ? {} : { note }),
    };
    const head = { ...stamp(context), type: 'handover', entityId: newId() } as const;
    const { doc } = await appendMutation(tx, { ...head, op: 'create', set });
    await deleteDraft(tx, id);
    return doc as unknown as Handover;
  });
}

/**
 * Takes a ticket that a colleague has handed over: it becomes a draft of this agent's own. What this agent's role shows only in
 * part is left out.
 *
 * @example
 * const result = await desk.run(takeHandover, { id });
 * if (result.ok) open(result.handover.ticketId);
 */
export function takeHandover(context: CommandContext, { id }: { readonly id: string }): Promise<HandoverResult> {
  return answer(context, id, {
    may: ({ to, state }) => to.id === context.agent.id && state === 'offered',
    set: { state: 'taken' },
    getsDraft: true,
  });
}

/**
 * Says no to a ticket that a colleague would hand over; it stays with the colleague.
 *
 * @example
 * await desk.run(declineHandover, { id, reason: 'I am off in ten minutes.' });
 */
export function declineHandover(
  context: CommandContext,
  { id, reason = '' }: { readonly id: string; readonly reason?: string },
): Promise<HandoverResult> {
  return answer(context, id, {
    may: ({ to, state }) => to.id === context.agent.id && state === 'offered',
    set: { state: 'declined', ...(reason.trim() === '' ? {} : { reason }) },
    getsDraft: false,
  });
}

/**
 * Takes a ticket back that nobody has taken: it is a draft of this agent's own again. Should the colleague have taken it at the
 * same moment, both have it, and the hand-over says who was first.
 *
 * @example
 * await desk.run(withdrawHandover, { id });
 */
export function withdrawHandover(context: CommandContext, { id }: { readonly id: string }): Promise<HandoverResult> {
  return answer(context, id, {
    may: ({ from, state }) => from.id === context.agent.id && (state === 'offered' || state === 'declined'),
    set: { state: 'withdrawn' },
    getsDraft: true,
  });
}

/**
 * Reads the hand-overs of this agent, either way, the latest first.
 *
 * @example
 * const waiting = (await desk.run(readHandovers, undefined)).filter(({ handover }) => handover.state === 'offered');
 */
export async function readHandovers({ store, agent }: CommandContext): Promise<readonly KnownHandover[]> {
  const records = await store.read(['entities'], (tx) => tx.getAll('entities', { prefix: 'handover/' }));
  return records
    .filter(({ deleted }) => !deleted)
    .map(asKnown)
    .filter(({ handover: { from, to } }) => from.id === agent.id || to.id === agent.id)
    .sort((a, b) => b.handover.offeredAt - a.handover.offeredAt);
}

interface Answer {
  readonly may: (handover: Handover) => boolean;
  readonly set: { readonly state: HandoverState; readonly reason?: string };
  readonly getsDraft: boolean;
}

function answer(context: CommandContext, id: string, { may, set, getsDraft }: Answer): Promise<HandoverResult> {
  const at = context.clock.now();
  return context.store.write(STORES, async (tx): Promise<HandoverResult> => {
    const present = await readDoc<Handover>(tx, 'handover', id);
    if (!may(present)) return { ok: false, state: present.state };
    const head = { ...stamp(context), type: 'handover', entityId: id } as const;
    const { doc } = await appendMutation(tx, { ...head, op: 'patch', set: { ...set, settledAt: at } });
    if (getsDraft) await putDraft(tx, present, { at, isOthers: set.state === 'taken' });
    return { ok: true, handover: doc as unknown as Handover };
  });
}

/** A draft that is there already was typed in since, and stays. */
async function putDraft(
  tx: WriteTx,
  { from, note, ticketId, form, values, customer, callId, startedAt }: Handover,
  { at, isOthers }: { readonly at: number; readonly isOthers: boolean },
): Promise<void> {
  const id = ticketDraftId(ticketId);
  if ((await tx.get('drafts', id)) !== undefined) return;
  const data = {
    ticketId,
    form,
    values: unmasked(values),
    ...(customer === undefined ? {} : { customer: unmasked(customer) }),
    ...(callId === undefined ? {} : { callId }),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(isOthers ? { from: { ...from, ...(note === undefined ? {} : { note }) } } : {}),
  };
  await tx.put('drafts', { v: RECORD_VERSION, id, at, data });
}

/** What the server shows of a value in part must never be typed back. */
function unmasked(values: Doc): Doc {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isMaskedValue(value)));
}

function asKnown({ doc, pending, rev }: EntityRecord): KnownHandover {
  return { handover: doc as unknown as Handover, accepted: pending === 0 && rev > 0 };
}
