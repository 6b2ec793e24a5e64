import '@callside/qa-scorecard/define.js';
import {
  keepEvaluation,
  questionsOf,
  submitEvaluation,
  type CallRecord,
  type Desk,
  type Evaluation,
} from '@callside/core';
import { keepRecording } from '@callside/core/recordings.js';
import { inboundScorecard, repairCallScript } from '@callside/playbooks';
import type { QaScorecard } from '@callside/qa-scorecard';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { QaScorecardHarness } from '../../test/harness/qa-scorecard-harness.js';
import { demoRecording } from '../../test/support/demo-recording.js';
import { richScorecard } from '../../test/support/rich-scorecard.js';
import { demoCall } from '../support/demo-desk.js';
import { inDarkChinese, inTraditionalChinese, narrow } from '../support/frame.js';
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

/**
 * With the recording: its wave, jumps, speed and the stages to jump to. What the call's course speaks for is suggested with its
 * evidence, and taken by a button or T; P pins an answer to the moment, J, K and L work the player from any question. The small
 * bars show how the agent was scored before.
 */
export const WithARecording: Story = {
  loaders: [() => demoSubject({ hasEarlier: true })],
  render: ({ definition }, { loaded }) =>
    render({ definition, ...(loaded as Subject), script: repairCallScript, recording: { src: demoRecording(80) } }),
  async play({ canvasElement }) {
    const card = pageObject(canvasElement);
    const player = await (await card.player()).isReady();
    await card.takeSuggestion('greeting');
    player.element.jumpTo(34_000);
    await card.answer('polite', 'partly');
    await card.pin('polite');
    await card.seesMarksBefore('greeting', '0 · 100 · 100');
    await card.seesBeside('polite', '0:34');
  },
};

/** The recording that was kept on the device plays without network. */
export const OfflineWithARecording: Story = {
  loaders: [
    async () => {
      const loaded = await demoSubject({ offline: true });
      const load = (): Promise<Blob> => Promise.resolve(demoRecording(80));
      await loaded.desk.run(keepRecording, { callId: loaded.subject.id, load });
      return loaded;
    },
  ],
  render: ({ definition }, { loaded }) => render({ definition, ...(loaded as Subject), script: repairCallScript }),
  async play({ canvasElement }) {
    const card = pageObject(canvasElement);
    await (await card.player()).isReady();
    await card.takeSuggestion('greeting');
    await card.seesTotal('100');
  },
};

/** All of it in a side panel. */
export const NarrowWithARecording: Story = { ...WithARecording, decorators: [narrow] };

/** The same in the dark and in Chinese. */
export const DarkChineseWithARecording: Story = { ...WithARecording, name: '深色', decorators: [inDarkChinese] };

/**
 * An evaluation that was kept for colleagues: what they answer arrives at its question. Where both have answered one differently,
 * both can be seen, and the colleague's answer is a button away.
 */
export const AColleagueHasAnsweredAsWell: Story = {
  loaders: [() => keptSubject()],
  render: ({ definition }, { loaded }) => render({ definition, ...(loaded as Shared) }),
  async play({ canvasElement }) {
    const card = pageObject(canvasElement);
    const { desk, subject, evaluation } = card.element;
    await card.isOpen();
    await card.answer('polite', 'fully');
    await desk?.run(keepEvaluation, {
      scorecard: inboundScorecard,
      call: subject!,
      id: evaluation!.id,
      answers: {
        ...evaluation!.answers,
        polite: { value: 'partly', comment: 'Cut the customer short at 0:40.' },
        greeting: { value: 'fully' },
      },
    });
    await card.seesAnswer('greeting', 'fully');
    await card.seesAnswer('polite', 'fully');
    await card.seesBeside('polite', '40');
  },
};

/** The same in the dark and in Chinese. */
export const DarkChineseColleague: Story = {
  ...AColleagueHasAnsweredAsWell,
  name: '深色同事',
  decorators: [inDarkChinese],
};

/** The same in a side panel. */
export const NarrowColleague: Story = { ...AColleagueHasAnsweredAsWell, decorators: [narrow] };

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

interface Shared extends Subject {
  readonly evaluation: Evaluation;
}

/** An evaluation that was begun and kept. */
async function keptSubject(): Promise<Shared> {
  const loaded = await demoSubject();
  const begun = { scorecard: inboundScorecard, call: loaded.subject, answers: { clear: { value: 'fully' } } };
  const result = await loaded.desk.run(keepEvaluation, begun);
  if (!result.ok) throw new Error(result.status);
  return { ...loaded, evaluation: result.evaluation };
}

async function demoSubject({ offline = false, hasEarlier = false } = {}): Promise<Subject> {
  const { desk, call } = await demoCall({ offline, events: ['connected', 'held', 'resumed', 'ended'] });
  const [start = 0] = call.events.map(({ at }) => at);
  const stay = (stage: string, from: number, to: number): CallRecord['path'][number] => ({
    step: stage,
    stage,
    enteredAt: start + from * 1000,
    leftAt: start + to * 1000,
  });
  const path = [
    stay('greet', 0, 12),
    { ...stay('verify', 12, 34), answer: 'match' },
    stay('understand', 34, 50),
    { ...stay('understand', 50, 56), step: 'confirm', answer: 'yes' },
    stay('resolve', 56, 60),
  ];
  if (hasEarlier) await scoreEarlier(desk);
  return { desk, subject: { ...call.record, path } };
}

/** Three calls of the same agent that were scored before, each better than the last. */
async function scoreEarlier(desk: Desk): Promise<void> {
  const questions = questionsOf(inboundScorecard).map(({ question }) => question.id);
  for (const missed of [['greeting', 'polite', 'next'], ['polite'], []]) {
    const answers = questions.map((id) => [id, { value: missed.includes(id) ? 'not' : 'fully' }] as const);
    const call = { id: crypto.randomUUID(), agent: { id: '1001', name: 'Lin' } };
    await desk.run(submitEvaluation, { scorecard: inboundScorecard, call, answers: Object.fromEntries(answers) });
  }
}

function pageObject(canvas: HTMLElement): QaScorecardHarness {
  return new QaScorecardHarness(canvas.querySelector('callside-qa-scorecard')!);
}
