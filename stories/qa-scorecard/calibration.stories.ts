import '@callside/qa-scorecard/define-calibration.js';
import type { CalibrationPanel } from '@callside/qa-scorecard/calibration.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { CalibrationHarness } from '../../test/harness/calibration-harness.js';
import {
  answersTo,
  CALLS,
  GAO,
  HE,
  openCalibrationDesk,
  SERVICE_SCORECARD,
  ZHOU,
  type CalibrationDesk,
} from '../../test/support/calibration-desk.js';
import { openDemoStore } from '../support/demo-desk.js';
import { inDarkChinese, inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<CalibrationPanel>;

const render = renderElement('callside-calibration');

/** One session that waits for this evaluator, one that is led by them, and one that is over. */
async function openSessions(): Promise<CalibrationDesk> {
  const opened = await openCalibrationDesk({ store: openDemoStore });
  const { receive, rateAs, endAs, clock } = opened;
  const day = 86_400_000;
  await receive('over', {
    title: 'Refunds in October',
    calls: ['c1', 'c2', 'c3', 'c4'],
    createdAt: clock.now() - 9 * day,
  });
  await rateEverything('over', rateAs);
  await endAs('over', 'finalised');
  await receive('mine', { title: 'Upset customers', by: ZHOU.id, createdAt: clock.now() - day });
  await rateAs(GAO, 'mine', 'c1', answersTo('yes', 'yes', 'yes'));
  await rateAs(ZHOU, 'mine', 'c1', answersTo('yes', 'partly', 'yes'));
  await receive('waits', { note: 'Listen for how the promise is made.', dueAt: clock.now() + 2 * day });
  return opened;
}

async function rateEverything(session: string, rateAs: CalibrationDesk['rateAs']): Promise<void> {
  const said = [
    [GAO, 'yes yes yes', 'yes no partly', 'partly yes no', 'yes partly yes'],
    [ZHOU, 'yes partly yes', 'yes no no', 'yes yes no', 'yes no yes'],
    [HE, 'yes yes yes', 'yes yes partly', 'partly yes partly', 'yes yes yes'],
  ] as const;
  for (const [evaluator, ...calls] of said)
    for (const [at, words] of calls.entries()) {
      const [greeting = '', empathy = '', next = ''] = words.split(' ');
      await rateAs(evaluator, session, `c${String(at + 1)}`, answersTo(greeting, empathy, next));
    }
}

/**
 * Several evaluators score the same calls, each without knowing what the others say: until the session is finalised, everybody
 * sees only who has handed in. Then the questions come first on which they differ most.
 */
const meta: Meta<CalibrationPanel> = {
  title: 'Widgets/Calibration',
  component: 'callside-calibration',
  loaders: [openSessions],
  render: (_args, { loaded }) => {
    const { desk } = loaded as CalibrationDesk;
    return render({ desk, definition: SERVICE_SCORECARD, calls: CALLS, colleagues: [GAO, HE] });
  },
};

export default meta;

/** What is to be done comes first. */
export const List: Story = {
  async play({ canvasElement }) {
    await panelIn(canvasElement).seesSessions('Service on the phone', 'Upset customers', 'Refunds in October');
  },
};

/** Which calls, who scores them, and whom the others are held to. */
export const Begin: Story = {
  async play({ canvasElement }) {
    const panel = panelIn(canvasElement);
    await panel.ask();
    panel.type('title', 'Promises');
    panel.tick('calls', 'c1', 'c2');
    panel.tick('evaluators', GAO.id);
    await panel.begin();
    await panel.seesTold('The calibration has begun.');
  },
};

/** What is missing is said where it is missing. */
export const BeginTooEarly: Story = {
  async play({ canvasElement }) {
    const panel = panelIn(canvasElement);
    await panel.ask();
    await panel.begin();
    await panel.seesProblem('Choose at least one call.');
  },
};

/** The calls to score, and who has handed in how many: not what they said. */
export const Session: Story = {
  async play({ canvasElement }) {
    const panel = panelIn(canvasElement);
    await panel.open('mine');
    await panel.seesProgress(GAO.id, '1 of 3');
  },
};

/** A call is scored on the usual scorecard; what is handed in is no evaluation of the agent. */
export const Scoring: Story = {
  async play({ canvasElement }) {
    const panel = panelIn(canvasElement);
    await panel.open('waits');
    const card = await panel.score('c1');
    await card.answer('greeting', 'yes');
    await card.answer('empathy', 'partly');
  },
};

/** Before it ends, it says what that means and who is missing. */
export const Finalise: Story = {
  async play({ canvasElement }) {
    const panel = panelIn(canvasElement);
    await panel.open('mine');
    await panel.askToEnd('finalised');
    await panel.sees('Not everything is handed in: Zhou Min 1 of 3, Gao Yan 1 of 3, and He Jun 0 of 3.');
  },
};

/** Where evaluators differ most comes first; what cannot be told is said in words. */
export const Comparison: Story = {
  async play({ canvasElement }) {
    const panel = panelIn(canvasElement);
    await panel.open('over');
    await panel.seesCompared('empathy', 'next', 'greeting');
    await panel.compare('empathy');
  },
};

/** In a side panel. */
export const Narrow: Story = { ...Comparison, decorators: [narrow] };

/** In the dark, and in simplified Chinese. */
export const InChinese: Story = {
  name: '校准会',
  decorators: [inDarkChinese],
  async play({ canvasElement }) {
    const panel = panelIn(canvasElement);
    await panel.open('over');
    await panel.sees('与专家相差');
  },
};

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = {
  name: '繁體中文',
  decorators: [inTraditionalChinese],
  async play({ canvasElement }) {
    const panel = panelIn(canvasElement);
    await panel.open('mine');
    await panel.sees('目前提交情況');
  },
};

function panelIn(canvas: HTMLElement): CalibrationHarness {
  const panel = canvas.querySelector('callside-calibration');
  if (panel === null) throw new Error('There is no panel.');
  return new CalibrationHarness(panel);
}
