import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutation, PullReply, PushReply } from '@callside/core';
import { openPglite, openPostgres, type Database } from '@callside/server';
import { expect } from 'chai';
import { startPostgres, type Postgres } from '../../tools/postgres.mjs';
import { startProcess, tokenNow, type ServerProcess } from './support/server-process.js';
import { newTenant } from './support/server.js';

/** Kills of each kind; CALLSIDE_CRASH_KILLS=50 for a longer run. */
const KILLS = Number(process.env.CALLSIDE_CRASH_KILLS ?? 2);
const DEVICES = 4;
/** Requests between two kills. */
const BETWEEN = 6;
const TIME = 30_000 + KILLS * 20_000;

/** The servers of a test, which die and come back, and what devices need to outlive that. */
class Victim {
  sent = 0;
  #server: ServerProcess | undefined;
  #up: Promise<void> = Promise.resolve();

  constructor(readonly args: readonly string[]) {}

  async start(): Promise<void> {
    this.#server = await startProcess(this.args);
  }

  async stop(): Promise<void> {
    this.#server?.child.kill('SIGTERM');
    await this.#server?.ended;
  }

  /** Ends the server, and what it stands on, in the middle of whatever it does; devices wait until both are back. */
  async crash(also: { kill(): void; restart(): void } | undefined, killServer: boolean): Promise<void> {
    let isUp: () => void = () => undefined;
    this.#up = new Promise((resolve) => {
      isUp = resolve;
    });
    also?.kill();
    if (killServer) {
      this.#server?.child.kill('SIGKILL');
      await this.#server?.ended;
    }
    also?.restart();
    if (killServer) await this.start();
    isUp();
  }

  /** Sends a request until it is answered. */
  async ask<R>(path: string, init: RequestInit): Promise<R> {
    for (;;) {
      const up = this.#up;
      this.sent += 1;
      try {
        const reply = await fetch(`${this.#server?.url ?? ''}${path}`, init);
        if (reply.ok) return (await reply.json()) as R;
        if (reply.status < 500) throw new Error(`Refused: ${await reply.text()}`);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
      }
      // Gone, or without its database: the same again when it is back.
      if (up === this.#up) await Promise.race([this.#up, new Promise(setImmediate)]);
      else await this.#up;
    }
  }
}

/** One client that makes tickets and counts them up, and remembers all that it has sent. */
class Client {
  readonly id = randomUUID();
  readonly sent: Mutation[] = [];
  #seq = 0;

  constructor(
    readonly victim: Victim,
    readonly token: string,
  ) {}

  async work(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const ticket = randomUUID();
      const first = this.#mutation(ticket, 1, { op: 'create', set: FORM });
      const counts = [2, 3, 4].map((entitySeq) => this.#mutation(ticket, entitySeq, { deltas: { count: { by: 1 } } }));
      const batch = [first, ...counts];
      this.sent.push(...batch);
      const { results } = await this.push(batch);
      expect(results.map(({ status }) => status)).to.satisfy((statuses: string[]) =>
        statuses.every((status) => status === 'applied' || status === 'duplicate'),
      );
    }
  }

  push(mutations: readonly Mutation[]): Promise<PushReply> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ protocol: 1, clientId: this.id, epoch: '', schemaVersion: 1, mutations });
    return this.victim.ask('/v1/sync/push', { method: 'POST', headers, body });
  }

  #mutation(entityId: string, entitySeq: number, given: Partial<Mutation>): Mutation {
    this.#seq += 1;
    const order = { id: randomUUID(), seq: this.#seq, entitySeq, entityId, clientTime: 1, actor: '1001' };
    return { ...order, type: 'ticket', op: 'patch', baseRev: 0, set: {}, unset: [], deps: [], ...given };
  }
}

const FORM = { form: { id: 'repair', version: 1 }, status: 'pending' };

/** Kills while clients push, pushes everything again, and gives what the clients have sent. */
async function wreck(victim: Victim, tenant: string, crashes: readonly (() => Promise<void>)[]): Promise<Mutation[]> {
  const token = await tokenNow(tenant);
  const clients = Array.from({ length: DEVICES }, () => new Client(victim, token));
  const state = { over: false };
  const working = Promise.all(clients.map((client) => client.work(() => state.over)));
  for (const crash of crashes) {
    const next = victim.sent + BETWEEN;
    while (victim.sent < next) await new Promise(setImmediate);
    await crash();
  }
  const last = victim.sent + BETWEEN;
  while (victim.sent < last) await new Promise(setImmediate);
  state.over = true;
  await working;
  for (const client of clients) {
    for (let from = 0; from < client.sent.length; from += 100) {
      const { results } = await client.push(client.sent.slice(from, from + 100));
      expect(results.every(({ status }) => status === 'duplicate')).to.equal(true);
    }
  }
  return clients.flatMap(({ sent }) => sent);
}

async function pullAll(victim: Victim, tenant: string): Promise<PullReply['changes']> {
  const headers = { authorization: `Bearer ${await tokenNow(tenant)}` };
  const changes: PullReply['changes'][number][] = [];
  for (let cursor = ''; ;) {
    const page = await victim.ask<PullReply>(`/v1/sync/pull?limit=1000&cursor=${cursor}`, { headers });
    changes.push(...page.changes);
    cursor = page.cursor;
    if (!page.hasMore) return changes;
  }
}

/** Record, log, audit and feed tell the same story: each effect once. */
async function expectEachOnce(database: Database, tenant: string, sent: readonly Mutation[]): Promise<void> {
  const read = async (table: string, columns: string) =>
    database.query(`SELECT ${columns} FROM ${table} WHERE tenant_id = $1`, [tenant]);
  const ids = sent.map(({ id }) => id).sort();
  const entities = await read('entity', 'id, rev, doc');
  const tickets = sent.filter(({ op }) => op === 'create').length;
  expect(entities).to.have.length(tickets);
  for (const { rev, doc } of entities) {
    expect([Number(rev), (doc as { count: number }).count]).to.deep.equal([4, 3]);
  }
  expect((await read('mutation_log', 'id')).map(({ id }) => id).sort()).to.deep.equal(ids);
  expect((await read('audit', 'mutation_id')).map(({ mutation_id }) => mutation_id).sort()).to.deep.equal(ids);
  const positions = (await read('feed', 'position')).map(({ position }) => Number(position)).sort((a, b) => a - b);
  expect(positions).to.deep.equal(ids.map((_, index) => index + 1));
  const numbers = entities.map(({ doc }) => (doc as { number: string }).number);
  expect(new Set(numbers).size).to.equal(tickets);
  const [counter] = await read('ticket_counter', 'last');
  expect(Number(counter?.last)).to.equal(tickets);
}

function expectAllPulled(changes: PullReply['changes'], sent: readonly Mutation[]): void {
  const created = sent.filter(({ op }) => op === 'create').map(({ entityId }) => entityId);
  expect(changes.map(({ id }) => id).sort()).to.deep.equal(created.sort());
  expect(changes.every(({ rev }) => rev === 4)).to.equal(true);
}

describe('a server that is killed while clients push', function () {
  this.timeout(TIME);
  let folder: string | undefined;
  let postgres: Postgres | undefined;

  before(async function () {
    // The suite runs on PostgreSQL a second time; once is enough for what starts its own.
    if (process.env.CALLSIDE_TEST_SERVER_ON === 'postgres') this.skip();
    folder = await mkdtemp(join(tmpdir(), 'callside-'));
  });

  after(async () => {
    postgres?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  it('gives each effect once, on PostgreSQL that is killed, too', async function () {
    postgres = await startPostgres();
    if (postgres === undefined) this.skip();
    const { url } = postgres;
    const victim = new Victim(['--database-url', url, '--uploads', join(folder ?? '', 'a')]);
    await victim.start();
    const tenant = newTenant();
    const crashes = Array.from({ length: KILLS }, () => [
      () => victim.crash(undefined, true),
      () => victim.crash(postgres, false),
    ]).flat();
    const sent = await wreck(victim, tenant, [...crashes, () => victim.crash(postgres, true)]);
    expectAllPulled(await pullAll(victim, tenant), sent);
    await victim.stop();
    const database = openPostgres({ url });
    await expectEachOnce(database, tenant, sent).finally(() => database.close());
  });

  it('gives each effect once, on the built-in database in a folder', async () => {
    const dataDir = join(folder ?? '', 'data');
    const victim = new Victim(['--data', dataDir, '--uploads', join(folder ?? '', 'b')]);
    await victim.start();
    const tenant = newTenant();
    const crashes = Array.from({ length: KILLS }, () => () => victim.crash(undefined, true));
    const sent = await wreck(victim, tenant, crashes);
    expectAllPulled(await pullAll(victim, tenant), sent);
    await victim.stop();
    const database = await openPglite({ dataDir });
    await expectEachOnce(database, tenant, sent).finally(() => database.close());
  });
});
