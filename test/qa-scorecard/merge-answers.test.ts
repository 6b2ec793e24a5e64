import type { EvaluationAnswer, EvaluationAnswers } from '@callside/core';
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isSameAnswer, mergeAnswers, unkeptAnswers } from '@callside/qa-scorecard/merge-answers.js';

const answer: fc.Arbitrary<EvaluationAnswer> = fc.record(
  { value: fc.constantFrom('yes', 'no', null), comment: fc.constantFrom('Late.', 'Early.') },
  { requiredKeys: ['value'] },
);
const answers: fc.Arbitrary<EvaluationAnswers> = fc.dictionary(fc.constantFrom('a', 'b', 'c'), answer);
const QUESTIONS = ['a', 'b', 'c'];

describe('mergeAnswers', () => {
  it('takes what only one side has changed from that side, and leaves mine where both have', () => {
    fc.assert(
      fc.property(answers, answers, answers, (base, mine, theirs) => {
        const merged = mergeAnswers(base, mine, theirs);
        for (const id of QUESTIONS) {
          const isMine = isSameAnswer(theirs[id], base[id]) || !isSameAnswer(mine[id], base[id]);
          expect(isSameAnswer(merged.answers[id], isMine ? mine[id] : theirs[id]), id).to.equal(true);
        }
      }),
    );
  });

  it('loses nothing that either of them has said', () => {
    fc.assert(
      fc.property(answers, answers, answers, (base, mine, theirs) => {
        const merged = mergeAnswers(base, mine, theirs);
        for (const side of [mine, theirs])
          for (const id of QUESTIONS.filter((each) => !isSameAnswer(side[each], base[each]))) {
            const kept = [merged.answers[id], ...(id in merged.theirs ? [merged.theirs[id]] : [])];
            expect(kept.some((each) => isSameAnswer(each, side[id]))).to.equal(true);
          }
      }),
    );
  });

  it('comes to the same when it is done once more', () => {
    fc.assert(
      fc.property(answers, answers, answers, (base, mine, theirs) => {
        const once = mergeAnswers(base, mine, theirs);
        expect(mergeAnswers(once.base, once.answers, theirs)).to.deep.equal(once);
      }),
    );
  });

  it('takes no notice of the order in which a server gives the parts of an answer', () => {
    const mine = { a: { value: 'no', comment: 'Late.' } };
    const theirs = { a: { comment: 'Late.', value: 'no' } };
    expect(mergeAnswers({}, mine, theirs).theirs).to.deep.equal({});
  });
});

describe('unkeptAnswers', () => {
  it('are what was said here and is not there', () => {
    const base = { a: { value: 'yes' }, b: { value: 'yes' } };
    const mine = { a: { value: 'no' }, b: { value: 'yes' }, c: { value: 'no' } };
    expect(unkeptAnswers(base, mine, { a: { value: 'yes' }, c: { value: 'no' } })).to.deep.equal({
      a: { value: 'no' },
    });
  });
});
