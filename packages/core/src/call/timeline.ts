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

/** What an event tells where it does not fit: something before it was not told. */
const IMPLIED: typeof TIMELINE = {
  idle: { held: 'held', resumed: 'connected', ended: 'closed' },
  offered: { held: 'held', resumed: 'connected' },
  connected: {},
  held: { connected: 'connected' },
  'wrap-up': {},
  closed: {},
};

/** The state that an event leads a call to, or why it leads nowhere. */
export type CallTransition =
  | { readonly ok: true; readonly state: CallState }
  | { readonly ok: false; readonly state: CallState; readonly reason: 'not-from-this-state' };

/** A stretch of time in one state; the last one has no end. */
export interface CallSegment {
  readonly state: CallState;
  /** Epoch ms. */
  readonly from: number;
  readonly to?: number;
}

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
 * Tells what an event would do to a call now, with the reason if it would do nothing: what a button asks before it acts.
 *
 * @example
 * callTransition('held', 'resumed').state; // 'connected'
 */
export function callTransition(state: CallState, event: CallEventType): CallTransition {
  const to = stateAfter(TIMELINE, state, event);
  return to === undefined ? { ok: false, state, reason: 'not-from-this-state' } : { ok: true, state: to };
}

/**
 * The stretches of a call's time line. Telephony tells some events twice, late or not at all: events are put in the order
 * of their times, one that says nothing new is passed over, and one that skips a step is taken for what it says.
 *
 * @example
 * callSegments([{ type: 'connected', at: 0 }, { type: 'ended', at: 9000 }]);
 * // [{ state: 'connected', from: 0, to: 9000 }, { state: 'wrap-up', from: 9000 }]
 */
export function callSegments(events: readonly CallEvent[]): CallSegment[] {
  const segments: CallSegment[] = [];
  let state: CallState = 'idle';
  for (const { type, at } of [...events].sort((a, b) => a.at - b.at)) {
    const next: CallState | undefined = stateAfter(TIMELINE, state, type) ?? stateAfter(IMPLIED, state, type);
    if (next === undefined) continue;
    const last = segments.at(-1);
    if (last !== undefined) segments[segments.length - 1] = { ...last, to: at };
    segments.push({ state: next, from: at });
    state = next;
  }
  return segments;
}

/**
 * The state that a list of events leads to, see {@link callSegments}.
 *
 * @example
 * callState([{ type: 'offered', at: 0 }, { type: 'connected', at: 4000 }]); // 'connected'
 */
export function callState(events: readonly CallEvent[]): CallState {
  return callSegments(events).at(-1)?.state ?? 'idle';
}

/**
 * Adds up the call's durations from its events; the state that still runs counts until `now`.
 *
 * @example
 * callDurations(call.events, clock.now()).hold; // 12000
 */
export function callDurations(events: readonly CallEvent[], now: number): CallDurations {
  const spent: Record<CallState, number> = { idle: 0, offered: 0, connected: 0, held: 0, 'wrap-up': 0, closed: 0 };
  for (const { state, from, to = Math.max(now, from) } of callSegments(events)) spent[state] += to - from;
  const { connected: talk, held: hold, 'wrap-up': wrapUp } = spent;
  return { talk, hold, wrapUp, handling: talk + hold + wrapUp };
}

function stateAfter(table: typeof TIMELINE, state: CallState, event: CallEventType): CallState | undefined {
  return Object.hasOwn(table[state], event) ? table[state][event] : undefined;
}
