import '@callside/survey/define.js';
import { postCallSurvey } from '@callside/playbooks';
import { addSurveyLanguage, type Survey } from '@callside/survey';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { SurveyHarness } from '../../test/harness/survey-harness.js';
import type { WidgetSurvey } from '../../test/support/widget-desk.js';
import { EVERY_QUESTION } from '../../test/support/every-question.js';
import { demoSurvey } from '../support/demo-desk.js';
import { inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<Survey>;

const render = renderElement('callside-survey');

/**
 * Asks a customer a few questions after a call. With the `session` of a survey link each answer is kept on
 * the device at once and sent when the network allows; the last page says truly whether all has arrived.
 */
const meta: Meta<Survey> = {
  title: 'Widgets/Survey',
  component: 'callside-survey',
  render,
  args: { definition: postCallSurvey },
};

export default meta;

/** With a definition and nothing else: the host hears the answers. */
export const Default: Story = {};

/** With a survey link: the answers arrive. */
export const WithALink: Story = {
  args: { definition: undefined },
  loaders: [() => demoSurvey()],
  render: (_args, { loaded }) => render({ session: (loaded as WidgetSurvey).session }),
  async play({ canvasElement }) {
    const survey = pageObject(canvasElement);
    await answer(survey);
    await survey.seesArrival('Your answers have arrived.');
  },
};

/** Without network the answers are kept, and the customer may close the page. */
export const Offline: Story = {
  args: { definition: undefined },
  loaders: [() => demoSurvey({ offline: true })],
  render: (_args, { loaded }) => render({ session: (loaded as WidgetSurvey).session }),
  async play({ canvasElement }) {
    const survey = pageObject(canvasElement);
    await answer(survey);
    await survey.seesArrival('Your answers are kept on this device');
  },
};

/** Those who are not content are asked more. */
export const NotContent: Story = {
  async play({ canvasElement }) {
    const survey = pageObject(canvasElement);
    await survey.answerAndGoOn(1);
    await survey.next();
    await survey.answerAndGoOn('no');
    await survey.seesQuestion('comment');
  },
};

/** A question that is required says so. */
export const Errors: Story = {
  async play({ canvasElement }) {
    const survey = pageObject(canvasElement);
    await survey.next();
    await survey.seesError('attitude', 'Please answer this.');
  },
};

/** A condition on a question that is not there. */
export const BrokenDefinition: Story = {
  args: {
    definition: {
      ...postCallSurvey,
      blocks: [{ id: 'why', type: 'text', label: 'Why?', visible: { '==': [{ var: 'answers.solvd' }, 'no'] } }],
    },
  },
};

/** On a small phone. */
export const Narrow: Story = { decorators: [narrow] };

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { name: '繁體中文', decorators: [inTraditionalChinese] };

const [, recommend, , reason, order, service] = EVERY_QUESTION.blocks;

/** One question on a screen; an answer by one tap leads on, and can be taken back. */
export const OneByOne: Story = {
  args: { definition: { ...postCallSurvey, layout: 'single', autoAdvance: true } },
};

/** From zero to ten, with what the ends mean. */
export const Recommendation: Story = { args: { definition: { ...EVERY_QUESTION, blocks: [recommend!] } } };

/** Several answers, one of them in the customer's own words. */
export const OtherWithText: Story = {
  args: { definition: { ...EVERY_QUESTION, blocks: [reason!] } },
  async play({ canvasElement }) {
    const survey = pageObject(canvasElement);
    await survey.fill('reason', ['other']);
    await survey.fill('reason-other', 'A lift');
  },
};

/** A list to put in order, by buttons that thumbs, keyboards and screen readers can use. */
export const Ranking: Story = {
  args: { definition: { ...EVERY_QUESTION, blocks: [order!] } },
  async play({ canvasElement }) {
    await pageObject(canvasElement).moveUp('Tone');
  },
};

/** Rows on one scale: below each other, so that a phone has room. */
export const Matrix: Story = { args: { definition: { ...EVERY_QUESTION, blocks: [service!] } } };

/** Several questions on a page. */
export const Pages: Story = {
  args: {
    definition: {
      ...EVERY_QUESTION,
      layout: 'pages',
      blocks: EVERY_QUESTION.blocks.map((block, index) => ({ ...block, page: index < 3 ? 'first' : 'second' })),
    },
  },
};

/** Answers can be changed for an hour after they were sent: the last page says so, and leads back to them. */
export const ChangingAnswers: Story = {
  args: { definition: undefined },
  loaders: [() => demoSurvey({ survey: { ...postCallSurvey, editable: 'PT1H' } })],
  render: (_args, { loaded }) => render({ session: (loaded as WidgetSurvey).session }),
  async play({ canvasElement }) {
    const survey = pageObject(canvasElement);
    await answer(survey);
    await survey.seesArrival('Your answers have arrived.');
    await survey.seesWayToChange(true);
  },
};

/** How long answers are taken is said in advance, and how long still; nothing counts down by the second. */
export const TimeLimit: Story = {
  args: { definition: { ...postCallSurvey, timeLimit: 'PT10M' } },
  async play({ canvasElement }) {
    await pageObject(canvasElement).seesTerms('10');
  },
};

/** At the end of the time: what was answered has been kept. */
export const TimeIsOver: Story = {
  args: { definition: undefined },
  loaders: [
    () => {
      const told = { now: 60_000, answersUntil: 0 };
      return demoSurvey({ survey: { ...postCallSurvey, timeLimit: 'PT10M' }, told, answers: { attitude: 4 } });
    },
  ],
  render: (_args, { loaded }) => render({ session: (loaded as WidgetSurvey).session }),
  async play({ canvasElement }) {
    await pageObject(canvasElement).seesTerms('What you answered in time');
  },
};

/** In a dialog of the host's page: the browser keeps the focus in it, and Escape closes it; what was answered stays. */
export const InADialog: Story = {
  render: (args) => html`
    <button style="color: CanvasText; background: Canvas" @click=${openDialog}>How was the call?</button>
    <dialog aria-label="How was the call?">
      ${render(args)}
      <form method="dialog"><button style="color: CanvasText; background: Canvas">Close</button></form>
    </dialog>
  `,
  async play({ canvasElement }) {
    canvasElement.querySelector('button')?.click();
    await pageObject(canvasElement).answer(4);
  },
};

/** From right to left, in a language that was added by a file. */
export const FromRightToLeft: Story = {
  loaders: [
    () => {
      addSurveyLanguage('ar', {
        next: 'التالي',
        skip: 'تخطّ',
        back: 'رجوع',
        send: 'إرسال',
        notKept: 'يرجى الإنهاء قبل الإغلاق',
      });
    },
  ],
  args: {
    definition: {
      ...EVERY_QUESTION,
      blocks: [{ ...recommend!, label: 'هل توصي بنا؟', ends: ['أبداً', 'بالتأكيد'] }],
    },
  },
  decorators: [(story) => html`<div lang="ar" dir="rtl">${story()}</div>`],
};

function openDialog({ target }: Event): void {
  (target as HTMLElement).parentElement?.querySelector('dialog')?.showModal();
}

function pageObject(canvas: HTMLElement): SurveyHarness {
  return new SurveyHarness(canvas.querySelector('callside-survey')!);
}

async function answer(survey: SurveyHarness): Promise<void> {
  await survey.answerAndGoOn(5);
  await survey.answerAndGoOn(4);
  await survey.answerAndGoOn('yes');
}
