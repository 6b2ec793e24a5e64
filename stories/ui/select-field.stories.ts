import '@callside/ui/define.js';
import type { SelectField } from '@callside/ui';
import type { Meta, StoryObj } from '@storybook/web-components-vite';

import { renderElement } from '../support/render-element.js';

type Story = StoryObj<SelectField>;

const OPTIONS = [
  { value: 'lift', label: 'Lift' },
  { value: 'water', label: 'Water' },
  { value: 'power', label: 'Electricity' },
];

/** One of many options, in a native list. */
const meta: Meta<SelectField> = {
  title: 'Fields/Select field',
  component: 'callside-select-field',
  render: renderElement('callside-select-field'),
  args: { label: 'Problem type', name: 'problemType', options: OPTIONS },
};

export default meta;

export const Default: Story = {};

/** What is missing is said below the control, and announced. */
export const RequiredWithError: Story = { args: { required: true, error: 'Fill this in.' } };

/** Cannot be used for now. */
export const Disabled: Story = { args: { disabled: true, value: 'water' } };

/** Shows a value that cannot be changed. */
export const ReadOnly: Story = { args: { readOnly: true, value: 'water' } };

/** A label and a help of some length wrap. */
export const LongTexts: Story = {
  args: {
    label:
      'A question that somebody has written with great care and without any thought of how wide the place is where it will be shown',
    help: 'And a help that goes on for a while as well, since there was more to say than would go into the question itself.',
  },
};
