import { submitTicket, type TicketResult } from '../commands/submit-ticket.js';
import type { TicketFormDefinition } from '../definition/ticket-form.js';
import type { SharedCall } from './shared-call.js';

/**
 * Stores the ticket of a call; a second time it stores what changed. Undefined where the call stores nothing and the host
 * takes the ticket from the event. It stands apart from the call, so that a page without tickets does not load their rules.
 *
 * @example
 * const result = await submitCallTicket(call, repairForm);
 * if (result?.ok === false) showIssues(result.issues);
 */
export async function submitCallTicket(
  call: SharedCall,
  form: TicketFormDefinition,
): Promise<TicketResult | undefined> {
  const input = call.ticketInput?.(form);
  return input === undefined ? undefined : call.perform?.(submitTicket, input);
}
