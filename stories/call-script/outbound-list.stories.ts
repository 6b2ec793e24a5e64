import '@callside/call-script/define-outbound-list.js';
import type { OutboundList } from '@callside/call-script/outbound.js';
import { outboundDispositions } from '@callside/playbooks';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { OutboundListHarness } from '../../test/harness/outbound-list-harness.js';
import { CAMPAIGN } from '../../test/support/calling-list.js';
import { openBusyDay, openOutboundDesk, OUTBOUND_POLICY } from '../../test/support/outbound-desk.js';
import type { WidgetDesk } from '../../test/support/widget-desk.js';
import { openDemoStore } from '../support/demo-desk.js';
import { inDarkChinese, inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<OutboundList>;

const render = renderElement('callside-outbound-list');

/**
 * A day of dialling: the next best contact by the rules, one key for each result, callbacks that say when they are due, why anybody
 * else cannot be called and when that ends, and how far the campaign has got.
 */
const meta: Meta<OutboundList> = {
  title: 'Widgets/Outbound list',
  component: 'callside-outbound-list',
  loaders: [() => openBusyDay({ store: openDemoStore })],
  render: (_args, { loaded }) =>
    render({
      desk: (loaded as WidgetDesk).desk,
      campaign: CAMPAIGN,
      definition: outboundDispositions,
      policy: OUTBOUND_POLICY,
    }),
};

export default meta;

const shown = (canvas: HTMLElement): OutboundListHarness => {
  const list = canvas.querySelector('callside-outbound-list');
  if (list === null) throw new Error('There is no list.');
  return new OutboundListHarness(list);
};

/** In the middle of a day. */
export const Default: Story = {
  async play({ canvasElement }) {
    await shown(canvasElement).seesNext('客户8');
  },
};

/** A contact is on the line: one key says what came of it. */
export const Dialling: Story = {
  async play({ canvasElement }) {
    const list = shown(canvasElement);
    await list.seesNext('客户8');
    await list.dial();
    await list.seesDisposition();
  },
};

/** Nobody is on the list yet. */
export const Empty: Story = { loaders: [() => openOutboundDesk(0, { store: openDemoStore })] };

/** In a side panel. */
export const Narrow: Story = {
  decorators: [narrow],
  async play({ canvasElement }) {
    await shown(canvasElement).seesNext('客户8');
  },
};

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { name: '繁體中文', decorators: [inTraditionalChinese] };

/** As at night in Shenzhen. */
export const DarkChinese: Story = { decorators: [inDarkChinese] };
