import { assign, createFormModel, slaEventsOf, TICKET_WORKFLOW, ticketFlow, type Ticket } from '@callside/core';
import * as playbooks from '@callside/playbooks';
import { expect } from 'chai';

const FORMS = Object.values(playbooks).filter((each) => each.kind === 'ticket-form');

const ticketOf = (form: string): Ticket => ({
  id: 't',
  form: { id: form, version: 1 },
  status: 'pending',
  values: {},
  createdBy: '1001',
  createdAt: 0,
});

describe('the ticket templates', () => {
  it('are one for each kind of business', () => {
    expect(FORMS.map(({ id }) => id).sort()).to.deep.equal([
      'after-sales',
      'billing',
      'complaint',
      'consultation',
      'logistics',
      'product-use',
      'repair',
      'sales-lead',
    ]);
  });

  it('number their tickets apart', () => {
    expect(new Set(FORMS.map(({ numbering }) => numbering)).size).to.equal(FORMS.length);
  });

  for (const form of FORMS)
    it(`ask by the same fields who has called, and what was agreed: ${form.id}`, () => {
      const ids = form.sections.flatMap(({ fields }) => fields.map(({ id }) => id));
      expect(ids).to.include.members(['name', 'phone', 'problemType', 'description', 'outcome']);
    });

  it('take over from the customer what is known', () => {
    for (const { sections } of FORMS) {
      const fields = sections.flatMap((section) => section.fields);
      const model = createFormModel(fields, { scope: { customer: { name: 'Ms Chen', phone: '138' } } });
      expect(model.state('name')?.value).to.equal('Ms Chen');
    }
  });

  for (const [form, to] of [
    ['complaint', { person: '2' }],
    ['logistics', { person: '1' }],
    ['consultation', { queue: 'service-desk' }],
  ] as const)
    it(`send a ticket to its department: ${form}`, () => {
      const seats = [
        { id: '1', department: 'logistics', available: true, open: 0, today: 0 },
        { id: '2', department: 'customer-relations', available: true, open: 1, today: 0 },
        { id: '3', department: 'customer-relations', available: true, open: 2, today: 0 },
      ];
      const result = assign(playbooks.departmentAssignment, seats, { ticket: { ...ticketOf(form) } });
      expect(result.assigned && result.to).to.deep.equal(to);
    });

  it('tell the promises of service what a ticket is', () => {
    const ticket = ticketOf('complaint');
    const [created] = slaEventsOf(ticket, ticketFlow(ticket, TICKET_WORKFLOW, 0));
    expect(created).to.deep.include({ ticket: { type: 'complaint' } });
  });

  it('ask for an amount of a complaint only where one is demanded', () => {
    const fields = playbooks.complaintTicketForm.sections.flatMap((section) => section.fields);
    const model = createFormModel(fields, {});
    expect(model.state('amount')?.visible).to.equal(false);
    model.setValue('demands', ['apology', 'compensation']);
    expect(model.state('amount')?.visible).to.equal(true);
  });

  it('take a month of a bill, and nothing else', () => {
    const fields = playbooks.billingTicketForm.sections.flatMap((section) => section.fields);
    const model = createFormModel(fields, {});
    const wrong = (value: string): boolean => {
      model.setValue('period', value);
      return model.check('pending').some(({ path }) => path[0] === 'period');
    };
    expect([wrong('2026-11'), wrong('2026-13'), wrong('November')]).to.deep.equal([false, true, true]);
  });
});
