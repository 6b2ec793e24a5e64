import {
  casesToReview,
  checkCoaching,
  followCoaching,
  measureScores,
  moveCoaching,
  openCoaching,
  openMemoryStore,
  tickCoachingStep,
  type CoachingOutline,
  type CoachingPlan,
  type Evaluation,
  type MoveCoachingInput,
  type MoveCoachingResult,
} from '@callside/core';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';
import { inboundScorecard } from '@callside/playbooks';
import { expect } from 'chai';
import type { CommandContext } from '../../../packages/core/src/commands/command.js';

const DAY = 86_400_000;
const NOW = 100 * DAY;

const OUTLINE: CoachingOutline = {
  agentId: '1001',
  cases: [{ type: 'evaluation', id: 'e-1' }],
  finding: 'The greeting comes late; the card was 4111 1111 1111 1111.',
  goal: { kind: 'score', scorecard: 'inbound', question: 'greeting' },
  baseline: { from: 70 * DAY, to: NOW, values: [0, 0, 100, 0, 0, 0, 0, 0] },
  target: 90,
  dueAt: NOW + 14 * DAY,
  steps: [
    { id: 'listen', text: 'Listen to three calls.' },
    { id: 'practise', text: 'Practise the greeting.', dueAt: NOW + DAY },
  ],
};

let clock: ManualClock;
let as: (id: string, ...roles: string[]) => CommandContext;

beforeEach(async () => {
  clock = new ManualClock(NOW);
  const store = await openMemoryStore()({ tenant: 'test', user: 'test' });
  const newId = sequentialIds();
  as = (id, ...roles) => ({ store, clock, newId, agent: { id, name: id, roles } });
});

const coach = (): CommandContext => as('2001', 'supervisor');

async function opened(outline: Partial<CoachingOutline> = {}): Promise<CoachingPlan> {
  const result = await openCoaching(coach(), { ...OUTLINE, ...outline });
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.plan;
}

async function moved(input: MoveCoachingInput): Promise<CoachingPlan> {
  const result = await moveCoaching(coach(), input);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.plan;
}

const standing = (plan: CoachingPlan) => followCoaching(plan, { now: clock.now() });
const codes = (result: MoveCoachingResult): string[] =>
  result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path.join('.')}`);

describe('checkCoaching', () => {
  const WRONG: readonly (readonly [Partial<CoachingOutline>, string])[] = [
    [{ finding: ' ' }, 'required finding'],
    [{ steps: [] }, 'required steps'],
    [{ steps: [{ id: 'a', text: '' }] }, 'required steps.0.text'],
    [{ baseline: { from: 0, to: 1, values: [] } }, 'required baseline'],
    [{ target: NaN }, 'number-malformed target'],
    [{ dueAt: NOW }, 'too-early dueAt'],
    [{ goal: { kind: 'score', scorecard: '' } }, 'required goal.scorecard'],
    [{ cases: Array.from({ length: 51 }, () => ({ type: 'call' as const, id: 'c' })) }, 'list-too-long cases'],
  ];
  for (const [part, found] of WRONG)
    it(`finds ${found}`, () => {
      const issues = checkCoaching({ ...OUTLINE, ...part }, NOW);
      expect(issues.map(({ code, path }) => `${code} ${path.join('.')}`)).to.deep.equal([found]);
    });

  it('finds nothing in a whole plan', () => {
    expect(checkCoaching(OUTLINE, NOW)).to.deep.equal([]);
  });
});

describe('openCoaching', () => {
  it('stores the plan, and no card number', async () => {
    const { state, by, finding, createdAt } = await opened();
    expect([state, by, createdAt]).to.deep.equal(['plan', '2001', NOW]);
    expect(finding).not.to.include('1111 1111 1111');
  });

  it('stores nothing of one that lacks something', async () => {
    const result = await openCoaching(coach(), { ...OUTLINE, steps: [] });
    expect(result.ok).to.equal(false);
    expect(await coach().store.read(['outbox'], (tx) => tx.getAll('outbox'))).to.deep.equal([]);
  });
});

describe('moveCoaching', () => {
  it('goes round: plan, do, check, act, and again', async () => {
    const { id } = await opened();
    expect((await moved({ id, event: 'start' })).state).to.equal('do');
    clock.advance(14 * DAY);
    const measurement = { from: NOW, to: clock.now(), values: [100, 0, 100, 100] };
    expect((await moved({ id, event: 'check', measurement })).state).to.equal('check');
    expect((await moved({ id, event: 'act', note: 'Better, not enough.' })).state).to.equal('act');
    const again = await moved({ id, event: 'repeat', dueAt: clock.now() + 7 * DAY });
    expect([again.state, standing(again).dueAt]).to.deep.equal(['do', clock.now() + 7 * DAY]);
    const better = { ...measurement, values: Array<number>(12).fill(100) };
    await moved({ id, event: 'check', measurement: better });
    await moved({ id, event: 'act', note: 'Stays.' });
    const done = await moved({ id, event: 'secure' });
    expect(done.state).to.equal('closed');
    const { rounds } = standing(done);
    expect(
      rounds.map(({ round, reached, note, comparison }) => [round, reached, note, comparison.change]),
    ).to.deep.equal([
      [1, false, 'Better, not enough.', 'not-shown'],
      [2, true, 'Stays.', 'better'],
    ]);
    expect([rounds[0]?.comparison.before.n, rounds[0]?.comparison.after.n]).to.deep.equal([8, 4]);
  });

  it('asks for what belongs to it', async () => {
    const { id } = await opened();
    await moved({ id, event: 'start' });
    const empty = { from: 0, to: 1, values: [] };
    expect(codes(await moveCoaching(coach(), { id, event: 'check', measurement: empty }))).to.deep.equal([
      'required measurement',
    ]);
    expect(codes(await moveCoaching(coach(), { id, event: 'act', note: ' ' }))).to.deep.equal(['required note']);
    expect(codes(await moveCoaching(coach(), { id, event: 'repeat', dueAt: NOW }))).to.deep.equal(['too-early dueAt']);
  });

  it('refuses whoever is coached', async () => {
    const { id } = await opened();
    const result = await moveCoaching(as('1001', 'supervisor'), { id, event: 'start' });
    expect(!result.ok && result.refusal?.reason).to.equal('condition-not-met');
  });

  it('measures shares, and figures of which less is better', async () => {
    const goal = { kind: 'kpi', kpi: 'aht', measured: 'figures', better: 'lower' } as const;
    const { id } = await opened({ goal, target: 300, baseline: { ...OUTLINE.baseline, values: [400, 410, 390, 405] } });
    await moved({ id, event: 'start' });
    const measurement = { from: NOW, to: NOW + 1, values: [290, 280, 300, 285] };
    const [round] = standing(await moved({ id, event: 'check', measurement })).rounds;
    expect([round?.comparison.change, round?.reached]).to.deep.equal(['better', true]);
  });
});

describe('tickCoachingStep', () => {
  it('is said once, also by whoever is coached', async () => {
    const { id } = await opened();
    const lin = as('1001', 'agent');
    const result = await tickCoachingStep(lin, { id, step: 'listen' });
    if (!result.ok) throw new Error(result.reason);
    clock.advance(2 * DAY);
    expect(standing(result.plan).steps.map(({ done, overdue }) => [done?.by, overdue])).to.deep.equal([
      ['1001', false],
      [undefined, true],
    ]);
    expect(await tickCoachingStep(lin, { id, step: 'listen' })).to.deep.equal({ ok: false, reason: 'done-already' });
    expect(await tickCoachingStep(lin, { id, step: 'nap' })).to.deep.equal({ ok: false, reason: 'unknown-step' });
  });
});

describe('measureScores', () => {
  const evaluation = (given: Partial<Evaluation>): Evaluation => ({
    id: 'e',
    scorecard: { id: 'inbound', version: 1 },
    callId: 'c',
    agentId: '1001',
    evaluatorId: '3001',
    status: 'submitted',
    answers: { greeting: { value: 'fully' }, clear: { value: 'not' } },
    total: 0,
    submittedAt: 50,
    ...given,
  });
  const all = [
    evaluation({}),
    evaluation({ answers: { greeting: { value: 'not' } } }),
    evaluation({ status: 'draft' }),
    evaluation({ agentId: '1002' }),
    evaluation({ submittedAt: 100 }),
    evaluation({ scorecard: { id: 'complaint', version: 1 } }),
    evaluation({ answers: {} }),
  ];
  const span = { agentId: '1001', from: 0, to: 100, scorecardOf: () => inboundScorecard };

  it('reads the marks of a question in a span', () => {
    const goal = { kind: 'score', scorecard: 'inbound', question: 'greeting' } as const;
    expect(measureScores(goal, all, span)).to.deep.equal({ from: 0, to: 100, values: [100, 0] });
  });

  it('reads the totals', () => {
    const goal = { kind: 'score', scorecard: 'inbound' } as const;
    expect(measureScores(goal, all, span).values).to.have.length(2);
  });

  it('leaves out what no scorecard is here for', () => {
    const goal = { kind: 'score', scorecard: 'inbound' } as const;
    expect(measureScores(goal, all, { ...span, scorecardOf: () => undefined }).values).to.deep.equal([]);
  });
});

describe('casesToReview', () => {
  const evaluation = (id: string, given: Partial<Evaluation>): Evaluation => ({
    id,
    scorecard: { id: 'inbound', version: 1 },
    callId: 'c',
    agentId: '1001',
    evaluatorId: '3001',
    status: 'submitted',
    answers: { clear: { value: 'fully' } },
    total: 0,
    submittedAt: 50,
    ...given,
  });
  const evaluations = [
    evaluation('good', {}),
    evaluation('low', { answers: { clear: { value: 'not' } }, submittedAt: 40 }),
    evaluation('failed', { answers: { clear: { value: 'fully' }, identity: { value: 'not' } }, submittedAt: 60 }),
    evaluation('draft', { answers: { clear: { value: 'not' } }, status: 'draft' }),
    evaluation('late', { answers: { clear: { value: 'not' } }, submittedAt: 100 }),
    evaluation('of another', { answers: { clear: { value: 'not' } }, agentId: '1002' }),
    evaluation('empty', { answers: {} }),
  ];
  const ticket = (id: string, form: string, createdBy = '1001') => ({
    id,
    form: { id: form, version: 1 },
    createdBy,
    createdAt: 45,
  });
  const tickets = [ticket('t-1', 'complaint'), ticket('t-2', 'repair'), ticket('t-3', 'complaint', '1002')];
  const query = { agentId: '1001', from: 0, to: 100, scorecardOf: () => inboundScorecard };

  it('lists what failed, what is low, and complaints; the newest first', () => {
    const found = casesToReview({ evaluations, tickets }, query);
    expect(found.map(({ id, reason }) => [id, reason])).to.deep.equal([
      ['failed', 'failed'],
      ['t-1', 'complaint'],
      ['low', 'low-score'],
    ]);
  });

  it('takes another idea of low, and other forms', () => {
    const found = casesToReview({ evaluations, tickets }, { ...query, below: 101, complaintForms: ['repair'] });
    expect(found.map(({ id }) => id)).to.deep.equal(['failed', 'good', 't-2', 'low']);
  });
});
