import '@callside/qa-scorecard/define-coaching.js';
import { inboundScorecard } from '@callside/playbooks';
import type { CoachingChangedEvent, GoalMeasure } from '@callside/qa-scorecard/coaching.js';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { CoachingPlanHarness } from '../harness/coaching-plan-harness.js';
import { describeElement } from '../suites/element.suite.js';
import { CASES, openCoachingDesk, type CoachingDesk } from '../support/coaching-desk.js';
import { AGENT } from '../support/widget-desk.js';
import { showElement } from '../support/widget-page.js';

interface Shown extends CoachingDesk {
  readonly coaching: CoachingPlanHarness;
}

const opened: CoachingDesk[] = [];

/** Every other of so many is reached. */
const FCR: GoalMeasure = {
  goal: { kind: 'kpi', kpi: 'fcr', measured: 'shares', better: 'higher' },
  title: 'FCR',
  measure: ({ from, to }) => Promise.resolve({ from, to, values: [1, 0, 1, 0] }),
};

async function show(options: Parameters<typeof openCoachingDesk>[0] = {}): Promise<Shown> {
  const all = await openCoachingDesk(options);
  opened.push(all);
  return { ...all, coaching: await showAgain(all) };
}

async function showAgain({ desk, plan }: CoachingDesk): Promise<CoachingPlanHarness> {
  const about = plan === undefined ? { agentId: '1001', cases: CASES } : { plan };
  const properties = { desk, scorecards: [inboundScorecard], measures: [FCR], ...about };
  return new CoachingPlanHarness(await showElement('callside-coaching-plan', properties));
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ desk }) => desk.close()));
});

describeElement({
  tag: 'callside-coaching-plan',
  properties: () => ({ scorecards: [inboundScorecard], agentId: '1001' }),
  shows: { en: 'New improvement plan', 'zh-CN': '新建改进计划' },
  textOf: (element) => new CoachingPlanHarness(element).text,
  defineAgain: () => import('@callside/qa-scorecard/define-coaching.js'),
});

describe('<callside-coaching-plan>', () => {
  it('makes a plan with the baseline that was measured', async () => {
    const { coaching, desk } = await show();
    let changed: CoachingChangedEvent | undefined;
    coaching.element.addEventListener('callside-coaching-changed', (event) => {
      changed = event;
    });
    await coaching.sees('Cases chosen: 1');
    await coaching.write('finding', 'The greeting comes late.');
    await coaching.write('goal', 'score/inbound/greeting');
    await coaching.seesBaseline('Last 90 days: 12.5 (n = 8) · 95 %: 0 to 42.1');
    await coaching.write('target', '90');
    await coaching.write('due', '2026-12-05');
    await coaching.write('steps', 'Listen to three calls.\n\nPractise.');
    await coaching.open();
    await coaching.seesState('Plan');
    await coaching.seesTold('The plan is made.');
    await coaching.seesFocusOn('.told');
    const [plan] = await desk.list('coaching');
    expect([
      plan?.agentId,
      plan?.baseline.values.length,
      plan?.target,
      plan?.steps.map(({ text }) => text),
    ]).to.deep.equal(['1001', 8, 90, ['Listen to three calls.', 'Practise.']]);
    expect(changed?.change).to.equal('open');
  });

  it('offers low scores and complaints of the agent as cases', async () => {
    const { coaching, desk, fail } = await show();
    await fail();
    await coaching.seesCases(1);
    await coaching.choose(0);
    await coaching.sees('Cases chosen: 2');
    await coaching.write('finding', 'Nobody was verified.');
    await coaching.write('goal', 'score/inbound');
    await coaching.seesBaseline('n = 9');
    await coaching.write('target', '85');
    await coaching.write('due', '2026-12-05');
    await coaching.write('steps', 'Practise.');
    await coaching.open();
    await coaching.seesState('Plan');
    const [plan] = await desk.list('coaching');
    expect(plan?.cases.map(({ type }) => type)).to.deep.equal(['evaluation', 'evaluation']);
  });

  it('says what a plan lacks, at its place', async () => {
    const { coaching } = await show();
    await coaching.open();
    await coaching.seesProblem('finding', 'Fill this in.');
    await coaching.seesProblem('goal', 'Fill this in.');
    await coaching.seesProblem('steps', 'Fill this in.');
    await coaching.seesProblem('dueAt', 'Choose 2026-11-21 or later.');
    await coaching.seesFocusOn('[name=finding]');
  });

  it('keeps what is typed, and no card number', async () => {
    const shown = await show();
    const { coaching, clock, desk } = shown;
    await coaching.write('finding', 'Card 4111 1111 1111 1111');
    clock.advance(1000);
    for (let looks = 0; looks < 200 && (await desk.drafts.read('coaching/new/1001')) === undefined; looks++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    coaching.element.remove();
    const again = await showAgain(shown);
    await again.seesTyped('finding', 'Card 4111 11•• •••• 1111');
  });

  it('goes round: plan, do, check, act', async () => {
    const { coaching, clock, score } = await show({ plan: {} });
    await coaching.seesActs('withdraw', 'start');
    await coaching.say('start');
    await coaching.seesState('Do');
    await coaching.seesSince('Nothing was measured since the start.');
    clock.advance(1000);
    for (let calls = 0; calls < 6; calls++) await score('fully');
    await coaching.seesSince('Since the start: 100 (n = 6)');
    await coaching.say('check');
    await coaching.seesState('Check');
    await coaching.sees('Better, beyond chance. The target is reached.');
    await coaching.sees('12.5 (n = 8)');
    await coaching.say('act');
    await coaching.seesFocusOn('[name=note]');
    await coaching.write('note', 'It stays so.');
    await coaching.say('act');
    await coaching.seesActs('repeat', 'secure');
    await coaching.sees('It stays so.');
    await coaching.say('secure');
    await coaching.seesState('Closed');
    await coaching.seesActs();
  });

  it('goes into another round with a day of its own', async () => {
    const { coaching, clock, score } = await show({ plan: {} });
    await coaching.say('start');
    clock.advance(1000);
    await score('not');
    await score('fully');
    await coaching.seesSince('50 (n = 2)');
    await coaching.say('check');
    await coaching.sees('No change that chance could not make. The target is not reached.');
    await coaching.write('note', 'Not enough yet.');
    await coaching.say('act');
    await coaching.write('due', '2026-12-20');
    await coaching.say('repeat');
    await coaching.seesState('Do');
    await coaching.sees('Dec 20, 2026');
  });

  it('measures what the host measures', async () => {
    const { coaching } = await show();
    await coaching.write('goal', 'kpi/fcr');
    await coaching.seesBaseline('50% (n = 4)');
  });

  it('is seen by whoever is coached, who says what is done', async () => {
    const { coaching } = await show({ plan: {}, agent: AGENT });
    await coaching.seesActs();
    await coaching.tick('1');
    await coaching.seesTold('Noted.');
    await coaching.sees('done');
  });

  it('is used by keyboard alone', async () => {
    const { coaching } = await show({ plan: {} });
    await coaching.seesActs('withdraw', 'start');
    await coaching.focus('[data-act=start]');
    await sendKeys({ press: 'Enter' });
    await coaching.seesState('Do');
    await coaching.seesFocusOn('.told');
  });
});
