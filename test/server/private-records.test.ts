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

const agent = (subject: string, ...teams: string[]): Device =>
  new Device(server, tenant, { subject, roles: ['agent'], teams });

/** What somebody pulls, by type, deletions as such. */
async function seenBy(subject: string, ...teams: string[]): Promise<string[]> {
  const { changes } = await agent(subject, ...teams).pull();
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

    it('are answered in one’s own name', async () => {
      const id = await created('handover', HANDOVER);
      const says = (set: Doc) => verdict(agent('1002'), agent('1002').patch(id, 1, set, { type: 'handover' }));
      expect(await says({ state: 'taken', by: { id: '1003', name: 'Hu' } })).to.equal('field-invalid');
      expect(await says({ state: 'taken', by: { id: '1002', name: 'Wang' } })).to.equal('applied');
    });

    it('are answered once, by whoever knows of the answer', async () => {
      const id = await created('handover', HANDOVER);
      const says = (who: string, rev: number, state: string) =>
        verdict(agent(who), agent(who).patch(id, rev, { state }, { type: 'handover' }));
      expect(await says('1002', 1, 'declined')).to.equal('applied');
      expect(await says('1002', 2, 'taken')).to.equal('transition-refused');
      expect(await says('1001', 2, 'withdrawn')).to.equal('applied');
      expect(await says('1001', 3, 'withdrawn')).to.equal('transition-refused');
    });

    describe('handed to a team', () => {
      const TO_NIGHT = { ...HANDOVER, to: { id: 'night', name: 'Night shift', team: true } };
      const takes = (who: string, id: string, ...teams: string[]) => {
        const device = agent(who, ...teams);
        const set = { state: 'taken', by: { id: who, name: who }, settledAt: 1 };
        return verdict(device, device.patch(id, 1, set, { type: 'handover' }));
      };

      it('reach every member, and nobody else, whatever the number', async () => {
        await created('handover', TO_NIGHT);
        expect(await seenBy('1002', 'night')).to.deep.equal(['handover']);
        expect(await seenBy('1003', 'day', 'night')).to.deep.equal(['handover']);
        expect(await seenBy('1004', 'day')).to.deep.equal([]);
        expect(await seenBy('night')).to.deep.equal([]);
      });

      it('are taken by the first member; who comes after is told who that was', async () => {
        const id = await created('handover', TO_NIGHT);
        expect(await takes('1004', id, 'day')).to.equal('record-not-found');
        expect(await takes('1002', id, 'night')).to.equal('applied');
        const late = agent('1003', 'night');
        const set = { state: 'taken', by: { id: '1003', name: 'Hu' } };
        const { results } = await late.push(late.patch(id, 1, set, { type: 'handover' }));
        expect(results[0]?.status).to.equal('merged');
        expect(results[0]?.doc).to.deep.include({ by: { id: '1002', name: '1002' } });
      });

      it('are taken in a name, and declined by nobody', async () => {
        const id = await created('handover', TO_NIGHT);
        const says = (set: Doc) => {
          const device = agent('1002', 'night');
          return verdict(device, device.patch(id, 1, set, { type: 'handover' }));
        };
        expect(await says({ state: 'taken' })).to.equal('field-invalid');
        expect(await says({ state: 'declined' })).to.equal('transition-refused');
        expect(await says({ state: 'withdrawn' })).to.equal('transition-refused');
      });

      it('are not taken by the giver, who may be of the team', async () => {
        const id = await created('handover', TO_NIGHT);
        expect(await takes('1001', id, 'night')).to.equal('transition-refused');
        const lin = agent('1001', 'night');
        expect(await verdict(lin, lin.patch(id, 1, { state: 'withdrawn' }, { type: 'handover' }))).to.equal('applied');
      });
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

describe('a call that is handed over', () => {
  const script = {
    kind: 'call-script',
    id: 'verify',
    version: 1,
    status: 'published',
    title: 'Verify',
    start: 'ask',
    variables: [{ id: 'card', type: 'text', pii: 'identity' }],
    stages: [{ id: 'talk', title: 'Talk' }],
    steps: [
      {
        id: 'ask',
        stage: 'talk',
        say: 'Hello',
        fields: [{ id: 'mobile', type: 'phone', label: 'Mobile', pii: 'phone' }],
        end: true,
      },
    ],
  } as const;
  const run = {
    script: { id: 'verify', version: 1 },
    step: 'ask',
    path: [],
    flags: [],
    returns: [],
    trail: [],
    finished: false,
  };
  const CALL = {
    ...HANDOVER,
    form: undefined,
    call: { direction: 'inbound', run },
    values: { subject: 'Lift', mobile: '13812345678' },
    given: { 'customer.phone': '13812345678', 'call.queue': 'repair' },
  };

  beforeEach(async () => {
    const { database } = await sharedServer();
    server = await startServer({ database, definitions: [personalForm, callCentreRoles, script] });
    tenant = newTenant();
  });

  it('is saved with the answers to a script that the record did not name before', async () => {
    const lin = agent('1001');
    const call = lin.create({ type: 'call', set: { state: 'wrap-up', agent: { id: '1001' }, path: [], values: {} } });
    const saved = { script: run.script, state: 'closed', 'values.mobile': '13812345678' };
    await lin.push(call);
    expect(await verdict(lin, lin.patch(call.entityId, 1, saved, { type: 'call' }))).to.equal('applied');
  });

  it('shows of personal data what a call would show, by the fields of its script', async () => {
    const { form: _form, ...set } = CALL;
    const lin = agent('1001');
    expect(await verdict(lin, lin.create({ type: 'handover', set }))).to.equal('applied');
    const { changes } = await agent('1002').pull();
    expect(changes[0]?.doc).to.deep.include({
      values: { subject: 'Lift', mobile: { masked: true, hint: '138••••5678' } },
      given: { 'customer.phone': { masked: true, hint: '138••••5678' }, 'call.queue': 'repair' },
      call: { direction: 'inbound', run },
    });
  });
});

describe('a call that waits to be taken, under a policy that shows everybody only their own', () => {
  const own = {
    ...callCentreRoles,
    grants: [{ roles: ['agent'], records: ['call'], actions: ['view', 'edit', 'create'] as const, own: true }],
  };
  const CALL = {
    direction: 'inbound',
    state: 'connected',
    agent: { id: '1001', name: 'Lin' },
    events: [],
    path: [],
    values: {},
  };

  beforeEach(async () => {
    const { database } = await sharedServer();
    server = await startServer({ database, definitions: [personalForm, own] });
    tenant = newTenant();
  });

  it('is theirs whom it is handed to, and may be led by them from then on', async () => {
    const lin = agent('1001');
    const call = lin.create({ type: 'call', set: CALL });
    const offer = { handover: '00000000-0000-4000-8000-0000000000ab', to: { id: 'night', team: true } };
    await lin.push(call, lin.patch(call.entityId, 1, { offer }, { type: 'call' }));
    expect(await seenBy('1003')).to.deep.equal([]);
    expect(await seenBy('1002', 'night')).to.deep.equal(['call']);
    const wang = agent('1002', 'night');
    const leads = { agent: { id: '1002', name: 'Wang' }, earlierAgents: [] };
    expect(await verdict(wang, wang.patch(call.entityId, 2, leads, { type: 'call', unset: ['offer'] }))).to.equal(
      'applied',
    );
    expect(await seenBy('1002', 'night')).to.deep.equal(['call']);
  });
});
