import type { DefinitionRef } from '../definition/definition.js';
import type { Values } from '../definition/field.js';
import type { DispositionChoice, UnfinishedDisposition } from '../outbound/disposition-choice.js';
import type { ScriptPause, ScriptRun, ScriptVisit } from '../script/script-run.js';
import type { CallEventType, CallState } from '../workflow/inbound-call-workflow.js';

export const CALL_DIRECTIONS = ['inbound', 'outbound'] as const;

export type CallDirection = (typeof CALL_DIRECTIONS)[number];

export interface CallEvent {
  readonly type: CallEventType;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Who called or is called, as the CRM knows the person. */
export interface Customer {
  readonly id?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly [more: string]: unknown;
}

export interface Agent {
  /** Agent number, e.g. `1001`. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** The teams and shifts that the agent belongs to, by their ids: what is handed to one of them, each of its members may take. */
  readonly teams?: readonly string[];
  /** The company's name as it is spoken in the greeting. */
  readonly company?: string;
}

/** Whom work is handed to: a colleague, or with `team` a team or shift, of which the first to take it has it. */
export interface Recipient {
  readonly id: string;
  readonly name?: string;
  readonly team?: true;
}

/** An agent who led a call before another took it over. */
export interface EarlierAgent {
  readonly id: string;
  readonly name: string;
  /** When the call was handed over, in epoch milliseconds. */
  readonly until: number;
}

/** What an agent says of a call at its end. */
export interface CallEnding {
  readonly summary?: string;
  readonly disposition?: DispositionChoice;
  /** The result that is being chosen; whoever asks for it takes it out before the record is saved. */
  readonly choosing?: UnfinishedDisposition;
}

/** One call from ring to saved record: the row that reports and QA read. */
export interface CallRecord {
  readonly id: string;
  readonly direction: CallDirection;
  readonly state: CallState;
  readonly customer: Customer;
  /** Who leads it, or led it last. */
  readonly agent: { readonly id: string; readonly name: string };
  /** Who led it before, the first one first; absent where nobody has handed it over. */
  readonly earlierAgents?: readonly EarlierAgent[];
  /** Present while it is handed over and waits to be taken: the hand-over, and whom it is for. */
  readonly offer?: { readonly handover: string; readonly to: Recipient };
  readonly queue?: string;
  /** The telephone's own id of the call, where a telephone opened it. */
  readonly line?: string;
  readonly events: readonly CallEvent[];
  /** The script that led the call; set when its first step is entered. */
  readonly script?: DefinitionRef;
  /** Steps in the order they were entered, with times and answers. */
  readonly path: readonly ScriptVisit[];
  /** The scripts that led the call before that one, with their paths. */
  readonly earlier?: ScriptRun['earlier'];
  readonly pauses?: readonly ScriptPause[];
  /** Answers by field id, as they stood when the record was saved. */
  readonly values: Values;
  /** What came of it, in the agent's words. */
  readonly summary?: string;
  readonly disposition?: DispositionChoice;
  readonly ticketId?: string;
  readonly openedAt: number;
  readonly closedAt?: number;
}
