import { revealField, submitTicket, type CallSession } from '@callside/core';
import { expect } from 'chai';
import { rejectionOf } from '../../support/rejection.js';
import { ticketForm } from '../../support/widget-definitions.js';
import { openWidgetDesk, type WidgetDesk } from '../../support/widget-desk.js';
import { until } from '../../support/until.js';

const FORM = ticketForm({ id: 'phone', type: 'phone', label: 'Phone', pii: 'phone' });

describe('revealField', () => {
  let opened: WidgetDesk;
  let call: CallSession;

  beforeEach(async () => {
    opened = await openWidgetDesk();
    call = opened.openCall();
    await call.stored;
  });

  const look = (reason: string) =>
    opened.desk.run(revealField, { ticketId: call.ticketInput(FORM).id, callId: call.id, field: 'phone', reason });

  it('is a line in the log of a stored ticket, which reaches the server', async () => {
    await call.perform(submitTicket, call.ticketInput(FORM));
    expect(await look(' Calls back ')).to.deep.equal({ ok: true });
    await until(opened.desk, () => call.ticket?.accepted === true);
    const log = opened.server.doc(call.ticketInput(FORM).id)?.['log'] as readonly object[];
    expect(log.at(-1)).to.include({ type: 'revealed', field: 'phone', reason: 'Calls back', by: '1001' });
  });

  it('is noted with the call while there is no ticket', async () => {
    await look('Calls back');
    await until(opened.desk, () => opened.server.doc(call.id)?.['reveals'] !== undefined);
    const [noted] = opened.server.doc(call.id)?.['reveals'] as readonly object[];
    expect(noted).to.include({ field: 'phone', reason: 'Calls back', at: opened.clock.now(), by: '1001' });
  });

  it('refuses a reason that is none, and notes nothing', async () => {
    const result = await look('  x ');
    expect(result.ok ? [] : result.issues).to.deep.equal([
      { code: 'too-short', severity: 'error', path: ['reason'], params: { min: 3 } },
    ]);
    expect(call.record).not.to.have.property('reveals');
  });

  it('keeps no card number in a reason', async () => {
    await call.perform(submitTicket, call.ticketInput(FORM));
    await look('Paid with 4111111111111111');
    expect(JSON.stringify((await opened.desk.list('ticket'))[0])).not.to.include('4111111111111111');
  });

  it('rejects where there is nothing to note it with', async () => {
    const run = opened.desk.run(revealField, { ticketId: 'x', field: 'phone', reason: 'Calls back' });
    expect(await rejectionOf(run)).to.have.property('code', 'record-not-found');
  });
});
