/** What every page asks. Who has no ranking asks by a list. */
export const QUESTIONS = [
  { id: 'content', type: 'scale', label: 'How content are you with this call?', points: ['1', '2', '3', '4', '5'] },
  { id: 'solved', type: 'one', label: 'Is your matter settled?', options: ['Yes', 'No', 'Partly'] },
  {
    id: 'recommend',
    type: 'scale',
    label: 'Would you recommend us?',
    points: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
  },
  {
    id: 'channel',
    type: 'one',
    label: 'How do you like to reach us?',
    options: ['Telephone', 'E-mail', 'Chat', 'Visit'],
  },
  {
    id: 'good',
    type: 'many',
    label: 'What was good?',
    options: ['Friendly', 'Quick', 'Clear', 'Competent', 'Patient'],
  },
  { id: 'order', type: 'order', label: 'What matters most to you?', options: ['Speed', 'Courtesy', 'Knowledge'] },
  { id: 'name', type: 'short', label: 'Who helped you?' },
  { id: 'remark', type: 'long', label: 'Anything else?' },
];

/** The first answer of all, which is given as soon as it can be. */
export const FIRST = QUESTIONS[0];
