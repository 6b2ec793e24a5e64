import { CALL_EVENTS, type CallState } from '../workflow/inbound-call-workflow.js';
import type { CallEvent } from './call.js';
import { callState, callTransition, type CallTransition } from './timeline.js';

/** What the telephone line itself says of a call, asked anew after a reload. */
export interface LineState {
  readonly state: CallState;
  /** Since when, epoch ms; the moment of the question where the line does not tell. */
  readonly since: number;
}

export type ReseedResult =
  { readonly ok: true; readonly events: readonly CallEvent[] } | Extract<CallTransition, { ok: false }>;

/**
 * The events that a call's log lacks to be where the line says it is: what happened while nobody listened. None where
 * both agree. A call whose log is further on than the line cannot be taken back, and says so.
 *
 * @example
 * reseedCall([{ type: 'connected', at: 0 }], { state: 'wrap-up', since: 90_000 });
 * // { ok: true, events: [{ type: 'ended', at: 90000 }] }
 */
export function reseedCall(events: readonly CallEvent[], { state, since }: LineState): ReseedResult {
  const start = callState(events);
  // What is missing happened after all that is known, whatever the line's clock says.
  const at = Math.max(since, ...events.map((event) => event.at));
  const ways = new Map<CallState, readonly CallEvent[]>([[start, []]]);
  // Nearest states first: the map keeps the order in which they were found.
  for (const [from, way] of ways) {
    for (const type of CALL_EVENTS) {
      // Only a person saves a record.
      const next = type === 'saved' ? undefined : callTransition(from, type);
      if (next?.ok === true && !ways.has(next.state)) ways.set(next.state, [...way, { type, at }]);
    }
  }
  const way = ways.get(state);
  return way === undefined ? { ok: false, state: start, reason: 'not-from-this-state' } : { ok: true, events: way };
}
