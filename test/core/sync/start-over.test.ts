import type { Mutation, Store } from '@callside/core';
import { FakeTransport } from '@callside/core/testing.js';
import { expect } from 'chai';
import { diagnose } from '../../../packages/core/src/sync/recover.js';
import { START_OVER_STORES, startOver, type StartOverReason } from '../../../packages/core/src/sync/start-over.js';
import { append, batchOf, count, entity, newStore, settle } from '../support/mutations.js';
import { startSync, type SyncUnderTest } from '../support/sync.js';

let store: Store;

beforeEach(async () => {
  store = await newStore();
});

const applied = (id: string, rev: number) => ({ id, status: 'applied', rev, doc: { id: 't', rev } }) as const;

async function begin(reason: StartOverReason = 'store-rolled-back'): Promise<void> {
  await store.write(START_OVER_STORES, (tx) => startOver(tx, { clientId: 'next', reason }));
}

describe('startOver', () => {
  beforeEach(async () => {
    await append(store, { id: 'm1' });
    await append(store, { id: 'm2', op: 'patch' });
    await settle(store, applied('m1', 1), applied('m2', 2));
    await append(store, { id: 'm3', op: 'patch' });
    await append(store, { id: 'm4', entityId: 'u' });
  });

  it('puts what was accepted lately back, before what waits', async () => {
    await begin();
    expect((await batchOf(store)).map(({ id }) => id)).to.deep.equal(['m1', 'm2', 'm3', 'm4']);
  });

  it('numbers the changes of each record from 1', async () => {
    await settle(store, applied('m3', 3));
    await store.write(['acked'], async (tx) => {
      await tx.delete('acked', 1);
    });
    await begin();
    const numbers = (await batchOf(store)).map(({ id, entitySeq }) => [id, entitySeq]);
    expect(numbers).to.deep.equal([
      ['m2', 1],
      ['m3', 2],
      ['m4', 1],
    ]);
  });

  it('goes on with the next number', async () => {
    await begin();
    await append(store, { id: 'm5', op: 'patch' });
    expect((await batchOf(store)).at(-1)).to.include({ id: 'm5', entitySeq: 4 });
  });

  it('takes another name and the feed from its start', async () => {
    await begin();
    const meta = await store.read(['meta'], (tx) =>
      Promise.all([tx.get('meta', 'clientId'), tx.get('meta', 'cursor')]),
    );
    expect(meta.map((record) => record?.value)).to.deep.equal(['next', '']);
  });

  it('counts what waits anew', async () => {
    await begin();
    expect((await entity(store)).pending).to.equal(3);
  });
});

describe('diagnose', () => {
  const reply = { protocol: 1, epoch: 'e1', lastSeq: 0, results: [] };
  const reasonFor = async (given: object, batch?: readonly Mutation[]): Promise<StartOverReason | undefined> => {
    const sent = batch ?? (await batchOf(store));
    return store.read(START_OVER_STORES, (tx) => diagnose(tx, sent, { ...reply, ...given }));
  };
  const blocked = (id: string, code: string) => ({
    id,
    status: 'blocked',
    problem: { code, title: '', status: 409, detail: '' },
  });

  beforeEach(async () => {
    await append(store, { id: 'm1' });
    await settle(store, applied('m1', 1));
    await append(store, { id: 'm2', op: 'patch' });
  });

  it('finds nothing in a usual answer', async () => {
    expect(await reasonFor({ lastSeq: 2 })).to.equal(undefined);
  });

  it('sees a restored server by its epoch', async () => {
    expect(await reasonFor({ epoch: 'e2' })).to.equal('server-restored');
  });

  it('sees a store that was set back by a number that it never gave', async () => {
    expect(await reasonFor({ lastSeq: 9 })).to.equal('store-rolled-back');
  });

  it('sees it by a number that the server knows with another change', async () => {
    expect(await reasonFor({ results: [blocked('m2', 'seq-reused')] })).to.equal('store-rolled-back');
  });

  it('sees a missing change before the first of a record', async () => {
    expect(await reasonFor({ results: [blocked('m2', 'entity-seq-gap')] })).to.equal('order-lost');
  });

  it('finds nothing wrong with a gap behind one that waits itself', async () => {
    await append(store, { id: 'm3', op: 'patch' });
    const results = [blocked('m2', 'dependency-missing'), blocked('m3', 'entity-seq-gap')];
    expect(await reasonFor({ results })).to.equal(undefined);
  });
});

describe('a server that was set back to a backup', () => {
  let server: FakeTransport;
  let desk: SyncUnderTest;

  const sent = async (): Promise<void> => {
    desk.sync.poke();
    await desk.sync.rest();
  };

  beforeEach(async () => {
    server = new FakeTransport();
    desk = await startSync(server);
    await append(desk.store, { id: 'm1', set: { note: 'old' } });
    await sent();
    const setBack = server.backup();
    await append(desk.store, { id: 'm2', op: 'patch', set: { note: 'new' } });
    await append(desk.store, { id: 'm3', entityId: 'u', set: { note: 'whole' } });
    await sent();
    setBack();
    await sent();
    await sent();
  });

  afterEach(() => desk.sync.stop());

  it('gets again what it has lost', () => {
    expect([server.doc('t'), server.doc('u')]).to.deep.equal([
      { id: 't', note: 'new' },
      { id: 'u', note: 'whole' },
    ]);
  });

  it('gives nothing its effect twice', () => {
    expect([...server.effects]).to.deep.equal([
      ['m1', 1],
      ['m2', 1],
      ['m3', 1],
    ]);
  });

  it('leaves nothing waiting here', async () => {
    expect(await count(desk.store, 'outbox')).to.equal(0);
  });

  it('is reported', () => {
    expect(desk.problems).to.have.length(1);
    expect(desk.problems[0]).to.deep.include({ code: 'sync-started-over', details: { reason: 'server-restored' } });
  });
});
