import { TICKET_WORKFLOW, type WorkflowDefinition } from '@callside/core';
import { expect } from 'chai';
import { repairForm } from './support/definitions.js';
import { Device, newDevice, newTenant, NOW, sharedServer, startServer } from './support/server.js';

const TICKET = { form: { id: 'repair', version: 1 }, status: 'pending' };

/** Each status reached by a way that exists. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  pending: [],
  processing: ['processing'],
  waiting: ['processing', 'waiting'],
  resolved: ['resolved'],
  closed: ['resolved', 'closed'],
};

async function change(from: string, to: string): Promise<{ status: string | undefined; code: string | undefined }> {
  const device = await newDevice();
  const created = device.create();
  const steps = (WAYS[from] ?? []).map((status) => device.patch(created.entityId, 0, { status }));
  await device.push(created, ...steps);
  const [result] = (await device.push(device.patch(created.entityId, 9, { status: to }))).results;
  return { status: result?.status, code: result?.problem?.code };
}

describe('the life cycle of tickets', () => {
  for (const [from, to] of [
    ['pending', 'processing'],
    ['pending', 'resolved'],
    ['waiting', 'processing'],
    ['resolved', 'closed'],
    ['closed', 'reopened'],
    ['closed', 'closed'],
  ] as const) {
    it(`leads from ${from} to ${to}`, async () => {
      expect(await change(from, to)).to.deep.equal({ status: 'applied', code: undefined });
    });
  }

  for (const [from, to] of [
    ['pending', 'closed'],
    ['pending', 'waiting'],
    ['closed', 'processing'],
    ['closed', 'pending'],
  ] as const) {
    it(`does not lead from ${from} to ${to}`, async () => {
      expect(await change(from, to)).to.deep.equal({ status: 'rejected', code: 'transition-refused' });
    });
  }

  it('starts at its start', async () => {
    const device = await newDevice();
    const { results } = await device.push(
      device.create({ set: { form: { id: 'repair', version: 1 }, status: 'closed' } }),
    );
    expect(results[0]?.problem?.code).to.equal('transition-refused');
  });

  it('is looked at after merging: the way must lead on from what others have done', async () => {
    const device = await newDevice();
    const other = new Device(device.server, device.tenant);
    const created = device.create();
    await device.push(created);
    await other.push(other.patch(created.entityId, 1, { status: 'resolved' }));
    const { results } = await device.push(device.patch(created.entityId, 1, { status: 'processing' }));
    expect(results[0]).to.deep.include({ status: 'merged', rev: 2 });
    expect(results[0]?.doc?.status).to.equal('resolved');
  });

  describe('with a log', () => {
    const line = (event: string, given: object = {}) => ({
      id: `${event}-${crypto.randomUUID()}`,
      type: 'moved',
      event,
      roles: ['agent'],
      at: NOW,
      by: '1001',
      ...given,
    });
    const move = (device: Device, id: string, moved: { event: string; status: string; rev: number; given?: object }) =>
      device.patch(
        id,
        moved.rev,
        { status: moved.status },
        { deltas: { log: { add: [line(moved.event, moved.given)] } } },
      );

    async function twoDevices(): Promise<{ one: Device; other: Device; id: string }> {
      const one = await newDevice();
      const created = one.create({ set: { ...TICKET, createdBy: '1001', createdAt: NOW } });
      await one.push(created);
      return { one, other: new Device(one.server, one.tenant), id: created.entityId };
    }

    it('keeps both of two moves made at once, and takes the one that leads on', async () => {
      const { one, other, id } = await twoDevices();
      await other.push(move(other, id, { event: 'escalate', status: 'escalated', rev: 1 }));
      const { results } = await one.push(move(one, id, { event: 'resolve', status: 'resolved', rev: 1 }));
      expect(results[0]).to.deep.include({ status: 'merged', rev: 3 });
      expect(results[0]?.conflicts).to.equal(undefined);
      expect(results[0]?.doc?.status).to.equal('resolved');
      expect((results[0]?.doc?.log as { event: string }[]).map(({ event }) => event)).to.deep.equal([
        'escalate',
        'resolve',
      ]);
    });

    it('keeps the line of a move that came too late, and the status that stood', async () => {
      const { one, other, id } = await twoDevices();
      await other.push(move(other, id, { event: 'resolve', status: 'resolved', rev: 1 }));
      const { results } = await one.push(move(one, id, { event: 'escalate', status: 'escalated', rev: 1 }));
      expect(results[0]?.doc?.status).to.equal('resolved');
      expect((results[0]?.doc?.log as unknown[]).length).to.equal(2);
    });

    it('refuses a move that leads nowhere although nobody came between', async () => {
      const { one, id } = await twoDevices();
      const { results } = await one.push(move(one, id, { event: 'close', status: 'closed', rev: 1 }));
      expect(results[0]?.problem?.code).to.equal('transition-refused');
    });

    it('gives the status that follows from the log, whatever the client says', async () => {
      const { one, id } = await twoDevices();
      const { results } = await one.push(move(one, id, { event: 'resolve', status: 'processing', rev: 1 }));
      expect(results[0]?.doc?.status).to.equal('resolved');
    });

    it('reads a log that does not say when the ticket was made', async () => {
      const one = await newDevice();
      const created = one.create({ set: TICKET });
      await one.push(created);
      const moved = move(one, created.entityId, { event: 'resolve', status: 'resolved', rev: 1 });
      expect((await one.push(moved)).results[0]?.doc?.status).to.equal('resolved');
    });

    it('lets nobody take a line away or write the log anew', async () => {
      const { one, id } = await twoDevices();
      const first = move(one, id, { event: 'start', status: 'processing', rev: 1 });
      await one.push(first);
      const line = (first.deltas?.log as { add: unknown[] }).add[0];
      const attempts = [
        one.patch(id, 2, {}, { deltas: { log: { remove: [line] } } }),
        one.patch(id, 2, { log: [] }),
        one.patch(id, 2, {}, { unset: ['log'] }),
        one.patch(id, 2, {}, { deltas: { log: { by: 1 } } }),
      ];
      for (const attempt of attempts) {
        const other = new Device(one.server, one.tenant);
        const { results } = await other.push({ ...attempt, seq: 1, entitySeq: 1 });
        expect(results[0]?.problem?.code).to.equal('field-forbidden');
      }
      const [change] = (await one.pull()).changes;
      expect((change?.doc.log as unknown[]).length).to.equal(1);
    });

    it('lets a ticket that is made anew bring its log along', async () => {
      const one = await newDevice();
      const set = { ...TICKET, createdBy: '1001', createdAt: NOW, log: [line('urge', { by: '1002' })] };
      expect((await one.push(one.create({ set }))).results[0]?.status).to.equal('applied');
    });

    for (const [what, given] of [
      ['in the name of another', { by: '1002' }],
      ['without its roles', { roles: undefined }],
      ['with roles that are none', { roles: [1] }],
      ['without its event', { event: undefined }],
      ['at no time', { at: 'noon' }],
      ['without an id', { id: undefined }],
    ] as const) {
      it(`takes no line ${what}`, async () => {
        const { one, id } = await twoDevices();
        const { results } = await one.push(move(one, id, { event: 'resolve', status: 'resolved', rev: 1, given }));
        expect(results[0]?.status).to.equal('rejected');
      });
    }
  });

  it('is that of the workflow that the form names', async () => {
    const flow: WorkflowDefinition = {
      ...TICKET_WORKFLOW,
      id: 'short',
      events: { close: { title: 'Close' } },
      initial: 'open',
      on: {},
      after: [],
      states: {
        open: { title: 'Open', on: { close: [{ to: 'done' }] } },
        done: { title: 'Done', final: true },
      },
    };
    const form = { ...repairForm, id: 'short', workflow: { id: 'short' } };
    const { database } = await sharedServer();
    const server = await startServer({
      database,
      definitions: [form, flow],
    });
    const device = new Device(server, newTenant());
    const created = device.create({ set: { form: { id: 'short', version: 1 }, status: 'open' } });
    const reply = await device.push(created, device.patch(created.entityId, 1, { status: 'done' }));
    const back = await device.push(device.patch(created.entityId, 2, { status: 'open' }));
    expect(reply.results.map(({ status }) => status)).to.deep.equal(['applied', 'applied']);
    expect(back.results[0]?.problem?.code).to.equal('transition-refused');
  });
});
