import { advanceTo, FOLLOW_UP_WORKFLOW, startWorkflow, variablesOf } from '@callside/core';
import { expect } from 'chai';
import { HOUR, refusalOf, story, tell, typesOf } from '../support/workflows.js';

const RATING = ['call', 'reached', 'solved'] as const;

describe('FOLLOW_UP_WORKFLOW', () => {
  it('ends with a rating', () => {
    const done = story(FOLLOW_UP_WORKFLOW, ...RATING, { type: 'rate', data: { satisfaction: 5 } });
    expect([done.state, variablesOf(FOLLOW_UP_WORKFLOW, done)['satisfaction']]).to.deep.equal(['done', 5]);
  });

  it('takes a relative’s word', () => {
    expect(story(FOLLOW_UP_WORKFLOW, 'call', 'relative-reached', 'solved').state).to.equal('rating');
  });

  it('takes no rating beyond 1 to 5', () => {
    const asked = story(FOLLOW_UP_WORKFLOW, ...RATING);
    expect(refusalOf(tell(FOLLOW_UP_WORKFLOW, asked, { type: 'rate', data: { satisfaction: 6 } }))).to.equal(
      'condition-not-met',
    );
  });

  it('tells the team leader of a bad rating', () => {
    const rated = tell(FOLLOW_UP_WORKFLOW, story(FOLLOW_UP_WORKFLOW, ...RATING), {
      type: 'rate',
      data: { satisfaction: 2 },
    });
    expect(typesOf(rated)).to.include('notify-team-leader');
  });

  it('opens the ticket of an unsolved matter again', () => {
    const result = tell(FOLLOW_UP_WORKFLOW, story(FOLLOW_UP_WORKFLOW, 'call', 'reached'), 'unsolved');
    expect(typesOf(result)).to.include('reopen-ticket');
  });

  it('reminds at the planned time', () => {
    const { snapshot } = startWorkflow(FOLLOW_UP_WORKFLOW, { now: 0, variables: { dueAt: 6 * HOUR } });
    expect(advanceTo(FOLLOW_UP_WORKFLOW, snapshot, 6 * HOUR).effects).to.deep.equal([
      { type: 'remind-agent', at: 6 * HOUR },
    ]);
  });

  it('is tried again after four hours', () => {
    const missed = story(FOLLOW_UP_WORKFLOW, 'call', 'not-reached');
    expect(advanceTo(FOLLOW_UP_WORKFLOW, missed, 4 * HOUR).snapshot.state).to.equal('planned');
  });

  it('waits for the next day after three tries', () => {
    const { snapshot } = startWorkflow(FOLLOW_UP_WORKFLOW, { now: 0, variables: { triesToday: 2 } });
    const called = tell(FOLLOW_UP_WORKFLOW, snapshot, 'call').snapshot;
    const missed = tell(FOLLOW_UP_WORKFLOW, called, 'not-reached').snapshot;
    const waited = advanceTo(FOLLOW_UP_WORKFLOW, missed, 9 * HOUR).snapshot;
    expect([waited.state, tell(FOLLOW_UP_WORKFLOW, waited, 'next-day').snapshot.state]).to.deep.equal([
      'waiting',
      'planned',
    ]);
  });

  it('is given up by a team leader only', () => {
    expect(
      refusalOf(tell(FOLLOW_UP_WORKFLOW, story(FOLLOW_UP_WORKFLOW), { type: 'give-up', roles: ['agent'] })),
    ).to.equal('role-not-allowed');
  });
});
