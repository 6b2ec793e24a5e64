import { FIELD_TYPES, type SurveyBlock, type SurveyDefinition } from '@callside/core';
import { rareCheck, rareOperation } from '@callside/core/further-survey.js';
import { postCallSurvey } from '@callside/playbooks';
import { goesBeyond } from '@callside/survey/html.js';
import { expect } from '@open-wc/testing';

const asking = (block: object, more: object = {}): SurveyDefinition => ({
  kind: 'survey',
  id: 'one',
  version: 1,
  status: 'published',
  title: 'One question',
  blocks: [{ id: 'one', label: 'One', ...block } as SurveyBlock],
  endings: [{ id: 'end', text: 'Thanks' }],
  ...more,
});

const COMMON = ['rating', 'choice', 'multi-select', 'tri-state', 'long-text', 'matrix'];

const FURTHER = [
  ...['text', 'phone', 'email', 'url', 'number', 'date', 'time', 'date-time', 'tree', 'lookup', 'attachment'],
  ...['select', 'checkbox', 'ranking', 'contact'],
];

const RARE = [
  ...['max', 'min', '+', '-', '*', '/', '%', 'cat', 'substr', 'merge', 'missing', 'missing_some', 'log'],
  ...['map', 'filter', 'all', 'none', 'some', 'reduce'],
];

/** Whether the file beside the survey's own checks such a field. */
function isRare(type: string): boolean {
  const check: unknown = rareCheck(type as Parameters<typeof rareCheck>[0]);
  return check !== undefined;
}

describe('goesBeyond', () => {
  it('says no to the survey after a call', () => {
    expect(goesBeyond(postCallSurvey)).to.equal(false);
  });

  for (const type of COMMON)
    it(`says no to a ${type} with bounds`, () => {
      expect(goesBeyond(asking({ type, min: 1, max: 5 }))).to.equal(false);
    });

  for (const type of FURTHER)
    it(`says yes to a ${type}`, () => {
      expect(goesBeyond(asking({ type }))).to.equal(true);
    });

  for (const [what, block] of Object.entries({
    'an answer in a text': { type: 'rating', label: { en: 'Why {{answers.zero}}?' } },
    'options by chance': { type: 'choice', order: 'random', options: [] },
    'an option of one’s own': { type: 'choice', other: true, options: [] },
    'a pattern': { type: 'long-text', pattern: '\\d+' },
  }))
    it(`says yes to ${what}`, () => {
      expect(goesBeyond(asking(block))).to.equal(true);
    });

  for (const name of RARE)
    it(`says yes to the operation ${name}, wherever it stands`, () => {
      const when = { '>': [{ [name]: [{ var: 'answers.zero' }, 1] }, 2] };
      expect(goesBeyond(asking({ type: 'rating', visible: when }))).to.equal(true);
      expect(goesBeyond(asking({ type: 'rating' }, { endings: [{ id: 'end', text: 'Thanks', when }] }))).to.equal(true);
    });

  it('says no to comparisons, and to what only the server reads', () => {
    const visible = { and: [{ '==': [{ var: 'answers.zero' }, 1] }, { '!': { in: ['a', ['b']] } }] };
    const followUps = [{ id: 'call', title: '{{answers.one}}', when: true, ticket: {} }];
    expect(goesBeyond(asking({ type: 'rating', visible }, { followUps }))).to.equal(false);
  });

  it('says no to what is no survey', () => {
    expect(goesBeyond(JSON.parse('null') as SurveyDefinition)).to.equal(false);
  });

  it('knows each type of field that the file beside it checks', () => {
    const told = FIELD_TYPES.filter((type) => goesBeyond(asking({ type })));
    expect(told).to.deep.equal(FIELD_TYPES.filter((type) => isRare(type)));
  });

  it('knows each operation that the file beside it has', () => {
    const published = [
      '==',
      '===',
      '!=',
      '!==',
      '!',
      '!!',
      'or',
      'and',
      'if',
      '?:',
      '>',
      '>=',
      '<',
      '<=',
      'in',
      ...RARE,
    ];
    expect(published.filter((name) => rareOperation(name) !== undefined)).to.deep.equal(RARE);
  });
});
