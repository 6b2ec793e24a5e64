import { advanceTo, COMPLAINT_WORKFLOW, stepsOf, variablesOf } from '@callside/core';
import { expect } from 'chai';
import { HOUR, refusalOf, story, tell, typesOf } from '../support/workflows.js';

const toBusiness = { type: 'decline', data: { replyBy: 20 * HOUR } };
const UPWARDS = ['in-scope', 'answer', 'decline', 'answer', toBusiness] as const;

describe('COMPLAINT_WORKFLOW', () => {
  it('ends with the agent when the customer accepts', () => {
    expect(story(COMPLAINT_WORKFLOW, 'in-scope', 'answer', 'accept').state).to.equal('closed');
  });

  it('goes up step by step until the customer has said yes twice', () => {
    const end = story(COMPLAINT_WORKFLOW, ...UPWARDS, 'propose', 'accept', 'confirm');
    expect(stepsOf(end).map(({ state }) => state)).to.deep.equal([
      'scope',
      'agent',
      'supervisor',
      'business-contact',
      'follow-up',
      'second-confirmation',
    ]);
  });

  it('goes round again when the customer takes the second yes back', () => {
    const again = story(COMPLAINT_WORKFLOW, ...UPWARDS, 'propose', 'accept', toBusiness);
    expect([again.state, variablesOf(COMPLAINT_WORKFLOW, again)['rounds']]).to.deep.equal(['business-contact', 2]);
  });

  it('does not close on the first yes to a proposal', () => {
    const proposed = story(COMPLAINT_WORKFLOW, ...UPWARDS, 'propose');
    expect(refusalOf(tell(COMPLAINT_WORKFLOW, proposed, 'confirm'))).to.equal('not-from-this-state');
  });

  it('takes no yes to nothing', () => {
    expect(refusalOf(tell(COMPLAINT_WORKFLOW, story(COMPLAINT_WORKFLOW, 'in-scope'), 'accept'))).to.equal(
      'condition-not-met',
    );
  });

  it('gives the supervisor whoever refuses the other hotline', () => {
    const result = tell(COMPLAINT_WORKFLOW, story(COMPLAINT_WORKFLOW, 'out-of-scope'), 'decline');
    expect([result.snapshot.state, typesOf(result)]).to.deep.equal([
      'supervisor',
      ['record-refusal', 'notify-supervisor'],
    ]);
  });

  it('goes to the business contact only with a deadline for the reply', () => {
    const declined = story(COMPLAINT_WORKFLOW, 'in-scope', 'answer', 'decline');
    expect(refusalOf(tell(COMPLAINT_WORKFLOW, declined, 'decline'))).to.equal('condition-not-met');
  });

  it('lets only the supervisor hand it there', () => {
    const declined = story(COMPLAINT_WORKFLOW, 'in-scope', 'answer', 'decline');
    expect(refusalOf(tell(COMPLAINT_WORKFLOW, declined, { ...toBusiness, roles: ['agent'] }))).to.equal(
      'role-not-allowed',
    );
  });

  it('promises the customer a call-back', () => {
    const declined = story(COMPLAINT_WORKFLOW, 'in-scope', 'answer', 'decline');
    expect(tell(COMPLAINT_WORKFLOW, declined, toBusiness).effects[0]).to.deep.equal({
      type: 'promise-call-back',
      at: 0,
      params: { by: 20 * HOUR },
    });
  });

  it('urges an overdue reply', () => {
    const { snapshot } = advanceTo(COMPLAINT_WORKFLOW, story(COMPLAINT_WORKFLOW, ...UPWARDS), 20 * HOUR);
    expect(variablesOf(COMPLAINT_WORKFLOW, snapshot)['urges']).to.equal(1);
  });

  it('misses the first plan after 24 hours and the end after 48', () => {
    const { effects } = advanceTo(COMPLAINT_WORKFLOW, story(COMPLAINT_WORKFLOW, 'in-scope'), 48 * HOUR);
    expect(effects.map(({ type, at }) => [type, at / HOUR])).to.deep.equal([
      ['plan-overdue', 24],
      ['notify-supervisor', 24],
      ['closure-overdue', 48],
      ['notify-manager', 48],
    ]);
  });

  it('does not miss the plan once there was one', () => {
    const { effects } = advanceTo(COMPLAINT_WORKFLOW, story(COMPLAINT_WORKFLOW, 'in-scope', 'answer'), 24 * HOUR);
    expect(effects).to.deep.equal([]);
  });
});
