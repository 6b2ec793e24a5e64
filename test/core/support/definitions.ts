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

export function phrasebook(): PhrasebookDefinition {
  const phrases = [{ id: 'hello', shortcut: 'hi', group: 'greeting', text: 'Hello.' }] as const;
  return { kind: 'phrasebook', id: 'phrases', version: 1, status: 'published', title: 'Phrases', phrases };
}
