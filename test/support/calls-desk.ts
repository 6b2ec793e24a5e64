import { submitTicket, type Customer, type Values } from '@callside/core';
import { repairTicketForm } from '@callside/playbooks';
import { openWidgetDesk, type WidgetDesk } from './widget-desk.js';

const CUSTOMERS: readonly Customer[] = [
  { id: 'C-1', name: '陈晓明', phone: '13812345678' },
  { id: 'C-2', name: 'Ms Chen', phone: '+85291234567' },
  { id: 'C-3', name: '=HYPERLINK("x")', email: 'wang.li@example.com' },
];

const REPAIR: Values = {
  name: 'Ms Chen',
  phone: '91234567',
  problemType: 'lift',
  peopleTrapped: 'no',
  location: 'Tower 3',
  description: 'The lift stops between floors 7 and 8, and the alarm cannot be heard.',
  satisfaction: 4,
};

/** A desk with so many calls, an hour apart: every second one with a ticket, the last one not saved. */
export async function openCallsDesk(
  count: number,
  options: Parameters<typeof openWidgetDesk>[0] = {},
): Promise<WidgetDesk> {
  const opened = await openWidgetDesk(options);
  const { desk, clock, openCall } = opened;
  for (let number = 0; number < count; number++) {
    const call = openCall(CUSTOMERS[number % CUSTOMERS.length]);
    await call.stored;
    await call.handle('connected');
    if (number % 2 === 1) {
      for (const [id, value] of Object.entries(REPAIR)) call.setValue(id, value);
      const result = await call.perform(submitTicket, call.ticketInput(repairTicketForm));
      if (!result.ok) throw new Error(JSON.stringify(result.issues));
    }
    if (number < count - 1) {
      clock.advance(60_000);
      await call.handle('ended');
      await call.save();
    }
    clock.advance(3_600_000);
  }
  desk.sync();
  return opened;
}
