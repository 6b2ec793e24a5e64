import type { Value, Values } from '../definition/field.js';
import type { DefinitionRef } from '../definition/definition.js';
import type { TicketFormDefinition } from '../definition/ticket-form.js';
import type { Command } from '../commands/command.js';
import type { TicketInput } from '../commands/submit-ticket.js';
import type { CallEnding, CallEvent, CallRecord } from '../call/call.js';
import { createListeners } from '../listeners.js';
import type { Scope } from '../logic/expression.js';
import type { ScriptRun } from '../script/script-run.js';
import type { SaveState } from '../sync/sync.js';
import type { Ticket } from '../ticket/ticket.js';
import type { CallEventType, CallState } from '../workflow/inbound-call-workflow.js';
import type { CallTransition } from '../call/timeline.js';

/** The ticket of a call with where it stands on its way to the server. */
export interface CallTicket {
  readonly ticket: Ticket;
  /** False while the server has not accepted everything. */
  readonly accepted: boolean;
}

/** What a widget needs of a call: a desk's call session has it, and so has the local call of a widget that works alone. */
export interface SharedCall {
  /** The id of the call's record. Absent where there is none. */
  readonly callId?: string | undefined;
  /** The call as it is stored. Absent where nothing is. */
  readonly record?: CallRecord | undefined;
  readonly values: Values;
  readonly run: ScriptRun | undefined;
  readonly state: CallState;
  readonly events: readonly CallEvent[];
  readonly ticket: CallTicket | undefined;
  /** Undefined where nothing is kept beyond the page. */
  readonly saveState: SaveState | undefined;
  /** The form that was chosen for the ticket, in its version; undefined while nobody has chosen one. */
  readonly form?: DefinitionRef | undefined;
  scope(): Scope;
  now(): number;
  subscribe(listener: () => void): () => void;
  setValue(id: string, value: Value): void;
  setRun(run: ScriptRun): void;
  /** Takes in what happened on the line. Absent where there is none. */
  handle?(type: CallEventType, at?: number): Promise<CallTransition>;
  /** Keeps which form the ticket is written with, as what is typed is kept. Absent where nothing is kept. */
  chooseForm?(form: DefinitionRef): void;
  /** Runs a command among the call's own writes, one after the other. Absent where nothing is stored. */
  perform?<I, R>(command: Command<I, R>, input: I): Promise<R>;
  /** What the call's ticket is made of at this moment. Absent where the host stores the ticket from the event. */
  ticketInput?(form: TicketFormDefinition): TicketInput;
  /** What the agent has said of the call for its end, so far. */
  readonly ending?: CallEnding;
  /** Keeps what is said of the call for its end, as what is typed is kept. Absent where there is no record. */
  setEnding?(ending: CallEnding): void;
  /** Absent where there is no record to save. */
  save?(): Promise<CallTransition>;
}

/**
 * A call without a desk: what a widget works on when its host gives it only a definition. Nothing is stored.
 *
 * @example
 * const call = createLocalCall({ scope: { customer: { name: 'Ms Chen' } } });
 */
export function createLocalCall({
  values = {},
  scope = {},
  now = Date.now,
}: { values?: Values; scope?: Scope; now?: () => number } = {}): SharedCall {
  const listeners = createListeners<[]>();
  let current = values;
  let run: ScriptRun | undefined;
  return {
    get values() {
      return current;
    },
    get run() {
      return run;
    },
    state: 'idle',
    events: [],
    ticket: undefined,
    saveState: undefined,
    scope: () => ({ ...scope, fields: current, now: now() }),
    now,
    subscribe: (listener) => listeners.add(listener),
    setValue(id, value) {
      if (current[id] === value) return;
      current = { ...current, [id]: value };
      listeners.tell();
    },
    setRun(next) {
      run = next;
      listeners.tell();
    },
  };
}

/**
 * The roles of a call's agent, for forms with fields that not everybody may see. Undefined for a call without an agent:
 * there is nobody whose view would have to be narrowed.
 *
 * @example
 * callRoles(createLocalCall({ scope: { agent: { roles: ['agent'] } } })); // ['agent']
 */
export function callRoles(call: Pick<SharedCall, 'scope'>): readonly string[] | undefined {
  const roles = call.scope().agent?.['roles'];
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : undefined;
}
