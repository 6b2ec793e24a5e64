import type { Expression, TicketFormDefinition } from '@callside/core';

/**
 * Holds when the problem type that was chosen is one of a ticket form's own; `other` is nobody's own.
 *
 * @example
 * concerns(billingTicketForm); // { in: [{ var: 'fields.problemType' }, ['amount', 'twice', …]] }
 */
export function concerns({ sections }: TicketFormDefinition): Expression {
  const fields = sections.flatMap((section) => section.fields);
  const options = fields.find(({ id }) => id === 'problemType')?.options ?? [];
  return {
    in: [{ var: 'fields.problemType' }, options.map(({ value }) => value).filter((value) => value !== 'other')],
  };
}
