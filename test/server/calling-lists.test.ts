import type { Doc } from '@callside/core';
import { callCentreRoles, outboundDispositions } from '@callside/playbooks';
import type { Server } from '@callside/server';
import { expect } from 'chai';
import { Device, newTenant, sharedServer, startServer } from './support/server.js';

const BATCH = {
  campaign: 'autumn',
  part: 0,
  importedAt: 1,
  importedBy: '1000',
  columns: [
    { id: 'c1', label: 'Order' },
    { id: 'c2', label: 'ID', pii: 'identity' },
  ],
  contacts: [
    {
      customer: { name: '陈晓明', phone: '13812345678' },
      zone: 'Asia/Shanghai',
      columns: { c1: 'A-1', c2: '310101199001011234' },
    },
  ],
};
const EVENT = {
  campaign: 'autumn',
  contact: '00000000-0000-4000-8000-0000000000aa/0',
  type: 'attempted',
  at: 2,
  by: '1001',
  set: { id: 'outbound', version: 1 },
  outcome: 'refused',
  flags: ['contact', 'final'],
  values: { reason: 'no-need' },
};

let server: Server;
let tenant: string;

const device = (role: string): Device => new Device(server, tenant, { subject: '1001', roles: [role] });

async function verdict(sender: Device, mutation: ReturnType<Device['create']>): Promise<string> {
  const { results } = await sender.push(mutation);
  return results[0]?.problem?.code ?? results[0]?.status ?? 'unanswered';
}

describe('a calling list on the server', () => {
  before(async () => {
    const { database } = await sharedServer();
    server = await startServer({ database, definitions: [callCentreRoles, outboundDispositions] });
  });

  beforeEach(() => {
    tenant = newTenant();
  });

  const pulled = async (role: string): Promise<Doc | undefined> => (await device(role).pull()).changes[0]?.doc;

  it('is seen by agents with numbers in part, and what else is theirs to see', async () => {
    const supervisor = device('supervisor');
    expect(await verdict(supervisor, supervisor.create({ type: 'contact-batch', set: BATCH }))).to.equal('applied');
    expect((await pulled('agent'))?.contacts).to.deep.equal([
      {
        customer: { name: '陈晓明', phone: { masked: true, hint: '138••••5678' } },
        zone: 'Asia/Shanghai',
        columns: { c1: 'A-1', c2: { masked: true, hint: '310•••••••••••1234' } },
      },
    ]);
  });

  it('is seen in full by who prepares it', async () => {
    const supervisor = device('supervisor');
    await supervisor.push(supervisor.create({ type: 'contact-batch', set: BATCH }));
    const [line] = ((await pulled('supervisor'))?.contacts ?? []) as Doc[];
    expect(line?.customer).to.deep.equal({ name: '陈晓明', phone: '13812345678' });
  });

  it('is not seen by whose work it is not', async () => {
    const supervisor = device('supervisor');
    await supervisor.push(supervisor.create({ type: 'contact-batch', set: BATCH }));
    expect(await pulled('trainer')).to.equal(undefined);
  });

  it('takes what an agent says of an attempt, by the fields of the result', async () => {
    const agent = device('agent');
    expect(await verdict(agent, agent.create({ type: 'contact-event', set: EVENT }))).to.equal('applied');
    const unknown = { ...EVENT, values: { other: 'x' } };
    expect(await verdict(agent, agent.create({ type: 'contact-event', set: unknown }))).to.equal('field-forbidden');
  });

  for (const [type, set] of [
    ['contact-batch', BATCH],
    ['contact-event', EVENT],
  ] as const)
    it(`is never changed afterwards: ${type}`, async () => {
      const agent = device('agent');
      const created = agent.create({ type, set });
      await agent.push(created);
      const patch = agent.patch(created.entityId, 1, { campaign: 'winter' }, { type });
      expect(await verdict(agent, patch)).to.equal('record-read-only');
    });

  for (const [what, type, set] of [
    ['no campaign', 'contact-batch', { ...BATCH, campaign: '' }],
    ['no contacts', 'contact-batch', { ...BATCH, contacts: 'many' }],
    ['contacts that are none', 'contact-batch', { ...BATCH, contacts: ['Chen'] }],
    ['no contact', 'contact-event', { ...EVENT, contact: undefined }],
    ['no time', 'contact-event', { ...EVENT, at: 'now' }],
  ] as const)
    it(`takes nothing with ${what}`, async () => {
      const agent = device('agent');
      expect(await verdict(agent, agent.create({ type, set }))).to.equal('field-invalid');
    });

  it('takes no card number in any column', async () => {
    const agent = device('agent');
    const contacts = [{ customer: {}, columns: { c1: '4111 1111 1111 1111' } }];
    expect(await verdict(agent, agent.create({ type: 'contact-batch', set: { ...BATCH, contacts } }))).to.equal(
      'field-invalid',
    );
  });
});
