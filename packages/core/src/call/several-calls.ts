import type { CallEvent } from './call.js';
import { callSegments, callState, callTransition, type CallTransition } from './timeline.js';

/** One of several calls that an agent has at a time. */
export interface LiveCall {
  readonly id: string;
  readonly events: readonly CallEvent[];
}

/** An event of one of several calls. */
export interface LiveCallEvent extends CallEvent {
  readonly call: string;
}

export type SwitchResult =
  | { readonly ok: true; readonly events: readonly LiveCallEvent[] }
  | Extract<CallTransition, { ok: false }>
  | { readonly ok: false; readonly reason: 'unknown-call' };

/**
 * What has to happen to talk on another call: whoever is spoken with is put on hold, the other is taken or taken back.
 * The events come back as data, in order; nothing is lost, since each call keeps its own answers and its own time.
 *
 * @example
 * switchCall([{ id: 'a', events: talking }, { id: 'b', events: held }], 'b', now);
 * // { ok: true, events: [{ call: 'a', type: 'held', at }, { call: 'b', type: 'resumed', at }] }
 */
export function switchCall(calls: readonly LiveCall[], id: string, at: number): SwitchResult {
  const wanted = calls.find((call) => call.id === id);
  if (wanted === undefined) return { ok: false, reason: 'unknown-call' };
  const state = callState(wanted.events);
  const type = state === 'held' ? 'resumed' : 'connected';
  if (state !== 'connected') {
    const result = callTransition(state, type);
    if (!result.ok) return result;
  }
  const others = calls.filter((call) => call.id !== id && callState(call.events) === 'connected');
  return {
    ok: true,
    events: [
      ...others.map((call): LiveCallEvent => ({ call: call.id, type: 'held', at })),
      ...(state === 'connected' ? [] : [{ call: id, type, at } as const]),
    ],
  };
}

/**
 * The call that the screen belongs to: the one that is spoken on, else the one in which something happened last. Calls
 * that are closed belong to nobody's screen.
 *
 * @example
 * callInFocus(calls)?.id; // 'a'
 */
export function callInFocus<C extends LiveCall>(calls: readonly C[]): C | undefined {
  const open = calls
    .map((call) => ({ call, last: callSegments(call.events).at(-1) }))
    .filter(({ last }) => last !== undefined && last.state !== 'closed');
  const rank = ({ last }: (typeof open)[number]): number =>
    last?.state === 'connected' ? Infinity : (last?.from ?? 0);
  return open.reduce<(typeof open)[number] | undefined>(
    (best, each) => (best === undefined || rank(each) > rank(best) ? each : best),
    undefined,
  )?.call;
}
