import type { AssignmentTarget } from '../definition/assignment-policy.js';
import type { DefinitionRef } from '../definition/definition.js';
import type { Values } from '../definition/field.js';
import type { TicketPriority } from '../definition/ticket-priority.js';
import type { TicketStatus } from '../workflow/ticket-status.js';
import type { TicketEntry, TicketLink } from './ticket-log.js';

/** One matter of a customer, from report to closure. */
export interface Ticket {
  readonly id: string;
  /** Given by the server, e.g. `GD20261121004`; absent until it has accepted the ticket. */
  readonly number?: string;
  /** The form, in the version that the ticket was made with. */
  readonly form: DefinitionRef;
  /** Where its last move has led; a workflow of one's own has names of its own. */
  readonly status: TicketStatus | (string & {});
  readonly values: Values;
  readonly callId?: string;
  readonly customerId?: string;
  readonly createdBy: string;
  readonly createdAt: number;
  /** What has made it, where no person has: the response to a survey, by one of its rules. */
  readonly origin?: {
    readonly type: 'survey-response';
    readonly id: string;
    readonly rule: string;
    /** Whose work was asked about. */
    readonly agentId: string;
  };
  /** `normal` when absent. */
  readonly priority?: TicketPriority;
  /** Who works on it: a person, or the team, department or queue that a person is to take it from. */
  readonly owner?: AssignmentTarget;
  readonly links?: readonly TicketLink[];
  /** What has happened to it since it was made, in the order in which the server has taken it. */
  readonly log?: readonly TicketEntry[];
}
