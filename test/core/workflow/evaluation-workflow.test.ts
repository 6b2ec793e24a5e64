import { advanceTo, EVALUATION_WORKFLOW } from '@callside/core';
import { expect } from 'chai';
import { HOUR, refusalOf, story, tell, typesOf } from '../support/workflows.js';

const RELEASED = [{ type: 'submit', by: '3001' }, 'release'] as const;
const dispute = { type: 'dispute', by: '1001', data: { question: 'greeting', reason: 'The line was cut.' } };
const uphold = { type: 'uphold', by: '3002' };

describe('EVALUATION_WORKFLOW', () => {
  it('leads from the draft to the agent’s word on it', () => {
    expect(story(EVALUATION_WORKFLOW, ...RELEASED, 'acknowledge', 'close').state).to.equal('closed');
  });

  it('is disputed by question, with a reason', () => {
    const result = tell(EVALUATION_WORKFLOW, story(EVALUATION_WORKFLOW, ...RELEASED), dispute);
    expect(result.effects).to.deep.equal([{ type: 'notify-supervisor', at: 0, params: { question: 'greeting' } }]);
  });

  it('takes no dispute without a question', () => {
    const released = story(EVALUATION_WORKFLOW, ...RELEASED);
    expect(refusalOf(tell(EVALUATION_WORKFLOW, released, { ...dispute, data: { reason: 'No.' } }))).to.equal(
      'condition-not-met',
    );
  });

  it('is disputed by the agent only', () => {
    const released = story(EVALUATION_WORKFLOW, ...RELEASED);
    expect(refusalOf(tell(EVALUATION_WORKFLOW, released, { ...dispute, roles: ['evaluator'] }))).to.equal(
      'role-not-allowed',
    );
  });

  it('is not decided by whoever scored it', () => {
    const disputed = story(EVALUATION_WORKFLOW, ...RELEASED, dispute);
    expect(refusalOf(tell(EVALUATION_WORKFLOW, disputed, { type: 'uphold', by: '3001' }))).to.equal(
      'condition-not-met',
    );
  });

  it('is scored again when it is revised', () => {
    const result = tell(EVALUATION_WORKFLOW, story(EVALUATION_WORKFLOW, ...RELEASED, dispute), {
      type: 'revise',
      by: '3002',
    });
    expect([result.snapshot.state, typesOf(result)]).to.deep.equal(['revised', ['score-again', 'notify-agent']]);
  });

  it('can be disputed as often as there are rounds', () => {
    const twice = story(EVALUATION_WORKFLOW, ...RELEASED, dispute, uphold, dispute, uphold);
    expect(refusalOf(tell(EVALUATION_WORKFLOW, twice, dispute))).to.equal('condition-not-met');
  });

  it('goes back to the evaluator before it is released', () => {
    expect(story(EVALUATION_WORKFLOW, { type: 'submit', by: '3001' }, 'send-back').state).to.equal('draft');
  });

  it('reminds the agent in time', () => {
    const released = story(EVALUATION_WORKFLOW, 'submit', { type: 'release', data: { acknowledgeBy: 72 * HOUR } });
    expect(typesOf(advanceTo(EVALUATION_WORKFLOW, released, 72 * HOUR))).to.deep.equal(['remind-agent']);
  });
});
