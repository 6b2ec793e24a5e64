import { scoreEvaluation, type EvaluationAnswer } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { scorecard } from '../support/definitions.js';

const NOT_APPLICABLE: EvaluationAnswer = { value: null, notApplicable: true };

/** Answers from option ids. */
function score(picked: Readonly<Record<string, string | EvaluationAnswer>>) {
  const answers = Object.entries(picked).map(([id, answer]) => [
    id,
    typeof answer === 'string' ? { value: answer } : answer,
  ]);
  return scoreEvaluation(scorecard(), Object.fromEntries(answers) as Record<string, EvaluationAnswer>);
}

describe('scoreEvaluation', () => {
  it('is 100 when everything is right', () => {
    expect(score({ greeting: 'yes', tone: 'good', identity: 'yes' }).total).to.equal(100);
  });

  it('weighs questions in their section and sections in the whole', () => {
    expect(score({ greeting: 'no', tone: 'fair', identity: 'yes' }).total).to.equal(0.6 * 25 + 0.4 * 100);
  });

  it('is null while nothing is answered', () => {
    expect(score({})).to.include({ total: null, answered: 0, asked: 3, complete: false });
  });

  it('lets the others keep their relative weights while a question is open', () => {
    expect(score({ tone: 'fair' })).to.include({ total: 50, answered: 1 });
  });

  it('says what each part weighs now', () => {
    const [service, process] = score({ tone: 'fair' }).sections;
    expect([service?.appliedWeight, process?.appliedWeight]).to.deep.equal([1, 0]);
    expect(score({ tone: 'fair' }).questions.map(({ appliedWeight }) => appliedWeight)).to.deep.equal([0, 1, 0]);
  });

  it('passes over an answer that is not among the options', () => {
    expect(score({ greeting: 'maybe' })).to.include({ total: null, answered: 0 });
  });

  describe('with a question that does not apply', () => {
    it('takes it out of the score', () => {
      expect(score({ greeting: NOT_APPLICABLE, tone: 'fair', identity: 'yes' }).total).to.equal(0.6 * 50 + 0.4 * 100);
    });

    it('counts it as answered', () => {
      expect(score({ greeting: NOT_APPLICABLE, tone: 'fair', identity: 'yes' })).to.include({
        answered: 3,
        complete: true,
      });
    });

    it('takes out a section in which nothing applies', () => {
      expect(score({ greeting: 'yes', tone: 'good', identity: NOT_APPLICABLE }).sections[1]).to.include({
        score: null,
        appliedWeight: 0,
      });
    });
  });

  describe('with an option that fails its section', () => {
    const failed = () => score({ greeting: 'yes', tone: 'rude', identity: 'yes' });

    it('sets the section to zero and names the question', () => {
      expect(failed().sections[0]).to.include({ score: 0, failedBy: 'tone' });
    });

    it('leaves the other sections as they are', () => expect(failed().total).to.equal(40));
    it('does not fail the form', () => expect(failed()).not.to.have.property('failedBy'));
  });

  describe('with an option that fails the form', () => {
    it('sets the total to zero and names the question', () => {
      expect(score({ greeting: 'yes', tone: 'good', identity: 'no' })).to.include({ total: 0, failedBy: 'identity' });
    });

    it('fails nothing when the question does not apply', () => {
      const answer = { value: 'no', notApplicable: true };
      expect(score({ greeting: 'yes', tone: 'good', identity: answer }).total).to.equal(100);
    });
  });

  for (const [total, tone, band] of [
    [100, 'good', 'good'],
    [70, 'fair', 'poor'],
  ] as const) {
    it(`lies in the band "${band}" with about ${String(total)}`, () => {
      expect(score({ greeting: tone === 'good' ? 'yes' : 'no', tone, identity: 'yes' }).band).to.equal(band);
    });
  }

  it('lies in no band without a total', () => expect(score({})).not.to.have.property('band'));

  it('stays between 0 and 100 for any answers', () => {
    const answer = fc.record({
      value: fc.constantFrom('yes', 'no', 'good', 'fair', 'rude', null),
      notApplicable: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('greeting', 'tone', 'identity'), answer), (answers) => {
        const { total } = scoreEvaluation(scorecard(), answers);
        return total === null || (total >= 0 && total <= 100);
      }),
    );
  });
});
