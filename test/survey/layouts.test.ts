import '@callside/survey/define.js';
import type { SurveyDefinition } from '@callside/core';
import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { SurveyHarness } from '../harness/survey-harness.js';
import { EVERY_QUESTION } from '../support/every-question.js';
import { openWidgetSurvey } from '../support/widget-desk.js';
import { showElement } from '../support/widget-page.js';

const [attitude, recommend, solved, reason] = EVERY_QUESTION.blocks;
const COMMENT = EVERY_QUESTION.blocks.at(-1)!;
const THREE: SurveyDefinition = { ...EVERY_QUESTION, blocks: [attitude!, solved!, COMMENT] };

async function show(definition: SurveyDefinition): Promise<SurveyHarness> {
  return new SurveyHarness(await showElement('callside-survey', { definition }));
}

/** Presses on the middle of an answer, as a thumb does. */
async function tap(page: SurveyHarness, question: string, value: string): Promise<void> {
  const control = page.element.shadowRoot!.querySelector(`[name="${question}"][value="${value}"]`)!;
  const { x, y, width, height } = control.closest('label')!.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
}

describe('<callside-survey> that reveals its questions', () => {
  const REVEAL: SurveyDefinition = { ...THREE, layout: 'reveal' };

  it('shows the next below with one tap, and keeps the one before', async () => {
    const page = await show(REVEAL);
    await page.seesQuestions('attitude');
    await page.answer(4);
    await page.seesQuestions('attitude', 'solved');
  });

  it('lets the answer before be changed at any time', async () => {
    const page = await show(REVEAL);
    await page.answer(4);
    await page.answer('no');
    await page.fill('attitude', 2);
    await page.seesQuestions('attitude', 'solved', 'comment');
    await page.seesValue('attitude', 2);
  });

  it('leaves the focus where it is', async () => {
    const page = await show(REVEAL);
    page.focusField('attitude');
    await sendKeys({ press: 'ArrowRight' });
    await page.seesQuestions('attitude', 'solved');
    await page.seesFocusAt('attitude');
  });

  it('has no way back, since nothing has gone', async () => {
    const page = await show(REVEAL);
    await page.answer(4);
    await page.seesNoWayBack();
  });

  it('waits for “next” after what is written or ticked', async () => {
    const page = await show({ ...REVEAL, blocks: [reason!, solved!] });
    await page.fill('reason', ['bill']);
    await page.seesQuestions('reason');
    await page.next();
    await page.seesQuestions('reason', 'solved');
  });
});

describe('<callside-survey> page by page', () => {
  const PAGES: SurveyDefinition = {
    ...EVERY_QUESTION,
    layout: 'pages',
    blocks: [{ ...attitude!, page: 'one' }, { ...recommend!, page: 'one' }, solved!],
  };

  it('shows what stands on a page together', async () => {
    const page = await show(PAGES);
    await page.seesQuestions('attitude', 'recommend');
    await page.next();
    await page.seesQuestions('solved');
    await page.back();
    await page.seesQuestions('attitude', 'recommend');
  });

  it('asks for what is missing on the page', async () => {
    const blocks = PAGES.blocks.map((block) => ({ ...block, required: true }));
    const page = await show({ ...PAGES, blocks });
    await page.fill('attitude', 4);
    await page.next();
    await page.seesError('recommend', 'Please answer this.');
    await page.seesFocusAt('recommend');
  });
});

describe('<callside-survey> that goes on by itself', () => {
  const AUTO: SurveyDefinition = { ...THREE, layout: 'single', autoAdvance: true, back: false };

  it('goes on with a tap, and can be taken back', async () => {
    const page = await show(AUTO);
    await page.seesQuestions('attitude');
    await tap(page, 'attitude', '4');
    await page.seesQuestions('solved');
    await page.seesBackButton('Change the answer before');
    await page.back();
    await page.seesQuestions('attitude');
    await page.seesValue('attitude', 4);
  });

  it('stays while the arrow keys pass over the answers', async () => {
    const page = await show(AUTO);
    page.focusField('attitude');
    await sendKeys({ press: 'ArrowRight' });
    await page.seesValue('attitude', 2);
    await page.seesQuestions('attitude');
  });

  it('has no way back otherwise where the author wants none', async () => {
    const page = await show(AUTO);
    page.focusField('attitude');
    await sendKeys({ press: 'ArrowRight' });
    await page.next();
    await page.seesQuestions('solved');
    await page.seesNoWayBack();
  });
});

describe('<callside-survey> and its way', () => {
  it('jumps over what an answer makes needless', async () => {
    const blocks = [
      { ...attitude!, jump: [{ when: { '>': [{ var: 'answers.attitude' }, 3] }, to: 'comment' }] },
      solved!,
      COMMENT,
    ];
    const page = await show({ ...THREE, layout: 'single', blocks });
    await page.answerAndGoOn(5);
    await page.seesQuestions('comment');
    await page.back();
    await page.answerAndGoOn(1);
    await page.seesQuestions('solved');
  });

  it('asks in the same random order for the same seed', async () => {
    const random: SurveyDefinition = { ...EVERY_QUESTION, blocks: [{ ...reason!, order: 'random', other: true }] };
    const order = async (seed: string): Promise<string> => {
      const element = await showElement('callside-survey', { definition: random, seed });
      return [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('input')].map(({ value }) => value).join();
    };
    expect(await order('a')).to.equal(await order('a'));
    const { session } = await openWidgetSurvey(random);
    const element = await showElement('callside-survey', { session });
    const shown = [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('input')].map(({ value }) => value).join();
    expect(shown).to.equal(await order(session.id));
    expect(new Set(await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(order))).size).to.equal(2);
  });
});

describe('<callside-survey> and how far it is', () => {
  it('shows a dot for each question, and none where the author wants none', async () => {
    const dots = async (definition: SurveyDefinition): Promise<number> => {
      const { element } = await show(definition);
      return element.shadowRoot!.querySelectorAll('.dots i').length;
    };
    expect(await dots(THREE)).to.equal(3);
    expect(await dots({ ...THREE, progress: false })).to.equal(0);
  });
});
