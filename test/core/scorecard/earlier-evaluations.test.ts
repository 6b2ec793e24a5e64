import {
  earlierEvaluations,
  openMemoryStore,
  readEarlierEvaluations,
  type Evaluation,
  type EvaluationMove,
  type ScorecardDefinition,
} from '@callside/core';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';
import { expect } from 'chai';
import { append } from '../support/mutations.js';

const options = [
  { id: 'yes', text: 'Yes', score: 100 },
  { id: 'no', text: 'No', score: 0 },
];

const scorecard: ScorecardDefinition = {
  kind: 'scorecard',
  id: 'inbound',
  version: 2,
  status: 'published',
  title: 'Inbound',
  items: [
    {
      id: 's',
      title: 'S',
      items: [
        { id: 'greeting', text: 'Greeting', options },
        { id: 'tone', text: 'Tone', options },
      ],
    },
  ],
};

function evaluation(day: number, given: Partial<Evaluation> = {}): Evaluation {
  return {
    id: `e${String(day)}`,
    scorecard: { id: 'inbound', version: 1 },
    callId: `c${String(day)}`,
    agentId: '1001',
    evaluatorId: '9001',
    status: 'submitted',
    answers: { greeting: { value: 'yes' } },
    total: day,
    submittedAt: day,
    ...given,
  };
}

const scoresOf = (marks: readonly { readonly score: number | null }[] = []): (number | null)[] =>
  marks.map(({ score }) => score);

describe('earlierEvaluations', () => {
  it('are the newest five of the agent, the oldest first', () => {
    const evaluations = [7, 3, 1, 6, 2, 5, 4].map((day) => evaluation(day));
    expect(scoresOf(earlierEvaluations(scorecard, evaluations, { agentId: '1001', now: 9 }).totals)).to.deep.equal([
      3, 4, 5, 6, 7,
    ]);
  });

  it('are none of others, of other scorecards, of drafts, or of the call itself', () => {
    const evaluations = [
      evaluation(1, { agentId: '1002' }),
      evaluation(2, { scorecard: { id: 'refund', version: 1 } }),
      evaluation(3, { status: 'draft' }),
      evaluation(4),
      evaluation(5),
    ];
    const { totals } = earlierEvaluations(scorecard, evaluations, { agentId: '1001', callId: 'c5', now: 9 });
    expect(totals).to.deep.equal([{ callId: 'c4', at: 4, score: 4 }]);
  });

  it('match questions by their ids, whatever the version', () => {
    const answers = { greeting: { value: 'no' }, gone: { value: 'yes' } };
    const { questions } = earlierEvaluations(scorecard, [evaluation(1), evaluation(2, { answers })], {
      agentId: '1001',
      now: 9,
    });
    expect(Object.keys(questions)).to.deep.equal(['greeting', 'tone']);
    expect(scoresOf(questions['greeting'])).to.deep.equal([100, 0]);
    expect(scoresOf(questions['tone'])).to.deep.equal([null, null]);
  });

  it('are marked by what was revised after a dispute', () => {
    const line = { type: 'moved', by: '9001', roles: ['agent', 'evaluator', 'supervisor'] } as const;
    const log: EvaluationMove[] = [
      { ...line, id: 'a', event: 'submit', at: 1 },
      { ...line, id: 'b', event: 'release', at: 2 },
      {
        ...line,
        id: 'c',
        event: 'dispute',
        at: 3,
        by: '1001',
        data: { questions: [{ question: 'greeting', reason: 'Late?' }] },
      },
      {
        ...line,
        id: 'd',
        event: 'revise',
        at: 4,
        by: '9002',
        data: { answers: { greeting: { value: 'no' } }, note: 'Right.' },
      },
    ];
    const revised = evaluation(1, { createdAt: 1, status: 'revised', log });
    const { questions } = earlierEvaluations(scorecard, [revised], { agentId: '1001', now: 9 });
    expect(scoresOf(questions['greeting'])).to.deep.equal([0]);
  });

  it('are as many as are asked for', () => {
    const { totals } = earlierEvaluations(scorecard, [evaluation(1), evaluation(2)], {
      agentId: '1001',
      most: 1,
      now: 9,
    });
    expect(scoresOf(totals)).to.deep.equal([2]);
  });
});

describe('readEarlierEvaluations', () => {
  it('finds them on the device', async () => {
    const store = await openMemoryStore()({ tenant: 'acme', user: '9001' });
    for (const [day, agentId] of [
      [1, '1001'],
      [2, '1002'],
      [3, '1001'],
    ] as const) {
      const { id: entityId, ...set } = evaluation(day, { agentId });
      await append(store, { op: 'create', type: 'evaluation', entityId, set });
    }
    const context = { store, clock: new ManualClock(), newId: sequentialIds(), agent: { id: '9001', name: 'Qin' } };
    const { totals } = await readEarlierEvaluations(context, { scorecard, agentId: '1001' });
    expect(scoresOf(totals)).to.deep.equal([1, 3]);
  });
});
