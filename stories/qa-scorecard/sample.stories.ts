import '@callside/qa-scorecard/define-sample.js';
import type { SamplePanel } from '@callside/qa-scorecard/sample.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { SampleHarness } from '../../test/harness/sample-harness.js';
import { openCalibrationDesk, type CalibrationDesk } from '../../test/support/calibration-desk.js';
import { PEOPLE, sampledCalls, STRATA } from '../../test/support/sample-calls.js';
import { openDemoStore } from '../support/demo-desk.js';
import { inDarkChinese, inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<SamplePanel>;

const render = renderElement('callside-sample');

/**
 * Calls are drawn for evaluation by chance that can be repeated: so many of each agent, what has to be looked at first. Who has
 * drawn what from which calls is kept, and anybody can draw it again.
 */
const meta: Meta<SamplePanel> = {
  title: 'Widgets/Sample of calls',
  component: 'callside-sample',
  loaders: [() => openCalibrationDesk({ store: openDemoStore })],
  render: (_args, { loaded }) => {
    const { desk } = loaded as CalibrationDesk;
    return render({ desk, source: sampledCalls, strata: STRATA, people: PEOPLE, perAgent: 3 });
  },
};

export default meta;

/** Of which days, how many of each agent, by which seed. */
export const Form: Story = {
  async play({ canvasElement }) {
    await panelIn(canvasElement).sees('Complaints: all');
  },
};

/** Complaints come first; an agent with fewer calls is named. */
export const Drawn: Story = {
  async play({ canvasElement }) {
    const panel = panelIn(canvasElement);
    await panel.draw();
    await panel.seesDrawn(8);
  },
};

/** Drawn again, it is the same. */
export const Verified: Story = {
  async play({ canvasElement }) {
    const panel = panelIn(canvasElement);
    await panel.draw();
    await panel.verify();
    await panel.seesCheck('The same calls are drawn again');
  },
};

/** Each draw is kept: who has drawn until the calls were right can be seen. */
export const Earlier: Story = {
  async play({ canvasElement }) {
    const panel = panelIn(canvasElement);
    await panel.draw();
    await panel.goBack();
    await panel.draw({ seed: '8' });
    await panel.goBack();
    await panel.seesSamples(2);
  },
};

/** What cannot be drawn is said where it is wrong. */
export const Wrong: Story = {
  async play({ canvasElement }) {
    const panel = panelIn(canvasElement);
    await panel.draw({ perAgent: '0' });
    await panel.seesProblem('Enter a whole number from 1.');
  },
};

/** In a side panel. */
export const Narrow: Story = { ...Drawn, decorators: [narrow] };

/** In the dark, and in simplified Chinese. */
export const InChinese: Story = { ...Drawn, name: '抽样', decorators: [inDarkChinese] };

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = {
  name: '繁體中文',
  decorators: [inTraditionalChinese],
  async play({ canvasElement }) {
    await panelIn(canvasElement).sees('投訴：全部');
  },
};

function panelIn(canvas: HTMLElement): SampleHarness {
  const panel = canvas.querySelector('callside-sample');
  if (panel === null) throw new Error('There is no panel.');
  return new SampleHarness(panel);
}
