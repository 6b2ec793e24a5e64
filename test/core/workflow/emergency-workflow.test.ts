import { EMERGENCY_WORKFLOW, startWorkflow } from '@callside/core';
import { expect } from 'chai';
import { refusalOf, story, tell, typesOf } from '../support/workflows.js';

const declare = { type: 'declare', data: { notice: 'Lifts of block B stand still.' } };

describe('EMERGENCY_WORKFLOW', () => {
  it('is reported up the line at once', () => {
    expect(typesOf(startWorkflow(EMERGENCY_WORKFLOW, { now: 0 }))).to.deep.equal(['report-up']);
  });

  it('opens one parent ticket and tells the agents what to say', () => {
    expect(tell(EMERGENCY_WORKFLOW, story(EMERGENCY_WORKFLOW), declare).effects).to.deep.equal([
      { type: 'open-parent-ticket', at: 0 },
      { type: 'report-up', at: 0 },
      { type: 'notify-agents', at: 0, params: { notice: 'Lifts of block B stand still.' } },
    ]);
  });

  it('is not declared without words for the agents', () => {
    expect(refusalOf(tell(EMERGENCY_WORKFLOW, story(EMERGENCY_WORKFLOW), 'declare'))).to.equal('condition-not-met');
  });

  it('hangs every call under it', () => {
    const linked = tell(EMERGENCY_WORKFLOW, story(EMERGENCY_WORKFLOW, declare, 'link'), {
      type: 'link',
      data: { ticket: 'GD20261121004' },
    });
    expect(linked.effects).to.deep.equal([
      { type: 'link-ticket', at: 0, params: { ticket: 'GD20261121004', calls: 2 } },
    ]);
  });

  it('closes all tickets and tells all customers together', () => {
    const result = tell(EMERGENCY_WORKFLOW, story(EMERGENCY_WORKFLOW, 'link', declare, 'link', 'restore'), 'close');
    expect(result.effects).to.deep.equal([
      { type: 'close-linked-tickets', at: 0, params: { calls: 2 } },
      { type: 'tell-customers', at: 0 },
      { type: 'report-up', at: 0 },
    ]);
  });

  it('is not closed before it is over', () => {
    expect(refusalOf(tell(EMERGENCY_WORKFLOW, story(EMERGENCY_WORKFLOW, declare), 'close'))).to.equal(
      'not-from-this-state',
    );
  });

  it('can break out again', () => {
    expect(story(EMERGENCY_WORKFLOW, declare, 'restore', 'relapse').state).to.equal('active');
  });
});
