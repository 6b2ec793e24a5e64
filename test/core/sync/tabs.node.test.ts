import { FakeDisk, FakeLocks, FakeTransport, ManualClock } from '@callside/core/testing.js';
import type { Store, Transport } from '@callside/core';
import { expect } from 'chai';
import { pullChanges } from '../../../packages/core/src/sync/pull.js';
import { createSync, type Sync } from '../../../packages/core/src/sync/sync.js';
import { joinTabs } from '../../../packages/core/src/sync/tabs.js';
import { append } from '../support/mutations.js';

const OFFLINE = { kind: 'retry', reason: 'network' } as const;

let disk: FakeDisk;
let locks: FakeLocks;
let clock: ManualClock;
let server: FakeTransport;
let tabs: Tab[];

/** One tab of the agent, before the same server as the others. */
class Tab {
  readonly store: Store;
  readonly sync: Sync;
  readonly problems: unknown[] = [];
  pushes = 0;

  constructor(given: Partial<Transport> = {}) {
    this.store = disk.connect().store;
    const transport: Transport = {
      push: (request, options) => {
        this.pushes += 1;
        return (given.push ?? server.push.bind(server))(request, options);
      },
      pull: server.pull.bind(server),
    };
    const tab = { visible: () => true, onLeave: () => () => undefined, onReturn: () => () => undefined };
    this.sync = createSync({
      store: this.store,
      transport,
      pull: pullChanges,
      tabs: joinTabs({ store: this.store, clock, name: 'sync', tab, locks: locks.of(this) }),
      clock,
      random: () => 0.5,
      newId: () => 'client',
      onProblem: (error) => this.problems.push(error),
    });
    tabs.push(this);
  }
}

beforeEach(() => {
  disk = new FakeDisk();
  locks = new FakeLocks();
  clock = new ManualClock(1_000_000);
  server = new FakeTransport();
  tabs = [];
});

afterEach(() => Promise.all(tabs.map(({ sync }) => sync.stop())));

async function calm(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await calm();
}

async function open(...given: ConstructorParameters<typeof Tab>): Promise<Tab> {
  const tab = new Tab(...given);
  await calm();
  return tab;
}

describe('joinTabs', () => {
  it('sends what another tab saves', async () => {
    const [first, second] = [await open(), await open()];
    await append(second.store, { id: 'm1' });
    await calm();
    expect([[...server.effects.keys()], first.pushes, second.pushes]).to.deep.equal([['m1'], 1, 0]);
  });

  it('shows in every tab how the one that sends gets on', async () => {
    server.failure = OFFLINE;
    const [first, second] = [await open(), await open()];
    await append(second.store, { id: 'm1' });
    await calm();
    expect(first.sync.status.state).to.equal('waiting');
    expect(second.sync.status).to.include({ state: 'waiting', pending: 1, nextTryAt: first.sync.status.nextTryAt });
  });

  it('shows it in a tab that is opened later', async () => {
    server.failure = { kind: 'unauthorized' };
    const first = await open();
    await append(first.store, { id: 'm1' });
    await calm();
    expect((await open()).sync.status.state).to.equal('unauthorized');
  });

  it('tries for itself after a tab that the server found outdated', async () => {
    server.failure = { kind: 'outdated' };
    const first = await open();
    await append(first.store, { id: 'm1' });
    await calm();
    expect(first.sync.status.state).to.equal('outdated');
    const second = await open();
    server.failure = undefined;
    await first.sync.stop();
    await calm();
    expect([[...server.effects.keys()], second.sync.status.state]).to.deep.equal([['m1'], 'idle']);
  });

  it('passes a poke on to the one that sends', async () => {
    server.failure = { kind: 'unauthorized' };
    const [first, second] = [await open(), await open()];
    await append(first.store, { id: 'm1' });
    await calm();
    server.failure = undefined;
    second.sync.poke();
    await calm();
    expect([[...server.effects.keys()], second.pushes]).to.deep.equal([['m1'], 0]);
  });

  it('goes on in another tab, with what waits, when the one that sent is closed', async () => {
    server.failure = OFFLINE;
    const [first, second] = [await open(), await open()];
    await append(first.store, { id: 'm1' });
    await calm();
    server.failure = undefined;
    await first.sync.stop();
    await calm();
    expect([[...server.effects.keys()], second.pushes]).to.deep.equal([['m1'], 1]);
  });

  it('counts what waits in every tab', async () => {
    server.failure = OFFLINE;
    const [first, second] = [await open(), await open()];
    await append(first.store, { id: 'm1', at: 777 });
    await calm();
    expect(second.sync.status).to.include({ pending: 1, oldest: 777 });
  });
});

describe('a round that hears no answer', () => {
  it('is given up after a minute, begun anew, and reported', async () => {
    let answers = false;
    const tab = await open({
      push: (request, options) => (answers ? server.push(request, options) : new Promise(() => undefined)),
    });
    await append(tab.store, { id: 'm1' });
    await calm();
    expect(tab.sync.status.state).to.equal('sending');
    answers = true;
    await pass(60_000);
    await pass(60_000);
    expect(tab.problems.map((problem) => (problem as { code?: string }).code)).to.deep.equal(['sync-stuck']);
    expect(tab.sync.status).to.include({ state: 'idle', pending: 0 });
  });

  it('takes no effect here when its answer comes after all', async () => {
    let answer: () => void = () => undefined;
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let asked = 0;
    const tab = await open({
      push: async (request, options) => {
        asked += 1;
        if (asked === 1) await late;
        return server.push(request, options);
      },
    });
    await append(tab.store, { id: 'm1' });
    await calm();
    await pass(60_000);
    await pass(60_000);
    answer();
    await calm();
    expect([...server.effects.values(), tab.sync.status.pending]).to.deep.equal([1, 0]);
    expect(tab.problems).to.have.length(1);
  });
});
