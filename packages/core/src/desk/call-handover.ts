import type { CommandContext } from '../commands/command.js';
import { takeHandover, withdrawHandover } from '../commands/hand-over.js';
import { offerCall, type CallOfferResult, type OfferCallInput } from '../commands/hand-over-call.js';
import type { Handover, HandoverResult } from '../commands/handover.js';
import { readDraft } from '../commands/draft.js';
import { pauseRun } from '../script/pause.js';
import { draftId, type CallDraft, type CallSession } from './call-session.js';
import type { Desk } from './desk.js';

export type { CallOfferRefusal, CallOfferResult, OfferCallInput } from '../commands/hand-over-call.js';

/** A call that goes on here, or why it does not. */
export type CallTakingResult =
  | { readonly ok: true; readonly handover: Handover; readonly call: CallSession }
  | Extract<HandoverResult, { ok: false }>;

/**
 * Hands a running call over to a colleague or a team, with its place in the script and all that was typed. It can be done
 * without network, and taken back until somebody has taken it; until then its clocks stand still. Throws `record-not-found`
 * for a call that is not open at this desk.
 *
 * @example
 * const result = await handOverCall(desk, { callId: call.id, to: { id: '1002', name: 'Zhao' }, note: 'She wants a manager.' });
 */
export async function handOverCall(desk: Desk, input: OfferCallInput): Promise<CallOfferResult> {
  const session = await sessionOf(desk, input.callId);
  await session?.flush();
  const { values, ending, run } = session ?? {};
  // Among the call's own writes: what happened on the line is stored before it leaves.
  const result = await (session === undefined ? desk.run(offerCall, input) : session.perform(offerCall, input));
  if (!result.ok || session === undefined) return result;
  // What was typed meanwhile stays in a draft here; the rest has left.
  if (session.values !== values || session.ending !== ending || session.run !== run) return result;
  const { from, offeredAt } = result.handover;
  if (run !== undefined) session.setRun(pauseRun(run, { now: offeredAt, by: from.id }));
  await desk.drafts.drop(draftId(session.id));
  return result;
}

/**
 * Takes a call that was handed over to this agent, or to a team of the agent's: it goes on where it stood.
 *
 * @example
 * const result = await takeCall(desk, { id: handover.id });
 * if (result.ok) script.call = result.call;
 */
export async function takeCall(desk: Desk, { id }: { readonly id: string }): Promise<CallTakingResult> {
  return goOn(desk, await desk.run(takeHandover, { id }));
}

/**
 * Takes a call back that nobody has taken: it goes on where it stood.
 *
 * @example
 * const result = await takeCallBack(desk, { id: handover.id });
 */
export async function takeCallBack(desk: Desk, { id }: { readonly id: string }): Promise<CallTakingResult> {
  return goOn(desk, await desk.run(withdrawHandover, { id }));
}

async function goOn(desk: Desk, result: HandoverResult): Promise<CallTakingResult> {
  if (!result.ok) return result;
  const { handover } = result;
  const { callId = '' } = handover;
  const draft = (await desk.run(draftOf, callId)) as CallDraft | undefined;
  const call = await sessionOf(desk, callId);
  if (call === undefined) return { ok: false, state: handover.state };
  if (draft !== undefined) restore(call, draft);
  return { ok: true, handover, call };
}

function draftOf(context: CommandContext, callId: string): ReturnType<typeof readDraft> {
  return readDraft(context, draftId(callId));
}

/** A call that was open here before it was handed on shows what has come back with it. */
function restore(call: CallSession, { values, run, form, ending }: CallDraft): void {
  for (const id of Object.keys(call.values)) if (!Object.hasOwn(values, id)) call.setValue(id, null);
  for (const [id, value] of Object.entries(values)) call.setValue(id, value);
  if (run !== undefined) call.setRun(run);
  if (form !== undefined) call.chooseForm(form);
  if (ending !== undefined) call.setEnding(ending);
}

async function sessionOf(desk: Desk, callId: string): Promise<CallSession | undefined> {
  return (await desk.resumeCalls()).find(({ id }) => id === callId);
}
