import '@callside/ui/agent-fields.js';
import type { ComboboxField } from '@callside/ui';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { BUILDINGS, searchCustomers } from '../support/field-entries.js';
import { narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<ComboboxField>;

/** One of very many options, found by typing; or one of what the page looks up. */
const meta: Meta<ComboboxField> = {
  title: 'Fields/Combobox field',
  component: 'callside-combobox-field',
  render: renderElement('callside-combobox-field'),
  args: { label: 'Building', name: 'building', placeholder: 'Block or house', options: BUILDINGS },
};

export default meta;

export const Default: Story = {};

/** What is missing is said below the control, and announced. */
export const RequiredWithError: Story = { args: { required: true, error: 'Fill this in.' } };

/** Cannot be used for now. */
export const Disabled: Story = { args: { disabled: true, value: 'B0042' } };

/** Shows a value that cannot be changed. */
export const ReadOnly: Story = { args: { readOnly: true, value: 'B0042' } };

/** A label and a help of some length wrap. */
export const LongTexts: Story = {
  args: {
    label:
      'A question that somebody has written with great care and without any thought of how wide the place is where it will be shown',
    help: 'And a help that goes on for a while as well, since there was more to say than would go into the question itself.',
  },
};

/** Typing finds, Enter chooses. */
export const Searching: Story = {
  async play({ canvasElement }) {
    const field = canvasElement.querySelector('callside-combobox-field')!;
    await field.updateComplete;
    const input = field.shadowRoot!.querySelector('input')!;
    await userEvent.type(input, 'house 42');
    await waitFor(() => expect(field.shadowRoot?.querySelectorAll('.row').length).toBeGreaterThan(2));
    await userEvent.keyboard('{Enter}');
    await expect(field.value).toBe('B0042');
  },
};

/** The page finds customers; the value is a key, the label is kept beside it. */
export const LookUp: Story = {
  args: { label: 'Customer', name: 'customer', placeholder: 'Name or phone', options: [], search: searchCustomers },
  async play({ canvasElement }) {
    const field = canvasElement.querySelector('callside-combobox-field')!;
    await field.updateComplete;
    const input = field.shadowRoot!.querySelector('input')!;
    await userEvent.type(input, 'lin');
    await waitFor(() => expect(field.shadowRoot?.querySelectorAll('.row').length).toBe(2));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect(field.value).toBe('C-1002');
    await expect(input.value).toContain('Lin Tao');
  },
};

/** A search that fails says so and can be tried again. */
export const LookUpThatFails: Story = {
  args: { label: 'Customer', name: 'customer', options: [], search: searchCustomers },
  async play({ canvasElement }) {
    const field = canvasElement.querySelector('callside-combobox-field')!;
    await field.updateComplete;
    await userEvent.type(field.shadowRoot!.querySelector('input')!, 'fail');
    await waitFor(() => expect(field.shadowRoot?.querySelector('.message button')).not.toBeNull());
  },
};

/** In a side panel, with labels that need two lines. */
export const Narrow: Story = {
  decorators: [narrow],
  args: {
    options: BUILDINGS.slice(0, 40).map(({ value }) => ({
      value,
      label: `${value}: the house behind the second gate, left of the playground`,
    })),
  },
};
