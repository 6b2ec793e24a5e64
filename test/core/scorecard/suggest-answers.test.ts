import { suggestAnswers, type Expression, type ScorecardDefinition, type ScorecardQuestion } from '@callside/core';
import { expect } from 'chai';
import { scoredCall, stayAt } from '../../support/scored-call.js';

const IN_TIME: Expression = { '<=': [{ var: 'call.stages.greet.at' }, 30] };
const BEFORE: Expression = { '<': [{ var: 'call.stages.verify.at' }, { var: 'call.stages.refund.at' }] };

function asking(...suggest: NonNullable<ScorecardQuestion['suggest']>): Pick<ScorecardDefinition, 'items'> {
  const options = ['yes', 'no'].map((id) => ({ id, text: id, score: id === 'yes' ? 100 : 0 }));
  const question: ScorecardQuestion = { id: 'q', text: 'Q', notApplicable: true, options, suggest };
  return { items: [{ id: 's', title: 'S', items: [question] }] };
}

const greeted = scoredCall({ path: [stayAt('greet', 4, 16)] });

describe('suggestAnswers', () => {
  it('suggests what holds, with the facts that it was read from', () => {
    expect(suggestAnswers(asking({ answer: 'yes', when: IN_TIME }), greeted)).to.deep.equal([
      { question: 'q', answer: { value: 'yes' }, evidence: [{ of: 'stage', id: 'greet', at: 4, seconds: 12 }] },
    ]);
  });

  it('takes the first of several that holds', () => {
    const [suggested] = suggestAnswers(
      asking(
        { answer: 'no', when: { '>': [{ var: 'call.stages.greet.at' }, 30] } },
        { answer: 'yes', when: IN_TIME },
        { answer: 'no', when: true },
      ),
      greeted,
    );
    expect(suggested?.answer).to.deep.equal({ value: 'yes' });
  });

  it('suggests that a question does not apply', () => {
    const [suggested] = suggestAnswers(
      asking({ notApplicable: true, when: { '!': { var: 'call.stages.refund' } } }),
      greeted,
    );
    expect(suggested?.answer).to.deep.equal({ value: null, notApplicable: true });
    expect(suggested?.evidence).to.deep.equal([{ of: 'stage', id: 'refund' }]);
  });

  it('suggests nothing that the question does not take', () => {
    expect(suggestAnswers(asking({ answer: 'perhaps', when: true }), greeted)).to.deep.equal([]);
  });

  it('tells values, and times of the whole call', () => {
    const when: Expression = {
      and: [
        { '==': [{ var: 'fields.kind' }, 'refund'] },
        { '<': [{ var: 'call.wrapUpSeconds' }, 300] },
        { '!': { var: 'call.holds' } },
      ],
    };
    const [suggested] = suggestAnswers(asking({ answer: 'yes', when }), scoredCall({ values: { kind: 'refund' } }));
    expect(suggested?.evidence).to.deep.equal([
      { of: 'field', id: 'kind', value: 'refund' },
      { of: 'call', id: 'wrapUpSeconds', seconds: 0 },
      { of: 'call', id: 'holds', value: 0 },
    ]);
  });

  it('names a stage once, however much of it is read', () => {
    const when: Expression = {
      '<=': [{ '+': [{ var: 'call.stages.greet.at' }, { var: 'call.stages.greet.seconds' }] }, 30],
    };
    expect(suggestAnswers(asking({ answer: 'yes', when }), greeted)[0]?.evidence).to.have.length(1);
  });

  it('tells which answer a step was left by', () => {
    const call = scoredCall({ path: [{ ...stayAt('verify', 4, 9), answer: 'match' }] });
    const when: Expression = { '==': [{ var: 'call.steps.verify.answer' }, 'match'] };
    expect(suggestAnswers(asking({ answer: 'yes', when }), call)[0]?.evidence).to.deep.equal([
      { of: 'step', id: 'verify', at: 4, seconds: 5, value: 'match' },
    ]);
  });

  const silent = scoredCall();
  const refunded = scoredCall({ path: [stayAt('refund', 40, 60)] });
  for (const [what, when] of Object.entries<Expression>({
    'at most': IN_TIME,
    'at least, the other way round': { '>=': [30, { var: 'call.stages.greet.at' }] },
    'before another': BEFORE,
    'a difference': { '<=': [{ '-': [{ var: 'call.stages.greet.at' }, { var: 'call.ringSeconds' }] }, 30] },
    'a sum': { '<=': [{ '+': [{ var: 'call.stages.greet.at' }, { var: 'call.stages.greet.seconds' }] }, 30] },
    'the smallest of several': { '<': [{ min: [{ var: 'call.stages.greet.at' }, 5] }, 30] },
    'between two': { '<': [0, { var: 'call.stages.greet.at' }, 30] },
    'a field that is empty': { '<': [{ var: 'fields.amount' }, 100] },
  }))
    it(`takes what never happened for no number: ${what}`, () => {
      expect(suggestAnswers(asking({ answer: 'yes', when }), silent)).to.deep.equal([]);
      expect(suggestAnswers(asking({ answer: 'yes', when }), refunded)).to.deep.equal([]);
    });

  it('keeps a fallback that an author has given', () => {
    const when: Expression = { '<=': [{ var: ['call.stages.greet.at', 0] }, 30] };
    expect(suggestAnswers(asking({ answer: 'yes', when }), silent)).to.have.length(1);
  });

  it('takes a stage that is named like what every object has for one that was never entered', () => {
    const when: Expression = { '!': { var: 'call.stages.toString' } };
    expect(suggestAnswers(asking({ answer: 'yes', when }), silent)[0]?.evidence).to.deep.equal([
      { of: 'stage', id: 'toString' },
    ]);
  });
});
