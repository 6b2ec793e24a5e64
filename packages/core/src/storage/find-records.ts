import type { EntityType } from './entity.js';
import { EVERY, indexedValue, termPrefix, type IndexedName } from './index-plan.js';
import type { EntityRecord } from './schema.js';
import type { ReadTx, Store } from './store.js';

/** Which records, and which page of them. */
export interface RecordQuery<T extends EntityType> {
  /** Values that all must be equal; the first one is looked up, the others are compared: name the rarest first. */
  readonly where?: Readonly<Partial<Record<IndexedName<T>, string>>>;
  /** `next` of the page before. */
  readonly after?: string;
  /** 50 when absent. */
  readonly limit?: number;
}

export interface RecordPage {
  /** The one that changed last comes first; deleted ones are left out. */
  readonly records: readonly EntityRecord[];
  /** Where the next page starts; absent on the last one. */
  readonly next?: string;
}

/**
 * Finds records by what their type is indexed by, one page after the other, newest first. A record that changes between two
 * pages moves to the front; it is then missed by the pages to come and seen by a query that starts again.
 *
 * @example
 * const { records, next } = await findRecords(store, 'ticket', { where: { status: 'pending' }, limit: 20 });
 */
export function findRecords<T extends EntityType>(
  store: Pick<Store, 'read'>,
  type: T,
  query: RecordQuery<T> = {},
): Promise<RecordPage> {
  return store.read(['entities'], (tx) => findIn(tx, type, query));
}

async function findIn<T extends EntityType>(
  tx: ReadTx,
  type: T,
  { where, after, limit = 50 }: RecordQuery<T>,
): Promise<RecordPage> {
  const wanted = Object.entries<string | undefined>(where ?? {}).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const [[name, value] = [EVERY, ''], ...rest] = wanted;
  const prefix = termPrefix(type, name, value);
  const fits = ({ deleted, doc }: EntityRecord): boolean =>
    !deleted && rest.every(([other, expected]) => indexedValue(type, other, doc) === expected);

  const found: EntityRecord[] = [];
  let position = after;
  // One more than asked for tells whether there is another page.
  while (found.length <= limit) {
    const most = limit + 1 - found.length;
    const page = await tx.getAll('entities', {
      index: 'term',
      prefix,
      limit: most,
      ...(position === undefined ? {} : { after: position }),
    });
    found.push(...page.filter(fits));
    position = termIn(page.at(-1), prefix);
    if (page.length < most || position === undefined) break;
  }
  const records = found.slice(0, limit);
  const next = found.length > limit ? termIn(records.at(-1), prefix) : undefined;
  return { records, ...(next === undefined ? {} : { next }) };
}

function termIn(record: EntityRecord | undefined, prefix: string): string | undefined {
  return record?.terms?.find((term) => term.startsWith(prefix));
}
