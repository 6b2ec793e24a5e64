import { issue, type Issue } from '../issue.js';
import { maskCardNumbers } from '../privacy/card-number.js';
import { entityKey } from '../storage/schema.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { changeTicket } from './change-ticket.js';
import { stamp, type CommandContext } from './command.js';

export interface RevealInput {
  /** The field whose mask is lifted. */
  readonly field: string;
  /** Why, in at least three characters: what the server asks for, too. */
  readonly reason: string;
  /** Where the look is noted; absent where there is no ticket. */
  readonly ticketId?: string | undefined;
  /** Where the look is noted while the ticket is not stored yet. */
  readonly callId?: string | undefined;
}

export type RevealResult = { readonly ok: true } | { readonly ok: false; readonly issues: readonly Issue[] };

/** One look at a masked value, as a call keeps it. */
export interface Reveal {
  readonly id: string;
  readonly field: string;
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Agent number. */
  readonly by: string;
}

/**
 * Notes that somebody lifts the mask of a field, and why: in the log of the ticket, or among the `reveals` of its call while
 * there is no ticket. The value may be shown when this has resolved, no sooner: then it is stored and on its way to the server.
 * A reason that is none comes back as an issue. Throws `record-not-found` where there is neither ticket nor call.
 *
 * @example
 * const result = await desk.run(revealField, { ticketId, callId, field: 'phone', reason: 'Calls back' });
 */
export async function revealField(context: CommandContext, input: RevealInput): Promise<RevealResult> {
  const { field, ticketId = '', callId = '' } = input;
  const reason = maskCardNumbers(input.reason.trim());
  if (Array.from(reason).length < 3) return { ok: false, issues: [issue('too-short', ['reason'], { min: 3 })] };
  const { clock, agent, newId, store } = context;
  return store.write(APPEND_STORES, async (tx): Promise<RevealResult> => {
    const ticket = await tx.get('entities', entityKey('ticket', ticketId));
    if (ticket?.deleted === false) {
      await changeTicket(tx, context, ticketId, { happening: { type: 'revealed', field, reason }, change: {} });
      return { ok: true };
    }
    const look: Reveal = { id: newId(), field, reason, at: clock.now(), by: agent.id };
    const deltas = { reveals: { add: [look] } };
    await appendMutation(tx, { ...stamp(context), op: 'patch', type: 'call', entityId: callId, deltas });
    return { ok: true };
  });
}
