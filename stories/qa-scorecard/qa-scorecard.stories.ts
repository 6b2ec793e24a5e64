import '@callside/qa-scorecard/define.js';
import type { CallRecord, Desk } from '@callside/core';
import { inboundScorecard, repairCallScript } from '@callside/playbooks';
import type { QaScorecard } from '@callside/qa-scorecard';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { QaScorecardHarness } from '../../test/harness/qa-scorecard-harness.js';
import { richScorecard } from '../../test/support/rich-scorecard.js';
import { demoCall } from '../support/demo-desk.js';
import { inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<QaScorecard>;

const render = renderElement('callside-qa-scorecard');

/**
 * The criteria by which an evaluator scores a call, with the live total and the reason where something is zero. One digit
 * answers the question that has the focus and goes on to the next: a whole call is scored with a key a question.
 */
const meta: Meta<QaScorecard> = {
  title: 'Widgets/QA scorecard',
  component: 'callside-qa-scorecard',
  render,
  args: { definition: inboundScorecard },
};

export default meta;

/** With a definition and nothing else: the host stores the answers. */
export const Default: Story = {};

/** With a recorded call: who was on the line, how long, and the path that the script took. */
export const WithACall: Story = {
  loaders: [() => demoSubject()],
  render: ({ definition }, { loaded }) => render({ definition, ...(loaded as Subject), script: repairCallScript }),
  async play({ canvasElement }) {
    const card = pageObject(canvasElement);
    await card.answerAll({ polite: 'partly', repeat: 'not' });
    await card.seesTotal('84.5');
    await card.submit();
    await card.seesSaveState('Saved on the server');
  },
};

/** Without network the evaluation is kept on the device. */
export const Offline: Story = {
  loaders: [() => demoSubject({ offline: true })],
  render: ({ definition }, { loaded }) => render({ definition, ...(loaded as Subject), script: repairCallScript }),
  async play({ canvasElement }) {
    const card = pageObject(canvasElement);
    await card.answerAll();
    await card.submit();
    await card.seesSaveState('Saved on this device · 6 waiting for network');
  },
};

/** One answer can set the whole form to zero; the card says which one did. */
export const FailedForAReason: Story = {
  async play({ canvasElement }) {
    const card = pageObject(canvasElement);
    await card.answerAll({ identity: 'not' });
    await card.seesTotal('0');
  },
};

/** Sections in sections, numbers by range, several answers, reasons of a low mark, bonus, and what is asked only then. */
export const EveryQuestion: Story = {
  args: { definition: richScorecard },
  async play({ canvasElement }) {
    const card = pageObject(canvasElement);
    await card.write('wait', '45');
    await card.answer('asked', 'no');
    await card.nameReason('asked', 'haste');
    await card.answer('told', 'amount');
    await card.answer('refused', 'yes');
    await card.sees('compliance critical: 1 of 1 with errors');
  },
};

/** Who scores blind sees neither weights nor a total. */
export const Blind: Story = { args: { definition: { ...inboundScorecard, scoring: { blind: true } } } };

/** What is open is marked, and the first open question gets the focus. */
export const Errors: Story = {
  async play({ canvasElement }) {
    const card = pageObject(canvasElement);
    await card.answer('clear', 'fully');
    await card.submit();
    await card.seesFocusAt('polite');
  },
};

/** A scorecard in which nothing counts cannot score. */
export const BrokenDefinition: Story = {
  args: {
    definition: { ...inboundScorecard, items: inboundScorecard.items.map((section) => ({ ...section, weight: 0 })) },
  },
};

/** In a side panel the total stands above the questions. */
export const Narrow: Story = { decorators: [narrow] };

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { name: '繁體中文', decorators: [inTraditionalChinese] };

interface Subject {
  readonly desk: Desk;
  readonly subject: CallRecord;
}

async function demoSubject({ offline = false } = {}): Promise<Subject> {
  const { desk, call } = await demoCall({ offline, events: ['connected', 'held', 'resumed', 'ended'] });
  const [start = 0] = call.events.map(({ at }) => at);
  const stay = (stage: string, from: number, to: number): CallRecord['path'][number] => ({
    step: stage,
    stage,
    enteredAt: start + from * 1000,
    leftAt: start + to * 1000,
  });
  const path = [stay('greet', 0, 12), stay('verify', 12, 34), stay('understand', 34, 60)];
  return { desk, subject: { ...call.record, path } };
}

function pageObject(canvas: HTMLElement): QaScorecardHarness {
  return new QaScorecardHarness(canvas.querySelector('callside-qa-scorecard')!);
}
