import type { SurveyDefinition } from '@callside/core';

/** Each kind of question once, with what surveys add to a field. */
export const EVERY_QUESTION: SurveyDefinition = {
  kind: 'survey',
  id: 'every-question',
  version: 1,
  status: 'published',
  title: 'Every question',
  layout: 'single',
  blocks: [
    { id: 'attitude', type: 'rating', label: 'How was the call?', max: 5, scale: 'stars', notApplicable: true },
    { id: 'recommend', type: 'rating', label: 'Would you recommend us?', min: 0, max: 10, ends: ['Never', 'Surely'] },
    {
      id: 'solved',
      type: 'choice',
      label: 'Is it solved?',
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'partly', label: 'Partly' },
        { value: 'no', label: 'No' },
      ],
    },
    {
      id: 'reason',
      type: 'multi-select',
      label: 'Why did you call?',
      options: [
        { value: 'bill', label: 'A bill' },
        { value: 'fault', label: 'A fault' },
      ],
      other: true,
      notApplicable: true,
    },
    {
      id: 'order',
      type: 'ranking',
      label: 'What matters most?',
      options: [
        { value: 'speed', label: 'Speed' },
        { value: 'price', label: 'Price' },
        { value: 'tone', label: 'Tone' },
      ],
    },
    {
      id: 'service',
      type: 'matrix',
      label: 'How was our service?',
      max: 5,
      rows: [
        { id: 'speed', label: 'Speed' },
        { id: 'tone', label: 'Tone' },
      ],
    },
    {
      id: 'city',
      type: 'select',
      label: 'Where do you live?',
      options: [
        { value: 'n', label: 'North' },
        { value: 's', label: 'South' },
      ],
    },
    { id: 'visits', type: 'number', label: 'How often did you call?', min: 1 },
    { id: 'agree', type: 'checkbox', label: 'You may quote me' },
    { id: 'contact', type: 'contact', label: 'Shall we call you?', asks: ['name', 'phone'] },
    { id: 'comment', type: 'long-text', label: 'You said {{answers.solved}}. Anything else?' },
  ],
  endings: [{ id: 'thanks', text: 'Thank you.' }],
};
