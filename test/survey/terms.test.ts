import '@callside/survey/define.js';
import { openMemoryStore, type SurveyDefinition } from '@callside/core';
import { expect } from '@open-wc/testing';
import { openIdbStore } from '@callside/core/survey-idb.js';
import { SurveyHarness } from '../harness/survey-harness.js';
import { eventually, same } from '../harness/eventually.js';
import { EVERY_QUESTION } from '../support/every-question.js';
import { openWidgetSurvey, type WidgetSurvey, type WidgetSurveyOptions } from '../support/widget-desk.js';
import { showElement } from '../support/widget-page.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The time of the tests: 08:30. */
const NOW = Date.UTC(2026, 10, 21, 8, 30);

const [attitude, , solved] = EVERY_QUESTION.blocks;
const COMMENT = { ...EVERY_QUESTION.blocks.at(-1)!, visible: { '==': [{ var: 'answers.solved' }, 'no'] } };
const PLAIN: SurveyDefinition = { ...EVERY_QUESTION, layout: 'reveal', blocks: [attitude!, solved!, COMMENT] };
const EDITABLE: SurveyDefinition = { ...PLAIN, editable: 'PT1H' };
const TIMED: SurveyDefinition = { ...PLAIN, timeLimit: 'PT10M' };

interface Shown extends WidgetSurvey {
  readonly page: SurveyHarness;
}

async function show(
  definition: SurveyDefinition,
  options: WidgetSurveyOptions = {},
  given: { lang?: string } = {},
): Promise<Shown> {
  const opened = await openWidgetSurvey(definition, options);
  const element = await showElement('callside-survey', { session: opened.session });
  if (given.lang !== undefined) element.lang = given.lang;
  return { ...opened, page: new SurveyHarness(element) };
}

const setsOf = ({ server }: WidgetSurvey): unknown[] =>
  server.requests.flatMap(({ mutations }) => mutations.map(({ set }) => set));

describe('<callside-survey> whose answers can be changed', () => {
  async function finished(options: WidgetSurveyOptions = {}): Promise<Shown> {
    const shown = await show(EDITABLE, options);
    await shown.page.answer(5);
    await shown.page.answer('yes');
    await shown.page.next();
    await shown.page.seesArrival('Your answers have arrived.');
    return shown;
  }

  it('says until when, and shows the questions with what was answered', async () => {
    const { page } = await finished();
    const until = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' }).format(NOW + HOUR);
    await page.seesTerms(`You can change your answers until ${until}.`);
    await page.change();
    await page.seesQuestions('attitude', 'solved');
    await page.seesValue('attitude', 5);
    await page.seesFocusAt('attitude');
  });

  it('sends the changes when they are sent, and nothing before', async () => {
    const shown = await finished();
    const { page } = shown;
    const before = setsOf(shown).length;
    await page.change();
    await page.fill('solved', 'no');
    await page.type('comment', 'It broke again');
    expect(setsOf(shown).length).to.equal(before);
    await page.next();
    await page.seesArrival('Your answers have arrived.');
    const [changes, end, ...more] = setsOf(shown).slice(before) as Record<string, unknown>[];
    expect(changes).to.deep.equal({
      'answers.attitude': 5,
      'answers.solved': 'no',
      'answers.comment': 'It broke again',
    });
    expect(end).to.have.property('finishedAt');
    expect(more).to.deep.equal([]);
    await page.seesWayToChange(true);
  });

  it('offers it no longer when the time is over', async () => {
    const { page, clock } = await finished();
    await page.seesWayToChange(true);
    clock.advance(HOUR - 1);
    await page.seesWayToChange(true);
    clock.advance(1);
    await page.seesWayToChange(false);
    await page.seesNoTerms();
  });

  it('ends with the answers that were sent when the time ends in between', async () => {
    const { page, clock } = await finished();
    await page.change();
    await page.fill('attitude', 1);
    clock.advance(HOUR);
    await page.seesTerms('The time for changes is over. The answers that you sent before count.');
    await page.seesFocusOnEnding();
  });

  it('keeps to what the server said, by the server’s clock', async () => {
    const told = { finished: true, now: 5 * HOUR, editableUntil: 5 * HOUR + 2 * MINUTE };
    const { page, clock } = await show(EDITABLE, { told, answers: { attitude: 5, solved: 'yes' } });
    await page.seesWayToChange(true);
    clock.advance(2 * MINUTE);
    await page.seesWayToChange(false);
  });

  it('does not offer what the server has not', async () => {
    const { page } = await show(EDITABLE, { told: { finished: true, now: NOW } });
    await page.seesArrival('');
    await page.seesEnding('Thank you.');
    await page.seesWayToChange(false);
  });

  it('does not offer it where answers were refused', async () => {
    const shown = await show(EDITABLE);
    shown.server.refuse = () => 'survey-answer-invalid';
    await shown.page.answer(5);
    await shown.page.answer('yes');
    await shown.page.next();
    await shown.page.seesArrival('could not be taken');
    await shown.page.seesWayToChange(false);
  });

  it('is not offered where the survey gives no time for it', async () => {
    const { page } = await show({ ...PLAIN, timeLimit: 'PT1H' });
    await page.answer(5);
    await page.answer('yes');
    await page.next();
    await page.seesArrival('Your answers have arrived.');
    await page.seesWayToChange(false);
  });

  it('starts at the first question where one stands on a screen', async () => {
    const opened = await openWidgetSurvey({ ...EDITABLE, layout: 'single' });
    const page = new SurveyHarness(await showElement('callside-survey', { session: opened.session }));
    await page.answerAndGoOn(5);
    await page.answerAndGoOn('yes');
    await page.change();
    await page.seesQuestions('attitude');
    await page.seesFocusAt('attitude');
  });

  it('tells a host without a session each time that it is sent', async () => {
    const element = await showElement('callside-survey', { definition: EDITABLE });
    const page = new SurveyHarness(element);
    const heard: unknown[] = [];
    element.addEventListener('callside-survey-finished', ({ answers }) => heard.push(answers));
    await page.answer(5);
    await page.answer('yes');
    await page.next();
    await page.change();
    await page.fill('attitude', 2);
    await page.next();
    expect(heard).to.deep.equal([
      { attitude: 5, solved: 'yes' },
      { attitude: 2, solved: 'yes' },
    ]);
  });

  it('passes axe with the offer, in Chinese', async () => {
    const { page } = await show(EDITABLE, {}, { lang: 'zh-CN' });
    await page.answer(5);
    await page.answer('yes');
    await page.next();
    await page.seesWayToChange(true);
    await page.seesTerms('之前修改回答');
    await expect(page.element).to.be.accessible();
  });
});

describe('<callside-survey> with a time limit', () => {
  it('says it in advance, and runs from the first answer', async () => {
    const { page, clock } = await show(TIMED);
    await page.seesTerms('You have 10 minutes for your answers, from the first one.');
    clock.advance(HOUR);
    await page.seesTerms('You have 10 minutes for your answers');
    await page.answer(4);
    await page.seesTerms('10 minutes left');
  });

  it('tells the time that is left by the minute, and reads it out once with time enough', async () => {
    const { page, clock } = await show(TIMED);
    await page.answer(4);
    await page.seesTerms('10 minutes left');
    clock.advance(MINUTE);
    await page.seesTerms('9 minutes left');
    await page.hearsTime('');
    clock.advance(7 * MINUTE);
    await page.seesTerms('2 minutes left');
    await page.hearsTime('2 minutes left');
    clock.advance(MINUTE);
    await page.seesTerms('1 minute left');
    await page.hearsTime('2 minutes left');
  });

  it('ends with what was answered, and sends what is being typed', async () => {
    const shown = await show(TIMED);
    const { page, clock, session } = shown;
    await page.answer(4);
    await page.answer('no');
    await page.type('comment', 'Half a sto');
    clock.advance(10 * MINUTE);
    await page.seesEnding('The time for this survey is over.');
    await page.seesTerms('What you answered in time has been kept and counts.');
    await page.seesArrival('Your answers have arrived.');
    await page.seesFocusOnEnding();
    await eventually(() =>
      same(
        'the text',
        setsOf(shown).some((set) => JSON.stringify(set).includes('Half a sto')),
        true,
      ),
    );
    expect(session.finished).to.equal(false);
  });

  it('says honestly that answers are still on the device', async () => {
    const told = { now: NOW, answersUntil: NOW + 1000 };
    const failure = { kind: 'retry', reason: 'network' } as const;
    const { page, clock } = await show(TIMED, { store: openIdbStore(), failure, told, answers: { attitude: 4 } });
    await page.answer('yes');
    await page.seesTerms('1 minute left');
    clock.advance(1000);
    await page.seesEnding('The time for this survey is over.');
    await page.seesArrival('kept on this device');
  });

  it('takes the focus to the end from nobody who is elsewhere', async () => {
    const { page, clock } = await show(TIMED);
    await page.answer(4);
    await page.seesTerms('10 minutes left');
    (page.element.shadowRoot!.activeElement as HTMLElement | null)?.blur();
    clock.advance(10 * MINUTE);
    await page.seesEnding('The time for this survey is over.');
    expect(page.element.shadowRoot!.activeElement).to.equal(null);
  });

  it('goes on with the server’s time on another device, whatever its clock shows', async () => {
    const told = { now: 5 * HOUR, answersUntil: 5 * HOUR + 3 * MINUTE };
    const { page } = await show(TIMED, { told, answers: { attitude: 4 } });
    await page.seesTerms('3 minutes left');
    await page.answer('yes');
    await page.seesTerms('3 minutes left');
  });

  it('is over when the link is opened later', async () => {
    const told = { now: 5 * HOUR, answersUntil: 4 * HOUR };
    const { page } = await show(TIMED, { told, answers: { attitude: 4 } });
    await page.seesEnding('The time for this survey is over.');
  });

  it('runs without a session, too, and stops with the end', async () => {
    const page = new SurveyHarness(await showElement('callside-survey', { definition: TIMED }));
    await page.seesTerms('You have 10 minutes');
    await page.answer(5);
    await page.seesTerms('10 minutes left');
    await page.answer('yes');
    await page.next();
    await page.seesEnding('Thank you.');
    await page.seesNoTerms();
  });

  it('is said in Chinese and passes axe', async () => {
    const { page } = await show(TIMED, { store: openMemoryStore() }, { lang: 'zh-TW' });
    await page.seesTerms('從回答第一題起，您有10 分鐘作答。');
    await expect(page.element).to.be.accessible();
  });
});
