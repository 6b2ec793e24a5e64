import { createCatalog, save, submitTicket, type CallSession, type TicketFormDefinition } from '@callside/core';
import { openWidgetDesk, type WidgetDesk } from './widget-desk.js';
import { ticketForm } from './widget-definitions.js';

export const HISTORY_FORM: TicketFormDefinition = {
  ...ticketForm(
    { id: 'place', type: 'text', label: 'Place' },
    { id: 'phone', type: 'phone', label: 'Phone', pii: 'phone' },
  ),
  duplicates: { fields: ['place'], days: 7 },
};

export interface HistoryDesk extends WidgetDesk {
  readonly catalog: ReturnType<typeof createCatalog>;
  readonly call: CallSession;
  /** Stores the ticket of the call. */
  submit(values: Readonly<Record<string, string>>): Promise<void>;
}

/** A desk with two earlier tickets of the caller and one of somebody else, and a call. */
export async function openHistoryDesk(options: Parameters<typeof openWidgetDesk>[0] = {}): Promise<HistoryDesk> {
  const opened = await openWidgetDesk(options);
  const { desk, clock, server, openCall } = opened;
  let number = 0;
  server.complete = ({ type }, doc) => (type === 'ticket' ? { ...doc, number: `GD${String((number += 1))}` } : doc);
  const earlier = async (id: string, place: string, customerId: string): Promise<void> => {
    await save(desk, submitTicket, { id, form: HISTORY_FORM, values: { place }, customerId }).accepted;
    clock.advance(60_000);
  };
  await earlier('A', 'Roof', 'C-7');
  await earlier('B', 'Lobby', 'C-7');
  await earlier('C', 'Roof', 'C-8');
  const call = openCall();
  await call.handle('connected');
  return {
    ...opened,
    call,
    catalog: createCatalog([HISTORY_FORM]),
    async submit(values) {
      for (const [id, value] of Object.entries(values)) call.setValue(id, value);
      await call.perform(submitTicket, call.ticketInput(HISTORY_FORM));
    },
  };
}
