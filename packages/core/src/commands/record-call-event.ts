import type { CallEvent, CallRecord } from '../call/call.js';
import { callSegments, type CallTransition } from '../call/timeline.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { readDoc, stamp, type CommandContext } from './command.js';

/**
 * Adds an event to a call's timeline and tells whether the call moved by it. One that says nothing new is kept all the
 * same: what should have come before it may still be on its way. The very same event is taken once.
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
    const before = callSegments(call.events);
    const events = [...call.events, event];
    const after = callSegments(events);
    const state = after.at(-1)?.state ?? 'idle';
    const known = call.events.some(({ type, at }) => type === event.type && at === event.at);
    if (!known) {
      const change = { set: { state }, deltas: { events: { add: [event] } } };
      await appendMutation(tx, { ...stamp(context), op: 'patch', type: 'call', entityId: callId, ...change });
    }
    const moved = JSON.stringify(before) !== JSON.stringify(after);
    return moved && !known ? { ok: true, state } : { ok: false, state, reason: 'not-from-this-state' };
  });
}
