import type { Recipient } from '../call/call.js';
import type { Doc } from '../storage/entity.js';
import { RECORD_VERSION, type StoreName } from '../storage/schema.js';
import type { WriteTx } from '../storage/store.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { readDoc, stamp, type CommandContext } from './command.js';
import { deleteDraft, DRAFT_STORES, readDraftRecord } from './draft.js';
import { leadCall, runWhereItStood, unmasked } from './hand-over-call.js';
import { isHandedTo, mayTake, type Handover, type HandoverResult, type HandoverState } from './handover.js';
import { ticketDraftId, type TicketDraftData } from './ticket-drafts.js';

const STORES: readonly StoreName[] = [...APPEND_STORES, ...DRAFT_STORES];

export interface HandOverInput {
  /** The name of the draft. */
  readonly id: string;
  readonly to: Recipient;
  /** What the colleague should know. */
  readonly note?: string;
}

/**
 * Hands an unfinished ticket over to a colleague or a team: the draft becomes a record that reaches the other's devices, in one
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
 * Takes what a colleague has handed over: it becomes a draft of this agent's own, and a call is this agent's to lead. What
 * this agent's role shows only in part is left out. Of a team, the first to take it has it.
 *
 * @example
 * const result = await desk.run(takeHandover, { id });
 * if (result.ok) open(result.handover.ticketId);
 */
export function takeHandover(context: CommandContext, { id }: { readonly id: string }): Promise<HandoverResult> {
  const { id: number, name } = context.agent;
  return answer(context, id, {
    may: (handover) => mayTake(context.agent, handover),
    set: { state: 'taken', by: { id: number, name } },
    getsDraft: true,
  });
}

/**
 * Says no to what a colleague would hand over; it stays with the colleague. For a team nobody can say no: who does not want
 * it leaves it to the others.
 *
 * @example
 * await desk.run(declineHandover, { id, reason: 'I am off in ten minutes.' });
 */
export function declineHandover(
  context: CommandContext,
  { id, reason = '' }: { readonly id: string; readonly reason?: string },
): Promise<HandoverResult> {
  const { id: number, name } = context.agent;
  return answer(context, id, {
    may: ({ to, state }) => to.team !== true && isHandedTo(context.agent, to) && state === 'offered',
    set: { state: 'declined', by: { id: number, name }, ...(reason.trim() === '' ? {} : { reason }) },
    getsDraft: false,
  });
}

/**
 * Takes back what nobody has taken: it is a draft of this agent's own again, and a call goes on at its step. Should the
 * colleague have taken it at the same moment, both have it, and the hand-over says who was first.
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

interface Answer {
  readonly may: (handover: Handover) => boolean;
  readonly set: { readonly state: HandoverState; readonly by?: Handover['by']; readonly reason?: string };
  readonly getsDraft: boolean;
}

function answer(context: CommandContext, id: string, { may, set, getsDraft }: Answer): Promise<HandoverResult> {
  const at = context.clock.now();
  return context.store.write(STORES, async (tx): Promise<HandoverResult> => {
    const present = await readDoc<Handover>(tx, 'handover', id);
    const { state, by } = present;
    if (!may(present)) return { ok: false, state, ...(by === undefined ? {} : { by }) };
    const head = { ...stamp(context), type: 'handover', entityId: id } as const;
    const { doc } = await appendMutation(tx, { ...head, op: 'patch', set: { ...set, settledAt: at } });
    const isOthers = set.state === 'taken';
    if (getsDraft && present.call !== undefined) {
      await leadCall(tx, context, present);
      await putOnce(tx, { id: `call/${String(present.callId)}`, at, data: callDraft(present, at) });
    } else if (getsDraft) {
      await putOnce(tx, { id: ticketDraftId(present.ticketId), at, data: ticketDraft(present, isOthers) });
    }
    return { ok: true, handover: doc as unknown as Handover };
  });
}

/** A draft that is there already was typed in since, and stays. */
async function putOnce(
  tx: WriteTx,
  { id, at, data }: { readonly id: string; readonly at: number; readonly data: Doc },
): Promise<void> {
  if ((await tx.get('drafts', id)) !== undefined) return;
  await tx.put('drafts', { v: RECORD_VERSION, id, at, data });
}

function ticketDraft({ from, note, ...handover }: Handover, isOthers: boolean): Doc {
  const { ticketId, form, values, customer, callId, startedAt } = handover;
  return {
    ticketId,
    form,
    values: unmasked(values),
    ...(customer === undefined ? {} : { customer: unmasked(customer) }),
    ...(callId === undefined ? {} : { callId }),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(isOthers ? { from: { ...from, ...(note === undefined ? {} : { note }) } } : {}),
  };
}

function callDraft({ given, ...handover }: Handover, at: number): Doc {
  const { values, ticketId, form, call } = handover;
  const run = runWhereItStood(handover, at);
  return {
    values: unmasked(values),
    ticketId,
    ...(run && { run: { ...run, ...(given && { given: unmasked(given) }) } }),
    ...(form === undefined ? {} : { form }),
    ending: call?.ending ?? {},
  };
}
