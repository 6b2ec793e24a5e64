import type { Value, Values } from '../definition/field.js';
import type { DuplicateRule } from '../definition/ticket-form.js';
import { isEmpty } from '../form/field-values.js';
import { sameValue, valueOf } from '../form/form-field.js';
import { isMaskedValue } from '../privacy/masked-value.js';
import type { Ticket } from './ticket.js';

const DAY = 86_400_000;

/** The ticket that is being typed. */
export interface TicketInHand {
  readonly id?: string;
  readonly values: Values;
  readonly customerId?: string;
}

/**
 * Earlier tickets that are likely about the same matter, newest first: of the same customer where both are known, equal in
 * all fields that the rule names, and no older than it says. As long as one of those fields is empty there are none.
 *
 * @example
 * possibleDuplicates({ fields: ['problemType'], days: 7 }, { values, customerId }, await desk.list('ticket'), clock.now());
 */
export function possibleDuplicates(
  { fields, days }: DuplicateRule,
  { id, values, customerId }: TicketInHand,
  tickets: readonly Ticket[],
  now: number,
): readonly Ticket[] {
  // Two values with one mask may be two values.
  const isUnknown = (value: Value): boolean => isEmpty(value) || isMaskedValue(value);
  if (fields.some((field) => isUnknown(valueOf(values, field)))) return [];
  return tickets
    .filter((ticket) => ticket.id !== id && ticket.createdAt >= now - days * DAY)
    .filter((ticket) => !(customerId !== undefined && (ticket.customerId ?? customerId) !== customerId))
    .filter((ticket) => fields.every((field) => sameValue(valueOf(values, field), valueOf(ticket.values, field))))
    .sort((a, b) => b.createdAt - a.createdAt);
}
