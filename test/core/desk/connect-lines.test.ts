import { connectLines, type CallSession, type LineEvent, type Lines } from '@callside/core';
import { expect } from 'chai';
import { until } from '../../support/until.js';
import { CUSTOMER, DeskWorld, NOW } from '../support/desk.js';

/** A telephone that a test rings by hand. */
class Phone {
  #tell: ((event: LineEvent) => void) | undefined;

  get isHeard(): boolean {
    return this.#tell !== undefined;
  }

  subscribe(listener: (event: LineEvent) => void): () => void {
    this.#tell = listener;
    return () => (this.#tell = undefined);
  }

  tell(line: string, ...types: readonly LineEvent['type'][]): void {
    for (const type of types) this.#tell?.({ line, type, customer: CUSTOMER });
  }

  tellAt(line: string, type: LineEvent['type'], at: number): void {
    this.#tell?.({ line, type, at });
  }
}

let world: DeskWorld;
let phone: Phone;
let lines: Lines;
let calls: CallSession[];

function connect(): void {
  phone = new Phone();
  calls = [];
  const onProblem = (error: unknown): unknown => world.problems.push(error);
  lines = connectLines(world.desk, phone, { onCall: (call) => calls.push(call), onProblem });
}

async function states(): Promise<unknown[]> {
  await lines.settled;
  return (await world.desk.list('call')).map(({ line, state }) => [line, state]);
}

beforeEach(async () => {
  world = new DeskWorld();
  await world.open();
  connect();
});

afterEach(async () => {
  lines.stop();
  await world.desk.close();
  expect(world.problems).to.deep.equal([]);
});

describe('connectLines', () => {
  it('opens a call when the telephone rings', async () => {
    phone.tell('a', 'offered');
    expect(await states()).to.deep.equal([['a', 'offered']]);
    expect(calls[0]?.record.customer).to.deep.equal(CUSTOMER);
  });

  it('moves it by what the telephone tells', async () => {
    phone.tell('a', 'offered', 'connected', 'held', 'resumed', 'ended');
    expect(await states()).to.deep.equal([['a', 'wrap-up']]);
  });

  it('notes nothing more of a call that somebody else has taken over', async () => {
    phone.tell('a', 'connected');
    await lines.settled;
    const [call] = calls;
    if (call === undefined) throw new Error('Nobody rang.');
    await world.arrived();
    world.server.change('call', call.id, { agent: { id: '1002', name: 'Wang' } });
    world.desk.sync();
    await until(call, () => call.record.agent.id === '1002');
    phone.tell('a', 'ended');
    expect(await states()).to.deep.equal([['a', 'connected']]);
  });

  it('takes a call whose ringing was never told', async () => {
    phone.tell('a', 'connected');
    expect(await states()).to.deep.equal([['a', 'connected']]);
  });

  it('keeps a row of a call of which only the end was told', async () => {
    phone.tell('a', 'ended');
    expect(await states()).to.deep.equal([['a', 'closed']]);
  });

  it('moves a call that came to the desk by another way, once it is told of it', async () => {
    const call = world.desk.openCall({ customer: CUSTOMER, direction: 'inbound', line: 'a' });
    await call.stored;
    phone.tell('a', 'connected');
    expect(await states()).to.deep.equal([['a', 'idle']]);
    lines.take(call);
    phone.tell('a', 'connected');
    expect(await states()).to.deep.equal([['a', 'connected']]);
    expect(calls).to.deep.equal([]);
  });

  it('passes over what is told twice', async () => {
    phone.tell('a', 'connected', 'connected', 'ended', 'ended');
    expect(await states()).to.deep.equal([['a', 'wrap-up']]);
    expect(calls).to.have.length(1);
  });

  it('puts a late event at the time at which it happened', async () => {
    phone.tellAt('a', 'ended', NOW + 9000);
    phone.tellAt('a', 'connected', NOW + 1000);
    expect(await states()).to.deep.equal([['a', 'wrap-up']]);
    phone.tellAt('b', 'connected', NOW);
    phone.tellAt('b', 'resumed', NOW + 5000);
    phone.tellAt('b', 'held', NOW + 3000);
    expect(await states()).to.deep.include(['b', 'connected']);
  });

  it('has several calls at a time, each for itself', async () => {
    phone.tell('a', 'connected', 'held');
    phone.tell('b', 'connected');
    expect(await states()).to.have.deep.members([
      ['a', 'held'],
      ['b', 'connected'],
    ]);
  });

  it('knows its calls again after a reload', async () => {
    phone.tell('a', 'connected');
    await lines.settled;
    await world.reload();
    connect();
    phone.tell('a', 'ended');
    expect(await states()).to.deep.equal([['a', 'wrap-up']]);
  });

  it('makes no second call of what comes late for one that is saved', async () => {
    phone.tell('a', 'connected', 'ended');
    await lines.settled;
    await calls[0]?.save();
    await world.reload();
    connect();
    phone.tell('a', 'ended');
    expect(await states()).to.deep.equal([['a', 'closed']]);
    expect(calls).to.deep.equal([]);
  });

  it('hears of nothing once it was stopped', () => {
    lines.stop();
    expect(phone.isHeard).to.equal(false);
  });
});
