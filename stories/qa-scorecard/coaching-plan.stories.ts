import '@callside/qa-scorecard/define-coaching.js';
import { inboundScorecard } from '@callside/playbooks';
import type { CoachingPlanElement } from '@callside/qa-scorecard/coaching.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { CoachingPlanHarness } from '../../test/harness/coaching-plan-harness.js';
import { CASES, openCoachingDesk, type CoachingDesk } from '../../test/support/coaching-desk.js';
import { AGENT } from '../../test/support/widget-desk.js';
import { openDemoStore } from '../support/demo-desk.js';
import { inDarkChinese, inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<CoachingPlanElement>;

const render = renderElement('callside-coaching-plan');

/**
 * Low scores and complaints become a plan with a goal, a baseline and steps, which goes round: plan, do, check, act. Each check says
 * from how many it is, and calls nothing a change that may be chance.
 */
const meta: Meta<CoachingPlanElement> = {
  title: 'Widgets/Coaching plan',
  component: 'callside-coaching-plan',
  loaders: [() => openCoachingDesk({ store: openDemoStore, plan: {} })],
  render: (_args, { loaded }) => {
    const { desk, plan } = loaded as CoachingDesk;
    const about = plan === undefined ? { agentId: AGENT.id, cases: CASES } : { plan };
    return render({ desk, scorecards: [inboundScorecard], ...about });
  },
};

export default meta;

/** What the review has found, what is to become better, from where to where. */
export const Planned: Story = {};

/** A new plan, with what was measured before. */
export const New: Story = {
  loaders: [() => openNew()],
  async play({ canvasElement }) {
    const coaching = pageObject(canvasElement);
    await coaching.seesCases(1);
    await coaching.choose(0);
    await coaching.write('finding', 'The greeting comes late, and without the agent number.');
    await coaching.write('goal', 'score/inbound/greeting');
    await coaching.seesBaseline('n = 9');
  },
};

/** Checked: before and after, each with its number and interval. */
export const Checked: Story = {
  loaders: [() => openChecked()],
  async play({ canvasElement }) {
    const coaching = pageObject(canvasElement);
    await coaching.say('start');
    await coaching.seesSince('n = 6');
    await coaching.say('check');
    await coaching.seesActs('act');
  },
};

/** Whoever is coached says which steps are done. */
export const ForTheAgent: Story = {
  loaders: [() => openCoachingDesk({ store: openDemoStore, plan: {}, agent: AGENT })],
  async play({ canvasElement }) {
    const coaching = pageObject(canvasElement);
    await coaching.tick('1');
    await coaching.seesActs();
  },
};

export const Narrow: Story = { ...New, decorators: [narrow] };

export const DarkChinese: Story = { ...Checked, decorators: [inDarkChinese] };

export const TraditionalChinese: Story = { ...New, decorators: [inTraditionalChinese] };

async function openNew(): Promise<CoachingDesk> {
  const opened = await openCoachingDesk({ store: openDemoStore });
  await opened.fail();
  return opened;
}

async function openChecked(): Promise<CoachingDesk> {
  const opened = await openCoachingDesk({ store: openDemoStore, plan: {} });
  opened.clock.advance(1000);
  for (let calls = 0; calls < 6; calls++) await opened.score('fully');
  return opened;
}

function pageObject(canvas: HTMLElement): CoachingPlanHarness {
  const element = canvas.querySelector('callside-coaching-plan');
  if (element === null) throw new Error('There is no plan in the story.');
  return new CoachingPlanHarness(element);
}
