import '@callside/qa-scorecard/define.js';
import { keepEvaluation, submitEvaluation, type Evaluation, type EvaluationAnswers } from '@callside/core';
import { inboundScorecard } from '@callside/playbooks';
import type { EvaluationKeptEvent, QaScorecard } from '@callside/qa-scorecard';
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { QaScorecardHarness } from '../harness/qa-scorecard-harness.js';
import { EVALUATOR, OTHER_EVALUATOR, REVIEW_ANSWERS } from '../support/review-desk.js';
import { scoredCall } from '../support/scored-call.js';
import { openWidgetDesk, type WidgetDesk } from '../support/widget-desk.js';
import { showElement } from '../support/widget-page.js';

const CALL = scoredCall();

interface Colleagues extends WidgetDesk {
  show(given?: Partial<QaScorecard>): Promise<QaScorecardHarness>;
  /** What a colleague answers arrives in the store. */
  colleagueKeeps(evaluation: Evaluation, answers: EvaluationAnswers): Promise<void>;
  colleagueSubmits(evaluation: Evaluation, answers: EvaluationAnswers): Promise<void>;
  kept(answers: EvaluationAnswers): Promise<Evaluation>;
}

async function openColleagues(): Promise<Colleagues> {
  const opened = await openWidgetDesk({ agent: EVALUATOR });
  const { desk } = opened;
  const about = { scorecard: inboundScorecard, call: CALL };
  return {
    ...opened,
    show: async (given = {}) =>
      new QaScorecardHarness(
        await showElement('callside-qa-scorecard', { definition: inboundScorecard, subject: CALL, desk, ...given }),
      ),
    async colleagueKeeps({ id }, answers) {
      await desk.run(
        (context, input: EvaluationAnswers) =>
          keepEvaluation({ ...context, agent: OTHER_EVALUATOR }, { ...about, id, answers: input }),
        answers,
      );
    },
    async colleagueSubmits({ id }, answers) {
      await desk.run(
        (context, input: EvaluationAnswers) =>
          submitEvaluation({ ...context, agent: OTHER_EVALUATOR }, { ...about, id, answers: input }),
        answers,
      );
    },
    async kept(answers) {
      const result = await desk.run(keepEvaluation, { ...about, answers });
      if (!result.ok) throw new Error(result.status);
      return result.evaluation;
    },
  };
}

/** Pressed, and stored. */
async function keep(card: QaScorecardHarness): Promise<Evaluation> {
  const event = oneEvent(card.element, 'callside-evaluation-kept') as Promise<EvaluationKeptEvent>;
  await card.keepForColleagues();
  return (await event).evaluation;
}

describe('<callside-qa-scorecard> and what is kept for colleagues', () => {
  it('keeps it as a draft, says so, and goes on', async () => {
    const { desk, show } = await openColleagues();
    const card = await show();
    await card.answer('clear', 'fully');
    const { id } = await keep(card);
    await card.seesShared('Kept: colleagues can go on with it.');
    expect(card.element.evaluation?.id).to.equal(id);
    await card.answer('polite', 'partly');
    await card.seesShared('');
    await keep(card);
    const [stored, ...others] = await desk.list('evaluation');
    expect(others).to.deep.equal([]);
    expect(stored?.status).to.equal('draft');
    expect(stored?.answers).to.deep.equal({ clear: { value: 'fully' }, polite: { value: 'partly' } });
  });

  it('is kept by keyboard', async () => {
    const { show } = await openColleagues();
    const card = await show();
    await card.answer('clear', 'fully');
    await card.focusKeep();
    const event = oneEvent(card.element, 'callside-evaluation-kept');
    await sendKeys({ press: 'Enter' });
    await event;
  });

  it('is not on offer without a desk, and not where it is nobody else’s', async () => {
    const { show } = await openColleagues();
    await (await show({ desk: undefined })).seesNoKeep();
    await (await show({ alone: true })).seesNoKeep();
  });

  it('goes on with one that was kept, and submits that', async () => {
    const { desk, show, kept } = await openColleagues();
    const { greeting: _open, ...answers } = REVIEW_ANSWERS;
    const card = await show({ evaluation: await kept(answers) });
    await card.seesAnswer('repeat', 'partly');
    await card.isOpen();
    await card.answer('greeting', 'fully');
    const event = oneEvent(card.element, 'callside-evaluation-stored');
    await card.submit();
    await event;
    const [stored, ...others] = await desk.list('evaluation');
    expect([stored?.status, others.length]).to.deep.equal(['submitted', 0]);
    await card.seesReadOnly();
  });

  it('shows one that was submitted', async () => {
    const { show, kept, colleagueSubmits, desk } = await openColleagues();
    await colleagueSubmits(await kept({}), REVIEW_ANSWERS);
    const [evaluation] = await desk.list('evaluation');
    const card = await show({ evaluation });
    await card.seesAnswer('repeat', 'partly');
    await card.seesReadOnly();
    await card.seesNoKeep();
  });

  it('takes in what a colleague answers, beside what is answered here', async () => {
    const { show, kept, colleagueKeeps } = await openColleagues();
    const evaluation = await kept({ clear: { value: 'fully' } });
    const card = await show({ evaluation });
    await card.isOpen();
    await card.answer('polite', 'partly');
    await colleagueKeeps(evaluation, { clear: { value: 'fully' }, greeting: { value: 'not' } });
    await card.seesAnswer('greeting', 'not');
    await card.seesAnswer('polite', 'partly');
    await card.seesAnswer('clear', 'fully');
  });

  it('says where a colleague has answered differently, and takes that answer at a press', async () => {
    const { show, kept, colleagueKeeps } = await openColleagues();
    const evaluation = await kept({});
    const card = await show({ evaluation });
    await card.isOpen();
    await card.answer('polite', 'partly');
    await colleagueKeeps(evaluation, { polite: { value: 'not', comment: 'Cut him short.' } });
    await card.seesBeside('polite', 'A colleague has answered: Not · “Cut him short.”');
    await card.seesShared('A colleague has answered differently: 1.');
    await card.seesAnswer('polite', 'partly');
    await card.takeColleagues('polite');
    await card.seesAnswer('polite', 'not');
    await card.seesNothingBeside('polite');
    expect(card.element.answers['polite']).to.deep.equal({ value: 'not', comment: 'Cut him short.' });
  });

  it('keeps its own answer where it is not taken', async () => {
    const { desk, show, kept, colleagueKeeps } = await openColleagues();
    const evaluation = await kept({});
    const card = await show({ evaluation });
    await card.isOpen();
    await card.answer('polite', 'partly');
    await colleagueKeeps(evaluation, { polite: { value: 'not' }, clear: { value: 'fully' } });
    await card.seesBeside('polite', 'A colleague has answered: Not');
    await keep(card);
    await card.seesNothingBeside('polite');
    const [stored] = await desk.list('evaluation');
    expect(stored?.answers).to.deep.equal({ polite: { value: 'partly' }, clear: { value: 'fully' } });
  });

  it('brings back after a reload what was not kept, beside what came meanwhile', async () => {
    const { clock, show, kept, colleagueKeeps } = await openColleagues();
    const evaluation = await kept({});
    const card = await show({ evaluation });
    await card.isOpen();
    await card.answer('polite', 'partly');
    clock.advance(1000);
    card.element.remove();
    await colleagueKeeps(evaluation, { polite: { value: 'not' }, clear: { value: 'fully' } });
    const again = await show({ evaluation });
    await again.seesAnswer('polite', 'partly');
    await again.seesAnswer('clear', 'fully');
    await again.seesBeside('polite', 'A colleague has answered: Not');
  });

  it('becomes read-only when a colleague submits it, and shows what was not kept', async () => {
    const { clock, desk, show, kept, colleagueSubmits } = await openColleagues();
    const evaluation = await kept({});
    const card = await show({ evaluation });
    await card.isOpen();
    await card.answer('polite', 'partly');
    clock.advance(1000);
    await colleagueSubmits(evaluation, REVIEW_ANSWERS);
    await card.seesShared('Submitted by 3002 meanwhile. Your own answers stand at their questions: 1.');
    await card.seesAnswer('polite', 'fully');
    await card.seesBeside('polite', 'Your answer, not submitted: Partly');
    await card.seesReadOnly();
    expect((await desk.drafts.read(`evaluation/${evaluation.id}`))?.answers).to.deep.equal({
      polite: { value: 'partly' },
    });
    expect(await card.element.submit()).to.equal(false);
  });

  it('gives the scored call anew where another evaluation is shown', async () => {
    const { show, kept } = await openColleagues();
    const card = await show({ evaluation: await kept({ clear: { value: 'fully' } }) });
    await card.isOpen();
    card.element.evaluation = undefined;
    await card.seesAnswer('clear', undefined);
  });
});
