import { TICKET_WORKFLOW, type WorkflowDefinition } from '@callside/core';
import { expect } from 'chai';
import { repairForm } from './support/definitions.js';
import { Device, newDevice, newTenant, sharedServer, startServer } from './support/server.js';

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
