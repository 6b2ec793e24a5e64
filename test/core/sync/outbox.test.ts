import type { MutationResult, Store } from '@callside/core';
import { expect } from 'chai';
import { rejectionOf } from '../../support/rejection.js';
import { append, batchOf, count, entity, EPOCH, newStore, settle } from '../support/mutations.js';

const gone = { code: 'values-invalid', title: 'Refused', status: 422, detail: 'No.' };

let store: Store;

beforeEach(async () => {
  store = await newStore();
});

describe('appendMutation', () => {
  it('makes the record', async () => {
    await append(store, { set: { status: 'pending' } });
    expect((await entity(store)).doc).to.deep.equal({ id: 't', status: 'pending' });
  });

  it('queues the change', async () => {
    await append(store, { set: { status: 'pending' } });
    const [mutation] = await batchOf(store);
    expect(mutation).to.deep.equal({
      id: 'm1',
      seq: 1,
      entitySeq: 1,
      type: 'ticket',
      entityId: 't',
      op: 'create',
      baseRev: 0,
      set: { status: 'pending' },
      unset: [],
      deps: [],
      clientTime: 1000,
      actor: '1001',
    });
  });

  it('numbers the changes of one record from 1, each record by itself', async () => {
    await append(store, { id: 'm1' });
    await append(store, { id: 'm2', entityId: 'u' });
    await append(store, { id: 'm3', op: 'patch' });
    expect((await batchOf(store)).map(({ entityId, entitySeq }) => [entityId, entitySeq])).to.deep.equal([
      ['t', 1],
      ['u', 1],
      ['t', 2],
    ]);
  });

  it('counts what waits', async () => {
    await append(store, { id: 'm1' });
    expect((await append(store, { id: 'm2', op: 'patch' })).pending).to.equal(2);
  });

  it('refuses to change a record that is not here, and stores nothing', async () => {
    expect(await rejectionOf(append(store, { op: 'patch' }))).to.have.property('code', 'record-not-found');
    expect(await count(store, 'outbox')).to.equal(0);
  });

  it('refuses to change a record that is deleted, and stores nothing', async () => {
    await append(store, { id: 'm1' });
    await append(store, { id: 'm2', op: 'delete' });
    expect(await rejectionOf(append(store, { id: 'm3', op: 'patch' }))).to.have.property('code', 'record-not-found');
    expect(await count(store, 'outbox')).to.equal(2);
  });

  it('stores neither record nor change when the transaction fails later', async () => {
    const fault = new Error('later');
    const { appendMutation, APPEND_STORES } = await import('../../../packages/core/src/sync/outbox.js');
    await rejectionOf(
      store.write(APPEND_STORES, async (tx) => {
        await appendMutation(tx, { id: 'm1', type: 'ticket', entityId: 't', op: 'create', at: 0, actor: '1001' });
        throw fault;
      }),
    );
    expect([await count(store, 'outbox'), await count(store, 'entities')]).to.deep.equal([0, 0]);
  });

  it('marks a record as deleted', async () => {
    await append(store, { id: 'm1' });
    expect((await append(store, { id: 'm2', op: 'delete' })).deleted).to.equal(true);
  });
});

describe('nextBatch', () => {
  it('keeps the order of the queue', async () => {
    await append(store, { id: 'm1' });
    await append(store, { id: 'm2', entityId: 'u' });
    expect((await batchOf(store)).map(({ id }) => id)).to.deep.equal(['m1', 'm2']);
  });

  it('takes no more than 100 mutations', async () => {
    for (let index = 0; index < 101; index++)
      await append(store, { id: `m${String(index)}`, entityId: `t${String(index)}` });
    expect(await batchOf(store)).to.have.length(100);
  });

  it('takes no more than it is asked for', async () => {
    await append(store, { id: 'm1' });
    await append(store, { id: 'm2', entityId: 'u' });
    expect(await batchOf(store, 1)).to.have.length(1);
  });

  it('takes no more than 256 KB, counted as they are sent', async () => {
    const note = '报'.repeat(40_000);
    for (const id of ['a', 'b', 'c']) await append(store, { id, entityId: id, set: { note } });
    const batch = await batchOf(store);
    expect(new TextEncoder().encode(JSON.stringify(batch)).length).to.be.lessThan(256 * 1024);
    expect(batch).to.have.length(2);
  });

  it('takes a mutation that is over the limit alone', async () => {
    await append(store, { set: { note: 'x'.repeat(300_000) } });
    expect(await batchOf(store)).to.have.length(1);
  });

  describe('when a mutation was refused', () => {
    beforeEach(async () => {
      await append(store, { id: 'm1' });
      await append(store, { id: 'm2', op: 'patch', set: { status: 'closed' } });
      await append(store, { id: 'm3', entityId: 'dependant', deps: ['m1'] });
      await append(store, { id: 'm4', entityId: 'dependant', op: 'patch' });
      await append(store, { id: 'm5', entityId: 'far', deps: ['m3'] });
      await append(store, { id: 'm6', entityId: 'free' });
      await settle(store, { id: 'm1', status: 'rejected', problem: gone });
    });

    it('sends only what does not depend on it', async () => {
      expect((await batchOf(store)).map(({ id }) => id)).to.deep.equal(['m6']);
    });

    it('keeps the rest in the queue', async () => {
      expect(await count(store, 'outbox')).to.equal(5);
    });
  });
});

describe('settleBatch', () => {
  const serverDoc = { id: 't', status: 'pending', number: 'GD001' };

  beforeEach(() => append(store, { id: 'm1', set: { status: 'pending' } }));

  for (const status of ['applied', 'duplicate', 'merged'] as const) {
    describe(`an answer "${status}"`, () => {
      beforeEach(() => settle(store, { id: 'm1', status, rev: 1, doc: serverDoc }));

      it('takes the mutation out of the queue', async () => {
        expect(await count(store, 'outbox')).to.equal(0);
      });

      it('takes the server’s record', async () => {
        expect(await entity(store)).to.deep.include({ doc: serverDoc, base: serverDoc, rev: 1, pending: 0 });
      });

      it('remembers the server’s epoch', async () => {
        expect((await store.read(['meta'], (tx) => tx.get('meta', 'epoch')))?.value).to.equal(EPOCH);
      });
    });
  }

  for (const status of ['rejected', 'conflict'] as const) {
    describe(`an answer "${status}"`, () => {
      beforeEach(() => settle(store, { id: 'm1', status, problem: gone }));

      it('moves the mutation to where a person sees it', async () => {
        const [dead] = await store.read(['dead'], (tx) => tx.getAll('dead'));
        expect(dead).to.deep.include({ id: 'm1', entityKey: 'ticket/t', status, at: 5000 });
        expect(dead?.problem).to.deep.equal({ code: 'values-invalid', detail: 'No.' });
        expect(await count(store, 'outbox')).to.equal(0);
      });

      it('keeps on screen what was typed', async () => {
        expect((await entity(store)).doc).to.deep.equal({ id: 't', status: 'pending' });
      });
    });
  }

  it('names a refusal without a reason by its status', async () => {
    await settle(store, { id: 'm1', status: 'conflict' });
    const [dead] = await store.read(['dead'], (tx) => tx.getAll('dead'));
    expect(dead?.problem.code).to.equal('conflict');
  });

  it('keeps a blocked mutation in the queue', async () => {
    await settle(store, { id: 'm1', status: 'blocked' });
    expect([await count(store, 'outbox'), await count(store, 'dead')]).to.deep.equal([1, 0]);
  });

  it('passes over results that nobody asked for', async () => {
    await settle(store, { id: 'other', status: 'applied', rev: 9, doc: {} });
    expect((await entity(store)).rev).to.equal(0);
  });

  it('keeps later edits on top when an earlier one is accepted', async () => {
    await append(store, { id: 'm2', op: 'patch', set: { status: 'processing' } });
    await settle(store, { id: 'm1', status: 'applied', rev: 1, doc: serverDoc });
    expect(await entity(store)).to.deep.include({
      doc: { ...serverDoc, status: 'processing' },
      base: serverDoc,
      pending: 1,
    });
  });

  it('never goes back to an older revision', async () => {
    await settle(store, { id: 'm1', status: 'applied', rev: 3, doc: serverDoc });
    await append(store, { id: 'm2', op: 'patch', set: { status: 'processing' } });
    await settle(store, { id: 'm2', status: 'duplicate', rev: 2, doc: { id: 't', status: 'old' } });
    expect(await entity(store)).to.deep.include({ rev: 3, base: serverDoc });
  });

  it('takes the sent change as the server’s state when the server sends no record', async () => {
    await settle(store, { id: 'm1', status: 'applied', rev: 1, doc: serverDoc });
    await append(store, { id: 'm2', op: 'patch', set: { status: 'processing' } });
    const result: MutationResult = { id: 'm2', status: 'applied' };
    await settle(store, result);
    expect((await entity(store)).base).to.deep.equal({ ...serverDoc, status: 'processing' });
  });
});
