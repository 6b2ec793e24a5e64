import type { Store } from '@callside/core';
import { FakeDisk, FakeLocks, ManualClock } from '@callside/core/testing.js';
import { expect } from 'chai';
import { fencedBy, TermOverError } from '../../../packages/core/src/sync/fence.js';
import { LEADER, seekLeadership, type Leadership } from '../../../packages/core/src/sync/leader.js';
import { rejectionOf } from '../../support/rejection.js';

const STEAL_WITHIN = 15_000;

let disk: FakeDisk;
let locks: FakeLocks;
let clock: ManualClock;
let pages: Page[];

/** One tab that wants to lead. */
class Page {
  readonly terms: (number | undefined)[] = [];
  readonly problems: unknown[] = [];
  visible = true;
  wanted = true;
  leave: () => void = () => undefined;
  comeBack: () => void = () => undefined;
  readonly store: Store;
  readonly faults: ReturnType<FakeDisk['connect']>['faults'];
  readonly leadership: Leadership;
  readonly #kill: () => void;
  #dead = false;

  constructor({ usesLocks = true }: { usesLocks?: boolean } = {}) {
    const connection = disk.connect();
    [this.store, this.faults, this.#kill] = [connection.store, connection.faults, connection.kill];
    const after = (ms: number, task: () => void): (() => void) =>
      clock.after(ms, () => {
        if (this.#dead) return;
        if (this.faults.gate === undefined) task();
        else void this.faults.gate.then(task);
      });
    this.leadership = seekLeadership({
      store: this.store,
      clock: { now: () => clock.now(), after },
      name: 'sync',
      tab: {
        visible: () => this.visible,
        onLeave: (task) => {
          this.leave = task;
          return () => undefined;
        },
        onReturn: (task) => {
          this.comeBack = task;
          return () => undefined;
        },
      },
      locks: usesLocks ? locks.of(this) : undefined,
      wanted: () => this.wanted,
      onTerm: (term) => this.terms.push(term),
      onProblem: (error) => this.problems.push(error),
    });
    pages.push(this);
  }

  get leads(): boolean {
    return this.leadership.term !== undefined;
  }

  /** Stops running, and keeps its lock, until the returned function is called. */
  freeze(): () => void {
    let thaw: () => void = () => undefined;
    this.faults.gate = new Promise((resolve) => {
      thaw = () => {
        this.faults.gate = undefined;
        resolve();
      };
    });
    return thaw;
  }

  crash(): void {
    this.#dead = true;
    this.#kill();
    locks.drop(this);
  }
}

beforeEach(() => {
  disk = new FakeDisk();
  locks = new FakeLocks();
  clock = new ManualClock(1_000_000);
  pages = [];
});

afterEach(() => Promise.all(pages.map((page) => page.leadership.stop())));

async function calm(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets time pass beat by beat, as it does. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1000) {
    clock.advance(1000);
    await calm();
  }
}

async function open(...given: ConstructorParameters<typeof Page>): Promise<Page> {
  const page = new Page(...given);
  await calm();
  return page;
}

describe('seekLeadership', () => {
  it('leads when nobody else does', async () => {
    const page = await open();
    expect(page.terms).to.deep.equal([1]);
  });

  it('lets one of eight lead', async () => {
    for (let index = 0; index < 8; index++) new Page();
    await pass(30_000);
    expect(pages.filter(({ leads }) => leads)).to.have.length(1);
  });

  it('follows while the leader lives, however long', async () => {
    await open();
    const second = await open();
    await pass(120_000);
    expect(second.terms).to.deep.equal([]);
  });

  it('takes over at once from a page that is closed', async () => {
    const first = await open();
    const second = await open();
    await first.leadership.stop();
    await calm();
    expect(second.terms).to.deep.equal([2]);
  });

  it('takes over at once from a page that has crashed', async () => {
    const first = await open();
    const second = await open();
    first.crash();
    await calm();
    expect(second.terms).to.deep.equal([2]);
  });

  describe('when the leader is frozen', () => {
    let first: Page;
    let second: Page;
    let thaw: () => void;

    beforeEach(async () => {
      first = await open();
      second = await open();
      thaw = first.freeze();
    });

    it('steals within 15 seconds when it is seen and has something to send', async () => {
      await pass(STEAL_WITHIN);
      expect(second.terms).to.deep.equal([2]);
    });

    it('does not steal while nobody sees it', async () => {
      second.visible = false;
      await pass(STEAL_WITHIN);
      expect(second.leads).to.equal(false);
    });

    it('does not steal while there is nothing to send', async () => {
      second.wanted = false;
      await pass(STEAL_WITHIN);
      expect(second.leads).to.equal(false);
    });

    it('has told the frozen one when it wakes', async () => {
      await pass(STEAL_WITHIN);
      thaw();
      await pass(LEADER.beat);
      expect([first.terms.at(-1), second.leads]).to.deep.equal([undefined, true]);
    });

    it('keeps what the frozen one was about to write from taking effect', async () => {
      const write = fencedBy(first.store, 1)(['meta'], (tx) =>
        tx.put('meta', { v: 2, name: 'cursor', value: 'of a zombie' }),
      );
      await pass(STEAL_WITHIN);
      thaw();
      expect(await rejectionOf(write)).to.be.instanceOf(TermOverError);
      expect(await second.store.read(['meta'], (tx) => tx.get('meta', 'cursor'))).to.equal(undefined);
    });

    it('leads again once the thief is gone', async () => {
      await pass(STEAL_WITHIN);
      thaw();
      await pass(LEADER.beat);
      await second.leadership.stop();
      await calm();
      expect(first.leads).to.equal(true);
    });
  });

  it('gives the lead up when its page is left, and asks again when it is back', async () => {
    const first = await open();
    first.leave();
    const second = await open();
    expect([first.leads, second.leads]).to.deep.equal([false, true]);
    await second.leadership.stop();
    first.comeBack();
    await calm();
    expect(first.leads).to.equal(true);
  });

  it('does not come back by itself while its page is left', async () => {
    const page = await open();
    page.leave();
    await pass(60_000);
    expect(page.leads).to.equal(false);
  });

  it('tries again when its first write fails, and reports that', async () => {
    const page = new Page();
    page.faults.failNextWrite = true;
    await pass(2 * LEADER.beat);
    expect(page.leads).to.equal(true);
    expect(page.problems).to.have.length(1);
  });

  it('raises the term with every change of leader', async () => {
    for (const term of [1, 2, 3]) {
      const page = await open();
      expect(page.leadership.term).to.equal(term);
      await page.leadership.stop();
    }
  });

  describe('where the browser has no locks', () => {
    const without = { usesLocks: false };

    it('leads when there has been no beat for long', async () => {
      expect((await open(without)).leads).to.equal(true);
    });

    it('follows while another beats', async () => {
      await open(without);
      const second = await open(without);
      await pass(60_000);
      expect(second.leads).to.equal(false);
    });

    it('takes over within 15 seconds from one that is gone', async () => {
      const first = await open(without);
      const second = await open(without);
      first.crash();
      await pass(STEAL_WITHIN);
      expect(second.leads).to.equal(true);
    });

    it('ends with one leader when two begin at the same moment', async () => {
      new Page(without);
      new Page(without);
      await pass(30_000);
      expect(pages.filter(({ leads }) => leads)).to.have.length(1);
    });
  });
});
