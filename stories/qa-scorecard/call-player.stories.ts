import '@callside/qa-scorecard/define-player.js';
import type { CallPlayer } from '@callside/qa-scorecard/player.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { CallPlayerHarness } from '../../test/harness/call-player-harness.js';
import { demoRecording } from '../../test/support/demo-recording.js';
import { inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<CallPlayer>;

/**
 * Plays the recording of a call by the browser's own control, with jumps, speed, and moments to jump to. Where its bytes can be
 * read, it shows how loud the call is.
 */
const meta: Meta<CallPlayer> = {
  title: 'Widgets/QA scorecard/Call player',
  component: 'callside-call-player',
  render: renderElement('callside-call-player'),
  args: {
    source: demoRecording(60),
    markers: [
      { at: 0, label: 'Greet' },
      { at: 12_000, label: 'Verify' },
      { at: 20_000, label: 'Stayed polite and did not interrupt', isPinned: true },
      { at: 34_000, label: 'Understand' },
    ],
  },
};

export default meta;

export const Default: Story = {
  async play({ canvasElement }) {
    const player = await pageObject(canvasElement).isReady();
    await player.seesWaveDrawn();
    await player.jumpToMarker('Verify');
    await player.seesPosition(12);
  },
};

/** In a side panel the controls stand below each other, and the moments scroll. */
export const Narrow: Story = { decorators: [narrow] };

/** What the browser cannot play, it says. */
export const Unplayable: Story = {
  args: { source: new Blob(['no sound'], { type: 'audio/wav' }), markers: [] },
  async play({ canvasElement }) {
    await pageObject(canvasElement).sees('This recording cannot be played.');
  },
};

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { name: '繁體中文', decorators: [inTraditionalChinese] };

function pageObject(canvas: HTMLElement): CallPlayerHarness {
  return new CallPlayerHarness(canvas.querySelector('callside-call-player')!);
}
