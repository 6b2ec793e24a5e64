import type { Field } from './field.js';

/**
 * The id under which a script field's answer is shared with the ticket form: `copyTo` where there is one, else its own.
 *
 * @example
 * sharedFieldId({ id: 'where', copyTo: 'ticket.location', … }); // 'location'
 */
export function sharedFieldId(field: Field): string {
  return field.copyTo?.startsWith('ticket.') === true ? field.copyTo.slice('ticket.'.length) : field.id;
}
