import { createCatalog, submitTicket, type CallSession, type Ticket, type TicketFormDefinition } from '@callside/core';
import { hotlineCalendar, repairAssignment, repairTicketForm, serviceSlaPolicy } from '@callside/playbooks';
import { openWidgetDesk, type WidgetDesk } from './widget-desk.js';

/** A form whose ticket has clocks, an assignment policy, and a field that it cannot be resolved without. */
export const LIVELY_FORM: TicketFormDefinition = {
  ...repairTicketForm,
  id: 'lively',
  sla: { id: serviceSlaPolicy.id },
  assignment: { id: repairAssignment.id },
  sections: [
    ...repairTicketForm.sections.filter(({ id }) => id !== 'handling'),
    {
      id: 'end',
      title: 'End',
      fields: [{ id: 'cause', type: 'text', label: 'Cause', requiredFor: ['resolved'] }],
    },
  ],
};

export const CATALOG = createCatalog([LIVELY_FORM, serviceSlaPolicy, hotlineCalendar, repairAssignment]);

/** Who may get a ticket of the repair department. */
export const CANDIDATES = [
  { id: '1002', team: 'engineering', available: true, open: 2, today: 1, skills: { lift: 2 } },
  { id: '1003', team: 'engineering', available: true, open: 0, today: 0, skills: { lift: 1 } },
];

export interface TicketDesk extends WidgetDesk {
  readonly call: CallSession;
  ticket(): Promise<Ticket>;
}

/** A desk with a call whose ticket is stored. */
export async function openTicketDesk(options: Parameters<typeof openWidgetDesk>[0] = {}): Promise<TicketDesk> {
  const opened = await openWidgetDesk(options);
  const call = opened.openCall();
  await call.handle('connected');
  for (const [id, value] of Object.entries(VALUES)) call.setValue(id, value);
  const result = await call.perform(submitTicket, call.ticketInput(LIVELY_FORM));
  if (!result.ok) throw new Error(`The ticket is refused: ${JSON.stringify(result.issues)}`);
  return {
    ...opened,
    call,
    async ticket() {
      const [found] = await opened.desk.list('ticket');
      if (found === undefined) throw new Error('There is no ticket.');
      return found;
    },
  };
}

const VALUES = {
  name: 'Ms Chen',
  phone: '13800001234',
  problemType: 'water',
  location: 'Basement',
  description: 'Water comes through the ceiling.',
  urgency: 'normal',
};
