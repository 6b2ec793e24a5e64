import { advanceTo, EVALUATION_WORKFLOW, startWorkflow, type WorkflowSnapshot } from '@callside/core';
import { expect } from 'chai';
import { HOUR, refusalOf, tell, typesOf, type Told } from '../support/workflows.js';

const DAY = 24 * HOUR;
const AGENT = '1001';

const submit = { type: 'submit', by: '3001' };
const release = { type: 'release', by: '3001', roles: ['evaluator'] };
const dispute = {
  type: 'dispute',
  by: AGENT,
  roles: ['agent'],
  data: { questions: [{ question: 'greeting', reason: 'The line was cut.' }] },
};
const uphold = { type: 'uphold', by: '3002', roles: ['evaluator'] };
const acknowledge = { type: 'acknowledge', by: AGENT };

/** Tells one event after another, all of which have to be taken. */
function story(...events: readonly Told[]): WorkflowSnapshot {
  const start = startWorkflow(EVALUATION_WORKFLOW, { now: 0, variables: { agent: AGENT } }).snapshot;
  return events.reduce<WorkflowSnapshot>((snapshot, told) => {
    const result = tell(EVALUATION_WORKFLOW, snapshot, told);
    if (!result.ok) throw new Error(`${JSON.stringify(told)} was refused: ${JSON.stringify(result.refusal)}`);
    return result.snapshot;
  }, start);
}

const answerTo = (snapshot: WorkflowSnapshot, told: Told): string =>
  refusalOf(tell(EVALUATION_WORKFLOW, snapshot, told));

describe('EVALUATION_WORKFLOW', () => {
  it('leads from the draft to the agent’s word on it', () => {
    expect(story(submit, release, acknowledge, 'close').state).to.equal('closed');
  });

  it('goes back to the evaluator before it is released', () => {
    expect(story(submit, 'send-back').state).to.equal('draft');
  });

  it('is not released by the agent who was scored', () => {
    expect(answerTo(story(submit), { ...release, by: AGENT })).to.equal('condition-not-met');
  });

  it('is disputed by question, with a reason', () => {
    const { effects } = tell(EVALUATION_WORKFLOW, story(submit, release), dispute);
    expect(effects).to.deep.equal([
      { type: 'notify-decider', at: 0, params: { questions: dispute.data.questions, round: 1 } },
    ]);
  });

  it('takes no dispute without a question', () => {
    expect(answerTo(story(submit, release), { ...dispute, data: { questions: [] } })).to.equal('condition-not-met');
    expect(answerTo(story(submit, release), { ...dispute, data: {} })).to.equal('condition-not-met');
  });

  it('is disputed and acknowledged by the scored agent only', () => {
    const released = story(submit, release);
    expect(answerTo(released, { ...dispute, by: '1002' })).to.equal('condition-not-met');
    expect(answerTo(released, { ...acknowledge, by: '2001', roles: ['supervisor'] })).to.equal('condition-not-met');
  });

  it('is disputed in time', () => {
    expect(answerTo(story(submit, release), { ...dispute, at: 7 * DAY })).to.equal('went to disputed');
    expect(answerTo(story(submit, release), { ...dispute, at: 7 * DAY + 1 })).to.equal('condition-not-met');
  });

  it('can be acknowledged when it is too late for a dispute', () => {
    expect(answerTo(story(submit, release), { ...acknowledge, at: 9 * DAY })).to.equal('went to acknowledged');
  });

  it('is not decided by whoever scored it, nor by the agent', () => {
    const disputed = story(submit, release, dispute);
    expect(answerTo(disputed, { ...uphold, by: '3001' })).to.equal('condition-not-met');
    expect(answerTo(disputed, { ...uphold, by: AGENT, roles: ['supervisor'] })).to.equal('condition-not-met');
  });

  it('is decided by a supervisor the second time', () => {
    const again = story(submit, release, dispute, uphold, dispute);
    expect(answerTo(again, uphold)).to.equal('condition-not-met');
    expect(answerTo(again, { ...uphold, by: '2001', roles: ['supervisor'] })).to.equal('went to upheld');
  });

  it('is closed to those whose role decides nothing', () => {
    expect(answerTo(story(submit, release, dispute), { ...uphold, roles: ['agent'] })).to.equal('role-not-allowed');
  });

  it('can be disputed as often as there are rounds', () => {
    const bySupervisor = { ...uphold, by: '2001', roles: ['supervisor'] };
    const twice = story(submit, release, dispute, uphold, dispute, bySupervisor);
    expect(answerTo(twice, dispute)).to.equal('condition-not-met');
  });

  it('gives the days for a dispute anew with each decision', () => {
    const decided = story(submit, release, dispute, { ...uphold, at: 5 * DAY });
    expect(answerTo(decided, { ...dispute, at: 12 * DAY })).to.equal('went to disputed');
  });

  it('reminds the agent, and whoever decides, in time', () => {
    expect(typesOf(advanceTo(EVALUATION_WORKFLOW, story(submit, release), 7 * DAY))).to.deep.equal(['remind-agent']);
    const disputed = story(submit, release, dispute);
    expect(typesOf(advanceTo(EVALUATION_WORKFLOW, disputed, 3 * DAY))).to.deep.equal(['remind-decider']);
  });
});
