import '@callside/ticket-form/define.js';
import { createCatalog, openTicket, readTicketDrafts, resumeTicket, type Desk } from '@callside/core';
import { billingTicketForm, complaintTicketForm, logisticsTicketForm } from '@callside/playbooks';
import type { TicketForm, TicketTemplateEvent } from '@callside/ticket-form';
import { expect, oneEvent } from '@open-wc/testing';
import { eventually, same } from '../harness/eventually.js';
import { openWidgetDesk } from '../support/widget-desk.js';
import { showElement } from '../support/widget-page.js';

const TEMPLATES = [logisticsTicketForm, billingTicketForm, complaintTicketForm];

const select = (form: TicketForm): HTMLSelectElement | null =>
  form.shadowRoot?.querySelector<HTMLSelectElement>('[data-template]') ?? null;

const titleOf = (form: TicketForm): string => form.shadowRoot?.querySelector('h2')?.textContent.trim() ?? '';

const isTitle = (form: TicketForm, title: string): Promise<void> =>
  eventually(() => same('title', titleOf(form), title));

const hasField = (form: TicketForm, id: string): boolean => form.shadowRoot?.querySelector(`[name="${id}"]`) !== null;

const valueOf = (form: TicketForm, id: string): unknown =>
  form.shadowRoot?.querySelector<HTMLElement & { value: unknown }>(`[name="${id}"]`)?.value;

async function choose(form: TicketForm, index: number): Promise<void> {
  await eventually(() => same('choice on screen', select(form) !== null, true));
  const choice = select(form);
  if (choice === null) throw new Error('There is nothing to choose from.');
  choice.selectedIndex = index;
  choice.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Waits until the draft names the form; a test that waits in vain ends by its time limit. */
async function isKept(desk: Desk, form: string): Promise<void> {
  window.dispatchEvent(new Event('pagehide'));
  while ((await desk.run(readTicketDrafts, undefined))[0]?.form?.id !== form)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('<callside-ticket-form> with templates', () => {
  it('begins with the first one, and offers the others', async () => {
    const form = await showElement('callside-ticket-form', { templates: TEMPLATES });
    expect(titleOf(form)).to.equal('Delivery ticket');
    await eventually(() => same('choices', select(form)?.options.length, 3));
  });

  it('offers nothing where there is one', async () => {
    const { openCall } = await openWidgetDesk();
    const form = await showElement('callside-ticket-form', { templates: [billingTicketForm], call: openCall() });
    // With a call the parts are loaded all the same.
    await eventually(() => same('parts', form.shadowRoot?.querySelector('callside-ticket-history') !== null, true));
    expect([titleOf(form), select(form)]).to.deep.equal(['Billing ticket', null]);
  });

  it('keeps what was typed, also what the other template does not ask', async () => {
    const { openCall } = await openWidgetDesk();
    const call = openCall();
    const form = await showElement('callside-ticket-form', { templates: TEMPLATES, call });
    call.setValue('description', 'The parcel is wet.');
    call.setValue('waybill', 'SF-1');
    await choose(form, 2);
    await isTitle(form, 'Complaint');
    expect([valueOf(form, 'description'), hasField(form, 'waybill')]).to.deep.equal(['The parcel is wet.', false]);
    await choose(form, 0);
    await isTitle(form, 'Delivery ticket');
    expect(valueOf(form, 'waybill')).to.equal('SF-1');
  });

  it('begins the next call with the usual one', async () => {
    const { openCall } = await openWidgetDesk();
    const form = await showElement('callside-ticket-form', { templates: TEMPLATES, call: openCall() });
    await choose(form, 1);
    await isTitle(form, 'Billing ticket');
    form.call = openCall();
    await isTitle(form, 'Delivery ticket');
  });

  it('tells the host', async () => {
    const form = await showElement('callside-ticket-form', { templates: TEMPLATES });
    const event = oneEvent(form, 'callside-ticket-template') as Promise<TicketTemplateEvent>;
    await choose(form, 1);
    expect((await event).definition).to.equal(billingTicketForm);
  });

  it('stores the ticket with the template that was chosen, and offers no other after that', async () => {
    const { openCall } = await openWidgetDesk();
    const call = openCall();
    const form = await showElement('callside-ticket-form', { templates: TEMPLATES, call });
    await choose(form, 1);
    await isTitle(form, 'Billing ticket');
    for (const [id, value] of Object.entries({
      problemType: 'plan',
      account: 'A-1',
      description: 'Smaller',
      waybill: 'x',
    }))
      call.setValue(id, value);
    expect(await form.submit()).to.equal(true);
    expect(call.ticket?.ticket.form).to.deep.equal({ id: 'billing', version: 1 });
    expect(call.ticket?.ticket.values).not.to.have.property('waybill');
    await eventually(() => same('choice', select(form), null));
  });

  it('shows a stored ticket in the version that it was made with', async () => {
    const { openCall } = await openWidgetDesk();
    const call = openCall();
    const form = await showElement('callside-ticket-form', { definition: billingTicketForm, call });
    for (const [id, value] of Object.entries({ problemType: 'plan', account: 'A-1', description: 'Smaller' }))
      call.setValue(id, value);
    await form.submit();
    const next = { ...billingTicketForm, version: 2, title: 'Billing, new' };
    Object.assign(form, { catalog: createCatalog([billingTicketForm, next]), definition: next });
    await form.updateComplete;
    expect(titleOf(form)).to.equal('Billing ticket');
  });

  it('comes back after a reload as it was chosen', async () => {
    const opened = await openWidgetDesk();
    const call = opened.openCall();
    const form = await showElement('callside-ticket-form', { templates: TEMPLATES, call });
    call.setValue('description', 'Rude');
    await choose(form, 2);
    await isTitle(form, 'Complaint');
    await isKept(opened.desk, 'complaint');
    const [resumed] = await opened.desk.resumeCalls();
    expect(resumed?.form).to.deep.equal({ id: 'complaint', version: 1 });
  });

  it('keeps the choice with a ticket beside a call', async () => {
    const { desk } = await openWidgetDesk();
    const session = await openTicket(desk, { form: logisticsTicketForm });
    const form = await showElement('callside-ticket-form', { templates: TEMPLATES, call: session });
    await choose(form, 1);
    await isTitle(form, 'Billing ticket');
    await isKept(desk, 'billing');
    const [draft] = await desk.run(readTicketDrafts, undefined);
    const again = await showElement('callside-ticket-form', {
      templates: TEMPLATES,
      call: draft && (await resumeTicket(desk, draft)),
    });
    expect(titleOf(again)).to.equal('Billing ticket');
  });
});
