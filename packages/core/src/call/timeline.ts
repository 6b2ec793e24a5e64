import type { CallEventType, CallState } from '../workflow/inbound-call-workflow.js';
import type { CallEvent } from './call.js';

/**
 * What the line does to a call, small enough for every desk to carry: the outer states of the inbound call's workflow,
 * without its stages. A test holds the two together.
 */
const TIMELINE: Readonly<Record<CallState, Readonly<Partial<Record<CallEventType, CallState>>>>> = {
  idle: { offered: 'offered', connected: 'connected' },
  offered: { connected: 'connected', ended: 'closed' },
  connected: { held: 'held', ended: 'wrap-up' },
  held: { resumed: 'connected', ended: 'wrap-up' },
  'wrap-up': { saved: 'closed' },
  closed: {},
};

/** The state that an event leads a call to, or why it leads nowhere. */
export type CallTransition =
  | { readonly ok: true; readonly state: CallState }
  | { readonly ok: false; readonly state: CallState; readonly reason: 'not-from-this-state' };

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
  return events.reduce<CallState>((state, { type }) => callTransition(state, type).state, 'idle');
}

/**
 * Tells what an event would do to a call, with the reason if it would do nothing.
 *
 * @example
 * callTransition('held', 'resumed').state; // 'connected'
 */
export function callTransition(state: CallState, event: CallEventType): CallTransition {
  const ways = TIMELINE[state];
  const to = Object.hasOwn(ways, event) ? ways[event] : undefined;
  return to === undefined ? { ok: false, state, reason: 'not-from-this-state' } : { ok: true, state: to };
}

/**
 * Adds up the call's durations from its events; the state that still runs counts until `now`.
 *
 * @example
 * callDurations(call.events, clock.now()).hold; // 12000
 */
export function callDurations(events: readonly CallEvent[], now: number): CallDurations {
  const spent: Record<CallState, number> = { idle: 0, offered: 0, connected: 0, held: 0, 'wrap-up': 0, closed: 0 };
  let state: CallState = 'idle';
  let since = events[0]?.at ?? now;
  for (const { type, at } of events) {
    const next = callTransition(state, type);
    if (!next.ok) continue;
    spent[state] += Math.max(0, at - since);
    state = next.state;
    since = Math.max(since, at);
  }
  spent[state] += Math.max(0, now - since);
  const { connected: talk, held: hold, 'wrap-up': wrapUp } = spent;
  return { talk, hold, wrapUp, handling: talk + hold + wrapUp };
}
