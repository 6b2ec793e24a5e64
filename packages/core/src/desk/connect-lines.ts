import type { CallDirection, Customer } from '../call/call.js';
import type { CallEventType } from '../workflow/inbound-call-workflow.js';
import type { CallSession } from './call-session.js';
import type { Desk } from './desk.js';

/** What a telephone tells of one of its calls. Its events may come twice, late, in any order, or not at all. */
export interface LineEvent {
  /** The telephone's own id of the call. */
  readonly line: string;
  readonly type: Exclude<CallEventType, 'saved'>;
  /** When it happened, in epoch milliseconds; absent, now. */
  readonly at?: number;
  /** Who is on the line; read from the first event of a call. */
  readonly customer?: Customer;
  /** Default: inbound. */
  readonly direction?: CallDirection;
  readonly queue?: string;
}

/** A telephone, whatever its make: an adapter turns its own events into these. */
export interface LineSource {
  /** Hears of every event from now on, until the returned function is called. */
  subscribe(listener: (event: LineEvent) => void): () => void;
}

/** Who hears of the calls of a telephone. */
export interface LineListeners {
  /** A call was opened, or found again after a reload. */
  readonly onCall: (call: CallSession, line: string) => void;
  readonly onProblem: (error: unknown) => void;
}

/** A telephone that moves the calls of a desk. */
export interface Lines {
  /** Moves a call too that came to this desk by another way, e.g. from a colleague, by what its line tells from now on. */
  readonly take: (call: CallSession) => void;
  /** Hears of nothing more; the calls stay. */
  readonly stop: () => void;
  /** Resolves when every event so far is stored. */
  readonly settled: Promise<void>;
}

/**
 * Lets a telephone open and move the calls of a desk. Calls are known by the telephone's id, also after a reload; an event of
 * a call that is closed already changes nothing. Events are taken in the order in which they come.
 *
 * @example
 * const lines = connectLines(desk, { subscribe: (tell) => phone.on('call', (c) => tell({ line: c.id, type: c.state })) }, {
 *   onCall: (call) => (script.call = call),
 *   onProblem: console.error,
 * });
 */
export function connectLines(desk: Desk, source: LineSource, { onCall, onProblem }: LineListeners): Lines {
  const open = new Map<string, CallSession>();
  const keep = (call: CallSession, line: string): CallSession => {
    open.set(line, call);
    onCall(call, line);
    return call;
  };
  const resume = async (): Promise<void> => {
    for (const call of await desk.resumeCalls()) if (call.record.line !== undefined) keep(call, call.record.line);
  };
  const take = async ({ line, type, at, ...about }: LineEvent): Promise<void> => {
    const known = open.get(line);
    // What comes late for a call that is over is no new call.
    if (known === undefined && (await desk.list('call')).some((call) => call.line === line)) return;
    const { customer = {}, direction = 'inbound', queue } = about;
    const call =
      known ?? keep(desk.openCall({ customer, direction, line, ...(queue === undefined ? {} : { queue }) }), line);
    // Whoever has taken the call over has a telephone that tells of it.
    if (call.record.agent.id !== desk.agent.id) return;
    // It stays known: what should have come before its end may still be on its way.
    await call.handle(type, at);
  };
  let work = resume().catch(onProblem);
  const stop = source.subscribe((event) => {
    work = work.then(() => take(event)).catch(onProblem);
  });
  return {
    take(call) {
      if (call.record.line !== undefined) open.set(call.record.line, call);
    },
    stop,
    get settled() {
      return work;
    },
  };
}
