import {
  createDesk,
  openMemoryStore,
  readHandovers,
  type Agent,
  type Desk,
  type EntityRecord,
  type KnownHandover,
} from '@callside/core';
import { FakeTransport, ManualClock, sequentialIds } from '@callside/core/testing.js';
import { until } from '../../support/until.js';
import { NOW } from './desk.js';

/** Several agents, each at a desk of their own, with one server between them. */
export class Desks {
  readonly server = new FakeTransport();
  readonly clock = new ManualClock(NOW);
  readonly #newId = sequentialIds();
  readonly #open: Desk[] = [];

  async open(id: string, name: string, given: Partial<Agent> = {}): Promise<Desk> {
    const { server } = this;
    const desk = await createDesk({
      tenant: 'acme',
      agent: { id, name, roles: ['agent'], ...given },
      store: openMemoryStore(),
      transport: {
        push: (request, options) => server.push(request, options),
        pull: (cursor, options) => server.pull(cursor, options),
      },
      clock: this.clock,
      newId: this.#newId,
      random: () => 0.5,
    });
    this.#open.push(desk);
    return desk;
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.splice(0).map((desk) => desk.close()));
  }
}

/** Sends what a desk has to send. */
export async function send(desk: Desk): Promise<void> {
  desk.sync();
  await until(desk, () => desk.saveState.sync?.state === 'idle' && desk.saveState.sync.pending === 0);
}

/** Waits until a hand-over stands so at a desk; `from` is who has said it, and sends it. Without `id` it is the latest that the agent has. */
export async function heard(desk: Desk, wanted: string, from: Desk, id?: string): Promise<KnownHandover> {
  return once(desk, from, async () => {
    const known = await desk.run(readHandovers, undefined);
    const [found] = id === undefined ? known : known.filter(({ handover }) => handover.id === id);
    return found?.handover.state === wanted ? found : undefined;
  });
}

/** Waits until a record is on a desk's device, whoever it is for. */
export async function arrived(desk: Desk, key: string, from: Desk): Promise<EntityRecord> {
  return once(desk, from, () =>
    desk.run(({ store }) => store.read(['entities'], (tx) => tx.get('entities', key)), undefined),
  );
}

/** Waits until something is found at a desk, once `from` has sent what it has to send. */
export async function once<T>(desk: Desk, from: Desk, find: () => Promise<T | undefined>): Promise<T> {
  await send(from);
  return new Promise((resolve, reject) => {
    const look = (): void => {
      find().then((found) => {
        if (found === undefined) return;
        stop();
        resolve(found);
      }, reject);
    };
    const stop = desk.subscribe(look);
    desk.sync();
    look();
  });
}
