import { byAgent, questionsOf, summarizeEvaluations, type EvaluationAnswers } from '@callside/core';
import { inboundScorecard } from '@callside/playbooks';
import { expect } from 'chai';

const all = Object.fromEntries(questionsOf(inboundScorecard).map(({ question }) => [question.id, { value: 'fully' }]));
const but = (answers: EvaluationAnswers): EvaluationAnswers => ({ ...all, ...answers });

const EVALUATIONS = [
  { agentId: '1001', answers: all },
  { agentId: '1001', answers: but({ greeting: { value: 'not' } }) },
  { agentId: '1002', answers: but({ identity: { value: 'not' } }) },
  { agentId: '1002', answers: {} },
];

describe('summarizeEvaluations', () => {
  const summary = summarizeEvaluations(inboundScorecard, EVALUATIONS);

  it('says from how many each figure is', () => {
    expect([summary.evaluations, summary.scored, summary.total.n]).to.deep.equal([4, 3, 3]);
    expect(summary.total.value).to.be.closeTo((100 + 93 + 0) / 3, 1e-9);
  });

  it('counts what failed, and the bands', () => {
    expect([summary.failed.value, summary.failed.n]).to.deep.equal([1 / 3, 3]);
    expect(summary.bands).to.deep.equal({ excellent: 2, good: 0, pass: 0, coach: 1 });
  });

  it('puts the lowest questions first', () => {
    const [first, second] = summary.questions;
    expect([first?.id, second?.id].sort()).to.deep.equal(['greeting', 'identity']);
    expect([first?.score.value, first?.score.n, first?.low]).to.deep.equal([200 / 3, 3, 1]);
  });

  it('has the means of the sections', () => {
    expect(summary.sections.map(({ id }) => id)).to.deep.equal(['voice', 'process', 'accuracy', 'care']);
    expect(summary.sections[0]?.score.value).to.be.closeTo(100, 1e-9);
  });

  it('tells how many were free of each class of errors', () => {
    const compliance = summary.classes.find(({ errorClass }) => errorClass === 'compliance');
    expect([compliance?.free.value, compliance?.free.n]).to.deep.equal([2 / 3, 3]);
  });

  it('says of nothing that there is nothing', () => {
    expect(summarizeEvaluations(inboundScorecard, []).total).to.deep.equal({ value: null, n: 0, reason: 'too-few' });
  });
});

describe('byAgent', () => {
  it('gives each agent theirs', () => {
    expect([...byAgent(EVALUATIONS)].map(([agent, own]) => [agent, own.length])).to.deep.equal([
      ['1001', 2],
      ['1002', 2],
    ]);
  });
});
