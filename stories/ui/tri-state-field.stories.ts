import '@callside/ui/agent-fields.js';
import type { TriStateField } from '@callside/ui';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<TriStateField>;

/** Yes, no, or unknown, which is an answer as well. */
const meta: Meta<TriStateField> = {
  title: 'Fields/Tri-state field',
  component: 'callside-tri-state-field',
  render: renderElement('callside-tri-state-field'),
  args: { label: 'Is anybody hurt?', name: 'injured' },
};

export default meta;

export const Default: Story = {};

/** What is missing is said below the control, and announced. */
export const RequiredWithError: Story = { args: { required: true, error: 'Fill this in.' } };

/** Cannot be used for now. */
export const Disabled: Story = { args: { disabled: true, value: 'unknown' } };

/** Shows a value that cannot be changed. */
export const ReadOnly: Story = { args: { readOnly: true, value: 'unknown' } };

/** A label and a help of some length wrap. */
export const LongTexts: Story = {
  args: {
    label:
      'A question that somebody has written with great care and without any thought of how wide the place is where it will be shown',
    help: 'And a help that goes on for a while as well, since there was more to say than would go into the question itself.',
  },
};

/** A click tells the page by the native `change`. */
export const Choosing: Story = {
  async play({ canvasElement }) {
    const field = canvasElement.querySelector('callside-tri-state-field')!;
    await field.updateComplete;
    field.shadowRoot?.querySelector<HTMLInputElement>('input[value="unknown"]')?.click();
    await expect(field.value).toBe('unknown');
  },
};
