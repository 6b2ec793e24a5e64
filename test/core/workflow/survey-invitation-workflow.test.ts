import { advanceTo, SURVEY_INVITATION_WORKFLOW } from '@callside/core';
import { expect } from 'chai';
import { HOUR, refusalOf, story, tell, typesOf } from '../support/workflows.js';

const send = { type: 'send', data: { channel: 'sms', expiresAt: 72 * HOUR, remindAt: 24 * HOUR } };

describe('SURVEY_INVITATION_WORKFLOW', () => {
  it('leads to the answer', () => {
    expect(story(SURVEY_INVITATION_WORKFLOW, send, 'open', 'complete').state).to.equal('answered');
  });

  it('is not sent with a link that has ended', () => {
    const planned = story(SURVEY_INVITATION_WORKFLOW);
    expect(refusalOf(tell(SURVEY_INVITATION_WORKFLOW, planned, { type: 'send', at: HOUR }))).to.equal(
      'condition-not-met',
    );
  });

  it('reminds once and then ends', () => {
    const { snapshot, effects } = advanceTo(
      SURVEY_INVITATION_WORKFLOW,
      story(SURVEY_INVITATION_WORKFLOW, send),
      99 * HOUR,
    );
    expect([snapshot.state, typesOf({ effects })]).to.deep.equal(['expired', ['send-reminder', 'close-link']]);
  });

  it('does not remind whoever has opened it', () => {
    const opened = story(SURVEY_INVITATION_WORKFLOW, send, 'open');
    expect(advanceTo(SURVEY_INVITATION_WORKFLOW, opened, 24 * HOUR).effects).to.deep.equal([]);
  });

  it('takes no answer after the end', () => {
    const sent = story(SURVEY_INVITATION_WORKFLOW, send);
    expect(refusalOf(tell(SURVEY_INVITATION_WORKFLOW, sent, { type: 'complete', at: 73 * HOUR }))).to.equal('finished');
  });

  it('tells the team leader of a bad answer', () => {
    const opened = story(SURVEY_INVITATION_WORKFLOW, send, 'open');
    expect(
      typesOf(tell(SURVEY_INVITATION_WORKFLOW, opened, { type: 'complete', data: { satisfaction: 1 } })),
    ).to.deep.equal(['notify-team-leader', 'count-response']);
  });

  it('ends when the customer opts out', () => {
    expect(story(SURVEY_INVITATION_WORKFLOW, send, { type: 'opt-out', roles: ['customer'] }).state).to.equal(
      'declined',
    );
  });
});
