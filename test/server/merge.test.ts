import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { Device, newDevice } from './support/server.js';

const FORM = { form: { id: 'merging', version: 1 }, status: 'pending' };

describe('merging', () => {
  it('takes changes of different fields', async () => {
    const { mine, theirs, id } = await twoDevices();
    await theirs.push(theirs.patch(id, 1, { 'values.phone': '123' }));
    const { results } = await mine.push(mine.patch(id, 1, { status: 'processing' }));
    expect(results[0]).to.deep.include({ status: 'merged', rev: 3 });
    expect(results[0]?.doc).to.deep.include({ status: 'processing', values: { phone: '123' } });
  });

  it('keeps what was there first where no rule says otherwise, and tells what it was', async () => {
    const { mine, theirs, id } = await twoDevices();
    await theirs.push(theirs.patch(id, 1, { 'values.phone': 'theirs' }));
    const { results } = await mine.push(mine.patch(id, 1, { 'values.phone': 'mine', 'values.other': 1 }));
    expect(results[0]).to.deep.include({ status: 'merged', rev: 3 });
    expect(results[0]?.doc?.values).to.deep.equal({ phone: 'theirs', other: 1 });
    expect(results[0]?.conflicts).to.deep.equal([{ path: 'values.phone', rule: 'server', theirs: 'theirs' }]);
  });

  it('makes no revision when nothing of a change stands', async () => {
    const { mine, theirs, id } = await twoDevices();
    await theirs.push(theirs.patch(id, 1, { 'values.phone': 'theirs' }));
    const { results } = await mine.push(mine.patch(id, 1, { 'values.phone': 'mine' }));
    expect(results[0]).to.deep.include({ status: 'merged', rev: 2 });
  });

  it('takes the later change where the form’s field says so, and tells what it replaced', async () => {
    const { mine, theirs, id } = await twoDevices();
    await theirs.push(theirs.patch(id, 1, { 'values.latest': 'theirs' }));
    const { results } = await mine.push(mine.patch(id, 1, { 'values.latest': 'mine' }));
    expect(results[0]?.doc?.values).to.deep.equal({ latest: 'mine' });
    expect(results[0]?.conflicts).to.deep.equal([{ path: 'values.latest', rule: 'client', theirs: 'theirs' }]);
  });

  it('leaves it to a person where the form’s field says so, and writes the rest', async () => {
    const { mine, theirs, id } = await twoDevices();
    await theirs.push(theirs.patch(id, 1, { 'values.asked': 'theirs' }));
    const { results } = await mine.push(mine.patch(id, 1, { 'values.asked': 'mine', note: 'x' }));
    expect(results[0]).to.deep.include({ status: 'conflict', rev: 3 });
    expect(results[0]?.doc).to.deep.include({ note: 'x', values: { asked: 'theirs' } });
    expect(results[0]?.conflicts).to.deep.equal([{ path: 'values.asked', rule: 'manual', theirs: 'theirs' }]);
  });

  it('tells the same of a conflict when the change comes again', async () => {
    const { mine, theirs, id } = await twoDevices();
    await theirs.push(theirs.patch(id, 1, { 'values.asked': 'theirs' }));
    const change = mine.patch(id, 1, { 'values.asked': 'mine' });
    const [first, second] = [await mine.push(change), await mine.push(change)];
    expect(second.results).to.deep.equal(first.results);
  });

  it('tells what it replaced also when the change comes again', async () => {
    const { mine, theirs, id } = await twoDevices();
    await theirs.push(theirs.patch(id, 1, { 'values.latest': 'theirs' }));
    const change = mine.patch(id, 1, { 'values.latest': 'mine' });
    await mine.push(change);
    const { results } = await mine.push(change);
    expect(results[0]?.status).to.equal('duplicate');
    expect(results[0]?.conflicts).to.deep.equal([{ path: 'values.latest', rule: 'client', theirs: 'theirs' }]);
  });

  it('goes on behind a conflict in the same push', async () => {
    const { mine, theirs, id } = await twoDevices();
    await theirs.push(theirs.patch(id, 1, { 'values.asked': 'theirs' }));
    const reply = await mine.push(mine.patch(id, 1, { 'values.asked': 'mine' }), mine.patch(id, 1, { note: 'x' }));
    expect(reply.results.map(({ status }) => status)).to.deep.equal(['conflict', 'merged']);
  });

  it('adds up counts of both sides', async () => {
    const { mine, theirs, id } = await twoDevices();
    await theirs.push(theirs.patch(id, 1, {}, { deltas: { 'values.urges': { by: 2 } } }));
    const { results } = await mine.push(mine.patch(id, 1, {}, { deltas: { 'values.urges': { by: 3 } } }));
    expect(results[0]).to.deep.include({ status: 'merged', rev: 3 });
    expect(results[0]?.doc?.values).to.deep.equal({ urges: 5 });
  });

  it('keeps the events that both sides added to a call', async () => {
    const { mine, theirs } = await twoDevices();
    const call = mine.create({ type: 'call', set: { events: [] } });
    await mine.push(call);
    const add = (at: number) => ({ type: 'call' as const, deltas: { events: { add: [{ type: 'held', at }] } } });
    await theirs.push(theirs.patch(call.entityId, 1, {}, add(1)));
    const { results } = await mine.push(mine.patch(call.entityId, 1, {}, add(2)));
    expect(results[0]?.doc?.events).to.deep.equal([
      { type: 'held', at: 1 },
      { type: 'held', at: 2 },
    ]);
  });

  it('sees that a field lies inside another', async () => {
    const { mine, theirs, id } = await twoDevices();
    await theirs.push(theirs.patch(id, 1, { 'values.phone': '123' }));
    const { results } = await mine.push(mine.patch(id, 1, { values: {} }));
    expect(results[0]?.doc?.values).to.deep.equal({ phone: '123' });
  });

  it('remembers changes from before the last revision', async () => {
    const { mine, theirs, id } = await twoDevices();
    await theirs.push(theirs.patch(id, 1, { 'values.phone': 'theirs' }), theirs.patch(id, 2, { note: 'x' }));
    const { results } = await mine.push(mine.patch(id, 1, { 'values.phone': 'mine' }));
    expect(results[0]?.doc?.values).to.deep.equal({ phone: 'theirs' });
  });

  it('does not hold a device its own queued changes against it', async () => {
    const device = await newDevice();
    const created = device.create();
    const reply = await device.push(
      created,
      device.patch(created.entityId, 0, { 'values.phone': '1' }),
      device.patch(created.entityId, 0, { 'values.phone': '2' }),
    );
    expect(reply.results.map(({ status }) => status)).to.deep.equal(['applied', 'applied', 'applied']);
  });

  it('notes in the audit only what took effect', async () => {
    const { mine, theirs, id } = await twoDevices();
    await theirs.push(theirs.patch(id, 1, { 'values.phone': 'theirs' }));
    const change = mine.patch(id, 1, { 'values.phone': 'mine', note: 'x' });
    await mine.push(change);
    const rows = await mine.rows('audit');
    expect(rows.find((row) => row.mutation_id === change.id)?.paths).to.deep.equal(['note']);
  });

  describe('deletion', () => {
    it('wins over a change that it did not know of', async () => {
      const { mine, theirs, id } = await twoDevices();
      await theirs.push(theirs.patch(id, 1, { note: 'x' }));
      const { results } = await mine.push(mine.remove(id, 1));
      expect(results[0]).to.deep.include({ status: 'applied', rev: 3, doc: { id } });
    });

    it('answers a later change as a conflict over the whole record', async () => {
      const { mine, theirs, id } = await twoDevices();
      await theirs.push(theirs.remove(id, 1));
      const { results } = await mine.push(mine.patch(id, 1, { note: 'mine' }));
      expect(results[0]).to.deep.include({ status: 'conflict', rev: 2, deleted: true, doc: { id } });
      expect(results[0]?.problem?.code).to.equal('record-deleted');
      expect(results[0]?.conflicts).to.deep.equal([{ path: '', rule: 'server' }]);
    });

    it('is done when another has done it', async () => {
      const { mine, theirs, id } = await twoDevices();
      await theirs.push(theirs.remove(id, 1));
      const { results } = await mine.push(mine.remove(id, 1));
      expect(results[0]).to.deep.include({ status: 'applied', rev: 2 });
    });

    it('is final: the record cannot be created again', async () => {
      const { mine, theirs, id } = await twoDevices();
      await mine.push(mine.remove(id, 1));
      const { results } = await theirs.push(theirs.create({ id: randomUUID(), entityId: id }));
      expect(results[0]?.problem?.code).to.equal('record-exists');
    });
  });

  it('refuses a path that is written twice in one change', async () => {
    const { mine, id } = await twoDevices();
    const { results } = await mine.push(mine.patch(id, 1, { note: 'x' }, { unset: ['note'] }));
    expect(results[0]?.problem?.code).to.equal('path-refused');
  });

  it('refuses to create a record that another device has created', async () => {
    const { theirs, id } = await twoDevices();
    const { results } = await theirs.push(theirs.create({ entityId: id }));
    expect(results[0]?.problem?.code).to.equal('record-exists');
  });
});

async function twoDevices(): Promise<{ mine: Device; theirs: Device; id: string }> {
  const mine = await newDevice();
  const theirs = new Device(mine.server, mine.tenant);
  const created = mine.create({ set: FORM });
  await mine.push(created);
  return { mine, theirs, id: created.entityId };
}
