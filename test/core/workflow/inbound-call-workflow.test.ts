import { advanceTo, INBOUND_CALL_WORKFLOW, stepsOf } from '@callside/core';
import { expect } from 'chai';
import { MINUTE, refusalOf, SECOND, story, tell, typesOf } from '../support/workflows.js';

const RESOLVING = ['connected', 'greeted', 'unverified', 'understood'] as const;
const refund = { type: 'classified', data: { category: 'refund', sensitive: true } };
const question = { type: 'classified', data: { category: 'consultation' } };

describe('INBOUND_CALL_WORKFLOW', () => {
  it('leads through the stages of a call', () => {
    const talk = story(
      INBOUND_CALL_WORKFLOW,
      'offered',
      ...RESOLVING,
      question,
      'answered',
      'summarised',
      'ended',
      'saved',
    );
    expect(stepsOf(talk).map(({ state }) => state.replace('connected.', ''))).to.deep.equal([
      'idle',
      'offered',
      'greet',
      'verify',
      'understand',
      'classify',
      'resolve',
      'summarise',
      'farewell',
      'wrap-up',
    ]);
  });

  it('refunds nobody who is not verified', () => {
    const result = tell(INBOUND_CALL_WORKFLOW, story(INBOUND_CALL_WORKFLOW, ...RESOLVING, refund), 'answered');
    expect(result.ok ? [] : result.refusal.conditions?.[0]?.reads).to.deep.equal(['flow.sensitive', 'flow.verified']);
  });

  it('refunds after a verification that comes late', () => {
    const stage = story(INBOUND_CALL_WORKFLOW, ...RESOLVING, refund, 'verified', 'answered').state;
    expect(stage).to.equal('connected.summarise');
  });

  it('opens a ticket for what is promised', () => {
    const promised = { type: 'promised', data: { callBackBy: 30 * MINUTE } };
    const result = tell(INBOUND_CALL_WORKFLOW, story(INBOUND_CALL_WORKFLOW, ...RESOLVING, question), promised);
    expect(result.effects).to.deep.equal([{ type: 'open-ticket', at: 0, params: { callBackBy: 30 * MINUTE } }]);
  });

  it('records a question that nobody can answer, and goes on', () => {
    const result = tell(INBOUND_CALL_WORKFLOW, story(INBOUND_CALL_WORKFLOW, ...RESOLVING, question), 'unknown');
    expect([result.snapshot.state, typesOf(result)]).to.deep.equal(['connected.resolve', ['record-knowledge-gap']]);
  });

  it('comes back from soothing to where it was', () => {
    expect(story(INBOUND_CALL_WORKFLOW, ...RESOLVING, 'upset', 'calmed').state).to.equal('connected.classify');
  });

  it('comes back from soothing even after a hold', () => {
    const calmed = story(INBOUND_CALL_WORKFLOW, ...RESOLVING, 'upset', 'held', 'resumed', 'calmed');
    expect(calmed.state).to.equal('connected.classify');
  });

  it('goes on in its stage after a hold', () => {
    expect(story(INBOUND_CALL_WORKFLOW, ...RESOLVING, 'held', 'resumed').state).to.equal('connected.classify');
  });

  it('tells who takes more than 30 seconds to greet', () => {
    const { effects } = advanceTo(INBOUND_CALL_WORKFLOW, story(INBOUND_CALL_WORKFLOW, 'connected'), 30 * SECOND);
    expect(effects).to.deep.equal([{ type: 'stage-overdue', at: 30 * SECOND }]);
  });

  it('times the wrap-up', () => {
    const talking = story(INBOUND_CALL_WORKFLOW, 'connected');
    expect(typesOf(tell(INBOUND_CALL_WORKFLOW, talking, 'ended'))).to.deep.equal(['start-wrap-up']);
  });

  it('tells who takes more than five minutes to wrap up', () => {
    const { effects } = advanceTo(
      INBOUND_CALL_WORKFLOW,
      story(INBOUND_CALL_WORKFLOW, 'connected', 'ended'),
      5 * MINUTE,
    );
    expect(typesOf({ effects })).to.deep.equal(['wrap-up-overdue']);
  });

  it('has no wrap-up when nobody took the call', () => {
    expect(story(INBOUND_CALL_WORKFLOW, 'offered', 'ended').state).to.equal('closed');
  });

  it('is closed for good', () => {
    const closed = story(INBOUND_CALL_WORKFLOW, 'offered', 'ended');
    expect(refusalOf(tell(INBOUND_CALL_WORKFLOW, closed, 'connected'))).to.equal('finished');
  });
});
