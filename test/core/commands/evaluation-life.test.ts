import {
  acknowledgeEvaluation,
  closeEvaluation,
  decideDispute,
  disputeEvaluation,
  followEvaluation,
  keepEvaluation,
  openMemoryStore,
  releaseEvaluation,
  sendEvaluationBack,
  submitEvaluation,
  type Evaluation,
  type EvaluationAnswers,
  type EvaluationStepResult,
} from '@callside/core';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';
import { inboundScorecard } from '@callside/playbooks';
import { expect } from 'chai';
import type { CommandContext } from '../../../packages/core/src/commands/command.js';

const DAY = 86_400_000;
const call = { id: 'call-1', agent: { id: '1001', name: 'Lin' } };

const ANSWERS: EvaluationAnswers = {
  clear: { value: 'fully' },
  polite: { value: 'fully' },
  greeting: { value: 'not', comment: 'No number.' },
  identity: { value: 'fully' },
  repeat: { value: 'partly' },
  facts: { value: 'fully' },
  ticket: { value: 'fully' },
  feeling: { value: 'fully' },
  next: { value: 'fully' },
};

let clock: ManualClock;
let as: (id: string, ...roles: string[]) => CommandContext;

beforeEach(async () => {
  clock = new ManualClock(1_000_000);
  const store = await openMemoryStore()({ tenant: 'test', user: 'test' });
  const newId = sequentialIds();
  as = (id, ...roles) => ({ store, clock, newId, agent: { id, name: id, roles } });
});

const lin = () => as('1001', 'agent');
const evaluator = () => as('3001', 'evaluator');
const another = () => as('3002', 'evaluator');

async function scored(): Promise<Evaluation> {
  const result = await submitEvaluation(evaluator(), { scorecard: inboundScorecard, call, answers: ANSWERS });
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.evaluation;
}

function taken(result: EvaluationStepResult): Evaluation {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.evaluation;
}

async function released(): Promise<Evaluation> {
  const { id } = await scored();
  return taken(await releaseEvaluation(evaluator(), { id }));
}

const standing = (evaluation: Evaluation) => followEvaluation(evaluation, { now: clock.now() });
const reasonOf = (result: EvaluationStepResult): string => (result.ok ? 'taken' : (result.refusal?.reason ?? 'issues'));
const codesOf = (result: EvaluationStepResult): string[] =>
  result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path.join('.')}`);

const DISPUTE = [{ question: 'greeting', reason: 'At 0:07, as 1001.' }];

describe('submitEvaluation', () => {
  it('begins the log', async () => {
    const { status, log = [] } = await scored();
    expect([status, log.map(({ event, by, roles }) => [event, by, roles])]).to.deep.equal([
      'submitted',
      [['submit', '3001', ['evaluator']]],
    ]);
  });

  it('finishes what was kept, and sends only the answers that changed', async () => {
    const { greeting: _open, ...some } = ANSWERS;
    const kept = await keepEvaluation(evaluator(), { scorecard: inboundScorecard, call, answers: some });
    if (!kept.ok) throw new Error(kept.status);
    const { id } = kept.evaluation;
    const result = await submitEvaluation(another(), { id, scorecard: inboundScorecard, call, answers: ANSWERS });
    expect(result.ok && [result.evaluation.status, result.evaluation.evaluatorId]).to.deep.equal(['submitted', '3002']);
    const entries = await evaluator().store.read(['outbox'], (tx) => tx.getAll('outbox'));
    const sent = Object.keys(entries.at(-1)?.mutation.set ?? {}).filter((path) => path.startsWith('answers'));
    expect(sent).to.deep.equal(['answers.greeting']);
  });
});

describe('keepEvaluation', () => {
  it('keeps a draft that others go on with, question by question', async () => {
    const kept = await keepEvaluation(evaluator(), { scorecard: inboundScorecard, call, answers: {} });
    if (!kept.ok) throw new Error(kept.status);
    const { id } = kept.evaluation;
    const answers = { clear: { value: 'partly' } };
    const again = await keepEvaluation(another(), { id, scorecard: inboundScorecard, call, answers });
    expect(again.ok && [again.evaluation.status, again.evaluation.answers, again.evaluation.total]).to.deep.equal([
      'draft',
      answers,
      50,
    ]);
  });

  it('leaves alone what others have answered since', async () => {
    const kept = await keepEvaluation(evaluator(), { scorecard: inboundScorecard, call, answers: {} });
    if (!kept.ok) throw new Error(kept.status);
    const { id } = kept.evaluation;
    const theirs = { clear: { value: 'partly' } };
    await keepEvaluation(another(), { id, scorecard: inboundScorecard, call, answers: theirs, base: {} });
    const mine = { polite: { value: 'fully' } };
    const again = await keepEvaluation(evaluator(), { id, scorecard: inboundScorecard, call, answers: mine, base: {} });
    expect(again.ok && again.evaluation.answers).to.deep.equal({ ...theirs, ...mine });
  });

  it('keeps nothing in what was submitted meanwhile', async () => {
    const { id } = await scored();
    const result = await keepEvaluation(another(), { id, scorecard: inboundScorecard, call, answers: {} });
    expect(result).to.deep.equal({ ok: false, status: 'submitted' });
  });
});

describe('sendEvaluationBack', () => {
  it('opens the answers again, with the reason', async () => {
    const { id } = await scored();
    const back = taken(await sendEvaluationBack(as('2001', 'supervisor'), { id, note: 'Listen at 2:10.' }));
    expect([back.status, back.log?.at(-1)?.data]).to.deep.equal(['draft', { note: 'Listen at 2:10.' }]);
    expect(standing(back).scorings).to.deep.equal([]);
  });

  it('asks for the reason', async () => {
    const { id } = await scored();
    expect(codesOf(await sendEvaluationBack(evaluator(), { id, note: ' ' }))).to.deep.equal(['required note']);
  });
});

describe('a released evaluation', () => {
  it('is acknowledged by the agent, with a comment', async () => {
    const { id } = await released();
    const done = taken(await acknowledgeEvaluation(lin(), { id, comment: ' I see. ' }));
    expect([done.status, standing(done).acknowledged?.comment]).to.deep.equal(['acknowledged', 'I see.']);
    expect(taken(await closeEvaluation(evaluator(), { id })).status).to.equal('closed');
  });

  it('is acknowledged by nobody else', async () => {
    const { id } = await released();
    expect(reasonOf(await acknowledgeEvaluation(as('1002', 'agent'), { id }))).to.equal('condition-not-met');
  });

  it('is disputed by question, each with a reason', async () => {
    const { id } = await released();
    const none = await disputeEvaluation(lin(), { id, questions: [] });
    expect(codesOf(none)).to.deep.equal(['required questions']);
    const silent = await disputeEvaluation(lin(), { id, questions: [{ question: 'greeting', reason: ' ' }] });
    expect(codesOf(silent)).to.deep.equal(['required questions.0.reason']);
    const strange = await disputeEvaluation(lin(), { id, questions: [{ question: 'weather', reason: 'Rain.' }] });
    expect(codesOf(strange)).to.deep.equal(['not-an-option questions.0.question']);
    const long = await disputeEvaluation(lin(), { id, questions: [{ question: 'clear', reason: 'a'.repeat(3001) }] });
    expect(codesOf(long)).to.deep.equal(['too-long questions.0.reason']);
    const { disputes, roundsLeft } = standing(taken(await disputeEvaluation(lin(), { id, questions: DISPUTE })));
    expect(disputes).to.deep.equal([
      { round: 1, at: clock.now(), by: '1001', questions: DISPUTE, decideBy: clock.now() + 3 * DAY },
    ]);
    expect(roundsLeft).to.equal(1);
  });

  it('keeps no card number of what was written', async () => {
    const { id } = await released();
    const questions = [{ question: 'greeting', reason: 'They said 4111 1111 1111 1111.' }];
    const disputed = taken(await disputeEvaluation(lin(), { id, questions }));
    expect(JSON.stringify(disputed.log)).not.to.include('1111 1111 1111');
  });

  it('cannot be disputed when the days are over', async () => {
    const { id } = await released();
    expect(standing(await released()).disputeBy).to.equal(clock.now() + 7 * DAY);
    clock.advance(7 * DAY + 1);
    expect(reasonOf(await disputeEvaluation(lin(), { id, questions: DISPUTE }))).to.equal('condition-not-met');
  });
});

describe('decideDispute', () => {
  async function disputed(): Promise<string> {
    const { id } = await released();
    taken(await disputeEvaluation(lin(), { id, questions: DISPUTE }));
    return id;
  }

  const revision = { note: 'Heard it.', answers: { greeting: { value: 'fully' } }, scorecard: inboundScorecard };

  it('revises the score, and the old one stays to be seen', async () => {
    const id = await disputed();
    const before = (await scored()).total ?? 0;
    const revised = taken(await decideDispute(another(), { id, ...revision }));
    expect(revised.status).to.equal('revised');
    expect(revised.total).to.be.greaterThan(before);
    expect(revised.answers).to.deep.equal(ANSWERS);
    const { answers, scorings, disputes } = standing(revised);
    expect(answers['greeting']).to.deep.equal({ value: 'fully' });
    expect(scorings.map(({ by, answers: then }) => [by, then['greeting']?.value])).to.deep.equal([
      ['3001', 'not'],
      ['3002', 'fully'],
    ]);
    expect(disputes[0]?.decision).to.deep.equal({ event: 'revise', at: clock.now(), by: '3002', note: 'Heard it.' });
  });

  it('upholds it, with the reason', async () => {
    const id = await disputed();
    expect(codesOf(await decideDispute(another(), { id, note: '' }))).to.deep.equal(['required note']);
    const upheld = taken(await decideDispute(another(), { id, note: 'Not to be heard.' }));
    expect([upheld.status, standing(upheld).scorings.length]).to.deep.equal(['upheld', 1]);
  });

  it('is not for whoever scored the call', async () => {
    const id = await disputed();
    expect(reasonOf(await decideDispute(evaluator(), { id, ...revision }))).to.equal('condition-not-met');
  });

  it('changes only what is disputed', async () => {
    const id = await disputed();
    const answers = { greeting: { value: 'fully' }, clear: { value: 'not' } };
    expect(codesOf(await decideDispute(another(), { id, note: 'So.', answers }))).to.deep.equal([
      'not-an-option answers.clear',
    ]);
  });

  it('goes to a supervisor when it is disputed again, and then no further', async () => {
    const id = await disputed();
    taken(await decideDispute(another(), { id, note: 'No.' }));
    taken(await disputeEvaluation(lin(), { id, questions: DISPUTE }));
    expect(reasonOf(await decideDispute(another(), { id, note: 'No.' }))).to.equal('condition-not-met');
    const done = taken(await decideDispute(as('2001', 'supervisor'), { id, note: 'No.' }));
    expect(standing(done).roundsLeft).to.equal(0);
    expect(reasonOf(await disputeEvaluation(lin(), { id, questions: DISPUTE }))).to.equal('condition-not-met');
  });
});

describe('followEvaluation', () => {
  it('lets the first of two decisions stand', async () => {
    const { id } = await released();
    const disputed = taken(await disputeEvaluation(lin(), { id, questions: DISPUTE }));
    const line = { id: 'x', type: 'moved', at: clock.now(), roles: ['evaluator'] } as const;
    const both = [
      { ...line, event: 'uphold', by: '3002', data: { note: 'No.' } },
      { ...line, event: 'revise', by: '3003', data: { note: 'Yes.', answers: { greeting: { value: 'fully' } } } },
    ];
    const { snapshot, answers, refused } = standing({ ...disputed, log: [...(disputed.log ?? []), ...both] });
    expect([snapshot.state, answers['greeting']?.value, refused.map(({ entry }) => entry.by)]).to.deep.equal([
      'upheld',
      'not',
      ['3003'],
    ]);
  });

  it('takes a log of any shape', () => {
    const line = { id: 'x', type: 'moved', at: 1, by: '3001', roles: ['evaluator'] } as const;
    const log = [
      { ...line, event: 'submit' },
      { ...line, event: 'release' },
      { ...line, event: 'dispute', by: '1001', data: { questions: [7, { question: 1 }, null, { question: 'clear' }] } },
      { ...line, event: 'revise', by: '3002', data: { answers: 'none', note: 4 } },
    ];
    const { snapshot, disputes } = followEvaluation(
      { agentId: '1001', evaluatorId: '3001', answers: ANSWERS, createdAt: 0, log },
      { now: 2 },
    );
    expect([snapshot.state, disputes[0]?.questions, disputes[0]?.decision?.note]).to.deep.equal([
      'revised',
      [{ question: 'clear', reason: '' }],
      '',
    ]);
  });

  it('knows an evaluation that was submitted before there was a log', () => {
    const before = { agentId: '1001', evaluatorId: '3001', answers: ANSWERS, submittedAt: 5 };
    const { snapshot, scorings } = followEvaluation(before, { now: 9 });
    expect([snapshot.state, scorings[0]?.by]).to.deep.equal(['submitted', '3001']);
  });
});
