import '@callside/call-script/define.js';
import '@callside/call-script/define-handover.js';
import type { CallScript } from '@callside/call-script';
import { createCatalog } from '@callside/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { CallScriptHarness } from '../../test/harness/call-script-harness.js';
import { HandoverHarness } from '../../test/harness/handover-harness.js';
import { COLLEAGUES, openHandoverDesk, TEAMS, type HandoverDesk } from '../../test/support/handover-desk.js';
import { openDemoStore } from '../support/demo-desk.js';
import { identityScript, refundScript } from '../support/refund-script.js';
import { inDarkChinese, inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<CallScript>;

const render = renderElement('callside-call-script');

const catalog = createCatalog([identityScript, refundScript]);

/** A desk with a call in hand, and one that a colleague hands over. */
async function openLoaded(): Promise<HandoverDesk> {
  const opened = await openHandoverDesk({ store: openDemoStore });
  await opened.receive('H1');
  return opened;
}

/**
 * A running call goes to a colleague, or to a team or shift, with its place in the script: what is done stays done, and no clock
 * counts the time between. Whoever gets it sees from whom it is, where it stands and what the customer was told.
 */
const meta: Meta<CallScript> = {
  title: 'Widgets/Hand-over of a call',
  component: 'callside-call-script',
  loaders: [() => openHandoverDesk({ store: openDemoStore })],
  render: (_args, { loaded }) => {
    const { desk, call } = loaded as HandoverDesk;
    return render({ definition: refundScript, catalog, desk, call, colleagues: COLLEAGUES, teams: TEAMS });
  },
};

export default meta;

/** To whom, what they should know, and what the customer was told. */
export const Asked: Story = {
  async play({ canvasElement }) {
    await handoverOf(canvasElement).ask();
  },
};

/** Until somebody has taken it, it can be taken back. */
export const Handed: Story = {
  async play({ canvasElement }) {
    const handover = handoverOf(canvasElement);
    await handover.handOver('team/night', { note: 'She wants to speak with a manager.' });
    await handover.seesHanded('Night shift');
  },
};

/** What a colleague hands over stands above the calls, whatever the panel shows. */
export const Offered: Story = {
  loaders: [openLoaded],
  async play({ canvasElement }) {
    await handoverOf(canvasElement).seesOffers(1);
  },
};

/** Taken, it goes on where it stood; the notice that was to be read out waits for the new agent. */
export const Taken: Story = {
  loaders: [openLoaded],
  async play({ canvasElement }) {
    await handoverOf(canvasElement).take();
    await new CallScriptHarness(panelOf(canvasElement)).seesStep('notice');
  },
};

/** Declined with a reason, it stays with the colleague. */
export const Declined: Story = {
  loaders: [openLoaded],
  async play({ canvasElement }) {
    const handover = handoverOf(canvasElement);
    await handover.decline('I am off in ten minutes.');
    await handover.seesOffers(0);
  },
};

/** In a side panel. */
export const Narrow: Story = { ...Offered, decorators: [narrow] };

/** In the dark, and in simplified Chinese. */
export const OfferedInChinese: Story = { ...Offered, name: '转交的通话', decorators: [inDarkChinese] };

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { ...Asked, name: '繁體中文', decorators: [inTraditionalChinese] };

function panelOf(canvas: HTMLElement): CallScript {
  const panel = canvas.querySelector('callside-call-script');
  if (panel === null) throw new Error('There is no panel.');
  return panel;
}

function handoverOf(canvas: HTMLElement): HandoverHarness {
  return new HandoverHarness(panelOf(canvas));
}
