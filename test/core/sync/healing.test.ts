import type { Doc, Store } from '@callside/core';
import { FakeTransport } from '@callside/core/testing.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { keptStore } from '../../support/kept-store.js';
import { append, count } from '../support/mutations.js';
import { startSync, type SyncUnderTest } from '../support/sync.js';

/** What can happen to a device, in any order. */
type Happening =
  | { readonly kind: 'edit'; readonly ticket: string; readonly field: string; readonly value: number }
  | { readonly kind: 'foreign-edit'; readonly ticket: string; readonly field: string; readonly value: number }
  | { readonly kind: 'offline' | 'online' | 'lose-answers' | 'restart' }
  | { readonly kind: 'time'; readonly ms: number };

const TICKETS = ['t1', 't2', 't3'];
const ticket = fc.constantFrom(...TICKETS);
const field = fc.constantFrom('values.a', 'values.b', 'status');
const value = fc.nat({ max: 99 });

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('edit' as const), ticket, field, value }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('foreign-edit' as const), ticket, field, value }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('offline', 'online', 'lose-answers', 'restart') }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.constantFrom(100, 1000, 30_000) }) },
);

/** One device and its server, with everything that the property looks at afterwards. */
class World {
  readonly server = new FakeTransport();
  readonly #open = keptStore();
  readonly #made: { id: string; ticket: string }[] = [];
  #device: SyncUnderTest | undefined;

  async play(happenings: readonly Happening[]): Promise<void> {
    await this.#start();
    for (const each of happenings) await this.#happen(each);
    this.server.failure = undefined;
    this.server.loseAnswers = false;
    // Two rounds: the first may find changes of others only after it has sent its own.
    for (let round = 0; round < 2; round++) {
      this.#running.sync.poke();
      await this.#running.sync.rest();
    }
    await this.#running.sync.stop();
  }

  get problems(): readonly unknown[] {
    return this.#running.problems;
  }

  get store(): Promise<Store> {
    return this.#open.store;
  }

  /** Ids of the mutations in the order in which they were made, by ticket. */
  made(id: string): string[] {
    return this.#made.filter((each) => each.ticket === id).map((each) => each.id);
  }

  /** Ids of the mutations in the order in which they first took effect, by ticket. */
  effective(id: string): string[] {
    return [...this.server.effects.keys()].filter((each) => this.made(id).includes(each));
  }

  get #running(): SyncUnderTest {
    if (this.#device === undefined) throw new Error('The device was not started.');
    return this.#device;
  }

  async #start(): Promise<void> {
    this.#device = await startSync(this.server, { store: this.#open({ tenant: 'acme', user: '1001' }) });
    this.#device.sync.poke();
    await this.#device.sync.rest();
  }

  async #happen(each: Happening): Promise<void> {
    if (each.kind === 'edit') await this.#edit(each.ticket, { [each.field]: each.value });
    if (each.kind === 'foreign-edit' && this.server.doc(each.ticket) !== undefined)
      this.server.change('ticket', each.ticket, { [each.field]: each.value });
    if (each.kind === 'offline') this.server.failure = { kind: 'retry', reason: 'network' };
    if (each.kind === 'online') {
      this.server.failure = undefined;
      this.server.loseAnswers = false;
    }
    if (each.kind === 'lose-answers') this.server.loseAnswers = true;
    if (each.kind === 'time') this.#running.clock.advance(each.ms);
    if (each.kind === 'restart') {
      await this.#running.sync.stop();
      await this.#start();
    }
    // Half of the happenings meet a round that is still running.
    if (each.kind !== 'edit') await this.#running.sync.rest();
  }

  async #edit(id: string, set: Doc): Promise<void> {
    const store = await this.#open({ tenant: 'acme', user: '1001' });
    const known = await store.read(['entities'], (tx) => tx.get('entities', `ticket/${id}`));
    const mutation = { id: `m${String(this.#made.length + 1)}`, ticket: id };
    this.#made.push(mutation);
    await append(store, { id: mutation.id, entityId: id, op: known === undefined ? 'create' : 'patch', set });
  }
}

describe('sync after any sequence of edits, cuts, lost answers, foreign changes and restarts', () => {
  const holds = (check: (world: World) => Promise<void> | void): Promise<void> =>
    fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
        const world = new World();
        await world.play(happenings);
        await check(world);
      }),
      { numRuns: 60 },
    );

  it('has an empty queue', () =>
    holds(async (world) => {
      const store = await world.store;
      expect([await count(store, 'outbox'), await count(store, 'dead')]).to.deep.equal([0, 0]);
    }));

  it('has given each mutation its effect exactly once', () =>
    holds((world) => {
      const made = TICKETS.flatMap((id) => world.made(id));
      expect(Object.fromEntries(world.server.effects)).to.deep.equal(Object.fromEntries(made.map((id) => [id, 1])));
    }));

  it('has kept the order of each record', () =>
    holds((world) => {
      for (const id of TICKETS) expect(world.effective(id)).to.deep.equal(world.made(id));
    }));

  it('has the same records here and on the server', () =>
    holds(async (world) => {
      const store = await world.store;
      for (const id of TICKETS) {
        const record = await store.read(['entities'], (tx) => tx.get('entities', `ticket/${id}`));
        expect(record?.doc).to.deep.equal(world.server.doc(id));
        expect(record?.pending ?? 0).to.equal(0);
      }
    }));

  it('has reported no problem', () =>
    holds((world) => {
      expect(world.problems).to.deep.equal([]);
    }));
});
