import type { CallEvent, CallRecord } from '../call/call.js';
import { callState, callTransition, type CallTransition } from '../call/timeline.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { readDoc, stamp, type CommandContext } from './command.js';

/**
 * Adds an event to a call's timeline. One that does not fit changes nothing, and the result says why: telephony reports
 * some events twice or late.
 *
 * @example
 * const result = await recordCallEvent(context, callId, { type: 'held', at: clock.now() });
 */
export async function recordCallEvent(
  context: CommandContext,
  callId: string,
  event: CallEvent,
): Promise<CallTransition> {
  return context.store.write(APPEND_STORES, async (tx) => {
    const call = await readDoc<CallRecord>(tx, 'call', callId);
    const result = callTransition(callState(call.events), event.type);
    if (!result.ok) return result;
    const set = { events: [...call.events, event], state: result.state };
    await appendMutation(tx, { ...stamp(context), op: 'patch', type: 'call', entityId: callId, set });
    return result;
  });
}
