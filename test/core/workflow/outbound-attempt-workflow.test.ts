import { advanceTo, OUTBOUND_ATTEMPT_WORKFLOW, variablesOf, type WorkflowSnapshot } from '@callside/core';
import { expect } from 'chai';
import { HOUR, refusalOf, story, tell, typesOf } from '../support/workflows.js';

const rested = (snapshot: WorkflowSnapshot) =>
  advanceTo(OUTBOUND_ATTEMPT_WORKFLOW, snapshot, snapshot.since + 4 * HOUR).snapshot;
const tried = (snapshot: WorkflowSnapshot) => {
  const dialled = tell(OUTBOUND_ATTEMPT_WORKFLOW, snapshot, 'dial').snapshot;
  return tell(OUTBOUND_ATTEMPT_WORKFLOW, dialled, 'busy').snapshot;
};
const fresh = story(OUTBOUND_ATTEMPT_WORKFLOW);

describe('OUTBOUND_ATTEMPT_WORKFLOW', () => {
  for (const [result, state] of [
    ['busy', 'resting'],
    ['no-answer', 'resting'],
    ['unreachable', 'resting'],
    ['invalid-number', 'invalid'],
    ['fax', 'invalid'],
    ['number-changed', 'invalid'],
    ['connected', 'talking'],
  ] as const) {
    it(`goes from dialling to ${state} after ${result}`, () => {
      expect(story(OUTBOUND_ATTEMPT_WORKFLOW, 'dial', result).state).to.equal(state);
    });
  }

  for (const [result, state] of [
    ['succeed', 'succeeded'],
    ['relative-informed', 'succeeded'],
    ['refuse', 'refused'],
    ['wrong-person', 'invalid'],
    ['opt-out', 'do-not-call'],
    ['call-back', 'resting'],
  ] as const) {
    it(`goes from talking to ${state} after ${result}`, () => {
      expect(story(OUTBOUND_ATTEMPT_WORKFLOW, 'dial', 'connected', result).state).to.equal(state);
    });
  }

  it('is dialled again after four hours', () => expect(rested(tried(fresh)).state).to.equal('ready'));

  it('waits for the next day after the third dial', () => {
    expect(tried(rested(tried(rested(tried(fresh))))).state).to.equal('tomorrow');
  });

  it('starts the next day anew', () => {
    const tomorrow = tried(rested(tried(rested(tried(fresh)))));
    const next = tell(OUTBOUND_ATTEMPT_WORKFLOW, tomorrow, 'next-day').snapshot;
    expect([next.state, variablesOf(OUTBOUND_ATTEMPT_WORKFLOW, next)]).to.deep.equal([
      'ready',
      { ...variablesOf(OUTBOUND_ATTEMPT_WORKFLOW, fresh), dials: 3 },
    ]);
  });

  it('reminds of a call-back at its time', () => {
    const agreed = { type: 'call-back', data: { callAt: 7 * HOUR } };
    const { snapshot, effects } = advanceTo(
      OUTBOUND_ATTEMPT_WORKFLOW,
      story(OUTBOUND_ATTEMPT_WORKFLOW, 'dial', 'connected', agreed),
      7 * HOUR,
    );
    expect([snapshot.state, typesOf({ effects })]).to.deep.equal(['ready', ['remind-agent']]);
  });

  it('is not dialled while it is not allowed, and shows why', () => {
    const blocked = tell(OUTBOUND_ATTEMPT_WORKFLOW, fresh, {
      type: 'block',
      data: { until: 9 * HOUR, reason: 'closed-hours' },
    });
    expect(blocked.effects[0]?.params).to.deep.equal({ reason: 'closed-hours' });
  });

  it('tells when a blocked record can be dialled', () => {
    const blocked = story(OUTBOUND_ATTEMPT_WORKFLOW, { type: 'block', data: { until: 9 * HOUR } });
    const result = tell(OUTBOUND_ATTEMPT_WORKFLOW, blocked, 'dial');
    expect(result.ok ? undefined : result.refusal).to.deep.equal({
      reason: 'not-from-this-state',
      event: 'dial',
      state: 'blocked',
      possibleAt: 9 * HOUR,
    });
  });

  it('records every result at once', () => {
    const result = tell(OUTBOUND_ATTEMPT_WORKFLOW, story(OUTBOUND_ATTEMPT_WORKFLOW, 'dial'), 'no-answer');
    expect(result.effects).to.deep.equal([{ type: 'record-result', at: 0, params: { result: 'no-answer' } }]);
  });

  it('never dials whoever has opted out', () => {
    expect(refusalOf(tell(OUTBOUND_ATTEMPT_WORKFLOW, story(OUTBOUND_ATTEMPT_WORKFLOW, 'opt-out'), 'dial'))).to.equal(
      'finished',
    );
  });
});
