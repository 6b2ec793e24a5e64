import '@callside/qa-scorecard/define.js';
import type { CallRecord } from '@callside/core';
import { openIdbStore } from '@callside/core/idb.js';
import { inboundScorecard, repairCallScript } from '@callside/playbooks';
import type { EvaluationStoredEvent, EvaluationSubmitEvent, QaScorecard } from '@callside/qa-scorecard';
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { QaScorecardHarness } from '../harness/qa-scorecard-harness.js';
import { richScorecard } from '../support/rich-scorecard.js';
import { openWidgetDesk, type WidgetDesk } from '../support/widget-desk.js';
import { showElement } from '../support/widget-page.js';

async function showCard(properties: Partial<QaScorecard> = {}): Promise<QaScorecardHarness> {
  return new QaScorecardHarness(
    await showElement('callside-qa-scorecard', { definition: inboundScorecard, ...properties }),
  );
}

/** A call of 90 seconds that an evaluator can score. */
async function recordedCall({ openCall, clock }: WidgetDesk): Promise<CallRecord> {
  const call = openCall();
  await call.handle('connected');
  clock.advance(90_000);
  await call.handle('ended');
  await call.save();
  return call.record;
}

async function showCardOnDesk(
  options: Parameters<typeof openWidgetDesk>[0] = {},
): Promise<{ card: QaScorecardHarness; subject: CallRecord } & WidgetDesk> {
  const widgetDesk = await openWidgetDesk(options);
  const subject = await recordedCall(widgetDesk);
  return { ...widgetDesk, subject, card: await showCard({ desk: widgetDesk.desk, subject, script: repairCallScript }) };
}

describe('<callside-qa-scorecard> and its total', () => {
  it('has none before the first answer', async () => {
    const card = await showCard();
    await card.seesTotal('–');
    await card.sees('0 of 9 answered');
  });

  it('follows each answer', async () => {
    const card = await showCard();
    await card.answer('clear', 'fully');
    await card.seesTotal('100');
    await card.answer('polite', 'partly');
    await card.seesTotal('75');
    await card.sees('Good');
  });

  it('weighs questions and sections', async () => {
    const card = await showCard();
    await card.answerAll({ polite: 'partly', repeat: 'not' });
    await card.seesTotal('84.5');
  });

  it('leaves out what is not applicable', async () => {
    const card = await showCard();
    await card.answerAll({ identity: '', repeat: 'not' });
    await card.seesTotal('79');
    await card.sees('9 of 9 answered');
  });

  it('is zero by an answer that fails the form, and says why', async () => {
    const card = await showCard();
    await card.answerAll({ identity: 'not' });
    await card.seesTotal('0');
    await card.seesReason('Zero because of: Verified the customer before personal data was opened');
  });

  it('says why a section is zero', async () => {
    const card = await showCard();
    await card.answerAll({ facts: 'not' });
    await card.seesTotal('75');
    await card.seesReason('Section is zero because of: Gave facts that are true and complete');
  });
});

describe('<callside-qa-scorecard> and comments', () => {
  it('asks for one where an answer has less than full marks', async () => {
    const card = await showCard();
    await card.answer('clear', 'fully');
    await card.seesComment('clear', false);
    await card.answer('clear', 'partly');
    await card.seesComment('clear', true);
  });

  it('keeps it when the answer changes', async () => {
    const card = await showCard();
    await card.answer('clear', 'partly');
    await card.comment('clear', 'Too fast.');
    await card.answer('clear', 'fully');
    expect(card.element.answers['clear']).to.deep.equal({ value: 'fully', comment: 'Too fast.' });
  });

  it('takes an attack as text', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    const card = await showCard();
    await card.answer('clear', 'not');
    await card.comment('clear', attack);
    expect(card.element.answers['clear']?.comment).to.equal(attack);
  });
});

describe('<callside-qa-scorecard> by keyboard', () => {
  it('answers by one key and goes on to the next question', async () => {
    const card = await showCard();
    await card.focusQuestion('clear');
    await sendKeys({ press: '1' });
    await sendKeys({ press: '2' });
    await card.seesAnswer('clear', 'fully');
    await card.seesAnswer('polite', 'partly');
    await card.seesFocusAt('greeting');
  });

  it('marks as not applicable by 0', async () => {
    const card = await showCard();
    await card.focusQuestion('identity');
    await sendKeys({ press: '0' });
    await card.seesAnswer('identity', '');
    await card.seesFocusAt('repeat');
  });

  it('scores a whole call with one key a question', async () => {
    const card = await showCard();
    await card.focusQuestion('clear');
    for (let question = 0; question < 9; question += 1) await sendKeys({ press: '1' });
    await card.seesTotal('100');
    await card.seesFocusAt('next');
  });

  it('leaves a digit in a comment alone', async () => {
    const card = await showCard();
    await card.answer('clear', 'partly');
    await card.focusComment('clear');
    await sendKeys({ type: '12' });
    await card.seesAnswer('clear', 'partly');
    expect(card.element.answers['clear']?.comment).to.equal('12');
  });

  it('keeps the keys that it has used from the page, and no others', async () => {
    const card = await showCard();
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): void => void heard.push(event.key);
    document.addEventListener('keydown', listen);
    await card.focusQuestion('clear');
    await sendKeys({ press: '1' });
    await sendKeys({ press: 'q' });
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal(['q']);
  });
});

describe('<callside-qa-scorecard> and other questions than one of several', () => {
  const show = (): Promise<QaScorecardHarness> => showCard({ definition: richScorecard });
  const ALWAYS = ['wait', 'asked', 'matched', 'told', 'refused', 'thanked', 'words', 'day'] as const;

  it('scores a number by its range', async () => {
    const card = await show();
    await card.write('wait', '45');
    await card.seesTotal('50');
    await card.write('wait', '20');
    await card.seesTotal('100');
  });

  it('adds up several answers, or takes none of them', async () => {
    const card = await show();
    await card.answer('told', 'amount');
    await card.answer('told', 'day');
    await card.seesTotal('100');
    await card.answer('told', 'day');
    await card.seesTotal('50');
    await card.answer('told', '');
    expect(card.element.answers['told']).to.deep.equal({ value: [] });
    await card.seesTotal('0');
  });

  it('asks what depends on an answer only then, and begins with what its author has picked', async () => {
    const card = await show();
    await card.seesAnswer('refused', 'no');
    await card.seesQuestions(...ALWAYS);
    await card.answer('refused', 'yes');
    await card.seesQuestions('wait', 'asked', 'matched', 'told', 'refused', 'why', 'thanked', 'words', 'day');
  });

  it('takes reasons of a low mark, and a comment where it is required', async () => {
    const card = await show();
    await card.answer('asked', 'no');
    await card.nameReason('asked', 'haste');
    await card.submit();
    await card.sees('Write a comment.');
    await card.seesOpen('wait', 'matched', 'told', 'thanked');
    await card.comment('asked', 'Was in a hurry.');
    await card.seesNot('Write a comment.');
    expect(card.element.answers['asked']).to.deep.equal({
      value: 'no',
      reasons: ['haste'],
      comment: 'Was in a hurry.',
    });
  });

  it('shows the score of each section in its section, and the errors of each class', async () => {
    const card = await show();
    await card.answer('asked', 'no');
    await card.seesReason('Section is zero because of: Asked for two matching facts');
    await card.sees('compliance critical: 1 of 1 with errors');
  });

  it('lets words and days go unsaid', async () => {
    const card = await show();
    await card.write('wait', '20');
    for (const question of ['asked', 'matched', 'thanked']) await card.answer(question, 'yes');
    await card.answer('told', 'amount');
    await card.write('words', 'Thank you!');
    const submitted = oneEvent(card.element, 'callside-evaluation-submit') as Promise<EvaluationSubmitEvent>;
    await card.submit();
    const { answers } = (await submitted).evaluation;
    expect(answers['words']).to.deep.equal({ value: 'Thank you!' });
    expect(answers).not.to.have.property('day');
  });

  it('picks several by one key each, and stays at their question', async () => {
    const card = await show();
    await card.focusQuestion('told');
    await sendKeys({ press: '1' });
    await sendKeys({ press: '2' });
    expect(card.element.answers['told']).to.deep.equal({ value: ['amount', 'day'] });
    await card.seesFocusAt('told');
  });

  it('goes on by key to a question that the answer has opened', async () => {
    const card = await show();
    await card.focusQuestion('refused');
    await sendKeys({ press: '1' });
    await card.seesFocusAt('why');
  });

  it('hides weights and scores from a blind evaluator until the end', async () => {
    const definition = { ...richScorecard, scoring: { blind: true } };
    const card = await showCard({ definition });
    await card.answer('asked', 'no');
    await card.sees('2 of 6 answered');
    await card.seesNot('weight');
    await card.seesNot('Section is zero');
  });
});

describe('<callside-qa-scorecard> and its end', () => {
  it('marks what is open and puts the focus on the first', async () => {
    const card = await showCard();
    await card.answer('clear', 'fully');
    await card.submit();
    await card.seesOpen('polite', 'greeting', 'identity', 'repeat', 'facts', 'ticket', 'feeling', 'next');
    await card.seesFocusAt('polite');
    await card.sees('8 questions are open.');
  });

  it('takes a mark back with the answer', async () => {
    const card = await showCard();
    await card.answerAll();
    await card.answer('next', 'not');
    card.element.answers = {};
    await card.submit();
    await card.answer('clear', 'fully');
    await card.seesOpen('polite', 'greeting', 'identity', 'repeat', 'facts', 'ticket', 'feeling', 'next');
  });

  it('hands the answers to a host without a desk', async () => {
    const card = await showCard();
    await card.answerAll({ polite: 'partly' });
    const submitted = oneEvent(card.element, 'callside-evaluation-submit') as Promise<EvaluationSubmitEvent>;
    await card.submit();
    const { evaluation } = await submitted;
    expect(evaluation.scorecard).to.deep.equal({ id: 'inbound', version: 1 });
    expect(evaluation.total).to.be.closeTo(95, 1e-9);
    expect(evaluation.answers['polite']).to.deep.equal({ value: 'partly' });
  });

  it('stores nothing when the host says no', async () => {
    const { card, desk } = await showCardOnDesk();
    card.element.addEventListener('callside-evaluation-submit', (event) => {
      event.preventDefault();
    });
    await card.answerAll();
    expect(await card.element.submit()).to.equal(false);
    expect(await desk.list('evaluation')).to.deep.equal([]);
  });

  it('stores the evaluation, tells the host and cannot be changed after', async () => {
    const { card, desk, subject } = await showCardOnDesk();
    await card.answerAll();
    const stored = oneEvent(card.element, 'callside-evaluation-stored') as Promise<EvaluationStoredEvent>;
    await card.submit();
    const { evaluation } = await stored;
    expect(evaluation).to.include({ callId: subject.id, agentId: '1001', total: 100, status: 'submitted' });
    expect(await desk.list('evaluation')).to.have.length(1);
    await card.sees('Evaluation stored.');
    await card.seesReadOnly();
  });

  it('says where the evaluation is', async () => {
    const { card } = await showCardOnDesk({ store: openIdbStore() });
    await card.seesSaveState('Saved on this device');
    await card.answerAll();
    await card.submit();
    await card.seesSaveState('Saved on the server');
  });

  it('is empty again for another call', async () => {
    const { card, subject } = await showCardOnDesk();
    await card.answer('clear', 'fully');
    card.element.subject = { ...subject, id: 'another' };
    await card.seesTotal('–');
  });

  it('takes answers that come with another call', async () => {
    const { card, subject } = await showCardOnDesk();
    Object.assign(card.element, {
      subject: { ...subject, id: 'another' },
      answers: { clear: { value: 'fully' } },
    });
    await card.seesTotal('100');
  });
});

describe('<callside-qa-scorecard> and the call', () => {
  it('shows who was on the line, and how long', async () => {
    await (await showCardOnDesk()).card.sees('Agent 1001 · 1:30');
  });

  it('says that no script was used', async () => {
    await (await showCardOnDesk()).card.sees('The script was not used on this call.');
  });

  it('shows the path that the script took', async () => {
    const { card, subject } = await showCardOnDesk();
    const start = subject.openedAt;
    card.element.subject = {
      ...subject,
      path: [
        { step: 'greet', stage: 'greet', enteredAt: start, leftAt: start + 20_000 },
        { step: 'verify', stage: 'verify', enteredAt: start + 20_000, leftAt: start + 55_000 },
      ],
    };
    await card.sees('0:20 Verify · 0:35');
  });
});
