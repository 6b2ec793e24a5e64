import {
  advanceTo,
  FIRST_TICKET_STATUS,
  startWorkflow,
  TICKET_EVENTS,
  TICKET_STATUSES,
  TICKET_WORKFLOW,
  variablesOf,
} from '@callside/core';
import { expect } from 'chai';
import { HOUR, refusalOf, story, tell, typesOf } from '../support/workflows.js';

const TICKET_VARIABLES = Object.keys(TICKET_WORKFLOW.variables ?? {});

describe('TICKET_WORKFLOW', () => {
  it('has the statuses that server and forms know', () => {
    expect(Object.keys(TICKET_WORKFLOW.states)).to.deep.equal([...TICKET_STATUSES]);
  });

  it('has the events that it names', () =>
    expect(Object.keys(TICKET_WORKFLOW.events)).to.deep.equal([...TICKET_EVENTS]));

  it('starts with the status of a new ticket', () => expect(TICKET_WORKFLOW.initial).to.equal(FIRST_TICKET_STATUS));

  it('leads from report to closure', () => {
    expect(story(TICKET_WORKFLOW, 'start', 'wait', 'resume', 'resolve', 'close').state).to.equal('closed');
  });

  it('opens a closed ticket again and counts it', () => {
    const reopened = story(TICKET_WORKFLOW, 'resolve', 'close', 'reopen');
    expect([reopened.state, variablesOf(TICKET_WORKFLOW, reopened)['reopens']]).to.deep.equal(['reopened', 1]);
  });

  it('lets nothing but that happen to a closed ticket', () => {
    const closed = story(TICKET_WORKFLOW, 'resolve', 'close');
    expect(TICKET_EVENTS.filter((type) => tell(TICKET_WORKFLOW, closed, type).ok)).to.deep.equal(['reopen']);
  });

  it('is urged without moving', () => {
    const before = story(TICKET_WORKFLOW, 'start');
    const result = tell(TICKET_WORKFLOW, before, { type: 'urge', at: HOUR, data: { reason: 'no reply' } });
    const urged = before.variables.map((value, slot) => (TICKET_VARIABLES[slot] === 'urges' ? 1 : value));
    expect(result.snapshot).to.deep.equal({ ...before, variables: urged });
  });

  it('tells the owner how often it was urged', () => {
    const twice = tell(TICKET_WORKFLOW, story(TICKET_WORKFLOW, 'urge'), { type: 'urge', data: { reason: 'no reply' } });
    expect(twice.effects).to.deep.equal([{ type: 'notify-owner', at: 0, params: { urges: 2, reason: 'no reply' } }]);
  });

  it('cannot be worked on by a customer', () => {
    expect(refusalOf(tell(TICKET_WORKFLOW, story(TICKET_WORKFLOW), { type: 'start', roles: ['customer'] }))).to.equal(
      'role-not-allowed',
    );
  });

  it('is urged by rule when there is no answer within 24 hours', () => {
    const { effects } = advanceTo(TICKET_WORKFLOW, story(TICKET_WORKFLOW), 24 * HOUR);
    expect(typesOf({ effects })).to.deep.equal(['notify-owner', 'notify-team-leader']);
  });

  it('is not urged when there is', () => {
    expect(advanceTo(TICKET_WORKFLOW, story(TICKET_WORKFLOW, 'start'), 24 * HOUR).effects).to.deep.equal([]);
  });

  it('goes to the supervisor when it is not closed within 48 hours', () => {
    const { effects } = advanceTo(TICKET_WORKFLOW, story(TICKET_WORKFLOW, 'start'), 48 * HOUR);
    expect(typesOf({ effects })).to.deep.equal(['notify-owner', 'notify-supervisor']);
  });

  it('reminds the owner when the waiting is over', () => {
    const waiting = story(TICKET_WORKFLOW, 'start', { type: 'wait', data: { until: 3 * HOUR } });
    expect(advanceTo(TICKET_WORKFLOW, waiting, 3 * HOUR).effects).to.deep.equal([
      { type: 'remind-owner', at: 3 * HOUR },
    ]);
  });

  it('urges a reply that an escalation was promised', () => {
    const escalated = story(TICKET_WORKFLOW, { type: 'escalate', data: { replyBy: 2 * HOUR } });
    expect(variablesOf(TICKET_WORKFLOW, advanceTo(TICKET_WORKFLOW, escalated, 2 * HOUR).snapshot)['urges']).to.equal(1);
  });

  it('assigns an owner at once', () => {
    expect(typesOf(startWorkflow(TICKET_WORKFLOW, { now: 0 }))).to.deep.equal(['assign-owner']);
  });
});
