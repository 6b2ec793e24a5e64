import type { PullChange, PullOutcome, PullReply, Store } from '@callside/core';
import { expect } from 'chai';
import { fencedBy } from '../../../packages/core/src/sync/fence.js';
import { pullChanges } from '../../../packages/core/src/sync/pull.js';
import { rejectionOf } from '../../support/rejection.js';
import { append, count, entity, newStore, settle } from '../support/mutations.js';

let store: Store;

beforeEach(async () => {
  store = await newStore();
});

function change(rev: number, doc: object = { status: 'pending' }, given: Partial<PullChange> = {}): PullChange {
  return { type: 'ticket', id: 't', rev, deleted: false, doc: { id: 't', ...doc }, ...given };
}

function page(cursor: string, changes: readonly PullChange[], hasMore = false): PullOutcome {
  const reply: PullReply = { protocol: 1, epoch: 'e1', changes, cursor, hasMore };
  return { kind: 'replied', reply };
}

/** Pulls from a server that answers these, in order; gives what it was asked and what came of it. */
async function pullFrom(...outcomes: readonly PullOutcome[]) {
  const asked: string[] = [];
  const ask = (cursor: string): Promise<PullOutcome> => {
    asked.push(cursor);
    const outcome = outcomes[asked.length - 1];
    return outcome === undefined ? Promise.reject(new Error('asked too often')) : Promise.resolve(outcome);
  };
  const reasons: string[] = [];
  const onStartOver = (reason: string): void => void reasons.push(reason);
  const context = { store, write: fencedBy(store, 0), ask, newId: () => 'new-client', now: () => 5000, onStartOver };
  return { asked, reasons, failure: await pullChanges(context) };
}

async function cursor(): Promise<unknown> {
  return (await store.read(['meta'], (tx) => tx.get('meta', 'cursor')))?.value;
}

describe('pullChanges', () => {
  it('stores what changed', async () => {
    await pullFrom(page('7', [change(1)]));
    expect(await entity(store)).to.deep.include({ doc: { id: 't', status: 'pending' }, rev: 1, pending: 0 });
  });

  it('remembers where it came to', async () => {
    await pullFrom(page('7', [change(1)]));
    expect((await pullFrom(page('7', []))).asked).to.deep.equal(['7']);
  });

  it('goes on while there is more', async () => {
    const { asked } = await pullFrom(page('1', [change(1)], true), page('2', [change(2)]));
    expect(asked).to.deep.equal(['', '1']);
  });

  it('stores rows and cursor in one transaction', async () => {
    const broken = { ...change(1), type: 'call', id: undefined, doc: { f: () => 1 } } as unknown as PullChange;
    await rejectionOf(pullFrom(page('7', [change(1), broken])));
    expect([await cursor(), await count(store, 'entities')]).to.deep.equal([undefined, 0]);
  });

  it('passes over a revision that is not newer', async () => {
    await pullFrom(page('7', [change(2, { status: 'new' })]));
    await pullFrom(page('8', [change(1, { status: 'old' }), change(2, { status: 'same' })]));
    expect((await entity(store)).doc).to.have.property('status', 'new');
  });

  it('never revives a deleted record by an older revision', async () => {
    await pullFrom(page('7', [change(2, {}, { deleted: true }), change(1)]));
    expect((await entity(store)).deleted).to.equal(true);
  });

  it('keeps waiting edits on top of what came', async () => {
    await append(store, { id: 'm1' });
    await settle(store, { id: 'm1', status: 'applied', rev: 1, doc: { id: 't', status: 'pending', note: '' } });
    await append(store, { id: 'm2', op: 'patch', set: { note: 'mine' } });
    await pullFrom(page('7', [change(2, { status: 'processing', note: 'theirs' })]));
    const { doc, base, pending } = await entity(store);
    expect(doc).to.deep.equal({ id: 't', status: 'processing', note: 'mine' });
    expect([base?.note, pending]).to.deep.equal(['theirs', 1]);
  });

  it('puts a kind that it does not know into quarantine', async () => {
    const strange = change(1, {}, { type: 'visit' });
    await pullFrom(page('7', [strange, change(1)]));
    const [kept] = await store.read(['quarantine'], (tx) => tx.getAll('quarantine'));
    expect(kept).to.deep.equal({ v: 2, key: 'visit/t', change: { ...strange }, at: 5000 });
    expect(await count(store, 'entities')).to.equal(1);
  });

  describe('with records that an older version has set aside', () => {
    const setAside = (key: string, change: object): Promise<unknown> =>
      store.write(['quarantine'], (tx) => tx.put('quarantine', { v: 2, key, change: { ...change }, at: 1 }));

    it('asks for everything anew when it knows their kind', async () => {
      await setAside('ticket/t', change(3));
      await store.write(['meta'], (tx) => tx.put('meta', { v: 2, name: 'cursor', value: '7' }));
      const { asked } = await pullFrom(page('9', [change(3)]));
      expect(asked).to.deep.equal(['']);
      expect([(await entity(store)).rev, await count(store, 'quarantine')]).to.deep.equal([3, 0]);
    });

    it('does so once', async () => {
      await setAside('ticket/t', change(3));
      await pullFrom(page('9', []));
      expect((await pullFrom(page('9', []))).asked).to.deep.equal(['9']);
    });

    for (const [what, key, row] of [
      ['a kind that it does not know either', 'visit/t', change(1, {}, { type: 'visit' })],
      ['a record that it could not read', 'ticket/t', { key: 'ticket/t', type: 'ticket', doc: 7 }],
    ] as const)
      it(`leaves ${what} where it is`, async () => {
        await setAside(key, row);
        await store.write(['meta'], (tx) => tx.put('meta', { v: 2, name: 'cursor', value: '7' }));
        expect((await pullFrom(page('9', []))).asked).to.deep.equal(['7']);
        expect(await count(store, 'quarantine')).to.equal(1);
      });
  });

  it('gives the failure that stopped it, and keeps the cursor', async () => {
    await pullFrom(page('7', []));
    const { failure } = await pullFrom({ kind: 'retry', reason: 'network' });
    expect(failure).to.deep.equal({ kind: 'retry', reason: 'network' });
    expect(await cursor()).to.equal('7');
  });

  describe('when the cursor is too old', () => {
    it('starts anew', async () => {
      await pullFrom(page('7', []));
      expect((await pullFrom({ kind: 'resync' }, page('9', []))).asked).to.deep.equal(['7', '']);
    });

    it('keeps the outbox', async () => {
      await append(store);
      await pullFrom(page('7', []));
      await pullFrom({ kind: 'resync' }, page('9', [change(1)]));
      expect(await count(store, 'outbox')).to.equal(1);
    });

    it('does not ask for ever', async () => {
      expect((await pullFrom({ kind: 'resync' })).failure).to.deep.equal({ kind: 'resync' });
    });
  });
});
