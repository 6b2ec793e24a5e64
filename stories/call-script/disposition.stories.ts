import '@callside/call-script/define-disposition.js';
import type { DispositionElement } from '@callside/call-script/dispositions.js';
import { createLocalCall } from '@callside/core';
import { followUpOutboundPolicy, outboundDispositions } from '@callside/playbooks';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { DispositionHarness } from '../../test/harness/disposition-harness.js';
import { inDarkChinese, inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<DispositionElement>;

/** Afternoon in Shanghai. */
const call = createLocalCall({ now: () => Date.UTC(2026, 10, 21, 8, 30) });

const choose =
  (id: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const element = canvasElement.querySelector('callside-disposition');
    if (element !== null) await new DispositionHarness(element).choose(id);
  };

/**
 * The result of a call: one key picks it, and what does not fit the call says why. A callback is checked against calling hours,
 * with the next time that would do.
 */
const meta: Meta<DispositionElement> = {
  title: 'Widgets/Disposition',
  component: 'callside-disposition',
  render: renderElement('callside-disposition'),
  args: {
    definition: outboundDispositions,
    policy: [followUpOutboundPolicy],
    contact: { id: 'c1', zone: 'Asia/Shanghai' },
    talkMs: 42_000,
    agent: '1001',
    call,
  },
};

export default meta;

/** A talk of 42 seconds: nobody can have been busy. */
export const Default: Story = {};

/** Two seconds are no conversation. */
export const TooShort: Story = { args: { talkMs: 2000 } };

/** A result with a field of its own. */
export const WithFields: Story = { play: choose('refused') };

/** What cannot be taken back is said plainly. */
export const DoNotCall: Story = { play: choose('do-not-call') };

/** At ten in the evening nobody may be called; the next time that would do is one press away. */
export const CallbackRefused: Story = {
  async play({ canvasElement }) {
    const element = canvasElement.querySelector('callside-disposition');
    if (element === null) return;
    const disposition = new DispositionHarness(element);
    await disposition.choose('call-later');
    await disposition.fill('callbackAt', '2026-11-22T23:30');
    await disposition.seesCallbackRefused();
  },
};

/** In a side panel. */
export const Narrow: Story = { decorators: [narrow], play: choose('call-later') };

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = {
  name: '繁體中文',
  decorators: [inTraditionalChinese],
  play: choose('lead'),
};

/** As at night in Shenzhen. */
export const DarkChinese: Story = { decorators: [inDarkChinese], play: choose('call-later') };
