import '@callside/qa-scorecard/define-review.js';
import type { Agent } from '@callside/core';
import { inboundScorecard } from '@callside/playbooks';
import type { EvaluationReview } from '@callside/qa-scorecard/review.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { EvaluationReviewHarness } from '../../test/harness/evaluation-review-harness.js';
import {
  EVALUATOR,
  openReviewDesk,
  OTHER_EVALUATOR,
  type ReviewDesk,
  type ReviewPoint,
} from '../../test/support/review-desk.js';
import { openDemoStore } from '../support/demo-desk.js';
import { inDarkChinese, inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<EvaluationReview>;

const render = renderElement('callside-evaluation-review');

const at = (point: ReviewPoint, agent?: Agent) => [
  () => openReviewDesk(point, { store: openDemoStore, ...(agent && { agent }) }),
];

/**
 * What becomes of an evaluation once it is scored: it is released, the agent acknowledges it or disputes questions with a
 * reason, and somebody else decides. Every score that it had stays to be seen.
 */
const meta: Meta<EvaluationReview> = {
  title: 'Widgets/Evaluation review',
  component: 'callside-evaluation-review',
  loaders: at('released'),
  render: (_args, { loaded }) => {
    const { desk, evaluation } = loaded as ReviewDesk;
    return render({ definition: inboundScorecard, desk, evaluation });
  },
};

export default meta;

/** The agent sees what was scored and why, until when it can be disputed, and how often. */
export const Released: Story = {};

/** The agent chooses questions, and says why for each. */
export const Disputing: Story = {
  async play({ canvasElement }) {
    const review = pageObject(canvasElement);
    await review.ask('dispute');
    await review.pick('greeting');
    await review.say('greeting', 'I said it at 0:07, over the customer.');
  },
};

/** Another evaluator answers the disputed question anew, or leaves it as it is. */
export const Deciding: Story = {
  loaders: at('disputed', OTHER_EVALUATOR),
  async play({ canvasElement }) {
    const review = pageObject(canvasElement);
    await review.answer('greeting', 'fully');
    await review.write('It is to be heard, though not clearly.');
  },
};

/** Revised: the score before it stays to be seen. */
export const Revised: Story = {
  loaders: at('disputed', OTHER_EVALUATOR),
  async play({ canvasElement }) {
    const review = pageObject(canvasElement);
    await review.answer('greeting', 'fully');
    await review.write('It is to be heard, though not clearly.');
    await review.send();
    await review.seesTotal('94.8', 'was 87.8');
  },
};

/** Whoever scored the call reads why somebody else decides. */
export const NotForTheScorer: Story = { loaders: at('disputed', EVALUATOR) };

/** Before it is released, the agent does not see it. */
export const Submitted: Story = { loaders: at('submitted', EVALUATOR) };

export const Narrow: Story = { ...Disputing, decorators: [narrow] };

export const DarkChinese: Story = { ...Disputing, decorators: [inDarkChinese] };

export const TraditionalChinese: Story = {
  loaders: at('disputed', OTHER_EVALUATOR),
  decorators: [inTraditionalChinese],
};

function pageObject(canvas: HTMLElement): EvaluationReviewHarness {
  const element = canvas.querySelector('callside-evaluation-review');
  if (element === null) throw new Error('There is no evaluation in the story.');
  return new EvaluationReviewHarness(element);
}
