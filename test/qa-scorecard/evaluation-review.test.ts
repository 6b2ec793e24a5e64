import '@callside/qa-scorecard/define-review.js';
import { readEvaluation, type Agent, type Evaluation } from '@callside/core';
import { decideDispute } from '@callside/core';
import { inboundScorecard } from '@callside/playbooks';
import type { EvaluationMomentEvent, EvaluationMovedEvent } from '@callside/qa-scorecard/review.js';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { EvaluationReviewHarness } from '../harness/evaluation-review-harness.js';
import { describeElement } from '../suites/element.suite.js';
import {
  EVALUATOR,
  openReviewDesk,
  OTHER_EVALUATOR,
  REVIEW_ANSWERS,
  SUPERVISOR,
  type ReviewDesk,
  type ReviewPoint,
} from '../support/review-desk.js';
import { showElement } from '../support/widget-page.js';

interface Shown extends ReviewDesk {
  readonly review: EvaluationReviewHarness;
}

const opened: ReviewDesk[] = [];

async function show(point: ReviewPoint, agent?: Agent): Promise<Shown> {
  const all = await openReviewDesk(point, agent === undefined ? {} : { agent });
  opened.push(all);
  return { ...all, review: await showAgain(all) };
}

async function showAgain({ desk, evaluation }: ReviewDesk): Promise<EvaluationReviewHarness> {
  const properties = { definition: inboundScorecard, desk, evaluation };
  return new EvaluationReviewHarness(await showElement('callside-evaluation-review', properties));
}

const stored = async ({ desk, evaluation }: ReviewDesk): Promise<Evaluation> =>
  (await desk.run(readEvaluation, { id: evaluation.id })).evaluation;

/** Waits until what is typed is in the store. */
async function kept({ drafts }: ReviewDesk['desk'], id: string): Promise<void> {
  for (let looks = 0; looks < 200; looks++) {
    if ((await drafts.read(`evaluation-review/${id}`)) !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('Nothing is kept.');
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ desk }) => desk.close()));
});

const EVALUATION: Evaluation = {
  id: 'e-1',
  scorecard: { id: 'inbound', version: 1 },
  callId: 'call-1',
  agentId: '1001',
  evaluatorId: '3001',
  status: 'submitted',
  answers: REVIEW_ANSWERS,
  total: 84,
  submittedAt: Date.UTC(2026, 10, 20, 8),
};

describeElement({
  tag: 'callside-evaluation-review',
  properties: () => ({ definition: inboundScorecard, evaluation: EVALUATION }),
  shows: { en: 'Evaluation of agent 1001', 'zh-CN': '座席 1001 的质检评分' },
  textOf: (element) => new EvaluationReviewHarness(element).text,
  defineAgain: () => import('@callside/qa-scorecard/define-review.js'),
});

describe('<callside-evaluation-review>', () => {
  it('shows the agent what was scored, why, and what counts', async () => {
    const { review } = await show('released');
    await review.seesStatus('Released');
    await review.sees('Comment: No agent number.');
    await review.sees('does not count');
    await review.seesActs('dispute', 'acknowledge');
    await review.sees('Can be disputed until');
  });

  it('goes to the moment that an answer speaks of', async () => {
    const { review } = await show('released');
    let moment: EvaluationMomentEvent | undefined;
    review.element.addEventListener('callside-evaluation-moment', (event) => {
      moment = event;
    });
    await review.listen();
    expect([moment?.callId, moment?.at]).to.deep.equal(['call-1', 7000]);
  });

  it('is acknowledged with a comment', async () => {
    const shown = await show('released');
    const { review } = shown;
    let moved: EvaluationMovedEvent | undefined;
    review.element.addEventListener('callside-evaluation-moved', (event) => {
      moved = event;
    });
    await review.ask('acknowledge');
    await review.write('I will say it first.');
    await review.send();
    await review.seesStatus('Acknowledged');
    await review.seesTold('Acknowledged.');
    await review.sees('I will say it first.');
    expect(moved?.move).to.equal('acknowledge');
    expect((await stored(shown)).status).to.equal('acknowledged');
  });

  it('is disputed by question, each with a reason', async () => {
    const shown = await show('released');
    const { review } = shown;
    await review.ask('dispute');
    await review.send();
    await review.seesProblem('Choose at least one question.');
    await review.pick('greeting');
    await review.send();
    await review.seesProblem('Fill this in.');
    await review.say('greeting', 'At 0:07.');
    await review.send();
    await review.seesStatus('Disputed');
    await review.seesDisputed('greeting', 'Disputed, round 1: At 0:07.');
    await review.sees('A supervisor or another evaluator decides.');
    expect((await stored(shown)).log?.at(-1)?.data).to.deep.equal({
      questions: [{ question: 'greeting', reason: 'At 0:07.' }],
    });
  });

  it('keeps what is typed until it is sent or given up, and no card number', async () => {
    const shown = await show('released');
    const { review, clock, desk, evaluation } = shown;
    await review.ask('acknowledge');
    await review.write('Card 4111 1111 1111 1111');
    clock.advance(1000);
    await kept(desk, evaluation.id);
    review.element.remove();
    const again = await showAgain(shown);
    await again.seesWritten('Card 4111 11•• •••• 1111');
    await again.cancel();
    expect(await desk.drafts.read(`evaluation-review/${evaluation.id}`)).to.equal(undefined);
  });

  it('is revised by another evaluator, and the old score stays to be seen', async () => {
    const { review } = await show('disputed', OTHER_EVALUATOR);
    await review.seesTotal('87.8');
    await review.seesSend('Uphold');
    await review.answer('greeting', 'fully');
    await review.seesSend('Revise');
    await review.seesTotal('87.8');
    await review.send();
    await review.seesProblem('Fill this in.');
    await review.write('Heard it.');
    await review.send();
    await review.seesStatus('Revised');
    await review.seesTotal('94.8', 'was 87.8');
    await review.seesDisputed('greeting', 'Revised by 3002: Heard it.');
    await review.sees('Scores so far');
  });

  it('is upheld with a reason', async () => {
    const { review } = await show('disputed', SUPERVISOR);
    await review.write('It is not to be heard.');
    await review.send();
    await review.seesStatus('Upheld');
    await review.seesDisputed('greeting', 'Upheld by 2001: It is not to be heard.');
  });

  it('says to whoever scored the call that somebody else decides', async () => {
    const { review } = await show('disputed', EVALUATOR);
    await review.sees('You have scored this call: somebody else decides.');
    await review.seesActs();
  });

  it('says when it is too late for a dispute', async () => {
    const shown = await show('released');
    shown.clock.advance(8 * 86_400_000);
    shown.review.element.remove();
    const again = await showAgain(shown);
    await again.seesActs('acknowledge');
    await again.sees('It could be disputed until');
  });

  it('is released, or sent back with a reason', async () => {
    const { review } = await show('submitted', EVALUATOR);
    await review.seesActs('send-back', 'release');
    await review.ask('send-back');
    await review.send();
    await review.seesProblem('Fill this in.');
    await review.cancel();
    await review.ask('release');
    await review.seesStatus('Released');
    await review.seesTold('Released: the agent sees it now.');
  });

  it('shows what others say meanwhile, and says when it is too late', async () => {
    const { review, says, evaluation } = await show('disputed', OTHER_EVALUATOR);
    await review.answer('greeting', 'fully');
    await review.write('Heard it.');
    await says(SUPERVISOR, decideDispute, { id: evaluation.id, note: 'No.' });
    await review.seesStatus('Upheld');
    await review.seesDisputed('greeting', 'Upheld by 2001: No.');
  });

  it('is read and answered by keyboard alone', async () => {
    const { review } = await show('released');
    await review.seesActs('dispute', 'acknowledge');
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await sendKeys({ press: key });
    };
    await review.focus('dispute');
    await press('Enter');
    await review.seesFocusOn('[data-pick]');
    for (let tabs = 0; tabs < 12 && !review.isFocused('[data-question=greeting] [data-pick]'); tabs++)
      await press('Tab');
    await press(' ', 'Tab');
    await sendKeys({ type: 'At 0:07.' });
    for (let tabs = 0; tabs < 30 && !review.isFocused('[data-send]'); tabs++) await press('Tab');
    await press('Enter');
    await review.seesStatus('Disputed');
    await review.seesFocusOn('.told');
  });
});
