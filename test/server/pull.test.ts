import { randomUUID } from 'node:crypto';
import type { PullReply } from '@callside/core';
import { openPglite } from '@callside/server';
import { expect } from 'chai';
import { Device, newDevice, newTenant, OPENING_TIME, startServer } from './support/server.js';

const SMALL = { type: 'call', set: { note: 'x' } } as const;

describe('GET /v1/sync/pull', () => {
  it('gives the changes in their order, page by page', async () => {
    const device = await newDevice();
    const created = Array.from({ length: 5 }, () => device.create(SMALL));
    await device.push(...created);
    const first = await device.pull('', 3);
    const second = await device.pull(first.cursor, 3);
    expect([first.changes.length, first.hasMore]).to.deep.equal([3, true]);
    expect([second.changes.length, second.hasMore]).to.deep.equal([2, false]);
    const ids = [...first.changes, ...second.changes].map((change) => change.id);
    expect(ids).to.deep.equal(created.map((mutation) => mutation.entityId));
  });

  it('goes on with what came after the end', async () => {
    const device = await newDevice();
    await device.push(device.create(SMALL));
    const { cursor } = await device.pull();
    expect((await device.pull(cursor)).changes).to.deep.equal([]);
    const later = device.create(SMALL);
    await device.push(later);
    expect((await device.pull(cursor)).changes.map((change) => change.id)).to.deep.equal([later.entityId]);
  });

  it('gives a record that changed often once, as it is', async () => {
    const device = await newDevice();
    const created = device.create(SMALL);
    await device.push(created, device.patch(created.entityId, 1, { note: 'y' }, { type: 'call' }));
    const { changes } = await device.pull('', 1);
    expect(changes).to.deep.equal([
      { type: 'call', id: created.entityId, rev: 2, deleted: false, doc: { id: created.entityId, note: 'y' } },
    ]);
  });

  for (const cursor of ['nonsense', Buffer.from('a:b').toString('base64url')]) {
    it(`answers 400 to the cursor ${cursor}`, async () => {
      const reply = await (await newDevice()).pullRaw(`?cursor=${cursor}`);
      expect(reply.statusCode).to.equal(400);
      expect(reply.json()).to.include({ code: 'cursor-invalid' });
    });
  }

  it('answers 400 to a limit that is no number', async () => {
    expect((await (await newDevice()).pullRaw('?limit=-1')).statusCode).to.equal(400);
  });

  it('answers 410 to the cursor of another database', async function () {
    this.timeout(OPENING_TIME);
    const device = await newDevice();
    const { cursor } = await device.pull();
    const other = await startServer({ database: await openPglite() });
    const reply = await new Device(other, device.tenant).pullRaw(`?cursor=${cursor}`);
    await other.close();
    expect(reply.statusCode).to.equal(410);
    expect(reply.json()).to.include({ code: 'cursor-expired' });
  });

  it('answers 410 as soon as the database has another epoch, without a new start', async function () {
    this.timeout(OPENING_TIME);
    const server = await startServer({ database: await openPglite() });
    const device = new Device(server, newTenant());
    const { cursor } = await device.pull();
    await server.database.query(`UPDATE server_meta SET value = $1 WHERE name = 'epoch'`, [randomUUID()]);
    const [reply, { epoch }] = [await device.pullRaw(`?cursor=${cursor}`), await device.push()];
    const { epoch: pulled } = await device.pull();
    await server.close();
    expect(reply.statusCode).to.equal(410);
    expect(epoch).to.equal(pulled);
  });

  it('answers 410 to a cursor from after the backup that is now in use', async () => {
    const device = await newDevice();
    await device.push(device.create(SMALL));
    const { cursor } = await device.pull();
    const rolledBack = new Device(device.server, `${device.tenant}-b`);
    expect((await rolledBack.pullRaw(`?cursor=${cursor}`)).statusCode).to.equal(410);
  });

  it('loses no row while eight devices push', async () => {
    const { server, tenant } = await newDevice();
    const devices = Array.from({ length: 8 }, () => new Device(server, tenant));
    const pushed: string[] = [];
    let pushing = true;
    const reading = readUntil(new Device(server, tenant), () => !pushing);
    await Promise.all(
      devices.map(async (device) => {
        for (let round = 0; round < 6; round += 1) {
          const batch = [device.create(SMALL), device.create(SMALL)];
          pushed.push(...batch.map((mutation) => mutation.entityId));
          await device.push(...batch);
        }
      }),
    );
    pushing = false;
    expect((await reading).sort()).to.deep.equal(pushed.sort());
  });
});

/** Pages through the feed, small page by small page, until it is told to stop and has reached the end. */
async function readUntil(reader: Device, isOver: () => boolean): Promise<string[]> {
  const seen: string[] = [];
  let cursor = '';
  for (;;) {
    const stopping = isOver();
    const page: PullReply = await reader.pull(cursor, 5);
    seen.push(...page.changes.map((change) => change.id));
    cursor = page.cursor;
    if (stopping && !page.hasMore) return seen;
  }
}
