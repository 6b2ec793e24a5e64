import {
  finaliseCalibration,
  leadsCalibration,
  readCalibrations,
  startCalibration,
  submitRating,
  withdrawCalibration,
  type Calibration,
  type CalibrationPlan,
  type Desk,
  type KnownCalibration,
  type RatingResult,
  type RolePolicyDefinition,
  type ScorecardDefinition,
} from '@callside/core';
import { expect } from 'chai';
import { rejectionOf } from '../../support/rejection.js';
import { OFFLINE } from '../../support/widget-desk.js';
import { arrived, Desks, once, send } from '../support/desks.js';

const SCORECARD: ScorecardDefinition = {
  kind: 'scorecard',
  id: 'service',
  version: 2,
  status: 'published',
  title: 'Service',
  items: [
    {
      id: 'talk',
      title: 'Talk',
      items: [
        {
          id: 'greeting',
          text: 'Greeting',
          type: 'choice',
          options: [
            { id: 'yes', text: 'Yes', score: 100 },
            { id: 'no', text: 'No', score: 0 },
          ],
        },
      ],
    },
  ],
};

const PLAN: CalibrationPlan = {
  scorecard: { id: 'service', version: 2 },
  calls: ['c1', 'c2'],
  evaluators: [
    { id: '9001', name: 'Zhou' },
    { id: '9002', name: 'Gao' },
  ],
  expert: '9002',
};

let desks: Desks;
let zhou: Desk;

beforeEach(async () => {
  desks = new Desks();
  zhou = await desks.open('9001', 'Zhou', { roles: ['evaluator'] });
});

afterEach(() => desks.close());

async function started(plan: Partial<CalibrationPlan> = {}): Promise<Calibration> {
  const result = await zhou.run(startCalibration, { ...PLAN, ...plan });
  if (!result.ok) throw new Error('The session was not begun.');
  return result.calibration;
}

const rates = (calibrationId: string, callId: string, value = 'yes'): Promise<RatingResult> =>
  zhou.run(submitRating, { calibrationId, callId, scorecard: SCORECARD, answers: { greeting: { value } } });

async function known(): Promise<KnownCalibration> {
  const [first] = await zhou.run(readCalibrations, undefined);
  if (first === undefined) throw new Error('There is no session.');
  return first;
}

const reasonOf = (result: { ok: boolean }): unknown => ('reason' in result ? result.reason : undefined);

describe('startCalibration', () => {
  it('stores the session, led by this agent, and sends it later', async () => {
    desks.server.failure = OFFLINE;
    const { id } = await started({ title: ' Refunds ', dueAt: 9 });
    expect((await known()).calibration).to.deep.include({ id, by: '9001', state: 'open', title: 'Refunds', dueAt: 9 });
    desks.server.failure = undefined;
    await send(zhou);
    expect(desks.server.doc(id)).to.deep.include({ state: 'open', expert: '9002' });
  });

  it('says what is missing, and stores nothing', async () => {
    const result = await zhou.run(startCalibration, { ...PLAN, calls: [] });
    expect(result.ok ? [] : result.issues.map(({ code }) => code)).to.deep.equal(['list-too-short']);
    expect(await zhou.run(readCalibrations, undefined)).to.deep.equal([]);
  });

  it('keeps no card number that somebody has typed', async () => {
    const { note } = await started({ note: 'She read out 4111 1111 1111 1111.' });
    expect(note).not.to.contain('4111 1111 1111');
  });
});

describe('submitRating', () => {
  it('hands in what was scored, after the session that it belongs to', async () => {
    const { id } = await started();
    const result = await rates(id, 'c1');
    expect(result.ok && result.rating).to.deep.include({
      calibrationId: id,
      callId: 'c1',
      evaluatorId: '9001',
      total: 100,
    });
    await send(zhou);
    expect(result.ok && desks.server.doc(result.rating.id)).to.deep.include({ calibrationId: id });
    const [session, rating] = desks.server.requests.flatMap(({ mutations }) => mutations);
    expect(rating?.deps).to.deep.equal([session?.id]);
  });

  it('leaves the rest to score, and says everything once', async () => {
    const { id } = await started();
    await rates(id, 'c1');
    expect((await known()).toRate).to.deep.equal(['c2']);
    expect(reasonOf(await rates(id, 'c1', 'no'))).to.equal('rated-already');
    expect((await known()).own).to.have.length(1);
  });

  it('takes no answers to another version of the scorecard', async () => {
    const { id } = await started();
    const scorecard = { ...SCORECARD, version: 3 };
    const answers = { greeting: { value: 'yes' } };
    const result = await zhou.run(submitRating, { calibrationId: id, callId: 'c1', scorecard, answers });
    expect(reasonOf(result)).to.equal('other-scorecard');
  });

  it('says what is still open', async () => {
    const { id } = await started();
    const result = await zhou.run(submitRating, { calibrationId: id, callId: 'c1', scorecard: SCORECARD, answers: {} });
    expect('issues' in result && result.issues.map(({ code }) => code)).to.deep.equal(['required']);
  });

  it('is no evaluation of the agent', async () => {
    const { id } = await started();
    await rates(id, 'c1');
    expect(await zhou.list('evaluation')).to.deep.equal([]);
  });

  it('needs a session that is here', async () => {
    expect(await rejectionOf(rates('nowhere', 'c1'))).to.deep.include({ code: 'record-not-found' });
  });
});

describe('finaliseCalibration', () => {
  it('closes the session to everything else', async () => {
    const { id } = await started();
    await rates(id, 'c1');
    const result = await zhou.run(finaliseCalibration, { id });
    expect(result.ok && result.calibration).to.deep.include({ state: 'finalised' });
    expect(reasonOf(await rates(id, 'c2'))).to.equal('finalised');
    expect(reasonOf(await zhou.run(withdrawCalibration, { id }))).to.equal('finalised');
    expect((await known()).toRate).to.deep.equal([]);
  });

  it('is not for those who do not lead it, unless their role does', async () => {
    const { id } = await started();
    await rates(id, 'c1');
    const gao = await desks.open('9002', 'Gao', { roles: ['supervisor'] });
    await arrived(gao, `calibration/${id}`, zhou);
    expect(reasonOf(await gao.run(finaliseCalibration, { id }))).to.equal('not-the-leader');
  });

  it('wants something to compare', async () => {
    const { id } = await started();
    expect(reasonOf(await zhou.run(finaliseCalibration, { id }))).to.equal('nothing-rated');
    expect(await zhou.run(withdrawCalibration, { id })).to.have.property('ok', true);
  });
});

describe('leadsCalibration', () => {
  const policy: RolePolicyDefinition = {
    kind: 'role-policy',
    id: 'roles',
    version: 1,
    status: 'published',
    title: 'Roles',
    roles: [
      { id: 'evaluator', title: 'Evaluator' },
      { id: 'supervisor', title: 'Supervisor' },
    ],
    grants: [
      { roles: ['evaluator'], records: ['calibration'], actions: ['view', 'edit'], own: true },
      { roles: ['supervisor'], records: ['calibration'], actions: ['edit'] },
    ],
  };

  it('is who has begun it, and who may change those of others', () => {
    const [evaluator, supervisor] = ['evaluator', 'supervisor'].map((role) => ({ id: '9', name: 'Hu', roles: [role] }));
    expect(leadsCalibration({ id: '1', name: 'A' }, { by: '1' })).to.equal(true);
    expect(leadsCalibration(supervisor!, { by: '1' })).to.equal(false);
    expect(leadsCalibration(supervisor!, { by: '1' }, policy)).to.equal(true);
    expect(leadsCalibration(evaluator!, { by: '1' }, policy)).to.equal(false);
  });
});

describe('readCalibrations', () => {
  it('shows nothing to compare while the session is open', async () => {
    const { id } = await started();
    await rates(id, 'c1');
    expect(await known()).to.deep.include({ ratings: [], gathered: false });
  });

  it('compares what is on the device until the server has gathered the rest', async () => {
    const { id } = await started();
    await rates(id, 'c1');
    await zhou.run(finaliseCalibration, { id });
    const mine = { evaluatorId: '9001', callId: 'c1', answers: { greeting: { value: 'yes' } } };
    expect(await known()).to.deep.include({ ratings: [mine], gathered: false, accepted: false });
  });

  it('compares what the server has gathered', async () => {
    const ratings = [{ evaluatorId: '9002', callId: 'c1', answers: {} }];
    const { id } = await started();
    await rates(id, 'c1');
    await zhou.run(finaliseCalibration, { id });
    await send(zhou);
    desks.server.change('calibration', id, { ratings });
    const gathered = await once(zhou, zhou, async () => ((await known()).gathered ? known() : undefined));
    expect(gathered).to.deep.include({ ratings, accepted: true });
  });

  it('puts first what is to be done, and of that what is due first', async () => {
    const done = await started({ title: 'done', calls: ['c1'], dueAt: 1 });
    await rates(done.id, 'c1');
    desks.clock.advance(1);
    await started({ title: 'some day' });
    desks.clock.advance(1);
    await started({ title: 'late', dueAt: 90 });
    await started({ title: 'soon', dueAt: 20 });
    const all = await zhou.run(readCalibrations, undefined);
    expect(all.map(({ calibration }) => calibration.title)).to.deep.equal(['soon', 'late', 'some day', 'done']);
  });
});
