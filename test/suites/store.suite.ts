import type { OpenStore, Store, StoreChange, WriteTx } from '@callside/core';
import { expect } from 'chai';
import { rejectionOf } from '../support/rejection.js';

/** How the suite gets stores. Each name is a place of its own; `open` of the same name again is a second connection. */
export interface StoreUnderTest {
  readonly kind: Store['kind'];
  open(name: string): ReturnType<OpenStore>;
}

let places = 0;

/** Holds an implementation to the laws of `storage/store.ts`. */
export function describeStore({ kind, open }: StoreUnderTest): void {
  let store: Store;

  beforeEach(async () => {
    store = await open(`store-suite-${String(++places)}`);
  });

  afterEach(() => store.close());

  it('says of what kind it is', () => {
    expect(store.kind).to.equal(kind);
  });

  describe('a write', () => {
    it('keeps a record', async () => {
      await putDrafts(store, 'a');
      expect(await draftIds(store)).to.deep.equal(['a']);
    });

    it('gives back what the work returns', async () => {
      expect(await store.write(['drafts'], (tx) => tx.put('drafts', draft('a')).then(() => 42))).to.equal(42);
    });

    it('gives back the key of the record', async () => {
      expect(await store.write(['drafts'], (tx) => tx.put('drafts', draft('a')))).to.equal('a');
    });

    it('puts a record in place of the one under its key', async () => {
      await putDrafts(store, 'a');
      await store.write(['drafts'], (tx) => tx.put('drafts', { ...draft('a'), at: 7 }));
      expect((await store.read(['drafts'], (tx) => tx.getAll('drafts'))).map(({ at }) => at)).to.deep.equal([7]);
    });

    it('deletes a record', async () => {
      await putDrafts(store, 'a', 'b');
      await store.write(['drafts'], (tx) => tx.delete('drafts', 'a'));
      expect(await draftIds(store)).to.deep.equal(['b']);
    });

    it('takes the deletion of a record that is not there', async () => {
      await store.write(['drafts'], (tx) => tx.delete('drafts', 'a'));
      expect(await draftIds(store)).to.deep.equal([]);
    });

    it('sees its own changes', async () => {
      const seen = await store.write(['drafts'], async (tx) => {
        await tx.put('drafts', draft('a'));
        return tx.getAll('drafts');
      });
      expect(seen).to.have.length(1);
    });

    it('changes all of its stores in one moment', async () => {
      await store.write(['drafts', 'meta'], (tx) =>
        Promise.all([tx.put('drafts', draft('a')), tx.put('meta', meta('cursor', '7'))]),
      );
      const seen = await store.read(['drafts', 'meta'], (tx) => Promise.all([tx.count('drafts'), tx.count('meta')]));
      expect(seen).to.deep.equal([1, 1]);
    });
  });

  describe('a write whose work throws', () => {
    const fault = new TypeError('the rule says no');
    const fail = async (tx: WriteTx): Promise<void> => {
      await tx.put('drafts', draft('new'));
      await tx.delete('drafts', 'old');
      await tx.put('meta', meta('cursor', '7'));
      throw fault;
    };

    beforeEach(() => putDrafts(store, 'old'));

    it('rejects with that very error', async () => {
      expect(await rejectionOf(store.write(['drafts', 'meta'], fail))).to.equal(fault);
    });

    it('changes none of its stores', async () => {
      await rejectionOf(store.write(['drafts', 'meta'], fail));
      expect(await draftIds(store)).to.deep.equal(['old']);
      expect(await store.read(['meta'], (tx) => tx.count('meta'))).to.equal(0);
    });

    it('tells nobody', async () => {
      const heard = listen(store);
      await rejectionOf(store.write(['drafts', 'meta'], fail));
      expect(heard).to.deep.equal([]);
    });

    it('leaves the store usable', async () => {
      await rejectionOf(store.write(['drafts', 'meta'], fail));
      await putDrafts(store, 'next');
      expect(await draftIds(store)).to.deep.equal(['next', 'old']);
    });
  });

  describe('transactions at the same time', () => {
    it('do not lose each other’s changes', async () => {
      const add = (): Promise<unknown> =>
        store.write(['meta'], async (tx) => {
          const known = await tx.get('meta', 'lastSeq');
          await tx.put('meta', meta('lastSeq', Number(known?.value ?? 0) + 1));
        });
      await Promise.all(Array.from({ length: 10 }, add));
      expect((await store.read(['meta'], (tx) => tx.get('meta', 'lastSeq')))?.value).to.equal(10);
    });

    it('never show half of a write', async () => {
      const writing = store.write(['drafts'], async (tx) => {
        await tx.put('drafts', draft('a'));
        await tx.put('drafts', draft('b'));
      });
      const [, seen] = await Promise.all([writing, store.read(['drafts'], (tx) => tx.count('drafts'))]);
      expect(seen).to.be.oneOf([0, 2]);
    });
  });

  describe('values', () => {
    it('are copied in', async () => {
      const data = { values: { phone: '138' } };
      await store.write(['drafts'], (tx) => tx.put('drafts', { ...draft('a'), data }));
      data.values.phone = 'changed';
      expect((await store.read(['drafts'], (tx) => tx.get('drafts', 'a')))?.data).to.deep.equal({
        values: { phone: '138' },
      });
    });

    it('are copied out', async () => {
      await store.write(['drafts'], (tx) => tx.put('drafts', { ...draft('a'), data: { list: [1] } }));
      const first = await store.read(['drafts'], (tx) => tx.get('drafts', 'a'));
      (first?.data as { list: number[] }).list.push(2);
      const again = await store.read(['drafts'], (tx) => tx.get('drafts', 'a'));
      expect(again?.data).to.deep.equal({ list: [1] });
    });
  });

  describe('a read', () => {
    it('gives undefined for a key that is not there', async () => {
      expect(await store.read(['drafts'], (tx) => tx.get('drafts', 'a'))).to.equal(undefined);
    });

    it('counts the records of a store', async () => {
      await putDrafts(store, 'a', 'b', 'c');
      expect(await store.read(['drafts'], (tx) => tx.count('drafts'))).to.equal(3);
    });

    it('lists records in the order of their keys', async () => {
      await putDrafts(store, 'b', 'B', '10', '9', 'a');
      expect(await draftIds(store)).to.deep.equal(['10', '9', 'B', 'a', 'b']);
    });

    it('lists only the keys with a prefix', async () => {
      await putDrafts(store, 'call/1', 'call/2', 'calling', 'ticket/1');
      expect(await draftIds(store, { prefix: 'call/' })).to.deep.equal(['call/1', 'call/2']);
    });

    it('lists no more than the limit', async () => {
      await putDrafts(store, 'a', 'b', 'c');
      expect(await draftIds(store, { limit: 2 })).to.deep.equal(['a', 'b']);
    });

    it('lists only the keys after one', async () => {
      await putDrafts(store, 'a', 'b', 'c');
      expect(await draftIds(store, { after: 'a' })).to.deep.equal(['b', 'c']);
    });

    it('goes on within a prefix', async () => {
      await putDrafts(store, 'call/1', 'call/2', 'call/3', 'ticket/1');
      expect(await draftIds(store, { prefix: 'call/', after: 'call/1' })).to.deep.equal(['call/2', 'call/3']);
    });

    it('starts at the prefix when the key to go on from lies before it', async () => {
      await putDrafts(store, 'a', 'b/1');
      expect(await draftIds(store, { prefix: 'b/', after: 'a' })).to.deep.equal(['b/1']);
    });

    it('lists one key', async () => {
      await putDrafts(store, 'a', 'ab');
      expect(await draftIds(store, { only: 'a' })).to.deep.equal(['a']);
    });

    it('rejects with the error of its work', async () => {
      const fault = new RangeError('no');
      expect(await rejectionOf(store.read(['drafts'], () => Promise.reject(fault)))).to.equal(fault);
    });

    it('refuses a store that the transaction was not opened for', async () => {
      const error = await rejectionOf(store.read(['drafts'], async (tx) => tx.get('meta', 'epoch')));
      expect(error).to.be.an('error');
    });
  });

  describe('an index', () => {
    it('finds the records with a key, in the order of their own keys', async () => {
      await store.write(['outbox'], async (tx) => {
        for (const key of ['ticket/a', 'ticket/b', 'ticket/a']) await put(tx, key);
      });
      const rows = await store.read(['outbox'], (tx) => tx.getAll('outbox', { index: 'entity', only: 'ticket/a' }));
      expect(rows.map(({ seq }) => seq)).to.deep.equal([1, 3]);
    });

    it('finds a record by each of its terms', async () => {
      await store.write(['entities'], async (tx) => {
        await tx.put('entities', entity('1', ['status=new@1', 'customer=c@1']));
        await tx.put('entities', entity('2', ['status=new@2']));
      });
      expect(await idsByTerm(store, { prefix: 'status=new@' })).to.deep.equal(['1', '2']);
      expect(await idsByTerm(store, { prefix: 'customer=c@' })).to.deep.equal(['1']);
    });

    it('goes on after a term', async () => {
      await store.write(['entities'], async (tx) => {
        for (const id of ['1', '2', '3']) await tx.put('entities', entity(id, [`status=new@${id}`]));
      });
      const page = await idsByTerm(store, { prefix: 'status=new@', after: 'status=new@1', limit: 1 });
      expect(page).to.deep.equal(['2']);
    });

    it('leaves out a record without a key in it', async () => {
      await store.write(['entities'], (tx) => tx.put('entities', entity('1', [])));
      expect(await idsByTerm(store, {})).to.deep.equal([]);
    });

    it('follows a record that changes', async () => {
      await store.write(['entities'], (tx) => tx.put('entities', entity('1', ['status=new@1'])));
      await store.write(['entities'], (tx) => tx.put('entities', entity('1', ['status=old@1'])));
      expect(await idsByTerm(store, { prefix: 'status=new@' })).to.deep.equal([]);
    });
  });

  describe('the outbox', () => {
    it('numbers on after a number that was given', async () => {
      await store.write(['outbox'], (tx) => put(tx, 'ticket/t', 7));
      expect(await store.write(['outbox'], (tx) => put(tx))).to.equal(8);
    });

    it('numbers its records in rising order', async () => {
      const seqs = await store.write(['outbox'], async (tx) => [await put(tx), await put(tx), await put(tx)]);
      expect(seqs).to.deep.equal([1, 2, 3]);
    });

    it('gives no number twice, not even that of a deleted record', async () => {
      const first = await store.write(['outbox'], (tx) => put(tx));
      await store.write(['outbox'], (tx) => tx.delete('outbox', first));
      expect(await store.write(['outbox'], (tx) => put(tx))).to.be.greaterThan(first);
    });

    it('lists its records as numbers order, not as texts', async () => {
      await store.write(['outbox'], async (tx) => {
        for (let index = 0; index < 11; index++) await put(tx);
      });
      const rows = await store.read(['outbox'], (tx) => tx.getAll('outbox'));
      expect(rows.map(({ seq }) => seq)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    });
  });

  describe('the change feed', () => {
    it('tells the keys of a completed write, and no values', async () => {
      const heard = listen(store);
      await store.write(['drafts', 'meta'], async (tx) => {
        await tx.put('drafts', draft('a'));
        await tx.delete('meta', 'epoch');
      });
      const keys = [
        { store: 'drafts', key: 'a' },
        { store: 'meta', key: 'epoch' },
      ];
      expect(heard).to.deep.equal([{ keys, remote: false }]);
    });

    it('has told when the write resolves', async () => {
      const heard = listen(store);
      await putDrafts(store, 'a');
      expect(heard).to.have.length(1);
    });

    it('tells nothing of a write that changed nothing', async () => {
      const heard = listen(store);
      await store.write(['drafts'], (tx) => tx.get('drafts', 'a'));
      expect(heard).to.deep.equal([]);
    });

    it('stops for a listener that left', async () => {
      const heard: StoreChange[] = [];
      store.subscribe((change) => heard.push(change))();
      await putDrafts(store, 'a');
      expect(heard).to.deep.equal([]);
    });
  });

  describe('a closed store', () => {
    it('refuses to read with storage-closed', async () => {
      await store.close();
      expect(await rejectionOf(store.read(['drafts'], (tx) => tx.count('drafts')))).to.have.property(
        'code',
        'storage-closed',
      );
    });

    it('refuses to write with storage-closed', async () => {
      await store.close();
      expect(await rejectionOf(putDrafts(store, 'a'))).to.have.property('code', 'storage-closed');
    });
  });
}

function draft(id: string) {
  return { v: 1, id, at: 0, data: {} };
}

function meta(name: 'cursor' | 'lastSeq', value: string | number) {
  return { v: 1, name, value };
}

function entity(id: string, terms: readonly string[]) {
  const content = { type: 'ticket', doc: {}, base: null, rev: 0, entitySeq: 0, pending: 0, deleted: false } as const;
  return { v: 2, key: `ticket/${id}`, id, ...content, terms };
}

async function idsByTerm(
  store: Store,
  query: { prefix?: string; after?: string; limit?: number },
): Promise<readonly string[]> {
  const found = await store.read(['entities'], (tx) => tx.getAll('entities', { index: 'term', ...query }));
  return found.map(({ id }) => id);
}

function put(tx: WriteTx, entityKey = 'ticket/t', seq?: number): Promise<number> {
  const content = { type: 'ticket', op: 'create', baseRev: 0, set: {}, unset: [], deps: [] } as const;
  const mutation = { ...content, id: 'm', entitySeq: 1, entityId: 't', clientTime: 0, actor: '1001' };
  return tx.put('outbox', { v: 1, entityKey, attempts: 0, mutation, ...(seq === undefined ? {} : { seq }) });
}

async function putDrafts(store: Store, ...ids: readonly string[]): Promise<void> {
  await store.write(['drafts'], (tx) => Promise.all(ids.map((id) => tx.put('drafts', draft(id)))));
}

async function draftIds(
  store: Store,
  query?: { prefix?: string; only?: string; after?: string; limit?: number },
): Promise<string[]> {
  return (await store.read(['drafts'], (tx) => tx.getAll('drafts', query))).map(({ id }) => id);
}

function listen(store: Store): StoreChange[] {
  const heard: StoreChange[] = [];
  store.subscribe((change) => heard.push(change));
  return heard;
}
