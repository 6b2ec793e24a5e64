import {
  discardDraft,
  openTicket,
  readTicketDrafts,
  restoreDraft,
  resumeTicket,
  submitCallTicket,
  submitTicket,
  watchDrafts,
  type Command,
  type TicketDraftSession,
  type UnfinishedTicket,
} from '@callside/core';
import { expect } from 'chai';
import { rejectionOf } from '../../support/rejection.js';
import { ticketForm } from '../../support/widget-definitions.js';
import { CUSTOMER, DeskWorld, NOW } from '../support/desk.js';

const FORM = ticketForm(
  { id: 'place', type: 'text', label: 'Place', required: true },
  { id: 'note', type: 'long-text', label: 'Note' },
);

let world: DeskWorld;

beforeEach(async () => {
  world = new DeskWorld();
  await world.open();
});

afterEach(() => world.desk.close());

const begin = (given: object = {}): Promise<TicketDraftSession> =>
  openTicket(world.desk, { form: FORM, customer: CUSTOMER, ...given });

const drafts = (): Promise<readonly UnfinishedTicket[]> => world.desk.run(readTicketDrafts, undefined);

async function only(): Promise<UnfinishedTicket> {
  const [draft, more] = await drafts();
  if (draft === undefined || more !== undefined) throw new Error('There should be one draft.');
  return draft;
}

const notes = async (): Promise<unknown[]> => (await drafts()).map(({ values }) => values['note']);

/** Types, and lets the time pass after which it is written. */
async function typed(session: { setValue(id: string, value: string): void }, note: string): Promise<void> {
  session.setValue('note', note);
  world.clock.advance(300);
  await world.desk.run(({ store }) => store.read(['drafts'], (tx) => tx.count('drafts')), undefined);
}

/** The record of a call as it arrives when another device has closed the call. */
const closeElsewhere: Command<string, void> = ({ store }, id) =>
  store.write(['entities'], async (tx) => {
    const record = await tx.get('entities', `call/${id}`);
    if (record !== undefined) await tx.put('entities', { ...record, doc: { ...record.doc, state: 'closed' } });
  });

describe('tickets that are not finished', () => {
  it('are kept each by itself: those of a call, and others beside', async () => {
    const call = await world.call();
    const [second, third] = [await begin({ callId: call.id }), await begin({ callId: call.id })];
    await typed(call, 'first');
    world.clock.advance(1000);
    await typed(second, 'second');
    world.clock.advance(1000);
    await typed(third, 'third');
    await world.reload();
    expect(await notes()).to.deep.equal(['third', 'second', 'first']);
    expect(new Set((await drafts()).map(({ ticketId }) => ticketId)).size).to.equal(3);
  });

  it('keep what was typed in the last moment, when the desk closes', async () => {
    (await begin()).setValue('note', 'the last word');
    await world.reload();
    expect(await notes()).to.deep.equal(['the last word']);
  });

  it('tell when they were typed in, for whom, and in which form', async () => {
    const session = await begin();
    await typed(session, 'x');
    expect(await only()).to.deep.include({
      id: session.draftId,
      at: NOW + 300,
      startedAt: NOW,
      form: { id: FORM.id, version: FORM.version },
      customer: CUSTOMER,
      isOfOpenCall: false,
      isStored: false,
    });
  });

  it('go on where they were left', async () => {
    await typed(await begin(), 'half a');
    await world.reload();
    const session = await resumeTicket(world.desk, await only());
    expect(session.values).to.deep.equal({ note: 'half a' });
    expect(session.scope().customer).to.deep.equal(CUSTOMER);
    await typed(session, 'half a sentence');
    expect(await notes()).to.deep.equal(['half a sentence']);
  });

  it('go on with the session of their call while that goes on', async () => {
    const call = await world.call();
    await typed(call, 'from the call');
    expect(await resumeTicket(world.desk, await only())).to.equal(call);
  });

  it('outlive their call', async () => {
    const call = await world.call();
    await typed(call, 'not saved yet');
    await world.arrived();
    await world.desk.run(closeElsewhere, call.id);
    await world.reload();
    const draft = await only();
    expect(draft.isOfOpenCall).to.equal(false);
    const session = await resumeTicket(world.desk, draft);
    expect(session.values).to.deep.equal({ note: 'not saved yet' });
  });

  it('are no drafts any more once they are submitted', async () => {
    const session = await begin();
    await typed(session, 'x');
    session.setValue('place', 'Roof');
    const result = await submitCallTicket(session, FORM);
    expect(result?.ok).to.equal(true);
    expect(session.ticket?.ticket.customerId).to.equal(CUSTOMER.id);
    world.clock.advance(300);
    expect(await drafts()).to.deep.equal([]);
  });

  it('stay drafts when they are refused', async () => {
    const session = await begin();
    await typed(session, 'x');
    expect((await submitCallTicket(session, FORM))?.ok).to.equal(false);
    expect(await notes()).to.deep.equal(['x']);
  });

  it('stay drafts when more was typed while they were stored', async () => {
    const session = await begin();
    session.setValue('place', 'Roof');
    const submitting = submitCallTicket(session, FORM);
    session.setValue('note', 'one more thing');
    await submitting;
    await world.reload();
    expect(await only()).to.deep.include({ isStored: true });
    expect(await notes()).to.deep.equal(['one more thing']);
  });

  it('leave the ticket of their call what it is', async () => {
    const call = await world.call();
    const second = await begin({ callId: call.id });
    second.setValue('place', 'Cellar');
    await submitCallTicket(second, FORM);
    const [record] = await world.desk.list('call');
    expect(record?.ticketId).to.equal(undefined);
    await call.perform(submitTicket, { ...call.ticketInput(FORM), values: { place: 'Roof' } });
    expect((await world.desk.list('call'))[0]?.ticketId).to.equal(call.ticket?.ticket.id);
    expect((await world.desk.list('ticket')).map(({ callId }) => callId)).to.deep.equal([call.id, call.id]);
  });

  it('are not listed for calls whose ticket is stored', async () => {
    const call = await world.call();
    call.setValue('place', 'Roof');
    await submitCallTicket(call, FORM);
    await typed(call, 'more');
    expect(await drafts()).to.deep.equal([]);
  });

  it('are given up with a trace, and brought back', async () => {
    await typed(await begin(), 'x');
    const { id } = await only();
    const trace = await world.desk.run(discardDraft, { id });
    expect(await drafts()).to.deep.equal([]);
    expect(await world.desk.run(restoreDraft, { id: trace })).to.equal(true);
    expect(await notes()).to.deep.equal(['x']);
    expect(await rejectionOf(world.desk.run(discardDraft, { id: 'nobody' }))).to.include({ code: 'record-not-found' });
  });

  it('are not brought back over what was typed since', async () => {
    const session = await begin();
    await typed(session, 'old');
    const trace = await world.desk.run(discardDraft, { id: session.draftId });
    await typed(session, 'new');
    expect(await world.desk.run(restoreDraft, { id: trace })).to.equal(false);
    expect(await notes()).to.deep.equal(['new']);
  });

  it('call back when one of them is written', async () => {
    let heard = 0;
    const stop = await world.desk.run(watchDrafts, () => (heard += 1));
    const session = await begin();
    await typed(session, 'x');
    expect(heard).to.equal(1);
    stop();
    await typed(session, 'y');
    expect(heard).to.equal(1);
  });
});
