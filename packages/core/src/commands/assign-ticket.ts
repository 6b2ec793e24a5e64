import type { AssignmentPolicyDefinition, AssignmentTarget } from '../definition/assignment-policy.js';
import type { Customer } from '../call/call.js';
import { APPEND_STORES } from '../sync/outbox.js';
import { assign, type AssignmentCandidate, type AssignmentRefusal } from '../ticket/assign.js';
import type { Ticket } from '../ticket/ticket.js';
import { changeTicket } from './change-ticket.js';
import { readDoc, type CommandContext } from './command.js';

export type AssignTicketInput = { readonly id: string } & (
  | { readonly to: AssignmentTarget }
  | {
      readonly policy: AssignmentPolicyDefinition;
      readonly candidates: readonly AssignmentCandidate[];
      readonly customer?: Customer;
    }
);

export type AssignTicketResult =
  | { readonly ok: true; readonly ticket: Ticket; readonly refusals: readonly AssignmentRefusal[] }
  /** No rule found anybody, and each says why. */
  | { readonly ok: false; readonly refusals: readonly AssignmentRefusal[] };

/**
 * Gives a ticket to somebody: by hand, or to whom the rules of the department choose. Throws `record-not-found`.
 *
 * @example
 * const result = await desk.run(assignTicket, { id, policy: repairAssignment, candidates });
 * if (!result.ok) explain(result.refusals);
 */
export async function assignTicket(context: CommandContext, input: AssignTicketInput): Promise<AssignTicketResult> {
  const { id } = input;
  return context.store.write(APPEND_STORES, async (tx): Promise<AssignTicketResult> => {
    const ticket = await readDoc<Ticket>(tx, 'ticket', id);
    const { owner: from } = ticket;
    const give = (to: AssignmentTarget, how: 'hand' | ChosenHow): Promise<Ticket> =>
      changeTicket(tx, context, id, {
        happening: { type: 'assigned', to, how, ...(from && { from }) },
        change: { set: { owner: to } },
      });
    if ('to' in input) return { ok: true, ticket: await give(input.to, 'hand'), refusals: [] };
    const { policy, candidates, customer } = input;
    const scope = {
      fields: ticket.values,
      ticket: { ...ticket },
      now: context.clock.now(),
      ...(customer && { customer: { ...customer } }),
    };
    const result = assign(policy, candidates, scope);
    if (!result.assigned) return { ok: false, refusals: result.refusals };
    return { ok: true, ticket: await give(result.to, result.reason), refusals: result.refusals };
  });
}

type ChosenHow = Extract<ReturnType<typeof assign>, { assigned: true }>['reason'];
