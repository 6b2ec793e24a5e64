import '@callside/ticket-form/define-review.js';
import type { ChangeReview } from '@callside/ticket-form/review.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { eventually, same } from '../../test/harness/eventually.js';
import { openDisputedDesk, openRefusedDesk, type DisputedDesk } from '../../test/support/disputed-desk.js';
import { openDemoStore } from '../support/demo-desk.js';
import { inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<ChangeReview>;

const render = renderElement('callside-change-review');

/**
 * What did not stand: fields that others had changed, too, with the value before, theirs and mine, and changes that the
 * server refused, with the reason. `M` and `T` take a side, arrows lead to the next one. Nothing goes unless somebody says so.
 */
const meta: Meta<ChangeReview> = {
  title: 'Widgets/Change review',
  component: 'callside-change-review',
  loaders: [() => openDisputedDesk({ store: openDemoStore })],
  render: (_args, { loaded }) => {
    const { desk, catalog } = loaded as DisputedDesk;
    return render({ desk, catalog });
  },
};

export default meta;

/** Two fields that two people have changed at once. */
export const Conflicts: Story = {};

/** The server has refused a change: it can be corrected, sent again, saved as a file, or given up. */
export const Refused: Story = { loaders: [() => openRefusedDesk({ store: openDemoStore })] };

/** Decided by one key. */
export const ByKey: Story = {
  async play({ canvasElement }) {
    const review = canvasElement.querySelector('callside-change-review')!;
    const entries = (): NodeListOf<HTMLElement> => review.shadowRoot!.querySelectorAll<HTMLElement>('[data-conflict]');
    await eventually(() => same('conflicts', entries().length, 2));
    entries()[0]?.focus();
    entries()[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'm', bubbles: true, composed: true }));
    await eventually(() => same('conflicts', entries().length, 1));
  },
};

/** In a side panel. */
export const Narrow: Story = { decorators: [narrow] };

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { name: '繁體中文', decorators: [inTraditionalChinese] };
