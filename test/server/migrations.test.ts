import { readFile } from 'node:fs/promises';
import { openPglite, type Database, type Server } from '@callside/server';
import { expect } from 'chai';
import { Device, OPENING_TIME, startServer } from './support/server.js';

const TICKET = '00000000-0000-4000-8000-000000000001';

/** Migrations are the same statements on every database: one is enough. */
describe('a database of version 1', function () {
  this.timeout(OPENING_TIME);
  let database: Database;
  let server: Server;

  before(async () => {
    database = await openPglite();
    const script = await readFile(new URL('./fixtures/schema-1.sql', import.meta.url), 'utf8');
    for (const statement of script.replace(/^--.*$/gm, '').split(/;\n/)) {
      if (statement.trim() !== '') await database.query(statement);
    }
    server = await startServer({ database });
  });

  after(() => server.close());

  it('keeps its records, its tombstones and its epoch', async () => {
    const { changes, epoch } = await new Device(server, 'old').pull();
    expect(changes.map(({ rev, deleted }) => [rev, deleted])).to.deep.equal([
      [2, false],
      [2, true],
    ]);
    expect(epoch).to.equal('6f1b3f0e-6d0f-4e0a-8b59-0a4b8a3f7c01');
  });

  it('keeps the order of its clients', async () => {
    const device = new Device(server, 'old');
    const sender = { ...device.envelope(), clientId: 'c1' };
    const patch = device.patch(TICKET, 2, { note: 'x' }, { seq: 5, entitySeq: 3 });
    const gap = device.patch(TICKET, 2, { note: 'x' }, { seq: 6, entitySeq: 9 });
    const reply = await device.pushBody({ ...sender, mutations: [patch, gap] });
    const { results } = reply.json<{ results: { status: string }[] }>();
    expect(results.map(({ status }) => status)).to.deep.equal(['applied', 'blocked']);
  });

  it('takes part in merging', async () => {
    const device = new Device(server, 'old');
    const { results } = await device.push(device.patch(TICKET, 1, { status: 'waiting', more: 1 }));
    expect(results[0]?.status).to.equal('merged');
    expect(results[0]?.conflicts).to.deep.equal([{ path: 'status', rule: 'server', theirs: 'processing' }]);
  });
});
