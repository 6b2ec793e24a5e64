import { isUsableScorecard, lintScorecard, type ScorecardDefinition } from '@callside/core';
import { inboundScorecard } from '@callside/playbooks';
import { expect } from 'chai';
import fc from 'fast-check';
import { mutated } from '../support/mutate.js';
import { isSound } from '../support/sound.js';

const question = {
  id: 'greets',
  text: 'Greets',
  help: 'By name',
  weight: 1,
  options: [
    { id: 'yes', text: 'Yes', score: 1 },
    { id: 'no', text: 'No', score: 0, fail: 'section' },
  ],
  notApplicable: true,
  errorClass: 'customer',
} as const;

/** A scorecard that uses all that scorecards have. */
const rich: ScorecardDefinition = {
  kind: 'scorecard',
  id: 'rich',
  version: 1,
  status: 'published',
  title: 'Rich',
  items: [{ id: 'manners', title: 'Manners', weight: 2, items: [question, { ...question, id: 'thanks' }] }],
  bands: [{ id: 'good', title: 'Good', from: 80 }],
};

/** One that uses what most do not. */
const full: ScorecardDefinition = {
  ...rich,
  id: 'full',
  scoring: { mode: 'points', notApplicable: 'form-mean', cap: 110, blind: true },
  items: [
    {
      id: 'outer',
      title: 'Outer',
      items: [
        {
          id: 'inner',
          title: 'Inner',
          bonus: true,
          bands: [{ id: 'low', title: 'Low', from: 0 }],
          items: [
            {
              ...question,
              id: 'offers',
              type: 'choices',
              cap: 10,
              default: ['yes'],
              reasons: [{ id: 'haste', text: 'Haste' }],
            },
            {
              id: 'wait',
              type: 'number',
              text: 'Seconds',
              min: 0,
              max: 600,
              default: 0,
              ranges: [
                { to: 30, score: 10 },
                { from: 31, score: 0, fail: 'subsection' },
              ],
              enabled: { '!=': [{ var: 'answers.offers' }, null] },
            },
          ],
        },
        { id: 'note', type: 'text', text: 'Note', commentRequired: { '==': [{ var: 'answers.wait' }, 3] } },
        { id: 'day', type: 'date', text: 'Day', excluded: true },
        {
          ...question,
          commentRequired: true,
          suggest: [
            { notApplicable: true, when: { '!': [{ var: 'fields.name' }] } },
            { answer: 'yes', when: { '<=': [{ var: 'call.stages.greet.at' }, 30] } },
          ],
        },
      ],
    },
  ],
};

const withItem = (given: object): object => ({
  ...rich,
  items: [{ id: 'manners', title: 'Manners', weight: 2, items: [{ ...question, ...given }] }],
});

/** Sections in one another. */
function nested(depth: number): object {
  const items = depth === 1 ? [question] : [nested(depth - 1)];
  return { id: `s${String(depth)}`, title: 'Section', items };
}

describe('isUsableScorecard', () => {
  it('takes a scorecard that the linter has nothing against', () => {
    for (const scorecard of [inboundScorecard, rich, full]) expect(isUsableScorecard(scorecard)).to.equal(true);
  });

  for (const [fault, definition] of Object.entries({
    'no definition': undefined,
    'another kind': { ...rich, kind: 'survey' },
    'no sections': { ...rich, items: [] },
    'a question without options': withItem({ options: [] }),
    'an option that stands twice': withItem({ options: [question.options[0], question.options[0]] }),
    'a question that stands twice': { ...rich, items: [...rich.items, ...rich.items] },
    'a weight below nothing': withItem({ weight: -1 }),
    'weights that share out nothing': withItem({ weight: 0 }),
    'sections without end': { ...rich, items: [nested(6)] },
    'a condition on a question that is not there': withItem({ enabled: { var: 'answers.tone' } }),
    'a suggestion that answers nothing': withItem({ suggest: [{ when: true }] }),
    'a suggestion without a condition': withItem({ suggest: [{ answer: 'yes' }] }),
    'a suggestion by other answers': withItem({ suggest: [{ answer: 'yes', when: { var: 'answers.greets' } }] }),
    'a suggestion by what nobody can read': withItem({ suggest: [{ answer: 'yes', when: { var: 'agent.id' } }] }),
    'a suggestion that a question applies after all': withItem({ suggest: [{ notApplicable: false, when: true }] }),
    'a way to score that nobody knows': { ...rich, scoring: { mode: 'stars' } },
    'a failure of something else': withItem({ options: [{ id: 'no', text: 'No', score: 0, fail: 'call' }] }),
  }))
    it(`refuses ${fault}`, () => {
      expect(isUsableScorecard(definition)).to.equal(false);
    });

  it('says of every scorecard what the linter says', () => {
    fc.assert(
      fc.property(mutated([rich, full, inboundScorecard]), (definition) => {
        expect(isUsableScorecard(definition)).to.equal(isSound(lintScorecard(definition)));
      }),
      { numRuns: 2000 },
    );
  });
});
