import '@callside/ticket-form/define-calls.js';
import type { CallList } from '@callside/ticket-form/calls.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { repairTicketForm } from '@callside/playbooks';
import { openCallsDesk } from '../../test/support/calls-desk.js';
import type { WidgetDesk } from '../../test/support/widget-desk.js';
import { openDemoStore } from '../support/demo-desk.js';
import { inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<CallList>;

const render = renderElement('callside-call-list');

const withCalls = (count: number) => () => openCallsDesk(count, { store: openDemoStore });

/**
 * The calls on this device, whether a ticket was opened or not: to search, to open, and to save as a table for a spreadsheet.
 * Contacts are shown in part, in the table too.
 */
const meta: Meta<CallList> = {
  title: 'Widgets/Call list',
  component: 'callside-call-list',
  loaders: [withCalls(6)],
  render: (_args, { loaded }) => render({ desk: (loaded as WidgetDesk).desk, forms: [repairTicketForm] }),
};

export default meta;

/** Calls with a ticket and without, and one that is not over. */
export const Default: Story = {};

/** Nobody has called yet. */
export const Empty: Story = { loaders: [withCalls(0)] };

/** In a side panel each call is a card. */
export const Narrow: Story = { decorators: [narrow] };

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { name: '繁體中文', decorators: [inTraditionalChinese] };
