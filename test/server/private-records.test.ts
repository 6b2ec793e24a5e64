import type { Doc } from '@callside/core';
import { callCentreRoles } from '@callside/playbooks';
import type { Server } from '@callside/server';
import { expect } from 'chai';
import { personalForm } from './support/definitions.js';
import { Device, newTenant, sharedServer, startServer } from './support/server.js';

const PHRASE = { owner: '1001', shortcut: 'lift', text: 'On the way.' };
const HANDOVER = {
  from: { id: '1001', name: 'Lin' },
  to: { id: '1002' },
  form: { id: 'personal', version: 1 },
  values: { subject: 'Lift', phone: '13812345678' },
  ticketId: '00000000-0000-4000-8000-0000000000aa',
  state: 'offered',
};

let server: Server;
let tenant: string;

const agent = (subject: string): Device => new Device(server, tenant, { subject, roles: ['agent'] });

/** What somebody pulls, by type, deletions as such. */
async function seenBy(subject: string): Promise<string[]> {
  const { changes } = await agent(subject).pull();
  return changes.map(({ type, deleted }) => (deleted ? `${type} deleted` : type));
}

async function verdict(device: Device, mutation: ReturnType<Device['create']>): Promise<string> {
  const { results } = await device.push(mutation);
  return results[0]?.problem?.code ?? results[0]?.status ?? 'unanswered';
}

for (const [name, definitions] of [
  ['without a role policy', [personalForm]],
  ['under a role policy that names none of them', [personalForm, callCentreRoles]],
] as const) {
  describe(`records that are not for the whole team, ${name}`, () => {
    before(async () => {
      const { database } = await sharedServer();
      server = await startServer({ database, definitions });
    });

    beforeEach(() => {
      tenant = newTenant();
    });

    const created = async (type: 'phrase' | 'handover', set: Doc): Promise<string> => {
      const mutation = agent('1001').create({ type, set });
      expect(await verdict(agent('1001'), { ...mutation })).to.equal('applied');
      return mutation.entityId;
    };

    it('reach those whom they are for, and nobody else', async () => {
      await created('phrase', PHRASE);
      await created('handover', HANDOVER);
      expect(await seenBy('1001')).to.deep.equal(['phrase', 'handover']);
      expect(await seenBy('1002')).to.deep.equal(['handover']);
      expect(await seenBy('1003')).to.deep.equal([]);
    });

    it('show whoever made them what was stored', async () => {
      const lin = agent('1001');
      const { results } = await lin.push(lin.create({ type: 'phrase', set: PHRASE }));
      expect(results[0]?.doc).to.deep.include(PHRASE);
    });

    it('are made in one’s own name only', async () => {
      const wang = agent('1002');
      expect(await verdict(wang, wang.create({ type: 'phrase', set: PHRASE }))).to.equal('field-invalid');
      expect(await verdict(wang, wang.create({ type: 'handover', set: HANDOVER }))).to.equal('field-invalid');
      const lin = agent('1001');
      const toNobody = lin.create({ type: 'handover', set: { ...HANDOVER, to: {} } });
      expect(await verdict(lin, toNobody)).to.equal('field-invalid');
    });

    it('are not there for others who would change or delete them', async () => {
      const id = await created('phrase', PHRASE);
      const wang = agent('1002');
      const change = wang.patch(id, 1, { text: 'Mine.' }, { type: 'phrase' });
      expect(await verdict(wang, change)).to.equal('record-not-found');
      expect(await verdict(agent('1003'), agent('1003').remove(id, 1))).to.equal('record-not-found');
    });

    it('cannot be given away', async () => {
      const id = await created('phrase', PHRASE);
      const lin = agent('1001');
      expect(await verdict(lin, lin.patch(id, 1, { owner: '1002' }, { type: 'phrase' }))).to.equal('field-reserved');
    });

    it('let each side of a hand-over say its own part', async () => {
      const id = await created('handover', HANDOVER);
      const [lin, wang] = [agent('1001'), agent('1002')];
      const says = (who: Device, set: Doc) => verdict(who, who.patch(id, 1, set, { type: 'handover' }));
      expect(await says(lin, { state: 'taken' })).to.equal('transition-refused');
      expect(await says(agent('1002'), { state: 'withdrawn' })).to.equal('transition-refused');
      expect(await says(agent('1002'), { values: {} })).to.equal('field-reserved');
      expect(await says(wang, { state: 'taken', settledAt: 1 })).to.equal('applied');
    });
  });
}

describe('a draft that is handed over', () => {
  it('shows of personal data what a ticket would show', async () => {
    const { database } = await sharedServer();
    server = await startServer({ database, definitions: [personalForm, callCentreRoles] });
    tenant = newTenant();
    const lin = agent('1001');
    await lin.push(lin.create({ type: 'handover', set: HANDOVER }));
    const { changes } = await agent('1002').pull();
    expect(changes[0]?.doc.values).to.deep.equal({
      subject: 'Lift',
      phone: { masked: true, hint: '138••••5678' },
    });
  });
});
