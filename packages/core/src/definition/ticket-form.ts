import type { DefinitionHead } from './definition.js';
import type { Field } from './field.js';
import type { Text } from './text.js';

/** The form that an agent fills for one kind of matter. */
export interface TicketFormDefinition extends DefinitionHead {
  readonly kind: 'ticket-form';
  readonly sections: readonly TicketSection[];
  /**
   * Pattern of the number that the server gives: `{yyyyMMdd}` is the day in `timeZone`, `{seq:3}` the day's sequence in
   * at least three digits, e.g. `GD{yyyyMMdd}{seq:3}`.
   */
  readonly numbering?: string;
  /** IANA zone of the numbering's day; UTC when absent. */
  readonly timeZone?: string;
}

export interface TicketSection {
  readonly id: string;
  readonly title: Text;
  /** @minItems 1 */
  readonly fields: readonly Field[];
}
