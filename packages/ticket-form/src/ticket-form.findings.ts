import { errorsAmong, lintTicketForm, type Issue } from '@callside/core';

/**
 * What keeps a definition from being used as a ticket form. Loaded only for one that cannot be: see `isUsableTicketForm`.
 *
 * @example
 * findInTicketForm({ kind: 'ticket-form' }); // [{ code: 'property-missing', path: ['id'], … }, …]
 */
export function findInTicketForm(definition: unknown): readonly Issue[] {
  return errorsAmong(lintTicketForm(definition));
}
