import type { Mutation, PullOutcome, PushOutcome, PushRequest, Store, Transport } from '@callside/core';
import { FakeDisk, FakeLocks, FakeTransport, ManualClock, type DiskFaults } from '@callside/core/testing.js';
import type { TabLife } from '../../../packages/core/src/sync/leader.js';
import { pullChanges } from '../../../packages/core/src/sync/pull.js';
import { recovery } from '../../../packages/core/src/sync/recover.js';
import { createSync, type Sync } from '../../../packages/core/src/sync/sync.js';
import { joinTabs } from '../../../packages/core/src/sync/tabs.js';
import { append } from './mutations.js';

/** How a tab's network treats requests. */
export const NETWORKS = ['up', 'down', 'loses-answers', 'late'] as const;

export type Network = (typeof NETWORKS)[number];

/** One save that was acknowledged: the store said that it is kept. */
export interface Saved {
  readonly id: string;
  readonly user: number;
  readonly key: string;
  readonly set: Readonly<Record<string, unknown>>;
}

export interface SaveInput {
  readonly ticket: string;
  readonly what: 'set' | 'count' | 'delete';
  readonly field: string;
  readonly value: number;
}

/** Users, each with a disk and tabs, before one server; every fault of the list can be put in between. */
export class SyncWorld {
  readonly server = new FakeTransport();
  readonly clock = new ManualClock(1_000_000);
  readonly users: readonly UserUnderTest[];
  readonly saved: Saved[] = [];
  readonly problems: unknown[] = [];
  /** Requests that the network holds back; they arrive when it pleases. */
  readonly held: (() => Promise<void>)[] = [];
  /** Requests that carried another user's changes: there must be none. */
  readonly strays: PushRequest[] = [];
  #nextId = 0;

  constructor(users: number) {
    this.users = Array.from({ length: users }, (_, index) => new UserUnderTest(this, index));
    // Half of the paths are decided by a person, a quarter by the last.
    this.server.rules = () => (path) => (path === 'values.a' ? 'manual' : path === 'values.b' ? 'client' : 'server');
  }

  newId(): string {
    this.#nextId += 1;
    return `m${String(this.#nextId)}`;
  }

  /** Lets everything that can run without time passing run. */
  async calm(): Promise<void> {
    for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  async advance(ms: number): Promise<void> {
    this.clock.advance(ms);
    await this.calm();
  }

  /** Lets one request arrive that the network has held back. */
  async deliver(index: number): Promise<void> {
    const [late] = this.held.splice(index % Math.max(1, this.held.length), 1);
    await late?.();
  }

  /** Ends every fault, and gives all that time that a healthy world needs. */
  async heal(): Promise<void> {
    this.server.failure = undefined;
    while (this.held.length > 0) await this.deliver(0);
    for (const user of this.users) await user.heal();
    for (let step = 0; step < 40; step++) {
      await this.advance(15_000);
      if (step > 8 && (await this.isSettled())) return;
    }
  }

  async isSettled(): Promise<boolean> {
    const queues = await Promise.all(this.users.map((user) => user.sendable()));
    return queues.every((left) => left.length === 0) && this.users.every((user) => user.isIdle());
  }
}

/** One person: a disk, the locks of the browser, and up to three tabs. */
export class UserUnderTest {
  readonly disk = new FakeDisk();
  readonly locks = new FakeLocks();
  readonly tabs: TabUnderTest[] = [];
  /** Set back to a backup: what was saved since is gone, as with any backup. */
  rolledBack = false;

  constructor(
    readonly world: SyncWorld,
    readonly index: number,
  ) {
    this.open();
  }

  get name(): string {
    return `user-${String(this.index)}`;
  }

  open(): void {
    if (this.tabs.length < 3) this.tabs.push(new TabUnderTest(this));
  }

  tab(index: number): TabUnderTest {
    const tab = this.tabs[index % this.tabs.length];
    if (tab === undefined) throw new Error('There is no tab.');
    return tab;
  }

  /** The tab's process dies; another one is opened when it was the last. */
  crash(index: number): void {
    const tab = this.tab(index);
    tab.kill();
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    if (this.tabs.length === 0) this.open();
  }

  async close(index: number): Promise<void> {
    const tab = this.tab(index);
    tab.thaw();
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    if (this.tabs.length === 0) this.open();
    await tab.stop();
  }

  /** All tabs die, the disk becomes what it was, one tab is opened. */
  async rollBack(restore: () => Promise<void>): Promise<void> {
    for (const tab of this.tabs.splice(0)) tab.kill();
    await restore();
    this.rolledBack = true;
    this.open();
  }

  async heal(): Promise<void> {
    for (const tab of this.tabs) tab.heal();
    await this.world.calm();
    for (const tab of this.tabs) tab.sync.poke();
  }

  get store(): Store {
    return this.disk.connect().store;
  }

  /** What waits in the queue and is held back by no refusal. */
  async sendable(): Promise<string[]> {
    const [waiting, dead] = await this.store.read(['outbox', 'dead'], (tx) =>
      Promise.all([tx.getAll('outbox'), tx.getAll('dead')]),
    );
    const stuck = new Set(dead.map(({ entityKey }) => entityKey));
    return waiting.filter(({ entityKey }) => !stuck.has(entityKey)).map(({ mutation }) => mutation.id);
  }

  isIdle(): boolean {
    return this.tabs.every(({ sync }) => sync.status.state === 'idle');
  }
}

/** One open page of a user, whose network and disk can fail, which can freeze and die. */
export class TabUnderTest {
  network: Network = 'up';
  visible = true;
  /** What this tab's clock shows beside the truth, in milliseconds. */
  skew = 0;
  readonly sync: Sync;
  readonly #user: UserUnderTest;
  readonly #store: Store;
  readonly #faults: DiskFaults;
  readonly #killStore: () => void;
  #thaw: (() => void) | undefined;
  #dead = false;

  constructor(user: UserUnderTest) {
    const { world, index } = user;
    this.#user = user;
    const { store, faults, kill } = user.disk.connect();
    [this.#store, this.#faults, this.#killStore] = [store, faults, kill];
    const clock = {
      now: () => world.clock.now() + this.skew,
      after: (ms: number, task: () => void) =>
        world.clock.after(ms, () => {
          if (this.#dead) return;
          if (this.#faults.gate === undefined) task();
          else void this.#faults.gate.then(task);
        }),
    };
    const tab: TabLife = {
      visible: () => this.visible,
      onLeave: () => () => undefined,
      onReturn: () => () => undefined,
    };
    this.sync = createSync({
      store,
      transport: this.#transport(),
      pull: pullChanges,
      recovery,
      tabs: joinTabs({ store, clock, name: 'sync', tab, locks: user.locks.of(this) }),
      clock,
      random: () => 0.5,
      newId: () => `client-${String(index)}-${world.newId()}`,
      onProblem: (error) => world.problems.push(error),
    });
    this.sync.poke();
  }

  async save({ ticket, what, field, value }: SaveInput): Promise<void> {
    const { world, index, name } = this.#user;
    const key = `ticket/${ticket}`;
    const known = await this.#store.read(['entities'], (tx) => tx.get('entities', key));
    if (known?.deleted === true || (known === undefined && what !== 'set')) return;
    const id = world.newId();
    const typed = `${field}-${String(value)}-${id}`;
    const set = what === 'set' ? { [`values.${field}`]: typed } : {};
    const deltas = what === 'count' ? { 'values.count': { by: value } } : undefined;
    const op = known === undefined ? 'create' : what === 'delete' ? 'delete' : 'patch';
    const draft = { id, entityId: ticket, op, set, at: world.clock.now(), actor: name } as const;
    await append(this.#store, { ...draft, ...(deltas === undefined ? {} : { deltas }) });
    world.saved.push({ id, user: index, key, set });
  }

  failNextWrite(): void {
    this.#faults.failNextWrite = true;
  }

  freeze(): void {
    if (this.#thaw !== undefined) return;
    this.visible = false;
    this.#faults.gate = new Promise((resolve) => {
      this.#thaw = () => {
        this.#faults.gate = undefined;
        resolve();
      };
    });
  }

  thaw(): void {
    this.#thaw?.();
    this.#thaw = undefined;
    this.visible = true;
  }

  heal(): void {
    this.network = 'up';
    this.#faults.failNextWrite = false;
    this.skew = 0;
    this.thaw();
  }

  async stop(): Promise<void> {
    await this.sync.stop();
    await this.#store.close();
  }

  kill(): void {
    this.#dead = true;
    this.#killStore();
    this.#user.locks.drop(this);
  }

  #transport(): Transport {
    const { world, name } = this.#user;
    const live = new AbortController().signal;
    const pass = async <O extends PushOutcome | PullOutcome>(ask: () => Promise<O>): Promise<O> => {
      const failure = { kind: 'retry', reason: 'network' } as O;
      if (this.network === 'down') return failure;
      if (this.network === 'late') {
        world.held.push(async () => {
          await ask();
        });
        return failure;
      }
      const outcome = await ask();
      while (this.#faults.gate !== undefined) await this.#faults.gate;
      if (this.#dead) await new Promise<never>(() => undefined);
      return this.network === 'loses-answers' ? failure : outcome;
    };
    return {
      push: (request) => {
        if (request.mutations.some(({ actor }: Mutation) => actor !== name)) world.strays.push(request);
        return pass(() => world.server.push(request, { signal: live }));
      },
      pull: (cursor) => pass(() => world.server.pull(cursor, { signal: live })),
    };
  }
}
