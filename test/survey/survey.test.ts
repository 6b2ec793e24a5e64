import '@callside/survey/define.js';
import type { Field, SurveyDefinition } from '@callside/core';
import { openIdbStore } from '@callside/core/survey-idb.js';
import { postCallSurvey } from '@callside/playbooks';
import type { Survey, SurveyAnsweredEvent, SurveyFinishedEvent } from '@callside/survey';
import { expect, oneEvent } from '@open-wc/testing';
import { SurveyHarness } from '../harness/survey-harness.js';
import { survey } from '../support/widget-definitions.js';
import { OFFLINE, openWidgetSurvey, type WidgetSurvey, type WidgetSurveyOptions } from '../support/widget-desk.js';
import { showElement } from '../support/widget-page.js';

/** One question on a screen; how the others are laid out has a test file of its own. */
const SINGLE: SurveyDefinition = { ...postCallSurvey, layout: 'single' };

async function showSurvey(properties: Partial<Survey> = {}): Promise<SurveyHarness> {
  return new SurveyHarness(await showElement('callside-survey', { definition: SINGLE, ...properties }));
}

async function showLink(options: WidgetSurveyOptions = {}): Promise<{ page: SurveyHarness } & WidgetSurvey> {
  const link = await openWidgetSurvey(SINGLE, options);
  return { ...link, page: new SurveyHarness(await showElement('callside-survey', { session: link.session })) };
}

describe('<callside-survey> and its questions', () => {
  it('asks one at a time', async () => {
    const page = await showSurvey();
    await page.seesQuestion('attitude');
    await page.sees('Question 1 of 3');
    await page.seesNoWayBack();
  });

  it('goes on with the focus on the next question', async () => {
    const page = await showSurvey();
    await page.answerAndGoOn(5);
    await page.seesQuestion('knowledge');
    await page.seesFocusAt('knowledge');
  });

  it('does not go on without an answer that is required', async () => {
    const page = await showSurvey();
    await page.next();
    await page.seesError('attitude', 'Please answer this.');
    await page.seesQuestion('attitude');
    await page.seesFocusAt('attitude');
  });

  it('takes the error back with the answer', async () => {
    const page = await showSurvey();
    await page.next();
    await page.answer(3);
    await page.seesNoError('attitude');
  });

  it('lets a question be skipped that is not required', async () => {
    const page = await showSurvey();
    await page.answerAndGoOn(5);
    await page.seesButton('Skip');
    await page.next();
    await page.seesQuestion('solved');
  });

  it('goes back to the answer that was given', async () => {
    const page = await showSurvey();
    await page.answerAndGoOn(4);
    await page.back();
    await page.seesQuestion('attitude');
    await page.seesValue('attitude', 4);
  });

  it('asks more of those who are not content', async () => {
    const page = await showSurvey();
    await page.answerAndGoOn(1);
    await page.sees('Question 2 of 5');
    await page.answerAndGoOn(3);
    await page.answerAndGoOn('yes');
    await page.seesQuestion('comment');
  });

  it('offers to send at the last question', async () => {
    const page = await showSurvey({ definition: survey({ id: 'one', type: 'text', label: 'One?' }) });
    await page.seesButton('Send');
  });
});

describe('<callside-survey> and its end', () => {
  async function finish(page: SurveyHarness, callMe: string): Promise<void> {
    await page.answerAndGoOn(1);
    await page.next();
    await page.answerAndGoOn('no');
    await page.answerAndGoOn('Nobody came.');
    await page.answerAndGoOn(callMe);
  }

  it('chooses the ending by its condition', async () => {
    const page = await showSurvey();
    await finish(page, 'yes');
    await page.seesEnding('Thank you for telling us. Somebody will call you about it.');
    await page.seesFocusOnEnding();
  });

  it('falls back to the ending without a condition', async () => {
    const page = await showSurvey();
    await finish(page, 'no');
    await page.seesEnding('Thank you. Your answers help us to do better.');
  });

  it('hands only answers of questions on show to the host', async () => {
    const page = await showSurvey();
    await page.answerAndGoOn(1);
    await page.next();
    await page.answerAndGoOn('no');
    await page.answer('Nobody came.');
    await page.back();
    await page.answer('yes');
    await page.back();
    await page.back();
    await page.answerAndGoOn(5);
    await page.next();
    const finished = oneEvent(page.element, 'callside-survey-finished') as Promise<SurveyFinishedEvent>;
    await page.next();
    expect((await finished).answers).to.deep.equal({ attitude: 5, solved: 'yes' });
  });

  it('tells the host of each answer, and of one taken back', async () => {
    const heard: unknown[] = [];
    const page = await showSurvey({ definition: survey({ id: 'one', type: 'text', label: 'One?' }) });
    page.element.addEventListener('callside-survey-answered', ({ question, value }: SurveyAnsweredEvent) => {
      heard.push([question, value]);
    });
    await page.answer('a');
    await page.answer('');
    expect(heard).to.deep.equal([
      ['one', 'a'],
      ['one', null],
    ]);
  });

  it('hands an attack over unchanged', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    const page = await showSurvey({ definition: survey({ id: 'one', type: 'text', label: 'One?' }) });
    const finished = oneEvent(page.element, 'callside-survey-finished') as Promise<SurveyFinishedEvent>;
    await page.answerAndGoOn(attack);
    expect((await finished).answers).to.deep.equal({ one: attack });
  });

  it('asks for what a later answer has made required', async () => {
    const first: Field = {
      id: 'why',
      type: 'text',
      label: 'Why?',
      required: true,
      visible: { '==': [{ var: 'answers.solved' }, 'no'] },
    };
    const last: Field = { id: 'solved', type: 'text', label: 'Solved?' };
    const definition = survey(first, last);
    const page = await showSurvey({ definition: { ...definition, layout: 'single' } });
    await page.answerAndGoOn('no');
    await page.seesQuestion('why');
    const below = await showSurvey({ definition });
    await below.answerAndGoOn('no');
    await below.seesError('why', 'Please answer this.');
  });
});

describe('<callside-survey> with a link', () => {
  it('keeps each answer at once', async () => {
    const { page, session } = await showLink({ failure: OFFLINE });
    await page.answer(4);
    await page.seesQuestion('attitude');
    await page.keeps(() => session.answers, { attitude: 4 });
  });

  it('says that answers are kept when they are', async () => {
    await (await showLink({ store: openIdbStore() })).page.sees('Your answer is kept, also without network');
  });

  it('does not say so when they are not', async () => {
    await (await showLink()).page.sees('Please finish before you close this page');
  });

  it('says that the answers have arrived when they have', async () => {
    const { page, server, session } = await showLink({ store: openIdbStore() });
    await finishContent(page);
    await page.seesArrival('Your answers have arrived.');
    expect(session.status.pending).to.equal(0);
    expect(server.requests.length).to.be.greaterThan(0);
  });

  it('says that they are kept while there is no network', async () => {
    const { page } = await showLink({ store: openIdbStore(), failure: OFFLINE });
    await finishContent(page);
    await page.seesArrival('Your answers are kept on this device');
  });

  it('does not say that they are kept when closing the page loses them', async () => {
    const { page } = await showLink({ failure: OFFLINE });
    await finishContent(page);
    await page.seesArrival('Keep this page open');
  });

  it('says that the server refused', async () => {
    const { page, server } = await showLink({ store: openIdbStore() });
    server.refuse = () => 'answer-invalid';
    await finishContent(page);
    await page.seesArrival('Some answers could not be taken by the server.');
  });

  it('goes on after a reload where the customer left', async () => {
    const link = { store: openIdbStore(), token: crypto.randomUUID(), failure: OFFLINE };
    const { page, session } = await showLink(link);
    await page.answerAndGoOn(4);
    await page.keeps(() => session.answers, { attitude: 4 });
    await session.close();
    const { page: again } = await showLink(link);
    await again.seesQuestion('knowledge');
    await again.back();
    await again.seesValue('attitude', 4);
  });

  it('asks to send after a reload when all is answered', async () => {
    const { page } = await showLink({ answers: { attitude: 5, knowledge: 5, solved: 'yes' } });
    await page.seesQuestion('solved');
    await page.seesButton('Send');
  });

  it('shows the ending of a survey that is finished', async () => {
    const link = { store: openIdbStore(), token: crypto.randomUUID() };
    const { page, session } = await showLink(link);
    await finishContent(page);
    await page.seesArrival('Your answers have arrived.');
    await session.close();
    await (await showLink(link)).page.seesEnding('Thank you. Your answers help us to do better.');
  });

  async function finishContent(page: SurveyHarness): Promise<void> {
    await page.answerAndGoOn(5);
    await page.next();
    await page.answerAndGoOn('yes');
  }
});

describe('<callside-survey> and an answer that does not fit', () => {
  it('keeps it as it was typed, and sends it once it fits', async () => {
    const definition: SurveyDefinition = { ...survey({ id: 'mail', type: 'email', label: 'Mail' }), layout: 'single' };
    const { session, server } = await openWidgetSurvey(definition, { store: openIdbStore() });
    const page = new SurveyHarness(await showElement('callside-survey', { session }));
    const sent = (): unknown[] => server.requests.flatMap(({ mutations }) => mutations.map(({ set }) => set));
    await page.answer('chen@');
    await page.next();
    await page.seesError('mail');
    await page.keeps(() => session.answers, { mail: 'chen@' });
    expect(sent()).to.deep.equal([]);
    await page.answerAndGoOn('chen@example.com');
    await page.seesArrival('Your answers have arrived.');
    expect(sent()[0]).to.deep.equal({ 'answers.mail': 'chen@example.com' });
  });
});
