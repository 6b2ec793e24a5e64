import type { Mutation, PushOutcome, PushRequest, Transport } from '@callside/core';
import { FakeTransport } from '@callside/core/testing.js';
import { expect } from 'chai';
import { until } from '../../support/until.js';
import { append, count, entity } from '../support/mutations.js';
import { startSync, type SyncUnderTest } from '../support/sync.js';

const OFFLINE = { kind: 'retry', reason: 'network' } as const;

let server: FakeTransport;
let desk: SyncUnderTest;

beforeEach(async () => {
  server = new FakeTransport();
  desk = await startSync(server);
});

afterEach(() => desk.sync.stop());

async function save(id: string, given: Parameters<typeof append>[1] = {}): Promise<void> {
  await append(desk.store, { id, entityId: id, set: { status: 'pending' }, ...given });
  await desk.sync.rest();
}

async function advance(ms: number): Promise<void> {
  desk.clock.advance(ms);
  await desk.sync.rest();
}

function sent(): string[][] {
  return server.requests.map(({ mutations }) => mutations.map(({ id }) => id));
}

describe('createSync', () => {
  it('sends what is saved, without being asked', async () => {
    await save('m1');
    expect(sent()).to.deep.equal([['m1']]);
  });

  it('is idle with an empty queue afterwards', async () => {
    await save('m1');
    expect(desk.sync.status).to.deep.equal({ state: 'idle', pending: 0, dead: 0, conflicts: 0 });
  });

  it('sends what an earlier page left in the queue when it is poked', async () => {
    server.failure = OFFLINE;
    await save('m1');
    await desk.sync.stop();
    server.failure = undefined;
    desk = await startSync(server, { store: Promise.resolve(desk.store) });
    desk.sync.poke();
    await desk.sync.rest();
    expect(sent()).to.deep.equal([['m1']]);
  });

  it('keeps one client id for a store', async () => {
    await save('m1');
    await save('m2');
    expect(new Set(server.requests.map(({ clientId }) => clientId))).to.have.property('size', 1);
  });

  it('tells the server’s epoch from the second push on', async () => {
    await save('m1');
    await save('m2');
    expect(server.requests.map(({ epoch }) => epoch)).to.deep.equal(['', 'fake']);
  });

  it('asks an idle server for changes every 30 seconds', async () => {
    await save('m1');
    server.change('ticket', 'm1', { status: 'processing' });
    await advance(30_000);
    expect((await entity(desk.store, 'ticket/m1')).doc.status).to.equal('processing');
  });

  it('tells its listeners of every state', async () => {
    const states: string[] = [];
    desk.sync.subscribe(({ state }) => states.push(state));
    await save('m1');
    expect(states.filter((state, index) => state !== states[index - 1]).slice(-2)).to.deep.equal(['sending', 'idle']);
  });

  describe('offline', () => {
    beforeEach(async () => {
      server.failure = OFFLINE;
      await save('m1');
    });

    it('waits, and says until when', () => {
      expect(desk.sync.status).to.include({ state: 'waiting', pending: 1, nextTryAt: desk.clock.now() + 500 });
    });

    it('waits longer after each try', async () => {
      const waits: number[] = [];
      for (let round = 0; round < 4; round++) {
        const wait = (desk.sync.status.nextTryAt ?? 0) - desk.clock.now();
        waits.push(wait);
        await advance(wait);
      }
      expect(waits).to.deep.equal([500, 1000, 2000, 4000]);
    });

    it('does not try again because something was saved', async () => {
      await save('m2');
      await until(desk.sync, () => desk.sync.status.pending === 2);
      expect(desk.sync.status.state).to.equal('waiting');
    });

    it('sends everything in order when the network is back', async () => {
      await save('m2');
      server.failure = undefined;
      await advance(500);
      expect(sent()).to.deep.equal([['m1', 'm2']]);
    });

    it('tries at once when it is poked', async () => {
      server.failure = undefined;
      desk.sync.poke();
      await desk.sync.rest();
      expect(desk.sync.status).to.include({ state: 'idle', pending: 0 });
    });

    it('starts with the shortest wait again after a success', async () => {
      await advance(500);
      server.failure = undefined;
      await advance(1000);
      server.failure = OFFLINE;
      await save('m2');
      expect(desk.sync.status.nextTryAt).to.equal(desk.clock.now() + 500);
    });
  });

  it('waits as long as the server wishes', async () => {
    server.failure = { kind: 'retry', reason: 'busy', after: 70_000 };
    await save('m1');
    expect(desk.sync.status.nextTryAt).to.equal(desk.clock.now() + 70_000);
  });

  describe('without a valid token', () => {
    beforeEach(async () => {
      server.failure = { kind: 'unauthorized' };
      await save('m1');
    });

    it('says so', () => {
      expect(desk.sync.status).to.include({ state: 'unauthorized', pending: 1 });
    });

    it('does not ask again by itself', async () => {
      server.failure = undefined;
      await advance(600_000);
      expect(sent()).to.deep.equal([]);
    });

    it('does not ask again because something was saved', async () => {
      server.failure = undefined;
      await save('m2');
      await until(desk.sync, () => desk.sync.status.pending === 2);
      expect(desk.sync.status.state).to.equal('unauthorized');
    });

    it('goes on when it is poked', async () => {
      server.failure = undefined;
      desk.sync.poke();
      await desk.sync.rest();
      expect(desk.sync.status).to.include({ state: 'idle', pending: 0 });
    });
  });

  describe('with a server that does not speak its version any more', () => {
    beforeEach(async () => {
      server.failure = { kind: 'outdated' };
      await save('m1');
    });

    it('says so', () => {
      expect(desk.sync.status).to.include({ state: 'outdated', pending: 1 });
    });

    it('stops sending, even when it is poked', async () => {
      server.failure = undefined;
      desk.sync.poke();
      await desk.sync.rest();
      expect(sent()).to.deep.equal([]);
    });

    it('keeps storing', async () => {
      await save('m2');
      expect(await count(desk.store, 'outbox')).to.equal(2);
    });
  });

  describe('when an answer is lost', () => {
    beforeEach(async () => {
      server.loseAnswers = true;
      await save('m1');
      server.loseAnswers = false;
      await advance(500);
    });

    it('sends the mutation again under the same id', () => {
      expect(sent()).to.deep.equal([['m1'], ['m1']]);
    });

    it('has the effect once', () => {
      expect([...server.effects]).to.deep.equal([['m1', 1]]);
    });

    it('empties the queue', () => {
      expect(desk.sync.status.pending).to.equal(0);
    });
  });

  describe('when the server refuses one change', () => {
    beforeEach(async () => {
      server.refuse = ({ id }) => (id === 'm1' ? 'values-invalid' : undefined);
      await save('m1');
      await save('m2', { entityId: 'm1', op: 'patch' });
      await save('m3');
    });

    it('counts it as refused', () => {
      expect(desk.sync.status).to.include({ dead: 1 });
    });

    it('holds back what follows on that record', async () => {
      expect([...server.effects.keys()]).to.deep.equal(['m3']);
      expect(await count(desk.store, 'outbox')).to.equal(1);
    });

    it('is idle: only a person can help', () => {
      expect(desk.sync.status.state).to.equal('idle');
    });
  });

  it('reports a failure of the store and tries again later', async () => {
    const fault = new Error('disk');
    const broken: Transport = { push: () => Promise.reject(fault) };
    await desk.sync.stop();
    desk = await startSync(broken);
    await save('m1');
    expect(desk.problems).to.deep.equal([fault]);
    expect(desk.sync.status.state).to.equal('waiting');
  });

  describe('after stop', () => {
    it('sends nothing', async () => {
      await desk.sync.stop();
      await save('m1');
      desk.sync.poke();
      await desk.sync.rest();
      expect(sent()).to.deep.equal([]);
    });

    it('tries nothing that was due', async () => {
      server.failure = OFFLINE;
      await save('m1');
      await desk.sync.stop();
      server.failure = undefined;
      await advance(600_000);
      expect(sent()).to.deep.equal([]);
    });
  });
});

/** A server whose answers the test writes. */
class ScriptedServer implements Transport {
  readonly requests: PushRequest[] = [];
  readonly #answer: (request: PushRequest, attempt: number) => PushOutcome | Promise<PushOutcome>;

  constructor(answer: (request: PushRequest, attempt: number) => PushOutcome | Promise<PushOutcome>) {
    this.#answer = answer;
  }

  async push(request: PushRequest): Promise<PushOutcome> {
    this.requests.push(request);
    return this.#answer(request, this.requests.length);
  }
}

function accept(request: PushRequest): PushOutcome {
  const results = request.mutations.map(
    ({ id, set }: Mutation) => ({ id, status: 'applied', rev: 1, doc: set }) as const,
  );
  return { kind: 'replied', reply: { protocol: 1, epoch: 'e1', lastSeq: 0, results } };
}

describe('createSync with a server that', () => {
  const start = async (...args: ConstructorParameters<typeof ScriptedServer>): Promise<ScriptedServer> => {
    const scripted = new ScriptedServer(...args);
    await desk.sync.stop();
    desk = await startSync(scripted, { store: Promise.resolve(desk.store) });
    return scripted;
  };

  it('finds the batch too large gets halves of it', async () => {
    server.failure = OFFLINE;
    for (let index = 0; index < 5; index++) await save(`m${String(index)}`);
    const scripted = await start((request) => (request.mutations.length > 2 ? { kind: 'too-large' } : accept(request)));
    desk.sync.poke();
    await desk.sync.rest();
    expect(scripted.requests.map(({ mutations }) => mutations.length)).to.deep.equal([5, 3, 2, 2, 1]);
    expect(desk.sync.status.pending).to.equal(0);
  });

  it('finds one change too large leaves it for a person', async () => {
    await start(() => ({ kind: 'too-large' }));
    await save('m1');
    expect(desk.sync.status).to.include({ pending: 0, dead: 1 });
  });

  it('refuses the whole request finds out which change is wrong', async () => {
    server.failure = OFFLINE;
    await save('bad');
    await save('good');
    const problem = { code: 'request-invalid', title: 'Refused', status: 400, detail: 'No.' };
    await start((request) =>
      request.mutations.some(({ id }) => id === 'bad') ? { kind: 'refused', problem } : accept(request),
    );
    desk.sync.poke();
    await desk.sync.rest();
    const dead = await desk.store.read(['dead'], (tx) => tx.getAll('dead'));
    expect(dead.map(({ id, problem: { code } }) => [id, code])).to.deep.equal([['bad', 'request-invalid']]);
    expect(desk.sync.status).to.include({ state: 'idle', pending: 0, dead: 1 });
  });

  it('blocks everything is asked again later, not at once', async () => {
    const scripted = await start((request) => {
      const results = request.mutations.map(({ id }) => ({ id, status: 'blocked' }) as const);
      return { kind: 'replied', reply: { protocol: 1, epoch: 'e1', lastSeq: 0, results } };
    });
    await save('m1');
    expect([scripted.requests.length, desk.sync.status.state]).to.deep.equal([1, 'waiting']);
  });

  it('answers about other changes than those sent is asked again later, not at once', async () => {
    const scripted = await start((_request, attempt) => {
      if (attempt > 3) return OFFLINE;
      const results = [{ id: 'other', status: 'applied' } as const];
      return { kind: 'replied', reply: { protocol: 1, epoch: 'e1', lastSeq: 0, results } };
    });
    await save('m1');
    expect([scripted.requests.length, desk.sync.status.state]).to.deep.equal([1, 'waiting']);
  });

  it('takes its time gets what is saved meanwhile afterwards', async () => {
    let answer: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const asked = new Promise<void>((tell) => {
      void start(async (request, attempt) => {
        tell();
        if (attempt === 1) await slow;
        return accept(request);
      }).then(() => append(desk.store, { id: 'm1', entityId: 't', set: { note: 'a' } }));
    });
    await asked;
    await append(desk.store, { id: 'm2', entityId: 't', op: 'patch', set: { note: 'b' } });
    answer();
    await desk.sync.rest();
    expect((await entity(desk.store)).doc.note).to.equal('b');
    expect(desk.sync.status.pending).to.equal(0);
  });

  it('is asked for changes while something is saved gets that too', async () => {
    let saved = false;
    const pull = server.pull.bind(server);
    server.pull = async (...given) => {
      if (!saved) {
        saved = true;
        await append(desk.store, { id: 'late', entityId: 'late' });
      }
      return pull(...given);
    };
    await save('m1');
    expect(sent()).to.deep.equal([['m1'], ['late']]);
  });

  it('is poked in the middle of a round is asked once more, and rest waits for it', async () => {
    let pulls = 0;
    server.pull = () => {
      pulls += 1;
      if (pulls === 1) desk.sync.poke();
      const reply = { protocol: 1, epoch: 'fake', changes: [], cursor: '0', hasMore: false };
      return Promise.resolve({ kind: 'replied', reply });
    };
    desk.sync.poke();
    await desk.sync.rest();
    expect([pulls, desk.sync.status.state]).to.deep.equal([2, 'idle']);
  });
});
