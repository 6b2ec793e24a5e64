import '@callside/ui/define.js';
import type { RatingField } from '@callside/ui';
import type { Meta, StoryObj } from '@storybook/web-components-vite';

import { renderElement } from '../support/render-element.js';

type Story = StoryObj<RatingField>;

/** A rating from 1 to `points`, by numbers, stars or faces. */
const meta: Meta<RatingField> = {
  title: 'Fields/Rating field',
  component: 'callside-rating-field',
  render: renderElement('callside-rating-field'),
  args: { label: 'How was the call?', name: 'attitude', lowLabel: 'Very poor', highLabel: 'Very good' },
};

export default meta;

export const Default: Story = {};

/** What is missing is said below the control, and announced. */
export const RequiredWithError: Story = { args: { required: true, error: 'Fill this in.' } };

/** Cannot be used for now. */
export const Disabled: Story = { args: { disabled: true, value: 4 } };

/** Shows a value that cannot be changed. */
export const ReadOnly: Story = { args: { readOnly: true, value: 4 } };

/** A label and a help of some length wrap. */
export const LongTexts: Story = {
  args: {
    label:
      'A question that somebody has written with great care and without any thought of how wide the place is where it will be shown',
    help: 'And a help that goes on for a while as well, since there was more to say than would go into the question itself.',
  },
};

/** Stars fill up to the picked one. */
export const Stars: Story = { args: { scale: 'stars', value: 3 } };

/** Faces for customers. */
export const Faces: Story = { args: { scale: 'faces', value: 5 } };

/** Ten points, as for a recommendation. */
export const TenPoints: Story = { args: { points: 10, label: 'Would you recommend us?' } };
