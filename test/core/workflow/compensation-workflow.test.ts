import { advanceTo, COMPENSATION_WORKFLOW, variablesOf } from '@callside/core';
import { expect } from 'chai';
import { HOUR, refusalOf, story, tell, typesOf } from '../support/workflows.js';

const amount = (value: number) => ({ type: 'amend', data: { amount: value } });
const verified = (value: number) => story(COMPENSATION_WORKFLOW, amount(value), { type: 'verify', by: '1001' });
const approve = (role: string, by: string) => ({ type: 'approve', by, roles: [role] });

describe('COMPENSATION_WORKFLOW', () => {
  it('is verified before it can be approved', () => {
    const requested = story(COMPENSATION_WORKFLOW, amount(100));
    expect(refusalOf(tell(COMPENSATION_WORKFLOW, requested, approve('manager', '9')))).to.equal('not-from-this-state');
  });

  for (const [role, value, state] of [
    ['team-leader', 200, 'approved'],
    ['team-leader', 201, 'second-person'],
    ['supervisor', 1000, 'approved'],
    ['supervisor', 1001, 'second-person'],
    ['manager', 5000, 'approved'],
    ['manager', 5001, 'second-person'],
    ['agent', 1, 'second-person'],
  ] as const) {
    it(`goes to ${state} when ${role} approves ${String(value)}`, () => {
      expect(tell(COMPENSATION_WORKFLOW, verified(value), approve(role, '2001')).snapshot.state).to.equal(state);
    });
  }

  it('refuses the same person as the second', () => {
    const first = tell(COMPENSATION_WORKFLOW, verified(3000), approve('supervisor', '2001')).snapshot;
    expect(refusalOf(tell(COMPENSATION_WORKFLOW, first, approve('supervisor', '2001')))).to.equal('condition-not-met');
  });

  it('refuses a second person whom nobody knows', () => {
    const first = tell(COMPENSATION_WORKFLOW, verified(3000), approve('supervisor', '2001')).snapshot;
    expect(refusalOf(tell(COMPENSATION_WORKFLOW, first, { type: 'approve', roles: ['manager'] }))).to.equal(
      'condition-not-met',
    );
  });

  it('takes another person as the second, and keeps both', () => {
    const first = tell(COMPENSATION_WORKFLOW, verified(3000), approve('supervisor', '2001')).snapshot;
    const second = tell(COMPENSATION_WORKFLOW, first, approve('manager', '3001')).snapshot;
    expect([second.state, variablesOf(COMPENSATION_WORKFLOW, second)]).to.deep.equal([
      'approved',
      { ...variablesOf(COMPENSATION_WORKFLOW, first), approvedBy: '2001', secondBy: '3001' },
    ]);
  });

  it('verifies another amount anew', () => {
    const amended = tell(COMPENSATION_WORKFLOW, verified(100), amount(900)).snapshot;
    expect([amended.state, variablesOf(COMPENSATION_WORKFLOW, amended)['verifiedBy']]).to.deep.equal([
      'requested',
      null,
    ]);
  });

  it('verifies no claim for nothing', () => {
    expect(refusalOf(tell(COMPENSATION_WORKFLOW, story(COMPENSATION_WORKFLOW), 'verify'))).to.equal(
      'condition-not-met',
    );
  });

  it('urges a second person after 24 hours', () => {
    const first = tell(COMPENSATION_WORKFLOW, verified(3000), approve('supervisor', '2001')).snapshot;
    expect(typesOf(advanceTo(COMPENSATION_WORKFLOW, first, 24 * HOUR))).to.deep.equal(['urge']);
  });

  it('pays what was approved', () => {
    const approved = tell(COMPENSATION_WORKFLOW, verified(150), approve('team-leader', '2001')).snapshot;
    expect(tell(COMPENSATION_WORKFLOW, approved, 'pay').effects[0]).to.deep.equal({
      type: 'pay',
      at: 0,
      params: { amount: 150 },
    });
  });
});
