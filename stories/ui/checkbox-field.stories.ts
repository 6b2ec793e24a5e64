import '@callside/ui/define.js';
import type { CheckboxField } from '@callside/ui';
import type { Meta, StoryObj } from '@storybook/web-components-vite';

import { renderElement } from '../support/render-element.js';

type Story = StoryObj<CheckboxField>;

/** A box to tick. */
const meta: Meta<CheckboxField> = {
  title: 'Fields/Checkbox field',
  component: 'callside-checkbox-field',
  render: renderElement('callside-checkbox-field'),
  args: { label: 'Customer agrees to a call back', name: 'consent' },
};

export default meta;

export const Default: Story = {};

/** What is missing is said below the control, and announced. */
export const RequiredWithError: Story = { args: { required: true, error: 'Fill this in.' } };

/** Cannot be used for now. */
export const Disabled: Story = { args: { disabled: true, value: true } };

/** Shows a value that cannot be changed. */
export const ReadOnly: Story = { args: { readOnly: true, value: true } };

/** A label and a help of some length wrap. */
export const LongTexts: Story = {
  args: {
    label:
      'A question that somebody has written with great care and without any thought of how wide the place is where it will be shown',
    help: 'And a help that goes on for a while as well, since there was more to say than would go into the question itself.',
  },
};
