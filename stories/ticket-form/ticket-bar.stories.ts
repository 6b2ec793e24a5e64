import '@callside/ticket-form/define-bar.js';
import type { TicketBar } from '@callside/ticket-form/bar.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { TicketBarHarness } from '../../test/harness/ticket-bar-harness.js';
import { CANDIDATES, CATALOG, LIVELY_FORM, openTicketDesk, type TicketDesk } from '../../test/support/ticket-desk.js';
import { openDemoStore } from '../support/demo-desk.js';
import { inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<TicketBar>;

const render = renderElement('callside-ticket-bar');

/**
 * Where a stored ticket stands and where it can go from there. A move that is not possible stays a button and says why: which
 * state it is possible from, for whom, or when. The ticket form shows the bar above its fields; it stands alone as well.
 */
const meta: Meta<TicketBar> = {
  title: 'Widgets/Ticket bar',
  component: 'callside-ticket-bar',
  loaders: [() => openTicketDesk({ store: openDemoStore })],
  render: ({ definition, catalog, candidates }, { loaded }) =>
    render({ definition, catalog, candidates, call: (loaded as TicketDesk).call }),
  args: { definition: LIVELY_FORM, catalog: CATALOG, candidates: CANDIDATES },
};

export default meta;

/** The moves of the workflow, the clocks of the SLA policy, priority and owner. */
export const Default: Story = {};

/** Pressing what is not possible gives the reason. */
export const WhyNot: Story = {
  async play({ canvasElement }) {
    const bar = pageObject(canvasElement);
    await bar.press('close');
    await bar.seesWhy('Close is not possible. It is possible from: Resolved.');
  },
};

/** A move asks for what it needs. */
export const AsksFirst: Story = {
  async play({ canvasElement }) {
    const bar = pageObject(canvasElement);
    await bar.press('escalate');
    await bar.seesQuestion('replyBy');
    await bar.confirm();
    await bar.seesError('replyBy', 'Fill this in.');
  },
};

/** An urgent ticket has another promise; a clock that runs out changes its colour, quietly. */
export const Urgent: Story = {
  async play({ canvasElement, loaded }) {
    const bar = pageObject(canvasElement);
    await bar.choosePriority('urgent');
    await bar.seesPriority('urgent');
    const { clock, call } = loaded as TicketDesk;
    clock.advance(13 * 3_600_000);
    call.setValue('location', 'Roof');
    await bar.seesClock('Answer to an urgent ticket · 11h 0m left', 'warn');
  },
};

/** The rules of the department choose who gets it. */
export const AssignedByRule: Story = {
  async play({ canvasElement }) {
    const bar = pageObject(canvasElement);
    await bar.assignByRule();
    await bar.seesOwner('1002');
  },
};

/** In a side panel. */
export const Narrow: Story = { decorators: [narrow] };

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { name: '繁體中文', decorators: [inTraditionalChinese] };

function pageObject(canvas: HTMLElement): TicketBarHarness {
  return new TicketBarHarness(canvas.querySelector('callside-ticket-bar')!);
}
