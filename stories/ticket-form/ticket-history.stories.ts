import '@callside/ticket-form/define-history.js';
import type { TicketHistory } from '@callside/ticket-form/history.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { HISTORY_FORM, openHistoryDesk, type HistoryDesk } from '../../test/support/history-desk.js';
import { openDemoStore } from '../support/demo-desk.js';
import { inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<TicketHistory>;

const render = renderElement('callside-ticket-history');

/** A desk whose call has a stored ticket that looks like an earlier one. */
async function openLoaded(): Promise<HistoryDesk> {
  const opened = await openHistoryDesk({ store: openDemoStore });
  await opened.submit({ place: 'Cellar', phone: '13800001234' });
  await opened.submit({ place: 'Roof', phone: '13800001234' });
  return opened;
}

/**
 * What is known around a ticket: likely duplicates, offered while somebody types; the other tickets of the customer; links;
 * and what has happened, with who did it. The ticket form shows it above its fields; it stands alone as well.
 */
const meta: Meta<TicketHistory> = {
  title: 'Widgets/Ticket history',
  component: 'callside-ticket-history',
  loaders: [openLoaded],
  render: (_args, { loaded }) => {
    const { call, catalog } = loaded as HistoryDesk;
    return render({ definition: HISTORY_FORM, call, catalog });
  },
};

export default meta;

/** A ticket that looks like an earlier one of the same customer. */
export const Default: Story = {};

/** With everything open. */
export const Open: Story = {
  play({ canvasElement }) {
    const history = canvasElement.querySelector('callside-ticket-history');
    for (const details of history?.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
  },
};

/** In a side panel. */
export const Narrow: Story = { decorators: [narrow] };

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { name: '繁體中文', decorators: [inTraditionalChinese] };
