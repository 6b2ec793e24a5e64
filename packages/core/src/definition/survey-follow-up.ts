import type { Expression } from '../logic/expression.js';
import type { DefinitionLink, Name } from './definition.js';
import type { Text } from './text.js';
import type { TicketPriority } from './ticket-priority.js';

/** What follows by itself when a customer finishes with such answers: one ticket, whatever is sent how often. */
export interface SurveyFollowUp {
  readonly id: Name;
  /** Why; stands in the ticket's history, and may repeat answers: `{{answers.attitude}}`. */
  readonly title: Text;
  readonly when: Expression;
  readonly ticket: FollowUpTicket;
}

/** The ticket that is made. */
export interface FollowUpTicket {
  readonly form: DefinitionLink;
  /**
   * Values by field of the form, read off `answers.*`; what is empty, or the field would not take, is left to people.
   *
   * @propertyNames {"$ref": "#/definitions/Name"}
   */
  readonly values: Readonly<Record<string, Expression>>;
  /** `normal` when absent. */
  readonly priority?: TicketPriority;
}
