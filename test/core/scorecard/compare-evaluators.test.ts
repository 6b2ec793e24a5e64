import { compareEvaluators, type BlindRating, type EvaluationAnswers } from '@callside/core';
import { expect } from 'chai';
import { scorecard } from '../support/definitions.js';

const rating = (
  evaluatorId: string,
  callId: string,
  answers: Readonly<Record<string, string | null>>,
): BlindRating => ({
  evaluatorId,
  callId,
  answers: Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [id, value === null ? { value, notApplicable: true } : { value }]),
  ) as EvaluationAnswers,
});

const GOOD = { greeting: 'yes', tone: 'good', identity: 'yes' };
const FAIR = { ...GOOD, tone: 'fair' };
const POOR = { ...GOOD, greeting: 'no', tone: 'fair' };

describe('compareEvaluators', () => {
  it('puts the questions first on which evaluators differ most', () => {
    const ratings = [rating('a', '1', GOOD), rating('b', '1', POOR), rating('c', '1', FAIR)];
    const { questions } = compareEvaluators(scorecard(), ratings);
    expect(questions.map(({ id }) => id)).to.deep.equal(['greeting', 'tone', 'identity']);
    // Of three pairs one agrees.
    expect(questions.map(({ agreed }) => agreed)).to.deep.equal([1 / 3, 1 / 3, 1]);
    expect(questions[0]?.deviation).to.be.closeTo((100 / 3 + 100 / 3 + 200 / 3) / 3, 1e-9);
    expect(questions[2]?.deviation).to.equal(0);
  });

  it('holds the others to the expert', () => {
    const ratings = [rating('expert', '1', GOOD), rating('strict', '1', POOR), rating('same', '1', GOOD)];
    const { questions, evaluators } = compareEvaluators(scorecard(), ratings, { expertId: 'expert' });
    expect(questions.find(({ id }) => id === 'greeting')?.deviation).to.equal(50);
    expect(evaluators).to.deep.equal([
      { evaluatorId: 'expert', deviation: null, leaning: null, calls: 0 },
      { evaluatorId: 'same', deviation: 0, leaning: 0, calls: 1 },
      { evaluatorId: 'strict', deviation: 45, leaning: -45, calls: 1 },
    ]);
  });

  it('leaves out calls that the expert has not scored', () => {
    const ratings = [rating('a', '1', GOOD), rating('b', '1', POOR)];
    const { questions, evaluators } = compareEvaluators(scorecard(), ratings, { expertId: 'expert' });
    expect(questions.map(({ deviation }) => deviation)).to.deep.equal([null, null, null]);
    expect(evaluators.map(({ calls }) => calls)).to.deep.equal([0, 0]);
  });

  it('says of one call that it is too few to speak of chance', () => {
    const { questions, totals } = compareEvaluators(scorecard(), [rating('a', '1', GOOD), rating('b', '1', POOR)]);
    expect(questions.map(({ alpha }) => alpha.value === null && alpha.reason)).to.deep.equal(Array(3).fill('too-few'));
    expect(totals).to.include({ value: null, reason: 'too-few' });
  });

  it('tells how far they agree over several calls', () => {
    const ratings = ['1', '2', '3'].flatMap((call, at) => {
      const answers = [GOOD, FAIR, POOR][at] ?? GOOD;
      return [rating('a', call, answers), rating('b', call, answers)];
    });
    const { questions, totals } = compareEvaluators(scorecard(), ratings);
    expect(totals).to.deep.include({ value: 1, n: 3 });
    expect(questions.find(({ id }) => id === 'tone')?.alpha).to.deep.equal({ value: 1, n: 3 });
    expect(questions.find(({ id }) => id === 'identity')?.alpha).to.deep.include({ reason: 'no-variation' });
  });

  it('says between which figures an alpha lies, the same at every run', () => {
    const ratings = ['1', '2', '3', '4'].flatMap((call, at) => {
      const mine = [GOOD, FAIR, POOR, GOOD][at] ?? GOOD;
      return [rating('a', call, mine), rating('b', call, at === 3 ? FAIR : mine)];
    });
    const compared = compareEvaluators(scorecard(), ratings, { seed: 1 });
    const tone = compared.questions.find(({ id }) => id === 'tone')?.alpha;
    expect(tone?.value !== null && tone?.interval).to.include.keys('low', 'high', 'level');
    expect(compareEvaluators(scorecard(), ratings, { seed: 1 })).to.deep.equal(compared);
  });

  it('gives kappa where everybody has said something to every call', () => {
    const said = [GOOD, FAIR, POOR, GOOD];
    const ratings = said.flatMap((answers, call) =>
      ['a', 'b', 'c'].map((evaluator) => rating(evaluator, String(call), answers)),
    );
    const kappaOf = (list: typeof ratings) =>
      compareEvaluators(scorecard(), list).questions.find(({ id }) => id === 'tone')?.kappa;
    expect(kappaOf(ratings)).to.deep.equal({ kind: 'fleiss', value: 1, n: 4 });
    expect(kappaOf(ratings.filter(({ evaluatorId }) => evaluatorId !== 'c'))).to.include({ kind: 'cohen', value: 1 });
    expect(kappaOf(ratings.slice(1))).to.equal(null);
    expect(kappaOf(ratings.slice(0, 2))).to.deep.equal({ kind: 'cohen', value: null, n: 1, reason: 'too-few' });
  });

  it('counts what does not apply as an answer to agree on, and as no score', () => {
    const away = { ...GOOD, greeting: null };
    const { questions } = compareEvaluators(scorecard(), [rating('a', '1', away), rating('b', '1', away)]);
    expect(questions.find(({ id }) => id === 'greeting')).to.deep.include({ agreed: 1, deviation: null });
  });

  it('refuses two scores of one call by one evaluator', () => {
    expect(() => compareEvaluators(scorecard(), [rating('a', '1', GOOD), rating('a', '1', POOR)])).to.throw(RangeError);
  });
});
