import '@callside/ui/agent-fields.js';
import type { TreeField } from '@callside/ui';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { CAUSES, ROOMS } from '../support/field-entries.js';
import { narrow } from '../support/frame.js';
import { renderElement } from '../support/render-element.js';

type Story = StoryObj<TreeField>;

/** One entry of a tree; typing shows the paths that hold the words. */
const meta: Meta<TreeField> = {
  title: 'Fields/Tree field',
  component: 'callside-tree-field',
  render: renderElement('callside-tree-field'),
  args: { label: 'Cause', name: 'cause', tree: CAUSES },
};

export default meta;

export const Default: Story = {};

/** What is missing is said below the control, and announced. */
export const RequiredWithError: Story = { args: { required: true, error: 'Fill this in.' } };

/** Cannot be used for now. */
export const Disabled: Story = { args: { disabled: true, value: 'lift-door-stuck' } };

/** Shows a value that cannot be changed. */
export const ReadOnly: Story = { args: { readOnly: true, value: 'lift-door-stuck' } };

/** A label and a help of some length wrap. */
export const LongTexts: Story = {
  args: {
    label:
      'A question that somebody has written with great care and without any thought of how wide the place is where it will be shown',
    help: 'And a help that goes on for a while as well, since there was more to say than would go into the question itself.',
  },
};

/** Right opens a branch, Enter chooses. */
export const Choosing: Story = {
  async play({ canvasElement }) {
    const field = canvasElement.querySelector('callside-tree-field')!;
    await field.updateComplete;
    field.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{ArrowDown}{Enter}');
    await expect(field.value).toBe('lift-stopped');
  },
};

/** 20,020 entries. */
export const Large: Story = {
  args: { label: 'Room', name: 'room', tree: ROOMS },
  async play({ canvasElement }) {
    const field = canvasElement.querySelector('callside-tree-field')!;
    await field.updateComplete;
    await userEvent.type(field.shadowRoot!.querySelector('input')!, 'area 7 room 12');
    await waitFor(() => expect(field.shadowRoot?.querySelector('.row')).not.toBeNull());
    await expect(field.shadowRoot!.querySelectorAll('.row').length).toBeLessThan(40);
  },
};

/** Branches can be chosen, too. */
export const AnyEntry: Story = { args: { selectable: 'any', value: 'lift-door' } };

/** In a side panel. */
export const Narrow: Story = { decorators: [narrow], args: { value: 'lift-stopped' } };
