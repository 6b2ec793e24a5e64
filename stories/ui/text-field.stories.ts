import '@callside/ui/define.js';
import type { TextField } from '@callside/ui';
import type { Meta, StoryObj } from '@storybook/web-components-vite';

import { renderElement } from '../support/render-element.js';

type Story = StoryObj<TextField>;

/** One line or several lines of text, a number, a date or a time. `type` picks the native control and the on-screen keyboard. */
const meta: Meta<TextField> = {
  title: 'Fields/Text field',
  component: 'callside-text-field',
  render: renderElement('callside-text-field'),
  args: { label: 'Phone', name: 'phone', help: 'With the area code.', type: 'phone' },
};

export default meta;

export const Default: Story = {};

/** What is missing is said below the control, and announced. */
export const RequiredWithError: Story = { args: { required: true, error: 'Fill this in.' } };

/** Cannot be used for now. */
export const Disabled: Story = { args: { disabled: true, value: '13800001234' } };

/** Shows a value that cannot be changed. */
export const ReadOnly: Story = { args: { readOnly: true, value: '13800001234' } };

/** A label and a help of some length wrap. */
export const LongTexts: Story = {
  args: {
    label:
      'A question that somebody has written with great care and without any thought of how wide the place is where it will be shown',
    help: 'And a help that goes on for a while as well, since there was more to say than would go into the question itself.',
  },
};

/** A number may be typed in any way; the value is a number as soon as it can be read as one. */
export const Numeric: Story = { args: { label: 'Floor', type: 'number', value: 12 } };

/** Several lines. */
export const LongText: Story = {
  args: { label: 'Description', type: 'long-text', help: 'In the customer’s own words.' },
};
