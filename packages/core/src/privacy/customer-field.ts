import type { Field } from '../definition/field.js';

const KINDS: Readonly<Record<string, NonNullable<Field['pii']>>> = {
  name: 'name',
  phone: 'phone',
  email: 'email',
  address: 'address',
};

/**
 * What a call knows of the person at the other end, as fields: so that rights and masks go by one list. A CRM may tell more of its
 * customers; what it is, nobody knows here, and it counts as personal.
 *
 * @example
 * customerField('phone'); // { id: 'phone', pii: 'phone' }
 */
export function customerField(id: string): Pick<Field, 'id' | 'pii'> {
  return id === 'id' ? { id } : { id, pii: Object.hasOwn(KINDS, id) ? (KINDS[id] ?? 'text') : 'text' };
}
