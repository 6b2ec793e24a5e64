import { judgePatternsBy, moveTicket, patternFault, submitTicket, type TicketFormDefinition } from '@callside/core';
import { expect } from 'chai';
import { OFFLINE, openWidgetDesk, type WidgetDesk } from '../../support/widget-desk.js';
import { rejectionOf } from '../../support/rejection.js';

const form = (pattern: string): TicketFormDefinition => ({
  kind: 'ticket-form',
  id: 'mails',
  version: 1,
  status: 'published',
  title: 'Mails',
  sections: [{ id: 'all', title: 'All', fields: [{ id: 'mail', type: 'text', label: 'Mail', pattern }] }],
});

const MAILS = form('[^@\\s]+@[^@\\s]+');

describe('a command over a pattern that nothing loaded so far can judge', () => {
  let opened: WidgetDesk;

  const submit = (mail: string, of = MAILS) => opened.desk.run(submitTicket, { id: 'T1', form: of, values: { mail } });

  beforeEach(async () => {
    opened = await openWidgetDesk({ failure: OFFLINE });
    judgePatternsBy(undefined);
  });

  afterEach(async () => {
    judgePatternsBy(patternFault);
    await opened.desk.close();
  });

  it('stores what the pattern takes, once', async () => {
    expect(await submit('lin@example.com')).to.have.property('ok', true);
    expect(await opened.desk.list('ticket')).to.have.length(1);
  });

  it('gives back what the pattern refuses, and stores nothing', async () => {
    const result = await submit('nobody');
    expect(!result.ok && result.issues.map(({ code }) => code)).to.deep.equal(['pattern-mismatch']);
    expect(await opened.desk.list('ticket')).to.deep.equal([]);
  });

  it('still refuses an unsafe pattern', async () => {
    expect(await rejectionOf(submit('aaaa', form('(a+)+')))).to.have.property('code', 'definition-invalid');
  });

  it('moves a ticket by its form', async () => {
    await submit('lin@example.com');
    judgePatternsBy(undefined);
    expect(await opened.desk.run(moveTicket, { id: 'T1', event: 'start', form: MAILS })).to.have.property('ok', true);
  });
});
