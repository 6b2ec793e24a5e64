import type { DefinitionRef } from '../definition/definition.js';
import type { Values } from '../definition/field.js';
import type { TicketStatus } from '../workflow/ticket-workflow.js';

/** One matter of a customer, from report to closure. */
export interface Ticket {
  readonly id: string;
  /** Given by the server, e.g. `GD20261121004`; absent until it has accepted the ticket. */
  readonly number?: string;
  /** The form, in the version that the ticket was made with. */
  readonly form: DefinitionRef;
  readonly status: TicketStatus;
  readonly values: Values;
  readonly callId?: string;
  readonly customerId?: string;
  readonly createdBy: string;
  readonly createdAt: number;
}
