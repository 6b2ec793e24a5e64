import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { Device, newDevice } from './support/server.js';

describe('the order of a client', () => {
  it('is asked by an empty push, which tells epoch and last seq', async () => {
    const device = await newDevice();
    const before = await device.push();
    await device.push(device.create({ seq: 4 }));
    const after = await device.push();
    expect([before.lastSeq, after.lastSeq]).to.deep.equal([0, 4]);
    expect(after.epoch).to.equal(before.epoch);
    expect(after.epoch).to.not.equal('');
    expect(after.results).to.deep.equal([]);
  });

  it('starts from 1 for a client that was set back, and goes on after what it sends again', async () => {
    const device = await newDevice();
    const created = device.create();
    await device.push(created, device.patch(created.entityId, 1, { note: 'x' }));
    const anew = new Device(device.server, device.tenant);
    const again = { ...created, seq: 1, entitySeq: 1 };
    const next = { ...device.patch(created.entityId, 2, { note: 'y' }), seq: 2, entitySeq: 2 };
    const { results, lastSeq } = await anew.push(again, next);
    expect(results.map(({ status }) => status)).to.deep.equal(['duplicate', 'applied']);
    expect(lastSeq).to.equal(2);
  });

  it('blocks a mutation whose seq stands for another, without effect', async () => {
    const device = await newDevice();
    const created = device.create();
    await device.push(created);
    const other = device.create({ seq: created.seq });
    const { results } = await device.push(other);
    expect(results[0]).to.include({ status: 'blocked' });
    expect(results[0]?.problem?.code).to.equal('seq-reused');
    expect((await device.pull()).changes.map(({ id }) => id)).to.deep.equal([created.entityId]);
  });

  it('lets another client have the same seq', async () => {
    const device = await newDevice();
    const other = new Device(device.server, device.tenant);
    await device.push(device.create({ seq: 1 }));
    const { results } = await other.push(other.create({ seq: 1 }));
    expect(results[0]?.status).to.equal('applied');
  });

  it('holds back a repetition that comes before its turn', async () => {
    const device = await newDevice();
    const created = device.create();
    const patch = device.patch(created.entityId, 1, { note: 'x' });
    await device.push(created, patch);
    const anew = new Device(device.server, device.tenant);
    const { results } = await anew.push({ ...patch, seq: 1 });
    expect(results[0]?.problem?.code).to.equal('entity-seq-gap');
  });

  it('goes on behind a mutation whose id was used for another', async () => {
    const device = await newDevice();
    const created = device.create();
    const reused = device.patch(created.entityId, 1, { note: 'x' }, { id: created.id });
    const reply = await device.push(created, reused);
    const after = await device.push(device.patch(created.entityId, 1, { note: 'y' }));
    expect(reply.results[1]?.problem?.code).to.equal('mutation-reused');
    expect(after.results[0]?.status).to.equal('applied');
  });

  it('knows what took effect also when the log has forgotten it', async () => {
    const device = await newDevice();
    const created = device.create();
    await device.push(created);
    await device.server.database.query('DELETE FROM mutation_log WHERE tenant_id = $1', [device.tenant]);
    const { results } = await device.push(created);
    expect(results[0]).to.deep.include({ status: 'duplicate', rev: 1 });
    expect(await device.rows('audit')).to.have.length(1);
  });

  it('counts a dependency that the log has forgotten', async () => {
    const device = await newDevice();
    const call = device.create({ type: 'call', set: {} });
    await device.push(call);
    await device.server.database.query('DELETE FROM mutation_log WHERE tenant_id = $1', [device.tenant]);
    const { results } = await device.push(device.create({ deps: [call.id] }));
    expect(results[0]?.status).to.equal('applied');
  });

  it('overwrites nobody unseen when the log has forgotten who it was', async () => {
    const mine = await newDevice();
    const theirs = new Device(mine.server, mine.tenant);
    const created = mine.create();
    await mine.push(created);
    await theirs.push(theirs.patch(created.entityId, 1, { note: 'theirs' }));
    await mine.server.database.query('DELETE FROM mutation_log WHERE tenant_id = $1', [mine.tenant]);
    const { results } = await mine.push(mine.patch(created.entityId, 1, { note: 'mine' }, { id: randomUUID() }));
    expect(results[0]?.doc?.note).to.equal('theirs');
  });
});
