import { valueAt, type Doc, type EntityType } from './entity.js';

/**
 * The kinds of record, and what each can be found by: the name that a query uses, and the value's path in the record; `/` joins
 * two.
 */
export const INDEX_PLAN = {
  'knowledge-gap': { state: 'state' },
  'survey-response': { survey: 'survey.id' },
  call: { state: 'state', agent: 'agent.id', customer: 'customer.id' },
  rating: {},
  'contact-batch': { campaign: 'campaign' },
  'contact-event': { campaign: 'campaign', contact: 'contact', agent: 'callback.agent' },
  handover: {},
  calibration: {},
  ticket: { status: 'status', customer: 'customerId', call: 'callId', form: 'form.id' },
  phrase: {},
  attachment: { for: 'for.type/for.id' },
  coaching: {},
  evaluation: { status: 'status', agent: 'agentId', call: 'callId' },
  sample: {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The kinds of record that sync knows. */
export const ENTITY_TYPES = Object.keys(INDEX_PLAN) as readonly EntityType[];

/** The names that records of a type can be found by. */
export type IndexedName<T extends EntityType> = keyof (typeof INDEX_PLAN)[T] & string;

/** Tells whether a name is that of a kind of record; a page carries the plan, and no list beside it. */
export function isEntityType(type: unknown): type is EntityType {
  return typeof type === 'string' && Object.hasOwn(INDEX_PLAN, type);
}

/** The name under which every record of a type is found, newest first. */
export const EVERY = 'every';

/** Names whose values point at nobody. Whatever is not listed is a person's, and a sealed store keeps only its blind hash. */
export const IMPERSONAL_NAMES: ReadonlySet<string> = new Set([
  EVERY,
  'state',
  'status',
  'call',
  'form',
  'survey',
  'for',
  'campaign',
  'contact',
] satisfies (typeof EVERY | { [T in EntityType]: IndexedName<T> }[EntityType])[]);

/** The latest moment that a term can hold, in epoch milliseconds: the year 2286. */
const LATEST = 9_999_999_999_999;

/**
 * What a record can be found by: one term for each of its indexed values, and one for its type. Terms of one value in rising
 * order are records from the newest to the oldest, and no two are equal. `at` is when the record last changed, in epoch
 * milliseconds. A deleted record has no terms: leave it out before asking.
 *
 * @example
 * termsOf('survey-response', { id: '7f…', survey: { id: 'csat', version: 2 } }, 1_795_000_000_000);
 * // ['survey-response.every=@8204999999999/7f…', 'survey-response.survey=csat@8204999999999/7f…']
 */
export function termsOf(type: EntityType, doc: Doc, at: number): string[] {
  const time = String(LATEST - Math.min(Math.max(Math.trunc(at), 0), LATEST)).padStart(13, '0');
  const end = `${time}/${String(doc['id'])}`;
  const terms = [termPrefix(type, EVERY, '') + end];
  for (const name of Object.keys(INDEX_PLAN[type])) {
    const value = indexedValue(type, name, doc);
    if (value !== undefined) terms.push(termPrefix(type, name, value) + end);
  }
  return terms;
}

/**
 * What all terms of one value start with, and no other's: the `prefix` of a store query.
 *
 * @example
 * termPrefix('ticket', 'status', 'new'); // 'ticket.status=new@'
 */
export function termPrefix(type: EntityType, name: string, value: string): string {
  return `${type}.${name}=${value.replace(/[%@]/g, encodeURIComponent)}@`;
}

/**
 * The value that a record is found by under a name; undefined where it has none, or one that is masked.
 *
 * @example
 * indexedValue('attachment', 'for', { id: 'a', for: { type: 'ticket', id: 't' } }); // 'ticket/t'
 */
export function indexedValue(type: EntityType, name: string, doc: Doc): string | undefined {
  const paths = (INDEX_PLAN[type] as Readonly<Record<string, string>>)[name];
  const parts = paths?.split('/').map((path) => valueAt(doc, path)) ?? [undefined];
  return parts.every((part) => part !== undefined && typeof part !== 'object') ? parts.join('/') : undefined;
}
