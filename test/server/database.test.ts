import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPglite, openPostgres, type Database } from '@callside/server';
import { expect } from 'chai';
import { rejectionOf } from '../support/rejection.js';
import { Device, newTenant, OPENING_TIME, startServer } from './support/server.js';

const POSTGRES_URL = process.env.CALLSIDE_TEST_DATABASE_URL;

const IMPLEMENTATIONS: readonly [name: string, open: (() => Promise<Database>) | undefined][] = [
  ['PGlite in memory', () => openPglite()],
  ['PostgreSQL', POSTGRES_URL === undefined ? undefined : () => Promise.resolve(openPostgres({ url: POSTGRES_URL }))],
];

/** Calls, because the counter of ticket numbers would put the pushes in a row. */
const CALL = { type: 'call', set: { note: 'x' } } as const;

const ADD = 'UPDATE counter SET value = value + 1 WHERE id = $1 RETURNING value';

for (const [name, open] of IMPLEMENTATIONS) {
  describe(`database on ${name}`, () => {
    let database: Database;

    before(async function () {
      if (open === undefined) this.skip();
      this.timeout(OPENING_TIME);
      database = await open();
      await database.query(
        'CREATE TABLE IF NOT EXISTS counter (id uuid PRIMARY KEY, value bigint NOT NULL, doc jsonb)',
      );
    });

    after(async () => {
      if (open !== undefined) await database.close();
    });

    async function newCounter(): Promise<string> {
      const id = randomUUID();
      await database.query('INSERT INTO counter (id, value) VALUES ($1, 0)', [id]);
      return id;
    }

    async function valueOf(id: string): Promise<number> {
      const [row] = await database.query('SELECT value FROM counter WHERE id = $1', [id]);
      return Number(row?.value);
    }

    it('takes nothing of a transaction that throws, and hands its error on', async () => {
      const id = await newCounter();
      const wrong = new Error('mine');
      const thrown = await database
        .transaction(async (tx) => {
          await tx.query(ADD, [id]);
          throw wrong;
        })
        .catch((error: unknown) => error);
      expect(thrown).to.equal(wrong);
      expect(await valueOf(id)).to.equal(0);
    });

    it('works on after a transaction in which a statement failed', async () => {
      const id = await newCounter();
      await database.transaction((tx) => tx.query('SELECT nothing')).catch(() => undefined);
      await database.transaction((tx) => tx.query(ADD, [id]));
      expect(await valueOf(id)).to.equal(1);
    });

    it('loses no change of twenty transactions at once', async () => {
      const id = await newCounter();
      await Promise.all(Array.from({ length: 20 }, () => database.transaction((tx) => tx.query(ADD, [id]))));
      expect(await valueOf(id)).to.equal(20);
    });

    it('runs a transaction again that lost a race', async () => {
      const id = await newCounter();
      let runs = 0;
      await database.transaction(async (tx) => {
        runs += 1;
        await tx.query(ADD, [id]);
        if (runs === 1) throw Object.assign(new Error('lost'), { code: '40001' });
      });
      expect([runs, await valueOf(id)]).to.deep.equal([2, 1]);
    });

    it('gives back JSON as it was and takes lists of ids', async () => {
      const id = await newCounter();
      const doc = { text: '很好 "quoted"', list: [1, null, { a: true }] };
      await database.query('UPDATE counter SET doc = $2::jsonb WHERE id = $1', [id, JSON.stringify(doc)]);
      const rows = await database.query('SELECT doc FROM counter WHERE id = ANY ($1::uuid[])', [[id, randomUUID()]]);
      expect(rows).to.deep.equal([{ doc }]);
    });

    it('serves two servers that start on it at once, with one epoch', async () => {
      const servers = await Promise.all([startServer({ database }), startServer({ database })]);
      const tenant = newTenant();
      const pulls = await Promise.all(servers.map((server) => new Device(server, tenant).pull()));
      expect(pulls[0]?.epoch).to.equal(pulls[1]?.epoch);
    });

    it('loses no row while eight devices push', async function () {
      this.timeout(20_000);
      const server = await startServer({ database: withSlowCommits(database) });
      const tenant = newTenant();
      const reader = new Device(server, tenant);
      const seen: string[] = [];
      let cursor = '';
      const state = { pushing: true };
      const read = async (): Promise<void> => {
        const page = await reader.pull(cursor, 20);
        seen.push(...page.changes.map((change) => change.id));
        cursor = page.cursor;
      };
      const pushed = Promise.all(
        Array.from({ length: 8 }, async () => {
          const device = new Device(server, tenant);
          for (let round = 0; round < 10; round += 1) {
            await device.push(device.create(CALL), device.create(CALL));
          }
        }),
      ).finally(() => {
        state.pushing = false;
      });
      while (state.pushing) await read();
      await pushed;
      for (let before = -1; before !== seen.length;) {
        before = seen.length;
        await read();
      }
      expect(seen.length).to.equal(160);
      expect(new Set(seen).size).to.equal(160);
    });

    it('gives no ticket number twice when eight devices ask at once', async () => {
      const server = await startServer({ database });
      const tenant = newTenant();
      const devices = Array.from({ length: 8 }, () => new Device(server, tenant));
      const replies = await Promise.all(devices.map((device) => device.push(device.create(), device.create())));
      const numbers = replies.flatMap(({ results }) => results.map((result) => result.doc?.number));
      expect(new Set(numbers).size).to.equal(16);
    });
  });
}

describe('a pool of connections', () => {
  it('tells of one that broke while nobody used it, and goes on with another', async function () {
    if (POSTGRES_URL === undefined) this.skip();
    const [database, other] = [
      openPostgres({ url: POSTGRES_URL, connections: 1 }),
      openPostgres({ url: POSTGRES_URL }),
    ];
    const lost = new Promise<Error>((resolve) => database.onConnectionLost?.(resolve));
    const [row] = await database.query('SELECT pg_backend_pid() AS pid');
    await other.query('SELECT pg_terminate_backend($1)', [Number(row?.pid)]);
    expect(await lost).to.be.instanceOf(Error);
    expect(await database.query('SELECT 1 AS one')).to.deep.equal([{ one: 1 }]);
    await Promise.all([database.close(), other.close()]);
  });
});

describe('PGlite in a folder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callside-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('keeps everything when it is opened again', async function () {
    this.timeout(OPENING_TIME);
    const first = await startServer({ database: await openPglite({ dataDir: join(folder, 'data') }) });
    const device = new Device(first, newTenant());
    const created = device.create();
    await device.push(created);
    const before = await device.pull();
    await first.close();

    const second = await startServer({ database: await openPglite({ dataDir: join(folder, 'data') }) });
    const again = await new Device(second, device.tenant).pull();
    await second.close();
    expect(again).to.deep.equal(before);
    expect(again.changes.map((change) => change.id)).to.deep.equal([created.entityId]);
  });

  it('flushes every commit to the disk before it answers', async function () {
    this.timeout(OPENING_TIME);
    const database = await openPglite({ dataDir: join(folder, 'data') });
    await database.query('CREATE TABLE t (a bigint)');
    const flushes = await countFlushes(async () => {
      for (let round = 0; round < 3; round += 1) await database.query('INSERT INTO t VALUES (1)');
    });
    const settings = await database.query(`SELECT current_setting('fsync') AS fsync`);
    await database.close();
    expect(settings).to.deep.equal([{ fsync: 'on' }]);
    expect(database.durable).to.equal(true);
    expect(flushes).to.be.at.least(3);
  });

  it('is refused to a second one, and free again after the first', async function () {
    this.timeout(OPENING_TIME);
    const dataDir = join(folder, 'data');
    const first = await openPglite({ dataDir });
    const refusal = await rejectionOf(openPglite({ dataDir }));
    await first.close();
    const second = await openPglite({ dataDir });
    await second.close();
    expect(refusal).to.have.property('message').that.contains('in use by another process');
  });

  it('says of memory that it is not durable', async function () {
    this.timeout(OPENING_TIME);
    const database = await openPglite();
    expect(database.durable).to.equal(false);
    await database.close();
  });
});

/** Every third transaction lingers between its last statement and its commit: the time in which a feed could lose rows. */
function withSlowCommits(database: Database): Database {
  let count = 0;
  return {
    ...database,
    transaction: (work) =>
      database.transaction(async (tx) => {
        const result = await work(tx);
        count += 1;
        if (count % 3 === 0) await tx.query('SELECT pg_sleep(0.02)');
        return result;
      }),
  };
}

/** Counts the calls of Node's own fsync during `work`. */
async function countFlushes(work: () => Promise<void>): Promise<number> {
  const real = fs.fsyncSync;
  let count = 0;
  fs.fsyncSync = (descriptor) => {
    count += 1;
    real(descriptor);
  };
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    fs.fsyncSync = real;
    syncBuiltinESMExports();
  }
  return count;
}
