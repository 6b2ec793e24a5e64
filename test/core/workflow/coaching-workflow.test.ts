import { advanceTo, COACHING_WORKFLOW, startWorkflow, type WorkflowSnapshot } from '@callside/core';
import { expect } from 'chai';
import { HOUR, refusalOf, tell, typesOf, type Told } from '../support/workflows.js';

const DAY = 24 * HOUR;
const AGENT = '1001';
const check = { type: 'check', by: '2001', data: { values: [80, 90] } };
const act = { type: 'act', by: '2001', data: { note: 'Greets in time now.' } };

function story(...events: readonly Told[]): WorkflowSnapshot {
  const variables = { agent: AGENT, dueAt: 14 * DAY };
  const start = startWorkflow(COACHING_WORKFLOW, { now: 0, variables }).snapshot;
  return events.reduce<WorkflowSnapshot>((snapshot, told) => {
    const result = tell(COACHING_WORKFLOW, snapshot, told);
    if (!result.ok) throw new Error(`${JSON.stringify(told)} was refused: ${JSON.stringify(result.refusal)}`);
    return result.snapshot;
  }, start);
}

const answerTo = (snapshot: WorkflowSnapshot, told: Told): string => refusalOf(tell(COACHING_WORKFLOW, snapshot, told));

describe('COACHING_WORKFLOW', () => {
  it('goes from the plan to what is secured', () => {
    expect(story('start', check, act, 'secure').state).to.equal('closed');
  });

  it('goes round again with a day of its own', () => {
    const repeat = { type: 'repeat', by: '2001', at: 15 * DAY, data: { dueAt: 29 * DAY } };
    const again = story('start', { ...check, at: 14 * DAY }, { ...act, at: 14 * DAY }, repeat);
    expect(again.state).to.equal('do');
    expect(typesOf(advanceTo(COACHING_WORKFLOW, again, 29 * DAY))).to.deep.equal(['remind-coach']);
  });

  it('asks for what was measured, for what follows, and for a day to come', () => {
    expect(answerTo(story('start'), { ...check, data: { values: [] } })).to.equal('condition-not-met');
    expect(answerTo(story('start', check), { ...act, data: {} })).to.equal('condition-not-met');
    expect(answerTo(story('start', check, act), { type: 'repeat', at: 5, data: { dueAt: 4 } })).to.equal(
      'condition-not-met',
    );
  });

  it('is not moved by whoever is coached', () => {
    expect(answerTo(story(), { type: 'start', by: AGENT })).to.equal('condition-not-met');
    expect(answerTo(story(), { type: 'start', by: '1002', roles: ['agent'] })).to.equal('role-not-allowed');
  });

  it('reminds whoever coaches in time', () => {
    expect(typesOf(advanceTo(COACHING_WORKFLOW, story('start'), 14 * DAY))).to.deep.equal(['remind-coach']);
  });

  it('is withdrawn before it is checked, and not after', () => {
    expect(answerTo(story('start'), { type: 'withdraw', by: '2001' })).to.equal('went to withdrawn');
    expect(answerTo(story('start', check), { type: 'withdraw', by: '2001' })).to.equal('not-from-this-state');
  });
});
