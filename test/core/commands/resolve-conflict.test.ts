import { resolveConflict, type FieldConflict } from '@callside/core';
import { FakeTransport, ManualClock, sequentialIds } from '@callside/core/testing.js';
import { expect } from 'chai';
import { rejectionOf } from '../../support/rejection.js';
import { append, count, entity } from '../support/mutations.js';
import { startSync, type SyncUnderTest } from '../support/sync.js';

let server: FakeTransport;
let desk: SyncUnderTest;
let rule: FieldConflict['rule'];

const context = () => ({
  store: desk.store,
  clock: new ManualClock(9000),
  newId: sequentialIds(),
  agent: { id: '1002', name: 'Wu' },
});

async function sent(): Promise<void> {
  desk.sync.poke();
  await desk.sync.rest();
}

async function conflicts() {
  return desk.store.read(['conflicts'], (tx) => tx.getAll('conflicts'));
}

beforeEach(async () => {
  rule = 'manual';
  server = new FakeTransport();
  server.rules = () => () => rule;
  desk = await startSync(server);
  await append(desk.store, { id: 'm1', set: { status: 'pending', note: 'before' } });
  await sent();
});

afterEach(() => desk.sync.stop());

/** Mine and theirs, made of the same record without knowing of each other. */
async function collide(): Promise<void> {
  server.failure = { kind: 'retry', reason: 'network' };
  await append(desk.store, { id: 'm2', op: 'patch', set: { note: 'mine', status: 'closed' } });
  server.change('ticket', 't', { note: 'theirs' });
  server.failure = undefined;
  await sent();
}

describe('a value that two have changed', () => {
  it('is kept from both sides, with what was before', async () => {
    await collide();
    expect(await conflicts()).to.deep.equal([
      {
        v: 2,
        id: 'm2/note',
        entityKey: 'ticket/t',
        path: 'note',
        rule: 'manual',
        before: 'before',
        mine: 'mine',
        theirs: 'theirs',
        at: 1_000_000,
      },
    ]);
  });

  it('is counted', async () => {
    await collide();
    expect(desk.sync.status).to.include({ conflicts: 1, dead: 0, pending: 0 });
  });

  it('shows theirs until a person decides, and mine everywhere else', async () => {
    await collide();
    expect((await entity(desk.store)).doc).to.deep.include({ note: 'theirs', status: 'closed' });
  });

  it('is also kept when the rule has decided', async () => {
    rule = 'client';
    await collide();
    expect((await conflicts()).map(({ rule: by, mine, theirs }) => [by, mine, theirs])).to.deep.equal([
      ['client', 'mine', 'theirs'],
    ]);
    expect(server.doc('t')).to.deep.include({ note: 'mine' });
  });

  it('becomes mine when I say so', async () => {
    await collide();
    await resolveConflict(context(), { id: 'm2/note', keep: 'mine' });
    await sent();
    expect([server.doc('t')?.['note'], await count(desk.store, 'conflicts')]).to.deep.equal(['mine', 0]);
  });

  it('stays theirs when I say so', async () => {
    await collide();
    await resolveConflict(context(), { id: 'm2/note', keep: 'theirs' });
    await sent();
    expect([server.doc('t')?.['note'], await count(desk.store, 'outbox')]).to.deep.equal(['theirs', 0]);
  });

  it('becomes theirs when I say so where the rule has decided for mine', async () => {
    rule = 'client';
    await collide();
    await resolveConflict(context(), { id: 'm2/note', keep: 'theirs' });
    await sent();
    expect(server.doc('t')).to.deep.include({ note: 'theirs' });
  });

  it('leaves a trace of what was given up', async () => {
    await collide();
    await resolveConflict(context(), { id: 'm2/note', keep: 'theirs' });
    const [trace] = await desk.store.read(['discards'], (tx) => tx.getAll('discards'));
    expect(trace?.content).to.have.nested.property('conflict.mine', 'mine');
  });

  it('cannot be settled twice', async () => {
    const error = await rejectionOf(resolveConflict(context(), { id: 'm2/note', keep: 'mine' }));
    expect(error).to.have.property('code', 'record-not-found');
  });
});

describe('a record that was changed here and deleted there', () => {
  beforeEach(async () => {
    server.failure = { kind: 'retry', reason: 'network' };
    await append(desk.store, { id: 'm2', op: 'patch', set: { note: 'mine' } });
    server.remove('t');
    server.failure = undefined;
    await sent();
  });

  it('is deleted, and the change is kept', async () => {
    expect((await entity(desk.store)).deleted).to.equal(true);
    expect((await conflicts()).map(({ path, mine }) => [path, mine])).to.deep.equal([['', { note: 'mine' }]]);
  });

  it('comes back with what was to be added', async () => {
    const { store } = desk;
    await append(store, { id: 'm3', entityId: 'v', set: { tags: ['a'] } });
    await sent();
    server.failure = { kind: 'retry', reason: 'network' };
    await append(store, { id: 'm4', entityId: 'v', op: 'patch', deltas: { tags: { add: ['typed'] } } });
    server.remove('v');
    server.failure = undefined;
    await sent();
    await resolveConflict(context(), { id: 'm4/', keep: 'mine' });
    await sent();
    expect([...server.docs().values()].map(({ tags }) => tags)).to.deep.include(['a', 'typed']);
  });

  it('comes back as a new record when I say so', async () => {
    const [conflict] = await conflicts();
    await resolveConflict(context(), { id: conflict?.id ?? '', keep: 'mine' });
    await sent();
    const back = [...server.docs().values()];
    expect(back.map(({ note, status }) => [note, status])).to.deep.equal([['mine', 'pending']]);
    expect(back.map(({ id }) => id)).not.to.include('t');
  });
});

describe('a record that a server set back to a backup has lost', () => {
  it('waits for a person, who brings it back under its old id', async () => {
    const setBack = server.backup();
    server.change('ticket', 'u', { note: 'of others', number: 'GD1' });
    await sent();
    setBack();
    await sent();
    await sent();
    expect((await conflicts()).map(({ id, rule: by }) => [id, by])).to.deep.equal([['lost/ticket/u', 'manual']]);
    await resolveConflict(context(), { id: 'lost/ticket/u', keep: 'mine' });
    await sent();
    expect(server.doc('u')).to.deep.equal({ id: 'u', note: 'of others' });
  });
});
