import { openMemoryStore, type SurveyDefinition } from '@callside/core';
import type { Survey } from '@callside/survey';
import { surveyHtml, surveySheet } from '@callside/survey/html.js';
import { expect } from '@open-wc/testing';
import { SurveyHarness } from '../harness/survey-harness.js';
import { EVERY_QUESTION } from '../support/every-question.js';
import { openWidgetSurvey } from '../support/widget-desk.js';

/** The page as the server sends it, before its script runs: a tag that nobody has defined yet, with a form in it. */
function pageBefore(survey: SurveyDefinition, { language = 'en', width = 516 } = {}): HTMLElement {
  const sheet = document.createElement('style');
  sheet.textContent = surveySheet();
  const main = document.createElement('main');
  main.lang = language;
  main.style.inlineSize = `${String(width)}px`;
  const host = document.createElement('callside-survey-before');
  // The very markup that a server sends; the test stands where the browser's parser does.
  const html = surveyHtml(survey, { language, answers: {}, seed: '', action: '/s/acme/x', hidden: { id: '1' } });
  host.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  main.append(host);
  sheet.textContent = sheet.textContent.replaceAll('callside-survey', 'callside-survey-before');
  document.body.append(sheet, main);
  shown.push(sheet, main);
  return host;
}

const shown: Element[] = [];

/** What the script does with it: the element takes the form's place. */
async function takeOver(before: HTMLElement, survey: SurveyDefinition): Promise<SurveyHarness> {
  await import('@callside/survey/define.js');
  const element = document.createElement('callside-survey');
  element.definition = survey;
  element.append(...before.childNodes);
  before.replaceWith(element);
  await element.updateComplete;
  return new SurveyHarness(element);
}

afterEach(() => {
  for (const each of shown.splice(0)) each.remove();
});

const only = (id: string, layout: SurveyDefinition['layout'] = 'reveal'): SurveyDefinition => ({
  ...EVERY_QUESTION,
  layout,
  intro: 'It takes a minute.',
  blocks: [
    EVERY_QUESTION.blocks.find((block) => block.id === id)!,
    ...EVERY_QUESTION.blocks.filter((block) => block.id !== id),
  ],
});

/** Where everything that can be seen stands: tags, classes and boxes. */
function boxes(root: ParentNode, origin: Element): readonly string[] {
  const { x, y } = origin.getBoundingClientRect();
  return [...root.querySelectorAll('.label,.point,.choice,.control,button,.intro,.ends,.help,.dots')]
    .filter((element) => element.closest('noscript') === null)
    .map((element) => {
      const box = element.getBoundingClientRect();
      const place = [box.x - x, box.y - y, box.width, box.height].map((each) => each.toFixed(1));
      return `${element.localName}.${element.className.trim()} ${place.join(' ')}`;
    });
}

describe('<callside-survey> in the place of a form', () => {
  for (const { id } of EVERY_QUESTION.blocks.filter(({ type }) => type !== 'ranking'))
    for (const width of [320, 516])
      it(`stands where “${id}” stood as HTML, at ${String(width)} pixels`, async () => {
        const survey = only(id);
        const before = pageBefore(survey, { width });
        const there = boxes(before, before);
        expect(there).not.to.be.empty;
        const page = await takeOver(before, survey);
        expect(boxes(page.element.shadowRoot!, page.element)).to.deep.equal(there);
      });

  it('takes over what was answered', async () => {
    const survey = only('attitude');
    const before = pageBefore(survey);
    before.querySelector<HTMLInputElement>('[name=attitude][value="4"]')!.click();
    const page = await takeOver(before, survey);
    await page.seesValue('attitude', 4);
  });

  it('takes over what was written, and several ticks', async () => {
    const survey = {
      ...only('reason', 'pages'),
      blocks: ['reason', 'comment'].map((id) => ({ ...only(id).blocks[0]!, page: 'one' })),
    };
    const before = pageBefore(survey);
    before.querySelector<HTMLInputElement>('[value=fault]')!.click();
    before.querySelector<HTMLTextAreaElement>('[name=comment]')!.value = 'Slow <b>lift</b>';
    const page = await takeOver(before, survey);
    await page.seesValue('reason', ['fault']);
    await page.seesValue('comment', 'Slow <b>lift</b>');
  });

  it('gives what was answered before the session came to the session', async () => {
    const survey = only('attitude');
    const before = pageBefore(survey);
    before.querySelector<HTMLInputElement>('[name=attitude][value="2"]')!.click();
    const page = await takeOver(before, survey);
    const { session } = await openWidgetSurvey(survey, { store: openMemoryStore() });
    (page.element as Survey).session = session;
    await page.keeps(() => session.answers, { attitude: 2 });
    await page.seesValue('attitude', 2);
  });
});
