import '@callside/ui/agent-fields.js';
import type { MultiSelectField } from '@callside/ui';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { BUILDINGS } from '../support/field-entries.js';
import { inTraditionalChinese, narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<MultiSelectField>;

const CHOSEN = ['B0042', 'B0007', 'B1200'];

/**
 * Several of very many options, found by typing. What is chosen stands above the input as chips: Backspace in the empty input
 * removes the last; arrows lead to the others.
 */
const meta: Meta<MultiSelectField> = {
  title: 'Fields/Multi-select field',
  component: 'callside-multi-select-field',
  render: renderElement('callside-multi-select-field'),
  args: { label: 'Buildings', name: 'buildings', options: BUILDINGS, value: CHOSEN },
};

export default meta;

export const Default: Story = {};

export const Empty: Story = { args: { value: null } };

/** What is missing is said below the control, and announced. */
export const RequiredWithError: Story = { args: { value: null, required: true, error: 'Fill this in.' } };

/** Cannot be used for now. */
export const Disabled: Story = { args: { disabled: true } };

/** Shows a value that cannot be changed. */
export const ReadOnly: Story = { args: { readOnly: true } };

/** Typing finds, Enter takes; the list stays open for the next. */
export const Choosing: Story = {
  async play({ canvasElement }) {
    const field = canvasElement.querySelector('callside-multi-select-field')!;
    await field.updateComplete;
    const input = field.shadowRoot!.querySelector('input')!;
    await userEvent.type(input, 'house 50');
    await waitFor(() => expect(field.shadowRoot?.querySelectorAll('.row').length).toBeGreaterThan(2));
    await userEvent.keyboard('{Enter}');
    await expect(field.value).toEqual([...CHOSEN, 'B0050']);
    await waitFor(() => expect(field.shadowRoot?.querySelectorAll('.chip').length).toBe(4));
  },
};

/** Backspace in the empty input removes the last chip. */
export const RemovingByKey: Story = {
  async play({ canvasElement }) {
    const field = canvasElement.querySelector('callside-multi-select-field')!;
    await field.updateComplete;
    field.focus();
    await userEvent.keyboard('{Backspace}');
    await waitFor(() => expect(field.shadowRoot?.querySelector('[data-news]')).toHaveTextContent('removed'));
    await expect(field.value).toEqual(CHOSEN.slice(0, 2));
  },
};

/** In a side panel, with labels that need two lines. */
export const Narrow: Story = {
  decorators: [narrow],
  args: {
    options: BUILDINGS.slice(0, 60).map(({ value }) => ({
      value,
      label: `${value}: the house behind the second gate, left of the playground`,
    })),
    value: ['B0042', 'B0007'],
  },
};

/** The language is that of the nearest `lang`. */
export const TraditionalChinese: Story = { name: '繁體中文', decorators: [inTraditionalChinese] };
