import {
  scoreEvaluation,
  type ScorecardDefinition,
  type ScorecardItem,
  type ScorecardOption,
  type ScorecardSection,
  type Scoring,
} from '@callside/core';
import { expect } from 'chai';

/** What other products have published of their scoring; each is reached by settings alone. */
describe('scores that others have published', () => {
  const option = (id: string, score: number, more: Partial<ScorecardOption> = {}): ScorecardOption => ({
    id,
    text: id,
    score,
    ...more,
  });
  const section = (items: readonly ScorecardItem[], more: Partial<ScorecardSection> = {}): ScorecardSection => ({
    id: `section-${items[0]?.id ?? ''}`,
    title: 'Section',
    items,
    ...more,
  });
  const scorecard = (items: readonly ScorecardSection[], scoring: Scoring = {}): ScorecardDefinition => ({
    kind: 'scorecard',
    id: 'published',
    version: 1,
    status: 'published',
    title: 'Published',
    items,
    scoring,
  });
  const total = (definition: ScorecardDefinition, answers: Readonly<Record<string, string | null>>): number | null => {
    const given = Object.entries(answers).map(
      ([id, value]) => [id, value === null ? { value, notApplicable: true } : { value }] as const,
    );
    return scoreEvaluation(definition, Object.fromEntries(given)).total;
  };

  describe('Amazon Connect, about scoring and weights', () => {
    const options = [option('A1', 100), option('A2', 50), option('A3', 0)];
    const question = (id: string, weight: number): ScorecardItem => ({
      id,
      text: id,
      weight,
      options,
      notApplicable: true,
    });
    const definition = scorecard([
      section([question('Q1', 40), question('Q2', 20)]),
      section([question('Q3', 20), question('Q4', 20)]),
    ]);

    it('60 % for 40, 10, 10 and 0', () => {
      expect(total(definition, { Q1: 'A1', Q2: 'A2', Q3: 'A2', Q4: 'A3' })).to.equal(60);
    });

    it('75 % where the last does not apply: its weight goes to all the others', () => {
      expect(total(definition, { Q1: 'A1', Q2: 'A2', Q3: 'A2', Q4: null })).to.equal(75);
    });
  });

  describe('Amazon Connect, points', () => {
    const points: Scoring = { mode: 'points' };
    const definition = scorecard(
      [
        section([
          {
            id: 'Q1',
            text: 'Q1',
            options: [option('all', 10), option('none', 0), option('more', 12, { bonus: true })],
          },
          { id: 'Q2', text: 'Q2', options: [option('all', 10), option('none', 0)], notApplicable: true },
          { id: 'Q3', text: 'Q3', options: [option('all', 5), option('none', 0)], bonus: true },
        ]),
      ],
      points,
    );

    it('what was earned of the base maximum', () => {
      expect(total(definition, { Q1: 'all', Q2: 'none', Q3: 'none' })).to.equal(50);
    });

    it('a bonus option and a bonus question add to what is earned, not to the maximum', () => {
      expect(total(definition, { Q1: 'more', Q2: 'none', Q3: 'none' })).to.equal(60);
      expect(total(definition, { Q1: 'all', Q2: 'all', Q3: 'all' })).to.equal(125);
    });

    it('what does not apply leaves the maximum', () => {
      expect(total(definition, { Q1: 'all', Q2: null, Q3: 'none' })).to.equal(100);
    });
  });

  it('Genesys Cloud: 60 % of groups that weigh 40 and 20', () => {
    const yesNo = [option('yes', 1), option('no', 0)];
    const ask = (id: string): ScorecardItem => ({ id, text: id, options: yesNo });
    const definition = scorecard([section([ask('a'), ask('b')], { weight: 40 }), section([ask('c')], { weight: 20 })], {
      mode: 'points',
    });
    expect(total(definition, { a: 'yes', b: 'no', c: 'yes' })).to.equal(60);
  });

  describe('Zendesk QA', () => {
    const scale = (id: string, weight: number, isCritical = false): ScorecardItem => ({
      id,
      text: id,
      weight,
      notApplicable: true,
      // A critical category below a half sets the review to zero.
      options: [option('100', 100), option('50', 50), option('0', 0, isCritical ? { fail: 'form' } : {})],
    });
    const definition = scorecard([
      section([
        scale('request', 1, true),
        scale('clarification', 3),
        scale('explanation', 3),
        scale('writing', 2),
        scale('internal', 1),
      ]),
    ]);
    const review = (...ratings: readonly (string | null)[]): number | null =>
      total(
        definition,
        Object.fromEntries(
          ['request', 'clarification', 'explanation', 'writing', 'internal'].map((id, index) => [
            id,
            ratings[index] ?? null,
          ]),
        ),
      );

    it('30 by weights', () => {
      expect(review('100', '0', '0', '100', '0')).to.equal(30);
    });

    it('0 where a critical category is not met', () => {
      expect(review('0', '100', '100', '100', '100')).to.equal(0);
    });

    it('no score, apart from 0, where nothing applies', () => {
      expect(review(null, null, null, null, null)).to.equal(null);
    });
  });
});
