import { createDesk, type CallSession, type Desk, type DeskOptions } from '@callside/core';
import { FakeTransport, ManualClock, sequentialIds } from '@callside/core/testing.js';
import { keptStore } from '../../support/kept-store.js';
import { until } from '../../support/until.js';

export const NOW = Date.UTC(2026, 10, 21, 9);
export const CUSTOMER = { id: 'c1', name: 'Ms Chen', phone: '13800138000' };

/** A desk with its server, on a store that survives a reload, in time that the test moves. */
export class DeskWorld {
  readonly server = new FakeTransport();
  readonly clock = new ManualClock(NOW);
  readonly problems: unknown[] = [];
  readonly store = keptStore();
  readonly newId = sequentialIds();
  #desk: Desk | undefined;

  get desk(): Desk {
    if (this.#desk === undefined) throw new Error('The desk is not open.');
    return this.#desk;
  }

  async open(given: Partial<DeskOptions> = {}): Promise<Desk> {
    this.#desk = await createDesk({
      tenant: 'acme',
      agent: { id: '1001', name: 'Lin', roles: ['agent'] },
      store: this.store,
      transport: this.server,
      clock: this.clock,
      newId: this.newId,
      random: () => 0.5,
      onProblem: (error) => this.problems.push(error),
      ...given,
    });
    return this.#desk;
  }

  /** Leaves the page and comes back: everything in memory is gone, the store is not. */
  async reload(given: Partial<DeskOptions> = {}): Promise<Desk> {
    await this.desk.close();
    return this.open(given);
  }

  async call(): Promise<CallSession> {
    const call = this.desk.openCall({ customer: CUSTOMER, direction: 'inbound' });
    await call.stored;
    return call;
  }

  /** Waits until nothing is left to send. */
  arrived(): Promise<void> {
    return until(this.desk, () => this.desk.saveState.sync?.state === 'idle' && this.desk.saveState.sync.pending === 0);
  }
}

/** The one call that waits after a reload. */
export async function resumed(desk: Desk): Promise<CallSession> {
  const [call] = await desk.resumeCalls();
  if (call === undefined) throw new Error('There is no open call.');
  return call;
}
