import { randomUUID } from 'node:crypto';
import type { Doc, Mutation } from '@callside/core';
import { callCentreRoles } from '@callside/playbooks';
import type { Server } from '@callside/server';
import { expect } from 'chai';
import { Device, newTenant, sharedServer, startServer } from './support/server.js';

const PLAN = {
  agentId: '1001',
  by: '2001',
  state: 'plan',
  createdAt: 10,
  cases: [{ type: 'evaluation', id: 'e-1' }],
  finding: 'The greeting comes late.',
  goal: { kind: 'score', scorecard: 'inbound', question: 'greeting' },
  baseline: { from: 0, to: 10, values: [0, 100] },
  target: 90,
  dueAt: 20,
  steps: [{ id: 'listen', text: 'Listen to three calls.' }],
};

for (const [name, definitions] of [
  ['without a role policy', []],
  ['under a role policy', [callCentreRoles]],
] as const) {
  describe(`an improvement plan on the server, ${name}`, () => {
    let server: Server;
    let tenant: string;
    let coach: Device;
    let lin: Device;

    before(async () => {
      const { database } = await sharedServer();
      server = await startServer({ database, definitions });
    });

    beforeEach(() => {
      tenant = newTenant();
      coach = person('2001', 'supervisor');
      lin = person('1001', 'agent');
    });

    const person = (subject: string, role: string): Device => new Device(server, tenant, { subject, roles: [role] });

    const own = ({ claims: { subject = '' } }: Device): Pick<Mutation, 'type' | 'actor'> => ({
      type: 'coaching',
      actor: subject,
    });

    async function answerTo(device: Device, mutation: Mutation): Promise<{ verdict: string | undefined; doc?: Doc }> {
      const [result] = (await device.push(mutation)).results;
      return { verdict: result?.problem?.code ?? result?.status, ...(result?.doc && { doc: result.doc }) };
    }

    async function opened(): Promise<string> {
      const mutation = coach.create({ ...own(coach), set: PLAN });
      expect((await answerTo(coach, mutation)).verdict).to.equal('applied');
      return mutation.entityId;
    }

    const move = (device: Device, id: string, event: string, { rev, data }: { rev: number; data?: Doc }): Mutation => {
      const { subject: by, roles } = device.claims;
      const line = { id: randomUUID(), type: 'moved', at: 11, by, roles, event, ...(data && { data }) };
      return { ...device.patch(id, rev, {}, own(device)), deltas: { log: { add: [line] } } };
    };

    const tick = (device: Device, id: string, { rev, by }: { rev: number; by: string }): Mutation => ({
      ...device.patch(id, rev, {}, own(device)),
      deltas: { done: { add: [{ id: 'listen', at: 12, by }] } },
    });

    it('has the state that follows from its log', async () => {
      const id = await opened();
      expect((await answerTo(coach, move(coach, id, 'start', { rev: 1 }))).doc?.state).to.equal('do');
      expect((await answerTo(coach, move(coach, id, 'secure', { rev: 2 }))).verdict).to.equal('transition-refused');
      const data = { values: [100, 100] };
      expect((await answerTo(coach, move(coach, id, 'check', { rev: 2, data }))).doc?.state).to.equal('check');
      const jump = coach.patch(id, 3, { state: 'closed' }, own(coach));
      expect((await answerTo(coach, jump)).verdict).to.equal('field-reserved');
    });

    it('is seen by whoever is coached, who says what is done and nothing else', async () => {
      const id = await opened();
      expect((await lin.pull()).changes.map(({ type }) => type)).to.deep.equal(['coaching']);
      expect((await answerTo(lin, tick(lin, id, { rev: 1, by: '2001' }))).verdict).to.equal('field-invalid');
      expect((await answerTo(lin, tick(lin, id, { rev: 1, by: '1001' }))).verdict).to.equal('applied');
      const eased = lin.patch(id, 2, { steps: [] }, own(lin));
      expect((await answerTo(lin, eased)).verdict).to.equal('field-forbidden');
      expect((await answerTo(lin, move(lin, id, 'start', { rev: 2 }))).verdict).to.equal('field-forbidden');
    });

    it('keeps what it is measured against', async () => {
      const id = await opened();
      for (const set of [{ target: 10 }, { 'baseline.values': [0] }, { agentId: '1002' }])
        expect((await answerTo(coach, coach.patch(id, 1, set, own(coach)))).verdict).to.equal('field-reserved');
    });

    const WRONG: Readonly<Record<string, Doc>> = {
      'is somebody else’s': { ...PLAN, by: '2002' },
      'is for its own author': { ...PLAN, agentId: '2001' },
      'has no goal': { ...PLAN, goal: { kind: 'hope' } },
      'has no steps': { ...PLAN, steps: [] },
      'is done before it has begun': { ...PLAN, done: [{ id: 'listen', at: 1, by: '2001' }] },
      'is due before it has begun': { ...PLAN, dueAt: 5 },
    };
    for (const [what, set] of Object.entries(WRONG))
      it(`is refused when it ${what}`, async () => {
        expect((await answerTo(coach, coach.create({ ...own(coach), set }))).verdict).to.equal('field-invalid');
      });

    if (name === 'under a role policy')
      it('is not for other agents, nor made by agents', async () => {
        await opened();
        expect((await person('1002', 'agent').pull()).changes).to.deep.equal([]);
        const set = { ...PLAN, by: '1001', agentId: '1002' };
        expect((await answerTo(lin, lin.create({ ...own(lin), set }))).verdict).to.equal('field-forbidden');
      });
  });
}
