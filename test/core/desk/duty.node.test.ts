import { getEventListeners } from 'node:events';
import { FakeLocks, ManualClock } from '@callside/core/testing.js';
import { expect } from 'chai';
import { takeDuty, type Duty, type DutyOutcome } from '../../../packages/core/src/desk/duty.js';

let locks: FakeLocks;
let clock: ManualClock;
let duties: Duty[];
let problems: unknown[];

/** One tab: how often it had a turn, and how each ends. */
class Tab {
  turns = 0;
  leave: () => void = () => undefined;
  comeBack: () => void = () => undefined;
  readonly duty: Duty;

  constructor(outcome: (signal: AbortSignal) => Promise<DutyOutcome> = () => Promise.resolve('done')) {
    this.duty = takeDuty({
      name: 'work',
      clock,
      random: () => 0.5,
      tab: {
        visible: () => true,
        onLeave: (task) => {
          this.leave = task;
          return () => undefined;
        },
        onReturn: (task) => {
          this.comeBack = task;
          return () => undefined;
        },
      },
      locks: locks.of(this),
      turn: (signal) => {
        this.turns += 1;
        return outcome(signal);
      },
      onProblem: (error) => problems.push(error),
    });
    duties.push(this.duty);
  }
}

beforeEach(() => {
  locks = new FakeLocks();
  clock = new ManualClock();
  duties = [];
  problems = [];
});

afterEach(() => {
  for (const duty of duties) duty.stop();
});

async function calm(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await calm();
}

describe('takeDuty', () => {
  it('has its first turn at once', async () => {
    const tab = new Tab();
    await calm();
    expect(tab.turns).to.equal(1);
  });

  it('has the next turn when it is woken', async () => {
    const tab = new Tab();
    await calm();
    tab.duty.wake();
    await calm();
    expect(tab.turns).to.equal(2);
  });

  it('has another turn when it is woken during one', async () => {
    let end: () => void = () => undefined;
    const tab = new Tab(
      () =>
        new Promise(
          (resolve) =>
            (end = () => {
              resolve('done');
            }),
        ),
    );
    await calm();
    tab.duty.wake();
    end();
    await calm();
    expect(tab.turns).to.equal(2);
  });

  it('waits longer after each failure', async () => {
    const tab = new Tab(() => Promise.resolve('retry'));
    await calm();
    for (const ms of [500, 1000, 2000]) await pass(ms);
    expect(tab.turns).to.equal(4);
    await pass(3900);
    expect(tab.turns).to.equal(4);
  });

  it('waits a short while only before it goes on soon', async () => {
    const tab = new Tab(() => Promise.resolve('soon'));
    await calm();
    for (const ms of [500, 500, 500]) await pass(ms);
    expect(tab.turns).to.equal(4);
  });

  it('reports a turn that throws, and tries again', async () => {
    const fault = new RangeError('no');
    const tab = new Tab(() => Promise.reject(fault));
    await calm();
    await pass(500);
    expect([problems, tab.turns]).to.deep.equal([[fault, fault], 2]);
  });

  it('leaves nothing behind of its pauses', async () => {
    let listeners = 0;
    const tab = new Tab((signal) => {
      listeners = getEventListeners(signal, 'abort').length;
      return Promise.resolve('soon');
    });
    await calm();
    const atFirst = listeners;
    for (const ms of [500, 500, 500]) await pass(ms);
    expect([tab.turns, listeners]).to.deep.equal([4, atFirst]);
  });

  it('has its turns in one tab only', async () => {
    const [first, second] = [new Tab(), new Tab()];
    await calm();
    expect([first.turns, second.turns]).to.deep.equal([1, 0]);
  });

  it('goes on in another tab when its own is left, and comes back', async () => {
    const [first, second] = [new Tab(), new Tab()];
    await calm();
    first.leave();
    await calm();
    expect([first.turns, second.turns]).to.deep.equal([1, 1]);
    second.duty.stop();
    first.comeBack();
    await calm();
    expect(first.turns).to.equal(2);
  });

  it('has no turn after it was stopped', async () => {
    const tab = new Tab(() => Promise.resolve('retry'));
    await calm();
    tab.duty.stop();
    await pass(60_000);
    expect(tab.turns).to.equal(1);
  });
});
