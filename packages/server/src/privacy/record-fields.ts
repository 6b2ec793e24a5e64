import type { Doc, Field, TicketFormDefinition } from '@callside/core';
import type { DefinitionBook } from '../definitions.js';

/** What rights go by: a field of a definition, or a place in a record that is like one. */
export type RightsField = Pick<Field, 'id' | 'pii' | 'view' | 'edit'>;

/** A named part of a record whose members are fields, e.g. `values`; finds the field of a member. */
export type FieldFinder = (member: string) => RightsField | undefined;

/** What a call knows of the person at the other end. */
const CUSTOMER: Readonly<Record<string, RightsField>> = {
  id: { id: 'id' },
  name: { id: 'name', pii: 'name' },
  phone: { id: 'phone', pii: 'phone' },
  email: { id: 'email', pii: 'email' },
  address: { id: 'address', pii: 'address' },
};

/**
 * The parts of a record that hold fields, by their names. What else a record has (number, status, times, ids) belongs to the
 * record itself. A member that no definition knows has no field, and nobody has a right to it.
 *
 * @example
 * fieldParts(definitions, 'ticket', doc).get('values')?.('phone'); // { id: 'phone', pii: 'phone', … }
 */
export function fieldParts(definitions: DefinitionBook, type: string, doc: Doc): ReadonlyMap<string, FieldFinder> {
  const own = definitions.fieldsOf(type, doc);
  const find: FieldFinder = (member) => own.find(({ id }) => id === member);
  switch (type) {
    case 'ticket':
      return new Map([['values', find]]);
    case 'survey-response':
      return new Map([['answers', find]]);
    case 'call':
      return new Map([
        ['values', (member) => find(member) ?? sharedField(definitions, member)],
        // A CRM may tell more of its customers; what it is, nobody knows here.
        ['customer', (member) => (Object.hasOwn(CUSTOMER, member) ? CUSTOMER[member] : { id: member, pii: 'text' })],
      ]);
    default:
      return new Map();
  }
}

/** Script and ticket form share values by id, so a call also has answers of forms; a field with personal data goes first. */
function sharedField(definitions: DefinitionBook, member: string): RightsField | undefined {
  const forms = definitions.all('ticket-form') as readonly TicketFormDefinition[];
  const fields = forms.flatMap(({ sections }) => sections.flatMap((section) => section.fields));
  const named = fields.filter(({ id }) => id === member);
  return named.find(({ pii }) => pii !== undefined) ?? named[0];
}
