import type { DefinitionHead, DefinitionLink, Name } from './definition.js';
import type { Field } from './field.js';
import type { Text } from './text.js';

/** The form that an agent fills for one kind of matter. */
export interface TicketFormDefinition extends DefinitionHead {
  readonly kind: 'ticket-form';
  /** @minItems 1 */
  readonly sections: readonly TicketSection[];
  /** What a stored ticket has of fields that are hidden when it is submitted: nothing (default), or what was typed. */
  readonly hidden?: 'omit' | 'keep';
  /**
   * Pattern of the number that the server gives: `{yyyyMMdd}` is the day in `timeZone`, `{seq:3}` the day's sequence in
   * at least three digits, e.g. `GD{yyyyMMdd}{seq:3}`.
   */
  readonly numbering?: string;
  /** IANA zone of the numbering's day; UTC when absent. */
  readonly timeZone?: string;
  /** The workflow that its tickets go through. */
  readonly workflow?: DefinitionLink;
  /** The SLA policy that gives its tickets their times. */
  readonly sla?: DefinitionLink;
  /** The assignment policy that finds who works on its tickets. */
  readonly assignment?: DefinitionLink;
  /** When a ticket is likely the same matter as an earlier one. */
  readonly duplicates?: DuplicateRule;
}

/** An earlier ticket counts as the same matter when all these fields are equal and it is not older than so many days. */
export interface DuplicateRule {
  /** @minItems 1 */
  readonly fields: readonly Name[];
  /**
   * @asType integer
   * @minimum 1
   */
  readonly days: number;
}

export interface TicketSection {
  readonly id: string;
  readonly title: Text;
  /** @minItems 1 */
  readonly fields: readonly Field[];
}
