import type { Doc } from '@callside/core';
import { callCentreRoles } from '@callside/playbooks';
import type { Server } from '@callside/server';
import { expect } from 'chai';
import { Device, newTenant, sharedServer, startServer } from './support/server.js';

const GAP = { question: 'Do you deliver to Hainan?', language: 'en', found: 0, by: '1001', at: 1, state: 'open' };

describe('questions that nobody could answer', () => {
  let server: Server;
  let tenant: string;

  before(async () => {
    const { database } = await sharedServer();
    server = await startServer({ database, definitions: [callCentreRoles] });
  });

  beforeEach(() => {
    tenant = newTenant();
  });

  const device = (role: string, subject: string): Device => new Device(server, tenant, { roles: [role], subject });

  async function verdict(sender: Device, mutation: ReturnType<Device['create']>): Promise<string | undefined> {
    const { results } = await sender.push(mutation);
    return results[0]?.problem?.code ?? results[0]?.status;
  }

  async function recorded(): Promise<string> {
    const agent = device('agent', '1001');
    const mutation = agent.create({ type: 'knowledge-gap', set: GAP });
    expect(await verdict(agent, mutation)).to.equal('applied');
    return mutation.entityId;
  }

  it('come to whoever looks after the knowledge base', async () => {
    await recorded();
    const { changes } = await device('business-supervisor', '9001').pull();
    expect(changes.map(({ type, doc }) => [type, doc.question])).to.deep.equal([['knowledge-gap', GAP.question]]);
  });

  it('are seen by the agent who asked, and by no other', async () => {
    await recorded();
    expect((await device('agent', '1001').pull()).changes).to.have.length(1);
    expect((await device('agent', '1002').pull()).changes).to.have.length(0);
  });

  it('are settled by whoever looks after the knowledge base', async () => {
    const id = await recorded();
    const business = device('business-supervisor', '9001');
    const answered = business.patch(id, 1, { state: 'answered' }, { type: 'knowledge-gap' });
    expect(await verdict(business, answered)).to.equal('applied');
  });

  it('are not settled by agents', async () => {
    const id = await recorded();
    const agent = device('agent', '1001');
    const answered = agent.patch(id, 1, { state: 'answered' }, { type: 'knowledge-gap' });
    expect(await verdict(agent, answered)).to.equal('field-forbidden');
  });

  it('stay as they were asked', async () => {
    const id = await recorded();
    const business = device('business-supervisor', '9001');
    const changed = business.patch(id, 1, { question: 'Another?' }, { type: 'knowledge-gap' });
    expect(await verdict(business, changed)).to.equal('field-reserved');
  });

  const WRONG: Readonly<Record<string, Doc>> = {
    'asks nothing': { ...GAP, question: ' ' },
    'asks at too great a length': { ...GAP, question: 'x'.repeat(501) },
    'was asked by nobody': { ...GAP, by: '' },
    'is settled before anybody has seen it': { ...GAP, state: 'answered' },
  };
  for (const [name, set] of Object.entries(WRONG)) {
    it(`is refused when it ${name}`, async () => {
      const agent = device('agent', '1001');
      expect(await verdict(agent, agent.create({ type: 'knowledge-gap', set }))).to.equal('field-invalid');
    });
  }
});
