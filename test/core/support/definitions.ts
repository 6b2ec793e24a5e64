import type {
  CallScriptDefinition,
  Field,
  PhrasebookDefinition,
  ScorecardDefinition,
  ScriptStep,
  SurveyDefinition,
  TicketFormDefinition,
} from '@callside/core';

export function field(id: string, given: Partial<Field> = {}): Field {
  return { id, type: 'text', label: id, ...given };
}

export function ticketForm(fields: readonly Field[] = [field('summary')]): TicketFormDefinition {
  const sections = [{ id: 'main', title: 'Main', fields }];
  return { kind: 'ticket-form', id: 'repair', version: 1, status: 'published', title: 'Repair', sections };
}

export function step(id: string, given: Partial<ScriptStep> = {}): ScriptStep {
  return { id, stage: 'talk', ...given };
}

/** greet → verify (yes sets `verified`, no goes to close) → understand (requires `verified`) → close; soothe aside. */
export function callScript(given: Partial<CallScriptDefinition> = {}): CallScriptDefinition {
  return {
    kind: 'call-script',
    id: 'fault',
    version: 1,
    status: 'published',
    title: 'Fault',
    start: 'greet',
    stages: [
      { id: 'open', title: 'Open', targetSeconds: 30 },
      { id: 'talk', title: 'Talk', targetSeconds: 60 },
      { id: 'end', title: 'End' },
    ],
    steps: [
      step('greet', { stage: 'open', say: 'Hello {{customer.name}}.', next: 'verify' }),
      step('verify', {
        stage: 'open',
        answers: [
          { id: 'yes', label: 'Yes', next: 'understand', sets: 'verified' },
          { id: 'no', label: 'No', next: 'close' },
          { id: 'skip', label: 'Skip', next: 'understand' },
        ],
      }),
      step('understand', {
        requires: 'verified',
        fields: [field('place', { copyTo: 'ticket.location' })],
        next: [{ when: { '==': [{ var: 'fields.place' }, 'lift'] }, step: 'lift' }, { step: 'close' }],
      }),
      step('lift', { next: 'close' }),
      step('close', { stage: 'end', end: true }),
      step('soothe', { next: 'sorry' }),
      step('sorry', { next: 'return' }),
      step('ask', { next: 'return' }),
    ],
    sidetrips: [
      { id: 'soothing', title: 'Soothe', start: 'soothe', key: 's' },
      { id: 'asking', title: 'Ask', start: 'ask' },
    ],
    ...given,
  };
}

const yesNo = [
  { id: 'yes', text: 'Yes', score: 100 },
  { id: 'no', text: 'No', score: 0 },
];

/** Two sections of weight 60 and 40; `identity` fails the form, `tone` fails its section. */
export function scorecard(given: Partial<ScorecardDefinition> = {}): ScorecardDefinition {
  return {
    kind: 'scorecard',
    id: 'qa',
    version: 1,
    status: 'published',
    title: 'QA',
    items: [
      {
        id: 'service',
        title: 'Service',
        weight: 60,
        items: [
          { id: 'greeting', text: 'Greeting', weight: 50, options: yesNo, notApplicable: true },
          {
            id: 'tone',
            text: 'Tone',
            weight: 50,
            options: [
              { id: 'good', text: 'Good', score: 100 },
              { id: 'fair', text: 'Fair', score: 50 },
              { id: 'rude', text: 'Rude', score: 0, fail: 'section' },
            ],
          },
        ],
      },
      {
        id: 'process',
        title: 'Process',
        weight: 40,
        items: [
          {
            id: 'identity',
            text: 'Identity',
            weight: 1,
            notApplicable: true,
            options: [
              { id: 'yes', text: 'Yes', score: 100 },
              { id: 'no', text: 'No', score: 0, fail: 'form' },
            ],
          },
        ],
      },
    ],
    bands: [
      { id: 'good', title: 'Good', from: 80 },
      { id: 'poor', title: 'Poor', from: 0 },
    ],
    ...given,
  };
}

/** solved? no asks for a comment; then the attitude. */
export function survey(given: Partial<SurveyDefinition> = {}): SurveyDefinition {
  return {
    kind: 'survey',
    id: 'csat',
    version: 1,
    status: 'published',
    title: 'How was it?',
    blocks: [
      field('solved', {
        type: 'choice',
        required: true,
        options: [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ],
      }),
      field('comment', { type: 'long-text', visible: { '==': [{ var: 'answers.solved' }, 'no'] } }),
      field('attitude', { type: 'rating' }),
    ],
    endings: [
      { id: 'sorry', when: { '==': [{ var: 'answers.solved' }, 'no'] }, text: 'Sorry.' },
      { id: 'thanks', text: 'Thank you.' },
    ],
    ...given,
  };
}

/** Every kind of question, on three pages; whoever would not recommend jumps from the second page to the end. */
export function richSurvey(given: Partial<SurveyDefinition> = {}): SurveyDefinition {
  const options = ['price', 'speed', 'tone'].map((value) => ({ value, label: value.toUpperCase() }));
  return survey({
    layout: 'pages',
    back: false,
    autoAdvance: true,
    progress: false,
    timeLimit: 'PT30M',
    expires: 'P14D',
    editable: 'P1D',
    invitation: {
      after: ['call-closed', 'requested'],
      when: { '>': [{ var: 'call.talkSeconds' }, 30] },
      share: 0.5,
      coolDown: 'P30D',
      quietHours: [{ days: ['sat', 'sun'], from: '20:00', to: '09:00', zone: 'customer' }],
      oncePer: 'call',
      delay: 'PT5M',
    },
    blocks: [
      {
        ...field('recommend', { type: 'rating', min: 0, max: 10, scale: 'numbers' }),
        page: 'first',
        metric: { kind: 'nps', variant: '0-to-10' },
        notApplicable: true,
      },
      {
        ...field('reasons', { type: 'multi-select', options }),
        type: 'multi-select',
        page: 'second',
        other: true,
        notApplicable: 'None of that',
        order: 'random',
        jump: [{ when: { '<': [{ var: ['answers.recommend', 10] }, 7] }, to: 'sorry' }],
      },
      {
        id: 'service',
        type: 'matrix',
        label: 'Our service',
        page: 'second',
        rows: ['speed', 'tone'].map((id) => ({ id, label: id.toUpperCase() })),
        notApplicable: true,
        order: 'random',
      },
      { id: 'matters', type: 'ranking', label: 'What matters', page: 'third', options },
      { ...field('why', { type: 'choice', options }), page: 'third', other: { en: 'Else' }, soft: true },
      {
        id: 'reach',
        type: 'contact',
        label: 'Reach you',
        page: 'third',
        asks: ['name', 'phone'],
        agreement: 'Call me',
      },
    ],
    endings: [
      { id: 'thanks', when: { '>': [{ var: 'answers.recommend' }, 6] }, text: 'Thank you for {{answers.recommend}}.' },
      { id: 'sorry', text: 'Sorry.' },
    ],
    ...given,
  });
}

export function phrasebook(): PhrasebookDefinition {
  const phrases = [{ id: 'hello', shortcut: 'hi', group: 'greeting', text: 'Hello.' }] as const;
  return { kind: 'phrasebook', id: 'phrases', version: 1, status: 'published', title: 'Phrases', phrases };
}
