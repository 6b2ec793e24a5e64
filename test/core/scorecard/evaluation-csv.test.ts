import { EVALUATION_COLUMNS, evaluationCsv, type EvaluationAnswers, type ScoredEvaluation } from '@callside/core';
import { expect } from 'chai';
import { richScorecard } from '../../support/rich-scorecard.js';

function scored(answers: EvaluationAnswers, given: Partial<ScoredEvaluation> = {}): ScoredEvaluation {
  return {
    id: 'e1',
    scorecard: { id: 'refund-quality', version: 1 },
    callId: 'c1',
    agentId: '1001',
    evaluatorId: '9001',
    answers,
    total: 200 / 3,
    submittedAt: Date.UTC(2026, 10, 21, 8, 30),
    ...given,
  };
}

/** The rows below the first, each by the names of its columns. None of the cells in these tests has a comma in it. */
function rowsOf(csv: string): Record<string, string>[] {
  const [, ...lines] = csv.slice(1).trimEnd().split('\r\n');
  return lines.map((line) =>
    Object.fromEntries<string>(line.split(',').map((cell, at) => [String(EVALUATION_COLUMNS[at]), cell])),
  );
}

describe('evaluationCsv', () => {
  it('has one row for each question that was asked, and names its columns', () => {
    const csv = evaluationCsv(richScorecard, [scored({ refused: { value: 'no' } })]);
    expect(csv.startsWith(`\uFEFF${EVALUATION_COLUMNS.join(',')}\r\n`)).to.equal(true);
    expect(rowsOf(csv).map(({ question }) => question)).to.deep.equal([
      ...['wait', 'asked', 'matched', 'told', 'refused', 'thanked', 'words', 'day'],
    ]);
  });

  it('says who scored which call when, and what came of it', () => {
    expect(rowsOf(evaluationCsv(richScorecard, [scored({})]))[0]).to.include({
      evaluation: 'e1',
      call: 'c1',
      agent: '1001',
      evaluator: '9001',
      submitted_at: '2026-11-21T08:30:00.000Z',
      scorecard: 'refund-quality',
      version: '1',
      total: '66.67',
    });
  });

  it('gives answers as ids and as words, with mark, reasons, comment and moment', () => {
    const answers: EvaluationAnswers = {
      wait: { value: 45 },
      asked: { value: 'no', reasons: ['haste', 'odd'], comment: 'Late.', at: 83_500 },
      told: { value: ['amount', 'day'] },
      thanked: { value: null, notApplicable: true },
    };
    const rows = rowsOf(evaluationCsv(richScorecard, [scored(answers)], 'zh-CN'));
    expect(rows[0]).to.include({ section: '开场', question_text: '接通至问候的秒数', answer: '45', score: '50' });
    expect(rows[1]).to.include({
      section: '开场 / 身份核实',
      answer: 'no',
      answer_text: '未做到',
      score: '0',
      reasons: '过于匆忙; odd',
      comment: 'Late.',
      recording_seconds: '83.5',
    });
    expect(rows[3]).to.include({ answer: 'amount; day', answer_text: '金额; 到账日期', score: '100' });
    expect(rows[5]).to.include({ answer: 'n/a', score: '' });
  });

  it('runs nothing that somebody typed as a formula', () => {
    const answers = { asked: { value: 'no', comment: '=HYPERLINK("http://x")' }, words: { value: '@SUM(A1)' } };
    const csv = evaluationCsv(richScorecard, [scored(answers)]);
    expect(csv).to.include(`"'=HYPERLINK(""http://x"")"`);
    expect(csv).to.include(`,'@SUM(A1),`);
  });

  it('takes one that is not stored yet', () => {
    const { id: _id, submittedAt: _at, ...draft } = scored({});
    expect(rowsOf(evaluationCsv(richScorecard, [draft]))[0]).to.include({ evaluation: '', submitted_at: '' });
  });
});
