import { transition, type TransitionResult } from '../workflow/machine.js';
import { INBOUND_CALL_WORKFLOW, type CallEventType, type CallState } from '../workflow/inbound-call-workflow.js';
import type { CallEvent } from './call.js';

/** How long a call was in each state, in whole milliseconds. */
export interface CallDurations {
  /** Connected, without hold. */
  readonly talk: number;
  readonly hold: number;
  /** From hang-up to saved record. */
  readonly wrapUp: number;
  /** Talk, hold and wrap-up together: the handling time that AHT averages. */
  readonly handling: number;
}

/**
 * The state that a list of events leads to. Events that do not fit are passed over: telephony reports some twice or late.
 *
 * @example
 * callState([{ type: 'offered', at: 0 }, { type: 'connected', at: 4000 }]); // 'connected'
 */
export function callState(events: readonly CallEvent[]): CallState {
  return events.reduce<CallState>(
    (state, { type }) => transition(INBOUND_CALL_WORKFLOW, state, type).state,
    INBOUND_CALL_WORKFLOW.initial,
  );
}

/**
 * Tells what an event would do to a call, with the reason if it would do nothing.
 *
 * @example
 * callTransition('held', 'resumed').state; // 'connected'
 */
export function callTransition(state: CallState, event: CallEventType): TransitionResult<CallState> {
  return transition(INBOUND_CALL_WORKFLOW, state, event);
}

/**
 * Adds up the call's durations from its events; the state that still runs counts until `now`.
 *
 * @example
 * callDurations(call.events, clock.now()).hold; // 12000
 */
export function callDurations(events: readonly CallEvent[], now: number): CallDurations {
  const spent: Record<CallState, number> = { idle: 0, offered: 0, connected: 0, held: 0, 'wrap-up': 0, closed: 0 };
  let state: CallState = INBOUND_CALL_WORKFLOW.initial;
  let since = events[0]?.at ?? now;
  for (const { type, at } of events) {
    const next = transition(INBOUND_CALL_WORKFLOW, state, type);
    if (!next.ok) continue;
    spent[state] += Math.max(0, at - since);
    state = next.state;
    since = Math.max(since, at);
  }
  spent[state] += Math.max(0, now - since);
  const { connected: talk, held: hold, 'wrap-up': wrapUp } = spent;
  return { talk, hold, wrapUp, handling: talk + hold + wrapUp };
}
