import '@callside/ticket-form/define-drafts.js';
import type { DraftList } from '@callside/ticket-form/drafts.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { eventually, same } from '../../test/harness/eventually.js';
import { COLLEAGUES, openDraftDesk, type DraftDesk } from '../../test/support/draft-desk.js';
import { openDemoStore } from '../support/demo-desk.js';
import { inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<DraftList>;

const render = renderElement('callside-draft-list');

/** A desk with a ticket in a call, another beside it, and one that a colleague hands over. */
async function openLoaded(): Promise<DraftDesk> {
  const opened = await openDraftDesk({ store: openDemoStore });
  await opened.receive('H1');
  return opened;
}

/**
 * The tickets that an agent has begun and not finished. Each keystroke of each is on the device; here one goes on with them,
 * hands one to a colleague, or discards it. Give the `call` of `callside-draft-open` to a ticket form.
 */
const meta: Meta<DraftList> = {
  title: 'Widgets/Draft list',
  component: 'callside-draft-list',
  loaders: [openLoaded],
  render: (_args, { loaded }) => {
    const { desk, catalog } = loaded as DraftDesk;
    return render({ desk, catalog, colleagues: COLLEAGUES });
  },
};

export default meta;

/** One offered by a colleague, two of one’s own. */
export const Default: Story = {};

/** Handing over asks for the colleague, and for what they should know. */
export const HandOver: Story = {
  async play({ canvasElement }) {
    await press(canvasElement, '[data-draft^="ticket/"] [data-does=hand-over]');
  },
};

/** What is discarded comes back by one button. */
export const Discarded: Story = {
  async play({ canvasElement }) {
    await press(canvasElement, '[data-draft^="ticket/"] [data-does=discard]');
  },
};

/** In a side panel. */
export const Narrow: Story = { decorators: [narrow] };

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { name: '繁體中文', decorators: [inTraditionalChinese] };

async function press(canvas: HTMLElement, selector: string): Promise<void> {
  const found = () => canvas.querySelector('callside-draft-list')?.renderRoot.querySelector<HTMLElement>(selector);
  await eventually(() => same(`${selector} on screen`, found() instanceof HTMLElement, true));
  found()?.click();
}
