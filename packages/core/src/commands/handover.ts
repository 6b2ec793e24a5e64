import type { Agent, CallDirection, CallEnding, Customer, Recipient } from '../call/call.js';
import type { DefinitionRef } from '../definition/definition.js';
import type { Values } from '../definition/field.js';
import type { ScriptRun } from '../script/script-run.js';
import type { EntityRecord } from '../storage/schema.js';
import type { CommandContext } from './command.js';

/** Where a hand-over stands. What one side has said first, counts. */
export const HANDOVER_STATES = ['offered', 'taken', 'declined', 'withdrawn'] as const;

export type HandoverState = (typeof HANDOVER_STATES)[number];

/** What a hand-over holds of a call, beside what a ticket has too. */
export interface HandedCall {
  readonly direction: CallDirection;
  readonly queue?: string;
  /** The place in the script, in the versions that it was begun with; what was filled into prompts lies beside it. */
  readonly run?: ScriptRun;
  /** What was said of the call for its end, so far. */
  readonly ending?: CallEnding;
}

/**
 * Unfinished work on its way from one agent to another, or to a team: a ticket, or with `call` a call and its ticket. It holds
 * all of it until it is taken, and after.
 */
export interface Handover {
  readonly id: string;
  readonly from: { readonly id: string; readonly name: string };
  readonly to: Recipient;
  readonly state: HandoverState;
  /** Who has taken or declined it. */
  readonly by?: { readonly id: string; readonly name: string };
  readonly ticketId: string;
  /** The ticket's form; a call says which only where somebody has chosen one. */
  readonly form?: DefinitionRef;
  readonly values: Values;
  readonly customer?: Customer;
  readonly callId?: string;
  /** Present where it is the call that is handed over. */
  readonly call?: HandedCall;
  /** What was filled into the script's prompts, by the name of the variable that nobody knew. */
  readonly given?: Readonly<Record<string, string>>;
  readonly note?: string;
  /** What the customer was told. */
  readonly told?: string;
  /** Why it was declined. */
  readonly reason?: string;
  /** When the work was begun, handed over, and answered, in epoch milliseconds. */
  readonly startedAt?: number;
  readonly offeredAt: number;
  readonly settledAt?: number;
}

/** A hand-over with where it stands on its way to the server. */
export interface KnownHandover {
  readonly handover: Handover;
  /** False while the server, and so the other side, has not heard of everything. */
  readonly accepted: boolean;
}

export type HandoverResult =
  | { readonly ok: true; readonly handover: Handover }
  /** It is not, or no more, for this agent to say that; `state` is where it stands, `by` who has answered. */
  | { readonly ok: false; readonly state: HandoverState; readonly by?: Handover['by'] };

/**
 * Whether work is handed to somebody: by number, or by a team of theirs.
 *
 * @example
 * isHandedTo({ id: '1002', teams: ['night'] }, { id: 'night', team: true }); // true
 */
export function isHandedTo({ id, teams = [] }: Pick<Agent, 'id' | 'teams'>, to: Recipient): boolean {
  return to.team === true ? teams.includes(to.id) : to.id === id;
}

/**
 * Whether somebody may take what is handed over. What one has given away oneself is taken back, not taken.
 *
 * @example
 * const offers = handovers.filter(({ handover }) => mayTake(desk.agent, handover));
 */
export function mayTake(agent: Pick<Agent, 'id' | 'teams'>, { from, to, state }: Handover): boolean {
  return state === 'offered' && from.id !== agent.id && isHandedTo(agent, to);
}

/**
 * Reads the hand-overs of this agent, either way, and of the agent's teams, the latest first.
 *
 * @example
 * const waiting = (await desk.run(readHandovers, undefined)).filter(({ handover }) => handover.state === 'offered');
 */
export async function readHandovers({ store, agent }: CommandContext): Promise<readonly KnownHandover[]> {
  const records = await store.read(['entities'], (tx) => tx.getAll('entities', { prefix: 'handover/' }));
  return records
    .filter(({ deleted }) => !deleted)
    .map(asKnown)
    .filter(({ handover: { from, to } }) => from.id === agent.id || isHandedTo(agent, to))
    .sort((a, b) => b.handover.offeredAt - a.handover.offeredAt);
}

function asKnown({ doc, pending, rev }: EntityRecord): KnownHandover {
  return { handover: doc as unknown as Handover, accepted: pending === 0 && rev > 0 };
}
