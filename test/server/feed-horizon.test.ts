import { expect } from 'chai';
import { clock, Device, newTenant, NOW, sharedServer, startServer } from './support/server.js';

const DAY = 86_400_000;
const SMALL = { type: 'call', set: { note: 'x' } } as const;

/** A server of its own settings on the shared database; tenants keep it apart. */
async function newDevice(): Promise<Device> {
  const { database } = await sharedServer();
  return new Device(await startServer({ database, keepDays: 30 }), newTenant());
}

async function withTombstone(device: Device): Promise<{ kept: string; gone: string; cursor: string }> {
  const gone = device.create(SMALL);
  const kept = device.create(SMALL);
  await device.push(gone, kept);
  const { cursor } = await device.pull();
  await device.push(device.remove(gone.entityId, 1, { type: 'call' }));
  return { kept: kept.entityId, gone: gone.entityId, cursor };
}

describe('the horizon of the feed', () => {
  it('keeps tombstones that are younger', async () => {
    const device = await newDevice();
    const { gone, cursor } = await withTombstone(device);
    clock.set(NOW + 29 * DAY);
    await device.server.maintain();
    expect((await device.pull(cursor)).changes.map(({ id, deleted }) => [id, deleted])).to.deep.equal([[gone, true]]);
  });

  it('answers 410 to a cursor from before a tombstone that is gone', async () => {
    const device = await newDevice();
    const { cursor } = await withTombstone(device);
    clock.set(NOW + 31 * DAY);
    await device.server.maintain();
    const reply = await device.pullRaw(`?cursor=${cursor}`);
    expect(reply.statusCode).to.equal(410);
    expect(reply.json()).to.include({ code: 'cursor-expired' });
  });

  it('takes a cursor that has seen the tombstone', async () => {
    const device = await newDevice();
    await withTombstone(device);
    const { cursor } = await device.pull();
    clock.set(NOW + 31 * DAY);
    await device.server.maintain();
    expect((await device.pull(cursor)).changes).to.deep.equal([]);
  });

  it('gives every living record to who starts over, page by page', async () => {
    const device = await newDevice();
    const { kept } = await withTombstone(device);
    const more = [device.create(SMALL), device.create(SMALL)];
    await device.push(...more);
    clock.set(NOW + 31 * DAY);
    const late = device.create(SMALL);
    const later = device.remove(late.entityId, 1, { type: 'call' });
    await device.push(late, later);
    await device.server.maintain();
    clock.set(NOW + 62 * DAY);
    await device.server.maintain();
    const seen: string[] = [];
    for (let page = await device.pull('', 1); ; page = await device.pull(page.cursor, 1)) {
      seen.push(...page.changes.map(({ id }) => id));
      if (!page.hasMore) break;
    }
    expect(seen).to.deep.equal([kept, ...more.map(({ entityId }) => entityId)]);
  });

  it('drops rows that later ones have replaced, whatever their age', async () => {
    const device = await newDevice();
    const created = device.create(SMALL);
    const patches = [1, 2, 3].map((n) => device.patch(created.entityId, n, { note: String(n) }, { type: 'call' }));
    await device.push(created, ...patches);
    await device.server.maintain();
    expect(await device.rows('feed')).to.have.length(1);
    expect((await device.pull()).changes.map(({ rev }) => rev)).to.deep.equal([4]);
  });

  it('forgets the content of what was deleted, and lets nothing revive it', async () => {
    const device = await newDevice();
    const { gone } = await withTombstone(device);
    clock.set(NOW + 31 * DAY);
    await device.server.maintain();
    const rows = await device.rows('entity', 'id, doc');
    expect(rows.find(({ id }) => id === gone)?.doc).to.deep.equal({ id: gone });
    const again = new Device(device.server, device.tenant);
    const { results } = await again.push(again.create({ ...SMALL, entityId: gone }));
    expect(results[0]?.problem?.code).to.equal('record-exists');
  });

  it('drops old answers and still gives nothing a second effect', async () => {
    const device = await newDevice();
    const created = device.create(SMALL);
    await device.push(created);
    clock.set(NOW + 31 * DAY);
    await device.server.maintain();
    const { results } = await device.push(created);
    expect(await device.rows('mutation_log')).to.deep.equal([]);
    expect(results[0]).to.deep.include({ status: 'duplicate', rev: 1 });
  });

  it('takes a cursor of version 1', async () => {
    const device = await newDevice();
    await device.push(device.create(SMALL));
    const { epoch } = await device.pull();
    const old = Buffer.from(`${epoch}:1`).toString('base64url');
    expect((await device.pull(old)).changes).to.deep.equal([]);
  });
});
