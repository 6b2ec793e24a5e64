import '@callside/survey/define.js';
import type { SurveyDefinition, Values } from '@callside/core';
import type { SurveyFinishedEvent } from '@callside/survey';
import { expect, oneEvent } from '@open-wc/testing';
import { SurveyHarness } from '../harness/survey-harness.js';
import { EVERY_QUESTION } from '../support/every-question.js';
import { showElement } from '../support/widget-page.js';

/** The survey with these questions alone. */
async function ask(...ids: readonly string[]): Promise<SurveyHarness> {
  const blocks = EVERY_QUESTION.blocks.filter(({ id }) => ids.includes(id));
  return show({ ...EVERY_QUESTION, blocks });
}

async function show(definition: SurveyDefinition): Promise<SurveyHarness> {
  return new SurveyHarness(await showElement('callside-survey', { definition }));
}

async function send(page: SurveyHarness): Promise<Values> {
  const finished = oneEvent(page.element, 'callside-survey-finished') as Promise<SurveyFinishedEvent>;
  await page.next();
  return (await finished).answers;
}

describe('<callside-survey> and its kinds of questions', () => {
  it('takes the zero of a scale from zero to ten', async () => {
    const page = await ask('recommend');
    await page.answer(0);
    expect(await send(page)).to.deep.equal({ recommend: 0 });
  });

  it('takes that a question does not concern the customer', async () => {
    const page = await ask('attitude');
    await page.answer(4);
    await page.answer('not-applicable');
    expect(await send(page)).to.deep.equal({ attitude: 'not-applicable' });
  });

  it('takes several answers in the order of the options', async () => {
    const page = await ask('reason');
    await page.fill('reason', ['fault', 'bill']);
    expect(await send(page)).to.deep.equal({ reason: ['bill', 'fault'] });
  });

  it('asks what else it is, and sends it', async () => {
    const page = await ask('reason');
    await page.fill('reason', ['other']);
    await page.fill('reason-other', 'A lift');
    expect(await send(page)).to.deep.equal({ reason: ['other'], 'reason-other': 'A lift' });
  });

  it('takes choices back when none applies, and the reverse', async () => {
    const page = await ask('reason');
    await page.fill('reason', ['bill', 'not-applicable']);
    await page.seesValue('reason', ['not-applicable']);
    await page.fill('reason', ['not-applicable', 'fault']);
    await page.seesValue('reason', ['fault']);
  });

  it('puts things in order by its buttons', async () => {
    const page = await ask('order');
    await page.moveUp('Tone');
    expect(await send(page)).to.deep.equal({ order: ['speed', 'tone', 'price'] });
  });

  it('asks each row of a matrix', async () => {
    const page = await ask('service');
    await page.seesQuestions('service-speed', 'service-tone');
    await page.fill('service-speed', 4);
    await page.fill('service-tone', 2);
    expect(await send(page)).to.deep.equal({ 'service-speed': 4, 'service-tone': 2 });
  });

  it('takes one of a list', async () => {
    const page = await ask('city');
    await page.answer('s');
    expect(await send(page)).to.deep.equal({ city: 's' });
  });

  it('takes a number, and says what is wrong with one', async () => {
    const page = await ask('visits');
    await page.answer('0');
    await page.next();
    await page.seesError('visits', 'Enter 1 or more.');
    await page.answer('3');
    expect(await send(page)).to.deep.equal({ visits: 3 });
  });

  it('takes a box that is ticked', async () => {
    const page = await ask('agree');
    await page.answer('true');
    expect(await send(page)).to.deep.equal({ agree: true });
  });

  it('puts what helps with a tick below its box, not across it', async () => {
    const agree = { id: 'agree', type: 'checkbox', label: 'I agree', help: 'Only once.' } as const;
    const { element } = await show({ ...EVERY_QUESTION, blocks: [agree] });
    const [box, help] = ['.choice', '.help'].map((part) =>
      element.renderRoot.querySelector(part)?.getBoundingClientRect(),
    );
    expect(help?.top).to.be.greaterThan(box?.bottom ?? Infinity);
  });

  it('asks for a name only of who wants to be called', async () => {
    const page = await ask('contact');
    await page.seesQuestions('contact-consent');
    await page.fill('contact-consent', 'true');
    await page.fill('contact-name', 'Chen');
    expect(await send(page)).to.deep.equal({ 'contact-consent': true, 'contact-name': 'Chen' });
  });

  it('says earlier answers in the words of later questions', async () => {
    const page = await ask('solved', 'comment');
    await page.answerAndGoOn('partly');
    await page.seesLabel('comment', 'You said Partly. Anything else?');
  });

  it('lets no card number out of a line', async () => {
    const page = await ask('comment');
    await page.answer('4111 1111 1111 1111');
    expect(await send(page)).to.deep.equal({ comment: '4111 11•• •••• 1111' });
  });

  it('asks for a soft question once more, and goes on then', async () => {
    const [block] = EVERY_QUESTION.blocks;
    const page = await show({ ...EVERY_QUESTION, blocks: [{ ...block!, soft: true }] });
    await page.next();
    await page.sees('Your answer would help us.');
    expect(await send(page)).to.deep.equal({});
  });

  for (const width of [320, 360, 768])
    it(`has room for every question at ${String(width)} pixels`, async () => {
      for (const block of EVERY_QUESTION.blocks) {
        const page = await ask(block.id);
        page.element.parentElement!.style.inlineSize = `${String(width)}px`;
        expect(page.overflowing, block.id).to.deep.equal([]);
      }
    });

  for (const { id } of EVERY_QUESTION.blocks)
    it(`asks “${id}” accessibly`, async () => {
      const page = await ask(id);
      await page.seesButton('Send').catch(() => page.seesButton('Skip'));
      await expect(page.element).to.be.accessible();
    });
});
