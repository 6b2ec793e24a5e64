import { termsOf, type EntityRecord } from '@callside/core';

/** A ticket's record as the outbox would store it, with what it is found by. */
export function ticketRecord(
  doc: Readonly<Record<string, unknown>> & { readonly id: string },
  at: number,
): EntityRecord {
  const { id } = doc;
  return {
    v: 2,
    key: `ticket/${id}`,
    type: 'ticket',
    id,
    doc,
    base: null,
    rev: 0,
    entitySeq: 1,
    pending: 0,
    deleted: false,
    at,
    terms: termsOf('ticket', doc, at),
  };
}
