import type { BlindRating, Calibration, Doc, Mutation, PushReply, RatedCall } from '@callside/core';
import { callCentreRoles } from '@callside/playbooks';
import type { Server } from '@callside/server';
import { expect } from 'chai';
import fc from 'fast-check';
import { Device, newTenant, sharedServer, startServer } from './support/server.js';

const SESSION = {
  scorecard: { id: 'service', version: 2 },
  calls: ['c1', 'c2'],
  evaluators: [
    { id: '9001', name: 'Zhou' },
    { id: '9002', name: 'Gao' },
  ],
  expert: '9002',
  state: 'open',
  by: '9001',
  createdAt: 1,
};

const SECRETS = { 9001: 'heard-by-zhou', 9002: 'heard-by-gao' } as const;

let server: Server;
let tenant: string;

const device = (subject: string, ...roles: string[]): Device =>
  new Device(server, tenant, { subject, roles: roles.length === 0 ? ['evaluator'] : roles });

const rating = (by: '9001' | '9002', session: string, given: Doc = {}): Partial<Mutation> => ({
  type: 'rating',
  set: {
    calibrationId: session,
    callId: 'c1',
    evaluatorId: by,
    scorecard: { id: 'service', version: 2 },
    answers: { greeting: { value: 'yes', comment: SECRETS[by] } },
    total: 100,
    submittedAt: 5,
    ...given,
  },
});

function codeOf({ results }: PushReply): string {
  const [first] = results;
  return first?.problem?.code ?? first?.status ?? 'unanswered';
}

async function verdict(who: Device, mutation: Mutation): Promise<string> {
  return codeOf(await who.push(mutation));
}

async function begun(set: Doc = SESSION, who = device('9001')): Promise<string> {
  const mutation = who.create({ type: 'calibration', set });
  expect(await verdict(who, mutation)).to.equal('applied');
  return mutation.entityId;
}

const rates = (by: '9001' | '9002', session: string, given: Doc = {}, who = device(by)): Promise<string> =>
  verdict(who, who.create(rating(by, session, given)));

const ends = (who: Device, session: string, rev: number, state: string): Promise<string> =>
  verdict(who, who.patch(session, rev, { state, finalisedAt: 9 }, { type: 'calibration' }));

async function sessionSeenBy(who: Device, id: string): Promise<Calibration | undefined> {
  const { changes } = await who.pull();
  return changes.find((change) => change.id === id)?.doc as Calibration | undefined;
}

for (const [name, definitions] of [
  ['without a role policy', []],
  ['under the roles of a call centre', [callCentreRoles]],
] as const) {
  describe(`a calibration ${name}`, () => {
    before(async () => {
      const { database } = await sharedServer();
      server = await startServer({ database, definitions });
    });

    beforeEach(() => {
      tenant = newTenant();
    });

    it('begins in one’s own name, open, with all that it needs', async () => {
      const who = device('9001');
      const tried = (set: Doc) => verdict(who, who.create({ type: 'calibration', set: { ...SESSION, ...set } }));
      expect(await tried({ by: '9002' })).to.equal('field-invalid');
      expect(await tried({ state: 'finalised' })).to.equal('field-invalid');
      expect(await tried({ calls: [] })).to.equal('field-invalid');
      expect(await tried({ calls: 'c1' })).to.equal('field-invalid');
      expect(await tried({ evaluators: [{ id: '9001' }] })).to.equal('field-invalid');
      expect(await tried({ expert: '9009' })).to.equal('field-invalid');
      expect(await tried({ scorecard: 'service' })).to.equal('field-invalid');
      expect(await tried({ rated: [] })).to.equal('field-reserved');
      expect(await tried({ ratings: [] })).to.equal('field-reserved');
      expect(await tried({ finalisedAt: 3 })).to.equal('field-invalid');
      expect(await tried({})).to.equal('applied');
    });

    it('shows who has handed in, and to nobody else what was said', async () => {
      const id = await begun();
      expect(await rates('9001', id)).to.equal('applied');
      const session = await sessionSeenBy(device('9002'), id);
      expect(session?.rated?.map(({ rating: _rating, ...line }: RatedCall) => line)).to.deep.equal([
        { id: '9001/c1', by: '9001', callId: 'c1', at: 5 },
      ]);
      for (const who of [device('9002'), device('9000', 'manager'), device('9000', 'supervisor')]) {
        const { body } = await who.pullRaw('');
        expect(body).not.to.include(SECRETS[9001]);
      }
      expect((await device('9001').pullRaw('')).body).to.include(SECRETS[9001]);
    });

    it('takes each call of each evaluator once, from whatever device', async () => {
      const id = await begun();
      expect(await rates('9001', id)).to.equal('applied');
      expect(await rates('9001', id)).to.equal('rating-exists');
      expect(await rates('9001', id, { callId: 'c2' })).to.equal('applied');
      expect(await rates('9002', id)).to.equal('applied');
    });

    it('takes a rating in one’s own name, of its calls, by its scorecard', async () => {
      const id = await begun();
      expect(await rates('9002', id, {}, device('9001'))).to.equal('field-invalid');
      expect(await rates('9001', id, { callId: 'c9' })).to.equal('field-invalid');
      expect(await rates('9001', id, { scorecard: { id: 'service', version: 3 } })).to.equal('field-invalid');
      expect(await rates('9001', id, { answers: [] })).to.equal('field-invalid');
      expect(await rates('9001', '00000000-0000-4000-8000-0000000000aa')).to.equal('record-not-found');
      expect(await rates('9001', 'nowhere')).to.equal('field-invalid');
    });

    it('is not there for an evaluator whom it does not name', async () => {
      const id = await begun();
      const other = device('9003');
      const stranger = { ...rating('9001', id).set, evaluatorId: '9003' };
      expect(await verdict(other, other.create({ type: 'rating', set: stranger }))).to.equal('record-not-found');
    });

    it('leaves what was handed in as it is', async () => {
      const id = await begun();
      const zhou = device('9001');
      const mutation = zhou.create(rating('9001', id));
      await zhou.push(mutation);
      const patch = zhou.patch(mutation.entityId, 1, { total: 0 }, { type: 'rating' });
      expect(await verdict(zhou, patch)).to.equal('record-read-only');
      const again = device('9001');
      expect(await verdict(again, again.remove(mutation.entityId, 1, { type: 'rating' }))).to.equal('record-read-only');
      const gao = device('9002');
      const others = gao.patch(mutation.entityId, 1, { total: 0 }, { type: 'rating' });
      expect(await verdict(gao, others)).to.equal('record-not-found');
      const disguised = device('9002');
      const asCall = disguised.patch(mutation.entityId, 1, { total: 0 }, { type: 'call' });
      expect(await verdict(disguised, asCall)).to.equal('record-not-found');
    });

    it('lets nobody write into it who has handed in what, or what was said', async () => {
      const id = await begun();
      const line = { id: '9002/c1', by: '9002', callId: 'c1', at: 1, rating: id };
      const tried = (set: Doc, given: Partial<Mutation> = {}) => {
        const who = device('9001');
        return verdict(who, who.patch(id, 1, set, { type: 'calibration', ...given }));
      };
      expect(await tried({}, { deltas: { rated: { add: [line] } } })).to.equal('field-reserved');
      expect(await tried({ rated: [line] })).to.equal('field-reserved');
      expect(await tried({ state: 'finalised', ratings: [] })).to.equal('field-reserved');
      expect(await tried({ evaluators: [] })).to.equal('field-reserved');
      expect(await tried({ state: 'open' })).to.equal('field-invalid');
      const who = device('9001');
      expect(await verdict(who, who.remove(id, 1, { type: 'calibration' }))).to.not.equal('applied');
    });

    it('is finalised by whoever leads it, and then shows all that was said to all of its evaluators', async () => {
      const id = await begun();
      await rates('9001', id);
      await rates('9002', id, { answers: { greeting: { value: 'no', comment: SECRETS[9002] } } });
      expect(await ends(device('9002'), id, 3, 'finalised')).to.equal('field-forbidden');
      const leader = device('9001');
      const patch = leader.patch(id, 3, { state: 'finalised', finalisedAt: 9 }, { type: 'calibration' });
      const { results } = await leader.push(patch);
      const said = [
        { evaluatorId: '9001', callId: 'c1', answers: { greeting: { value: 'yes', comment: SECRETS[9001] } } },
        { evaluatorId: '9002', callId: 'c1', answers: { greeting: { value: 'no', comment: SECRETS[9002] } } },
      ];
      expect(results[0]?.doc?.ratings).to.deep.equal(said);
      expect((await sessionSeenBy(device('9002'), id))?.ratings).to.deep.equal(said);
      const audit = await leader.rows('audit', 'action, entity_type, paths');
      expect(
        audit.filter(({ entity_type: type }) => type === 'calibration').map(({ paths }) => paths),
      ).to.have.deep.members([Object.keys(SESSION), ['rated'], ['rated'], ['state', 'finalisedAt', 'ratings']]);
    });

    it('takes nothing any more once it is over', async () => {
      const id = await begun();
      await rates('9001', id);
      expect(await ends(device('9001'), id, 2, 'finalised')).to.equal('applied');
      expect(await rates('9002', id)).to.equal('calibration-closed');
      expect(await ends(device('9001'), id, 3, 'withdrawn')).to.equal('calibration-closed');
      expect(await ends(device('9001'), id, 3, 'finalised')).to.equal('calibration-closed');
      const session = await sessionSeenBy(device('9001'), id);
      expect(session?.ratings).to.have.length(1);
    });

    it('gathers once, where it is finalised on two devices at the same time', async () => {
      const id = await begun();
      await rates('9001', id);
      expect(await ends(device('9001'), id, 2, 'finalised')).to.equal('applied');
      expect(await ends(device('9001'), id, 2, 'finalised')).to.equal('merged');
      expect((await sessionSeenBy(device('9001'), id))?.ratings).to.have.length(1);
    });

    it('is withdrawn without showing anything', async () => {
      const id = await begun();
      await rates('9001', id);
      expect(await ends(device('9001'), id, 2, 'withdrawn')).to.equal('applied');
      const session = await sessionSeenBy(device('9002'), id);
      expect(session).to.deep.include({ state: 'withdrawn' });
      expect(session).not.to.have.property('ratings');
      expect((await device('9002').pullRaw('')).body).not.to.include(SECRETS[9001]);
    });

    it('is not finalised while nobody has handed in anything', async () => {
      const id = await begun();
      expect(await ends(device('9001'), id, 1, 'finalised')).to.equal('transition-refused');
    });

    it('shows nothing early and nothing wrong, whatever the order in which it arrives', async () => {
      const step = fc.oneof(
        {
          weight: 6,
          arbitrary: fc.record({
            by: fc.constantFrom('9001' as const, '9002' as const),
            callId: fc.constantFrom('c1', 'c2'),
          }),
        },
        { weight: 1, arbitrary: fc.constantFrom('finalised' as const, 'withdrawn' as const) },
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
          tenant = newTenant();
          const id = await begun();
          const taken = new Map<string, BlindRating>();
          let isOpen = true;
          for (const [at, next] of steps.entries()) {
            if (typeof next === 'string') {
              const isPossible: boolean = isOpen && (next === 'withdrawn' || taken.size > 0);
              const { rev } = (await device('9001').pull()).changes.find((change) => change.id === id) ?? { rev: 0 };
              expect((await ends(device('9001'), id, rev, next)) === 'applied').to.equal(isPossible);
              isOpen &&= !isPossible;
            } else {
              const { by, callId } = next;
              const answers = { greeting: { value: 'yes', comment: `${SECRETS[by]}-${String(at)}` } };
              const isPossible: boolean = isOpen && !taken.has(`${by}/${callId}`);
              expect((await rates(by, id, { callId, answers })) === 'applied').to.equal(isPossible);
              if (isPossible) taken.set(`${by}/${callId}`, { evaluatorId: by, callId, answers });
            }
            const session = await sessionSeenBy(device('9002'), id);
            const { body } = await device('9002').pullRaw('');
            const isFinal = session?.state === 'finalised';
            expect(body.includes(SECRETS[9001])).to.equal(
              isFinal && [...taken.keys()].some((key) => key.startsWith('9001')),
            );
            expect(session?.ratings).to.deep.equal(isFinal ? [...taken.values()] : undefined);
          }
        }),
        { numRuns: 12 },
      );
    });
  });
}

describe('a calibration, by roles', () => {
  before(async () => {
    const { database } = await sharedServer();
    server = await startServer({ database, definitions: [callCentreRoles] });
  });

  beforeEach(() => {
    tenant = newTenant();
  });

  it('is begun by evaluators and supervisors, not by agents, who see none of it', async () => {
    const agent = device('1001', 'agent');
    const mutation = agent.create({ type: 'calibration', set: { ...SESSION, by: '1001' } });
    expect(await verdict(agent, mutation)).to.equal('field-forbidden');
    const id = await begun();
    expect(await sessionSeenBy(agent, id)).to.equal(undefined);
    await begun({ ...SESSION, by: '9000' }, device('9000', 'supervisor'));
  });

  it('is seen by those who take part, and by those who lead all of them', async () => {
    const id = await begun();
    expect(await sessionSeenBy(device('9003'), id)).to.equal(undefined);
    expect(await sessionSeenBy(device('9002', 'trainer'), id)).to.deep.include({ by: '9001' });
    expect(await sessionSeenBy(device('9000', 'supervisor'), id)).to.deep.include({ by: '9001' });
  });

  it('may be finalised by a supervisor, and by no other evaluator', async () => {
    const id = await begun();
    await rates('9002', id);
    expect(await ends(device('9003'), id, 2, 'finalised')).to.equal('field-forbidden');
    expect(await ends(device('9000', 'supervisor'), id, 2, 'finalised')).to.equal('applied');
  });

  it('takes no ratings of people who may not see it, though it names them', async () => {
    const evaluators = [...SESSION.evaluators, { id: '1001', name: 'Lin' }];
    const id = await begun({ ...SESSION, evaluators });
    const agent = device('1001', 'agent');
    const set = { ...rating('9001', id).set, evaluatorId: '1001' };
    expect(await verdict(agent, agent.create({ type: 'rating', set }))).to.equal('record-not-found');
  });
});

describe('a sample', () => {
  const SAMPLE = {
    by: '9001',
    at: 3,
    plan: { perAgent: 2, seed: 7 },
    period: { from: '2026-11-01', to: '2026-11-30' },
    population: { calls: 12, agents: 2, digest: 'a'.repeat(64) },
    drawn: [{ call: 'c1', agentId: '1001' }],
    short: [],
  };

  before(async () => {
    const { database } = await sharedServer();
    server = await startServer({ database, definitions: [callCentreRoles] });
  });

  beforeEach(() => {
    tenant = newTenant();
  });

  it('is drawn in one’s own name, with all that is needed to draw it again', async () => {
    const who = device('9001');
    const tried = (set: Doc) => verdict(who, who.create({ type: 'sample', set: { ...SAMPLE, ...set } }));
    expect(await tried({ by: '9002' })).to.equal('field-invalid');
    expect(await tried({ plan: { perAgent: 2 } })).to.equal('field-invalid');
    expect(await tried({ period: {} })).to.equal('field-invalid');
    expect(await tried({ population: { calls: 12, agents: 2, digest: 'mine' } })).to.equal('field-invalid');
    expect(await tried({ drawn: ['c1'] })).to.equal('field-invalid');
    expect(await tried({})).to.equal('applied');
  });

  it('stays as it was drawn', async () => {
    const who = device('9001');
    const mutation = who.create({ type: 'sample', set: SAMPLE });
    await who.push(mutation);
    const patch = who.patch(mutation.entityId, 1, { drawn: [] }, { type: 'sample' });
    expect(await verdict(who, patch)).to.not.equal('applied');
    const manager = device('9000', 'manager');
    expect(await verdict(manager, manager.remove(mutation.entityId, 1, { type: 'sample' }))).to.equal(
      'record-read-only',
    );
  });

  it('is seen by evaluators and supervisors, not by agents', async () => {
    const who = device('9001');
    await who.push(who.create({ type: 'sample', set: SAMPLE }));
    const seen = async (...roles: string[]) => (await device('9005', ...roles).pull()).changes.length;
    expect(await seen('evaluator')).to.equal(1);
    expect(await seen('supervisor')).to.equal(1);
    expect(await seen('agent')).to.equal(0);
  });
});
