import {
  callDurations,
  submitCallTicket,
  submitEvaluation,
  submitTicket,
  CallsideError,
  startRun,
  type CallSession,
  type OpenStore,
  type TicketFormDefinition,
  type TicketResult,
  reseed,
  type Value,
} from '@callside/core';
import { expect } from 'chai';
import { createListeners } from '../../../packages/core/src/listeners.js';
import { until } from '../../support/until.js';
import { rejectionOf } from '../../support/rejection.js';
import { callScript, field, scorecard, ticketForm } from '../support/definitions.js';
import { CUSTOMER, DeskWorld, NOW, resumed } from '../support/desk.js';

const form: TicketFormDefinition = ticketForm([
  field('summary', { required: true }),
  field('phone', { type: 'phone' }),
]);
const OFFLINE = { kind: 'retry', reason: 'network' } as const;

let world: DeskWorld;

/** Stores the ticket of a call that has a desk. */
async function submit(call: CallSession): Promise<TicketResult> {
  const result = await submitCallTicket(call, form);
  if (result === undefined) throw new Error('The call stores no tickets.');
  return result;
}

beforeEach(async () => {
  world = new DeskWorld();
  world.server.complete = (mutation, doc) => (mutation.type === 'ticket' ? { ...doc, number: 'GD20261121001' } : doc);
  await world.open();
});

afterEach(async () => {
  await world.desk.close();
  expect(world.problems).to.deep.equal([]);
});

describe('createDesk', () => {
  it('plays a call from greeting to a ticket with the server’s number', async () => {
    const call = await world.call();
    await call.handle('connected');
    call.setValue('summary', 'The lift stands still.');
    const result = await submit(call);
    expect(result.ok && result.ticket.values).to.deep.equal({ summary: 'The lift stands still.' });
    await until(call, () => call.ticket?.accepted === true);
    expect(call.ticket?.ticket.number).to.equal('GD20261121001');
  });

  it('stores a call as soon as it is opened', async () => {
    const call = await world.call();
    expect((await world.desk.list('call')).map(({ id, customer }) => [id, customer])).to.deep.equal([
      [call.id, CUSTOMER],
    ]);
  });

  it('lets the call know its ticket', async () => {
    const call = await world.call();
    call.setValue('summary', 'x');
    await submit(call);
    const [ticket] = await world.desk.list('ticket');
    expect(call.record.ticketId).to.equal(ticket?.id);
    expect(ticket).to.include({
      callId: call.id,
      customerId: 'c1',
      createdBy: '1001',
      createdAt: NOW,
      status: 'pending',
    });
  });

  it('says where the data is', async () => {
    await world.arrived();
    expect(world.desk.saveState).to.deep.equal({
      storage: 'memory',
      sync: { state: 'idle', pending: 0, dead: 0, conflicts: 0 },
    });
  });

  it('tells its listeners of records and of the sync', async () => {
    let told = 0;
    world.desk.subscribe(() => told++);
    await world.call();
    expect(told).to.be.greaterThan(0);
  });

  it('works without a server', async () => {
    await world.reload({ transport: undefined as never });
    await world.call();
    expect(world.desk.saveState.sync).to.equal(undefined);
  });

  it('shows what the server refuses, with the reason', async () => {
    world.server.refuse = ({ type }) => (type === 'ticket' ? 'values-invalid' : undefined);
    await world.desk.run(submitTicket, { id: 'a', form, values: { summary: 'x' } });
    await until(world.desk, () => world.desk.saveState.sync?.dead === 1);
    expect((await world.desk.refused()).map(({ problem }) => problem.code)).to.deep.equal(['values-invalid']);
  });

  it('sends what is due when the host has a new token', async () => {
    world.server.failure = { kind: 'unauthorized' };
    await world.call();
    await until(world.desk, () => world.desk.saveState.sync?.state === 'unauthorized');
    world.server.failure = undefined;
    world.desk.sync();
    await world.arrived();
    expect(world.server.requests.length).to.be.greaterThan(0);
  });
});

describe('a browser that refuses to store', () => {
  const refused = new CallsideError('storage-refused', 'Cannot store in this page.');

  it('leaves a desk that works in memory and says why', async () => {
    await world.reload({ store: () => Promise.reject(refused) });
    await world.call();
    expect(world.desk.saveState.storage).to.equal('memory');
    expect(world.desk.storageProblem).to.equal(refused);
  });

  it('is not the same as a mistake in the host’s code', async () => {
    const mistake = new TypeError('store is not a function');
    expect(await rejectionOf(new DeskWorld().open({ store: () => Promise.reject(mistake) }))).to.equal(mistake);
  });
});

describe('a call', () => {
  it('shares its answers with every widget', async () => {
    const call = await world.call();
    const heard: unknown[] = [];
    call.subscribe(() => heard.push(call.values['summary']));
    call.setValue('summary', 'x');
    expect(heard).to.deep.equal(['x']);
    expect(call.scope().fields).to.deep.equal({ summary: 'x' });
  });

  it('tells nobody of a value that is the same', async () => {
    const call = await world.call();
    call.setValue('summary', 'x');
    let told = 0;
    call.subscribe(() => told++);
    call.setValue('summary', 'x');
    expect(told).to.equal(0);
  });

  it('lets conditions read customer, call, agent and time', async () => {
    const call = await world.call();
    await call.handle('connected');
    expect(call.scope()).to.deep.include({ customer: CUSTOMER, now: NOW });
    expect(call.scope().agent).to.deep.include({ id: '1001', name: 'Lin', roles: ['agent'] });
    expect(call.scope().call).to.include({ direction: 'inbound', state: 'connected' });
  });

  it('tells at once when its store is full or fails', async () => {
    let problem: CallsideError | undefined;
    const health = createListeners<[]>();
    const store: OpenStore = async (owner) => ({
      ...(await world.store(owner)),
      health: {
        get problem() {
          return problem;
        },
        acknowledge: () => undefined,
        subscribe: (listener) => health.add(listener),
      },
    });
    await world.reload({ store });
    const call = await world.call();
    await world.arrived();
    const heard: string[] = [];
    call.subscribe(() => heard.push(call.saveState.storage));
    for (const code of ['storage-quota', 'storage-failed'] as const) {
      problem = new CallsideError(code, 'Cannot store.');
      health.tell();
    }
    expect(heard).to.deep.equal(['full', 'failing']);
  });

  it('gives wrong values back as findings and stores nothing', async () => {
    const call = await world.call();
    call.setValue('phone', 'none');
    const result = await submit(call);
    expect(!result.ok && result.issues.map(({ code, path }) => [code, ...path])).to.deep.equal([
      ['required', 'summary'],
      ['phone-malformed', 'phone'],
    ]);
    expect(await world.desk.list('ticket')).to.deep.equal([]);
  });

  it('changes its ticket when it is submitted a second time', async () => {
    const call = await world.call();
    call.setValue('summary', 'x');
    await submit(call);
    call.setValue('summary', 'y');
    call.setValue('phone', '110');
    await submit(call);
    const tickets = await world.desk.list('ticket');
    expect(tickets.map(({ values }) => values)).to.deep.equal([{ summary: 'y', phone: '110' }]);
  });

  it('queues nothing when it is submitted again unchanged', async () => {
    const call = await world.call();
    call.setValue('summary', 'x');
    await submit(call);
    await world.arrived();
    const before = world.server.effects.size;
    await submit(call);
    await world.arrived();
    expect(world.server.effects.size).to.equal(before);
  });

  it('passes over an event that comes twice, with the reason', async () => {
    const call = await world.call();
    await call.handle('connected');
    const again = await call.handle('connected');
    expect(again).to.deep.equal({ ok: false, state: 'connected', reason: 'not-from-this-state' });
    expect(call.events).to.have.length(1);
  });

  it('puts an event that is told late in its place', async () => {
    const call = await world.call();
    await call.handle('connected', NOW);
    await call.handle('resumed', NOW + 20_000);
    await call.handle('held', NOW + 10_000);
    expect(call.state).to.equal('connected');
    expect(callDurations(call.events, NOW + 30_000)).to.include({ talk: 20_000, hold: 10_000 });
  });

  it('is where the line says it is after a reload', async () => {
    const call = await world.call();
    await call.handle('connected');
    await world.reload();
    const again = await resumed(world.desk);
    const result = await reseed(again, { state: 'held', since: NOW + 5000 });
    expect([result.ok, again.state, again.events.at(-1)]).to.deep.equal([
      true,
      'held',
      { type: 'held', at: NOW + 5000 },
    ]);
  });

  it('takes events in the order in which they are told', async () => {
    const call = world.desk.openCall({ customer: CUSTOMER, direction: 'inbound' });
    await Promise.all([call.handle('offered'), call.handle('connected'), call.handle('held'), call.handle('ended')]);
    expect(call.events.map(({ type }) => type)).to.deep.equal(['offered', 'connected', 'held', 'ended']);
    expect(call.state).to.equal('wrap-up');
  });

  it('cannot be saved while it runs', async () => {
    const call = await world.call();
    await call.handle('connected');
    expect(await call.save()).to.deep.include({ ok: false, reason: 'not-from-this-state' });
  });

  it('stores no mask in place of a value', async () => {
    const call = await world.call();
    const mask = { masked: true, hint: '138••••5678' } as unknown as Value;
    call.setValue('phone', mask);
    call.setValue('place', 'Roof');
    await call.handle('connected');
    await call.handle('ended');
    await call.save();
    expect(call.record.values).to.deep.equal({ place: 'Roof' });
  });

  describe('after its wrap-up is saved', () => {
    beforeEach(async () => {
      const call = await world.call();
      await call.handle('connected');
      call.setValue('summary', 'x');
      call.setRun(startRun(callScript(), { now: NOW }).run);
      await call.flush();
      await call.handle('ended');
      world.clock.advance(5000);
      await call.save();
    });

    it('is closed with its answers and its path', async () => {
      const [record] = await world.desk.list('call');
      expect(record).to.deep.include({
        state: 'closed',
        values: { summary: 'x' },
        closedAt: NOW + 5000,
        script: { id: 'fault', version: 1 },
      });
      expect(record?.path.map(({ step }) => step)).to.deep.equal(['greet']);
    });

    it('has no draft any more', async () => {
      const store = await world.store.store;
      expect(await store.read(['drafts'], (tx) => tx.count('drafts'))).to.equal(0);
    });

    it('is not resumed', async () => {
      expect(await (await world.reload()).resumeCalls()).to.deep.equal([]);
    });
  });
});

describe('a call after a reload', () => {
  it('has the answers that were typed', async () => {
    const call = await world.call();
    call.setValue('summary', 'half a sen');
    const again = await resumed(await world.reload());
    expect(again.values).to.deep.equal({ summary: 'half a sen' });
  });

  it('stands where it stood in its script', async () => {
    const call = await world.call();
    call.setRun(startRun(callScript(), { now: NOW }).run);
    const again = await resumed(await world.reload());
    expect(again.run?.step).to.equal('greet');
  });

  it('has its state and events', async () => {
    const call = await world.call();
    await call.handle('connected');
    const again = await resumed(await world.reload());
    await again.stored;
    expect([again.id, again.state, again.events.length]).to.deep.equal([call.id, 'connected', 1]);
  });

  it('still knows its ticket, and changes that one', async () => {
    const call = await world.call();
    call.setValue('summary', 'x');
    await submit(call);
    const again = await resumed(await world.reload());
    again.setValue('summary', 'y');
    await submit(again);
    expect((await world.desk.list('ticket')).map(({ values }) => values)).to.deep.equal([{ summary: 'y' }]);
  });

  it('is the same session for two widgets that ask', async () => {
    await world.call();
    const desk = await world.reload();
    const [first] = await desk.resumeCalls();
    const [second] = await desk.resumeCalls();
    expect(first).to.equal(second);
  });

  it('is not resumed for another agent', async () => {
    await world.call();
    const desk = await world.reload({ agent: { id: '1002', name: 'Wu', roles: ['agent'] } });
    expect(await desk.resumeCalls()).to.deep.equal([]);
  });
});

describe('a keystroke', () => {
  const drafts = async () => {
    const store = await world.store.store;
    return (await store.read(['drafts'], (tx) => tx.getAll('drafts'))).map(({ data }) => data['values']);
  };

  it('is not written at once', async () => {
    (await world.call()).setValue('summary', 'x');
    world.clock.advance(299);
    expect(await drafts()).to.deep.equal([]);
  });

  it('is written when the typing rests', async () => {
    const call = await world.call();
    call.setValue('summary', 'x');
    world.clock.advance(200);
    call.setValue('summary', 'xy');
    world.clock.advance(300);
    expect(await drafts()).to.deep.equal([{ summary: 'xy' }]);
  });

  it('is written at once by flush', async () => {
    const call = await world.call();
    call.setValue('summary', 'x');
    await call.flush();
    expect(await drafts()).to.deep.equal([{ summary: 'x' }]);
  });
});

describe('a second call while the network is cut', () => {
  it('arrives once when the network is back', async () => {
    await world.arrived();
    world.server.failure = OFFLINE;
    const call = await world.call();
    await call.handle('connected');
    call.setValue('summary', 'offline');
    await submit(call);
    await until(world.desk, () => world.desk.saveState.sync?.state === 'waiting');
    expect(call.ticket).to.include({ accepted: false });
    world.server.failure = undefined;
    world.clock.advance(300_000);
    await until(call, () => call.ticket?.accepted === true);
    expect([...world.server.effects.values()]).to.deep.equal([1, 1, 1, 1]);
    expect(world.server.doc(call.ticket?.ticket.id ?? '')).to.have.nested.property('values.summary', 'offline');
  });

  it('survives a reload in between', async () => {
    world.server.failure = OFFLINE;
    const call = await world.call();
    call.setValue('summary', 'offline');
    await submit(call);
    world.server.failure = undefined;
    await world.reload();
    await until(world.desk, () => world.server.doc(call.ticket?.ticket.id ?? '') !== undefined);
    expect(world.server.doc(call.ticket?.ticket.id ?? '')).to.have.nested.property('values.summary', 'offline');
  });
});

describe('an evaluation', () => {
  const answers = { greeting: { value: 'yes' }, tone: { value: 'fair' }, identity: { value: 'yes' } };

  it('is stored with its exact total', async () => {
    const call = await world.call();
    const result = await world.desk.run(submitEvaluation, { scorecard: scorecard(), call: call.record, answers });
    expect(result.ok && result.evaluation).to.deep.include({
      scorecard: { id: 'qa', version: 1 },
      callId: call.id,
      agentId: '1001',
      evaluatorId: '1001',
      total: 85,
      submittedAt: NOW,
    });
    expect(await world.desk.list('evaluation')).to.have.length(1);
  });

  it('with an open question comes back as findings and stores nothing', async () => {
    const call = await world.call();
    const { identity, ...rest } = answers;
    const result = await world.desk.run(submitEvaluation, { scorecard: scorecard(), call: call.record, answers: rest });
    expect(!result.ok && result.issues.map(({ code, path }) => [code, ...path])).to.deep.equal([
      ['required', 'identity'],
    ]);
    expect(await world.desk.list('evaluation')).to.deep.equal([]);
    expect(identity.value).to.equal('yes');
  });
});
