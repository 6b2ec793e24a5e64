import { advanceTo, SHIFT_HANDOVER_WORKFLOW, startWorkflow } from '@callside/core';
import { expect } from 'chai';
import { HOUR, refusalOf, story, tell, typesOf } from '../support/workflows.js';

const owned = { type: 'add', data: { owner: '1002' } };
const offer = { type: 'offer', by: '1001' };

describe('SHIFT_HANDOVER_WORKFLOW', () => {
  it('leads to the briefing', () => {
    expect(story(SHIFT_HANDOVER_WORKFLOW, owned, offer, { type: 'accept', by: '1002' }, 'brief').state).to.equal(
      'briefed',
    );
  });

  it('passes no matter without an owner', () => {
    expect(refusalOf(tell(SHIFT_HANDOVER_WORKFLOW, story(SHIFT_HANDOVER_WORKFLOW, 'add'), offer))).to.equal(
      'condition-not-met',
    );
  });

  it('passes it once it has one', () => {
    expect(story(SHIFT_HANDOVER_WORKFLOW, 'add', 'own', offer).state).to.equal('offered');
  });

  it('is not accepted by whoever offers it', () => {
    const offered = story(SHIFT_HANDOVER_WORKFLOW, owned, offer);
    expect(refusalOf(tell(SHIFT_HANDOVER_WORKFLOW, offered, { type: 'accept', by: '1001' }))).to.equal(
      'condition-not-met',
    );
  });

  it('shows the next shift the open matters first', () => {
    const offered = story(SHIFT_HANDOVER_WORKFLOW, owned, offer);
    expect(typesOf(tell(SHIFT_HANDOVER_WORKFLOW, offered, { type: 'accept', by: '1002' }))).to.deep.equal([
      'pass-owners',
      'show-matters-first',
    ]);
  });

  it('comes back with a question', () => {
    expect(story(SHIFT_HANDOVER_WORKFLOW, owned, offer, 'question').state).to.equal('collecting');
  });

  it('tells the team leader when the shift starts without it', () => {
    const { snapshot } = startWorkflow(SHIFT_HANDOVER_WORKFLOW, { now: 0, variables: { startsAt: 8 * HOUR } });
    const offered = tell(SHIFT_HANDOVER_WORKFLOW, snapshot, offer).snapshot;
    expect(typesOf(advanceTo(SHIFT_HANDOVER_WORKFLOW, offered, 8 * HOUR))).to.deep.equal(['notify-team-leader']);
  });
});
