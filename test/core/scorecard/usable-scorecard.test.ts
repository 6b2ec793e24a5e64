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

const withItem = (given: object): object => ({
  ...rich,
  items: [{ id: 'manners', title: 'Manners', weight: 2, items: [{ ...question, ...given }] }],
});

describe('isUsableScorecard', () => {
  it('takes a scorecard that the linter has nothing against', () => {
    for (const scorecard of [inboundScorecard, rich]) expect(isUsableScorecard(scorecard)).to.equal(true);
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
    'a failure of something else': withItem({ options: [{ id: 'no', text: 'No', score: 0, fail: 'call' }] }),
  }))
    it(`refuses ${fault}`, () => {
      expect(isUsableScorecard(definition)).to.equal(false);
    });

  it('says of every scorecard what the linter says', () => {
    fc.assert(
      fc.property(mutated([rich, inboundScorecard]), (definition) => {
        expect(isUsableScorecard(definition)).to.equal(isSound(lintScorecard(definition)));
      }),
      { numRuns: 2000 },
    );
  });
});
