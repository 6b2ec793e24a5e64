import type { CallEnding, CallRecord, Recipient } from '../call/call.js';
import type { DefinitionRef } from '../definition/definition.js';
import type { Values } from '../definition/field.js';
import { maskCardNumbers } from '../privacy/card-number.js';
import { isMaskedValue } from '../privacy/masked-value.js';
import { pauseRun, resumeRun } from '../script/pause.js';
import type { ScriptRun } from '../script/script-run.js';
import type { Doc } from '../storage/entity.js';
import type { WriteTx } from '../storage/store.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { readDoc, stamp, type CommandContext } from './command.js';
import { deleteDraft, DRAFT_STORES } from './draft.js';
import type { Handover } from './handover.js';

export interface OfferCallInput {
  readonly callId: string;
  readonly to: Recipient;
  /** What the colleague should know. */
  readonly note?: string;
  /** What the customer was told. */
  readonly told?: string;
}

/** Why a call is not handed over. */
export type CallOfferRefusal = 'call-closed' | 'already-offered' | 'led-by-another' | 'to-oneself';

export type CallOfferResult =
  { readonly ok: true; readonly handover: Handover } | { readonly ok: false; readonly reason: CallOfferRefusal };

/** What is kept of a call between two page loads. */
interface Kept {
  readonly values?: Values;
  readonly run?: ScriptRun;
  readonly ticketId?: string;
  readonly form?: DefinitionRef;
  readonly ending?: CallEnding;
}

/**
 * Offers a running call to a colleague or a team, in one transaction: its draft becomes a record that reaches the other's
 * devices, and the call waits for whoever takes it. Throws `record-not-found` for a call that is not here.
 *
 * @example
 * const result = await desk.run(offerCall, { callId: call.id, to: { id: 'night', team: true }, told: 'Somebody calls by six.' });
 */
export function offerCall(context: CommandContext, input: OfferCallInput): Promise<CallOfferResult> {
  const { clock, agent, newId } = context;
  const { callId, to } = input;
  return context.store.write([...APPEND_STORES, ...DRAFT_STORES], async (tx): Promise<CallOfferResult> => {
    const call = await readDoc<CallRecord>(tx, 'call', callId);
    const reason = whyNot(call, to, agent.id);
    if (reason !== undefined) return { ok: false, reason };
    const draft = await tx.get('drafts', `call/${callId}`);
    const { values = call.values, run, form, ending, ...kept } = (draft?.data ?? {}) as Kept;
    const { ticketId = call.ticketId ?? newId() } = kept;
    const { given, ...place } = run ?? {};
    const { direction, queue, customer, openedAt } = call;
    const set = {
      from: { id: agent.id, name: agent.name },
      to,
      state: 'offered',
      ticketId,
      values: unmasked(values),
      customer: unmasked(customer),
      callId,
      call: {
        direction,
        ...(queue === undefined ? {} : { queue }),
        ...(run && { run: place }),
        ...(ending && { ending }),
      },
      startedAt: openedAt,
      offeredAt: clock.now(),
      ...(form && { form }),
      ...(given && { given }),
      ...said('note', input.note),
      ...said('told', input.told),
    };
    const handover = newId();
    const head = { ...stamp(context), type: 'handover', entityId: handover } as const;
    const { doc } = await appendMutation(tx, { ...head, op: 'create', set });
    const offer = { handover, to };
    await appendMutation(tx, { ...stamp(context), op: 'patch', type: 'call', entityId: callId, set: { offer } });
    await deleteDraft(tx, `call/${callId}`);
    return { ok: true, handover: doc as unknown as Handover };
  });
}

function whyNot({ state, offer, agent }: CallRecord, to: Recipient, me: string): CallOfferRefusal | undefined {
  if (state === 'closed') return 'call-closed';
  if (offer) return 'already-offered';
  if (agent.id !== me) return 'led-by-another';
  return to.team !== true && to.id === me ? 'to-oneself' : undefined;
}

/** What is typed here is a text like any other: no card number stays in it. */
function said(name: 'note' | 'told', words = ''): Readonly<Record<string, string>> {
  return words.trim() === '' ? {} : { [name]: maskCardNumbers(words.trim()) };
}

/**
 * Puts a call that was handed over into the hands of this agent, within the caller's transaction. Who led it before is
 * written with it every time: of two who do so at once, the first one's word then stands as a whole.
 *
 * @example
 * await leadCall(tx, context, handover);
 */
export async function leadCall(
  tx: WriteTx,
  context: CommandContext,
  { from, offeredAt, callId = '' }: Handover,
): Promise<void> {
  const { id, name } = context.agent;
  const { earlierAgents = [] } = await readDoc<CallRecord>(tx, 'call', callId);
  const before = id === from.id ? [] : [{ ...from, until: offeredAt }];
  const set = { agent: { id, name }, earlierAgents: [...earlierAgents, ...before] };
  const head = { ...stamp(context), type: 'call', entityId: callId } as const;
  await appendMutation(tx, { ...head, op: 'patch', set, unset: ['offer'] });
}

/**
 * The place in the script that a call goes on at: where it stood, the time between counted as a pause of whoever handed it over.
 *
 * @example
 * runWhereItStood(handover, clock.now())?.step;
 */
export function runWhereItStood(
  { call, from, offeredAt }: Pick<Handover, 'call' | 'from' | 'offeredAt'>,
  now: number,
): ScriptRun | undefined {
  const { run } = call ?? {};
  return run && resumeRun(pauseRun(run, { now: offeredAt, by: from.id }), { now });
}

/**
 * Values without those that the server has shown in part: they must never be typed back.
 *
 * @example
 * unmasked({ place: 'Roof', phone: { masked: true, hint: '138••••5678' } }); // { place: 'Roof' }
 */
export function unmasked(values: Doc): Doc {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isMaskedValue(value)));
}
