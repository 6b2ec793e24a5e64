import { textFor, type Catalog, type Desk, type Field, type Locale, type Ticket } from '@callside/core';

export type Conflict = Awaited<ReturnType<Desk['conflicts']>>[number];

export type Refused = Awaited<ReturnType<Desk['refused']>>[number];

/** All that a review shows, as it was when it was read. */
export interface ReviewData {
  readonly conflicts: readonly Conflict[];
  readonly refused: readonly Refused[];
  readonly tickets: ReadonlyMap<string, Ticket>;
}

/** A record as a review names it. */
export interface NamedRecord {
  readonly type: string;
  readonly number: string | undefined;
}

/**
 * Reads what did not stand, with the tickets that it is about.
 *
 * @example
 * const { conflicts, refused } = await readReview(desk);
 */
export async function readReview(desk: Pick<Desk, 'conflicts' | 'refused' | 'list'>): Promise<ReviewData> {
  const [conflicts, refused, tickets] = await Promise.all([desk.conflicts(), desk.refused(), desk.list('ticket')]);
  return { conflicts, refused, tickets: new Map(tickets.map((ticket) => [`ticket/${ticket.id}`, ticket])) };
}

/**
 * The type of a record and its number, where it has one.
 *
 * @example
 * recordOf('ticket/7f0c…', data); // { type: 'ticket', number: 'GD20261122004' }
 */
export function recordOf(entityKey: string, { tickets }: ReviewData): NamedRecord {
  return { type: entityKey.split('/')[0] ?? '', number: tickets.get(entityKey)?.number };
}

/**
 * The field that a path of a record is about, as its form has it; undefined for what is no field, or of a form that the
 * catalogue does not have.
 *
 * @example
 * fieldAt('ticket/7f0c…', 'values.phone', { data, catalog })?.label; // 'Phone'
 */
export function fieldAt(
  entityKey: string,
  path: string,
  { data, catalog }: { data: ReviewData; catalog: Catalog | undefined },
): Field | undefined {
  const ticket = data.tickets.get(entityKey);
  const form = ticket && catalog?.resolve('ticket-form', ticket.form);
  const [part, id] = path.split('.');
  if (form === undefined || part !== 'values') return undefined;
  return form.sections.flatMap(({ fields }) => fields).find((field) => field.id === id);
}

/**
 * What a place in a record is called: its field's label, or the path itself.
 *
 * @example
 * placeName(undefined, 'status', 'en'); // 'status'
 */
export function placeName(field: Field | undefined, path: string, locale: Locale): string {
  return field === undefined ? path.replace(/^values\./, '') : textFor(field.label, locale);
}
