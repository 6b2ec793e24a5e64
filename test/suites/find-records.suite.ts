import { findRecords, type EntityType, type OpenStore, type RecordQuery, type Store } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { ticketRecord } from '../support/records.js';

let places = 0;

const STATUSES = ['pending', 'pending@', 'pending@9', 'solved'];
const CUSTOMERS = ['c1', 'c%1', 'c@1'];

const records = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 99 }).map(String),
    status: fc.constantFrom(...STATUSES),
    customerId: fc.option(fc.constantFrom(...CUSTOMERS), { nil: undefined }),
    at: fc.integer({ min: 0, max: 20 }),
    deleted: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);

const wanted = fc.record(
  { status: fc.constantFrom(...STATUSES), customer: fc.constantFrom(...CUSTOMERS) },
  { requiredKeys: [] },
);

/** Holds queries by index to what a plain filter over all records finds, whatever store they run on. */
export function describeFindRecords(open: OpenStore): void {
  let store: Store;

  beforeEach(async () => {
    store = await open({ tenant: `find-${String(++places)}-${Math.random().toString(36).slice(2)}`, user: '1001' });
  });

  afterEach(() => store.close());

  it('finds what a filter over all records finds, newest first', async () => {
    await fc.assert(
      fc.asyncProperty(records, wanted, fc.integer({ min: 1, max: 7 }), async (all, where, limit) => {
        await replaceAll(store, all);
        const expected = all
          .filter(({ deleted }) => !deleted)
          .filter(({ status }) => where.status === undefined || status === where.status)
          .filter(({ customerId }) => where.customer === undefined || customerId === where.customer)
          .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
        expect(await everyPage(store, 'ticket', { where, limit })).to.deep.equal(expected.map(({ id }) => id));
      }),
      { numRuns: 60 },
    );
  });

  it('gives no next page after the last record', async () => {
    await replaceAll(store, [
      { id: '1', status: 'new', at: 1 },
      { id: '2', status: 'new', at: 2 },
    ]);
    expect(await findRecords(store, 'ticket', { where: { status: 'new' }, limit: 2 })).to.not.have.property('next');
  });

  it('finds only records of the type', async () => {
    await replaceAll(store, [{ id: '1', status: 'submitted', at: 1 }]);
    expect(await everyPage(store, 'evaluation', { where: { status: 'submitted' }, limit: 5 })).to.deep.equal([]);
  });
}

interface Sample {
  readonly id: string;
  readonly status: string;
  readonly customerId?: string | undefined;
  readonly at: number;
  readonly deleted?: boolean;
}

async function replaceAll(store: Store, all: readonly Sample[]): Promise<void> {
  await store.write(['entities'], async (tx) => {
    for (const { key } of await tx.getAll('entities')) await tx.delete('entities', key);
    for (const { deleted, at, ...doc } of all)
      await tx.put('entities', { ...ticketRecord(doc, at), deleted: deleted === true });
  });
}

async function everyPage<T extends EntityType>(
  store: Store,
  type: T,
  query: RecordQuery<T> & { readonly limit: number },
): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await findRecords(store, type, { ...query, ...(after === undefined ? {} : { after }) });
    expect(page.records.length).to.be.at.most(query.limit);
    ids.push(...page.records.map(({ id }) => id));
    if (page.next === undefined) return ids;
    after = page.next;
  }
}
