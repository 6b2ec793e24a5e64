import { customerField, PII_KINDS, type Doc, type Field, type TicketFormDefinition } from '@callside/core';
import type { DefinitionBook } from '../definitions.js';

/** What rights go by: a field of a definition, or a place in a record that is like one. */
export type RightsField = Pick<Field, 'id' | 'pii' | 'view' | 'edit'> & Partial<Pick<Field, 'type'>>;

/** A named part of a record whose members are fields, e.g. `values`; finds the field of a member. */
export type FieldFinder = (member: string) => RightsField | undefined;

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
    case 'contact-event':
      return new Map([['values', find]]);
    case 'call':
    case 'handover': {
      const value: FieldFinder = (member) => find(member) ?? sharedField(definitions, member);
      return new Map<string, FieldFinder>([
        ['values', value],
        ['customer', customerField],
        ['given', (variable) => variableField(variable, value)],
      ]);
    }
    default:
      return new Map();
  }
}

/**
 * The parts of one line of a calling list. A column that holds who knows what counts as personal text; who imported the list has
 * said which ones are more.
 *
 * @example
 * contactParts(batch).get('customer')?.('phone'); // { id: 'phone', pii: 'phone' }
 */
export function contactParts({ columns }: Doc): ReadonlyMap<string, FieldFinder> {
  const own = new Map((Array.isArray(columns) ? columns : []).map(({ id, pii }: Doc) => [id, pii] as const));
  return new Map<string, FieldFinder>([
    ['customer', customerField],
    ['columns', (id) => ({ id, pii: PII_KINDS.find((kind) => kind === own.get(id)) ?? 'text' })],
  ]);
}

/** What was filled in for a variable is as personal as what the variable stands for. */
function variableField(variable: string, valueField: FieldFinder): RightsField {
  const [part, member = ''] = variable.split('.');
  const named = part === 'customer' ? customerField(member) : part === 'fields' ? valueField(member) : undefined;
  return { ...named, id: variable };
}

/** Script and ticket form share values by id, so a call also has answers of forms; a field with personal data goes first. */
function sharedField(definitions: DefinitionBook, member: string): RightsField | undefined {
  const forms = definitions.all('ticket-form') as readonly TicketFormDefinition[];
  const fields = forms.flatMap(({ sections }) => sections.flatMap((section) => section.fields));
  const named = fields.filter(({ id }) => id === member);
  return named.find(({ pii }) => pii !== undefined) ?? named[0];
}
