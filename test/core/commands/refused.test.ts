import { discardRefused, exportUnsent, resendRefused, type Mutation } from '@callside/core';
import { FakeTransport, ManualClock, sequentialIds } from '@callside/core/testing.js';
import { expect } from 'chai';
import { rejectionOf } from '../../support/rejection.js';
import { append, count, entity } from '../support/mutations.js';
import { startSync, type SyncUnderTest } from '../support/sync.js';

const context = () => ({
  store: desk.store,
  clock: new ManualClock(9000),
  newId: sequentialIds(),
  agent: { id: '1002', name: 'Wu' },
});

let server: FakeTransport;
let desk: SyncUnderTest;

/** A server that refuses the phone number "bad". */
beforeEach(async () => {
  server = new FakeTransport();
  server.refuse = ({ set }: Mutation) => (set['values.phone'] === 'bad' ? 'values-invalid' : undefined);
  desk = await startSync(server);
});

afterEach(() => desk.sync.stop());

async function sent(): Promise<void> {
  desk.sync.poke();
  await desk.sync.rest();
}

function doc(id = 't'): unknown {
  return server.doc(id);
}

describe('a refused change', () => {
  beforeEach(async () => {
    await append(desk.store, { id: 'm1', set: { status: 'pending' } });
    await sent();
    await append(desk.store, { id: 'm2', op: 'patch', set: { 'values.phone': 'bad' } });
    await sent();
    await append(desk.store, { id: 'm3', op: 'patch', set: { note: 'later' } });
    await append(desk.store, { id: 'm4', entityId: 'u', deps: ['m2'] });
    await sent();
  });

  it('stays on screen, under what was typed since', async () => {
    expect((await entity(desk.store)).doc).to.deep.include({ values: { phone: 'bad' }, note: 'later' });
  });

  it('stays on screen when somebody else changes the record', async () => {
    server.change('ticket', 't', { status: 'processing' });
    await sent();
    expect((await entity(desk.store)).doc).to.deep.include({ values: { phone: 'bad' }, status: 'processing' });
  });

  describe('that is corrected', () => {
    beforeEach(async () => {
      await resendRefused(context(), { id: 'm2', set: { 'values.phone': 'good' } });
      await sent();
    });

    it('takes effect, and what has waited for it after it', () => {
      expect(doc()).to.deep.equal({ id: 't', status: 'pending', values: { phone: 'good' }, note: 'later' });
      expect([...server.effects.keys()].slice(1)).to.deep.equal(['00000000-0000-4000-8000-000000000001', 'm3', 'm4']);
    });

    it('leaves nothing behind', async () => {
      expect([await count(desk.store, 'dead'), await count(desk.store, 'outbox')]).to.deep.equal([0, 0]);
    });

    it('is on screen', async () => {
      expect((await entity(desk.store)).doc).to.deep.equal(doc());
    });
  });

  it('is sent again as it was when nothing is corrected', async () => {
    server.refuse = () => undefined;
    await resendRefused(context(), { id: 'm2' });
    await sent();
    expect(doc()).to.deep.include({ values: { phone: 'bad' } });
  });

  describe('that is given up', () => {
    beforeEach(async () => {
      await discardRefused(context(), { id: 'm2' });
      await sent();
    });

    it('is off the screen', async () => {
      expect((await entity(desk.store)).doc).to.deep.equal({ id: 't', status: 'pending', note: 'later' });
    });

    it('lets go on what has waited for it', () => {
      expect([...server.effects.keys()]).to.deep.equal(['m1', 'm3', 'm4']);
    });

    it('leaves a trace: what it was, why it was refused, who gave it up and when', async () => {
      const [trace] = await desk.store.read(['discards'], (tx) => tx.getAll('discards'));
      expect(trace).to.deep.include({ id: 'm2', entityKey: 'ticket/t', actor: '1002', at: 9000 });
      expect(trace?.content).to.have.nested.property('mutation.set').that.deep.equals({ 'values.phone': 'bad' });
      expect(trace?.content).to.have.nested.property('problem.code', 'values-invalid');
    });
  });

  it('is exported with what waits, and with what could not be read', async () => {
    const damaged = { v: 2, key: 'damaged/drafts/a/1', change: { row: {} }, at: 1 };
    await desk.store.write(['quarantine'], (tx) => tx.put('quarantine', damaged));
    const file = await exportUnsent(context());
    expect([file.refused.map(({ id }) => id), file.waiting.map(({ mutation }) => mutation.id)]).to.deep.equal([
      ['m2'],
      ['m3', 'm4'],
    ]);
    expect(file.quarantined).to.deep.equal([damaged]);
    expect(JSON.parse(JSON.stringify(file))).to.deep.equal(file);
  });

  for (const command of [resendRefused, discardRefused])
    it(`cannot be found twice by ${command.name}`, async () => {
      expect(await rejectionOf(command(context(), { id: 'm9' }))).to.have.property('code', 'record-not-found');
    });
});

describe('a refused creation that is given up', () => {
  beforeEach(async () => {
    await append(desk.store, { id: 'm1', set: { 'values.phone': 'bad' } });
    await append(desk.store, { id: 'm2', op: 'patch', set: { note: 'more' } });
    await sent();
    await discardRefused(context(), { id: 'm1' });
    await sent();
  });

  it('takes with it what was to follow, each with its trace', async () => {
    const traces = await desk.store.read(['discards'], (tx) => tx.getAll('discards'));
    expect(traces.map(({ id }) => id)).to.deep.equal(['m1', 'm2']);
    expect(await count(desk.store, 'outbox')).to.equal(0);
  });

  it('leaves no record in any list', async () => {
    expect(await entity(desk.store)).to.deep.include({ deleted: true, terms: [], pending: 0 });
  });
});
