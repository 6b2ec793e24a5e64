import { createCatalog, mergeRules, save, submitTicket, type Ticket } from '@callside/core';
import { OFFLINE, openWidgetDesk, type WidgetDesk } from './widget-desk.js';
import { ticketForm } from './widget-definitions.js';

const FORM = ticketForm(
  { id: 'place', type: 'text', label: 'Place', merge: 'manual' },
  {
    id: 'kind',
    type: 'select',
    label: 'Kind',
    merge: 'client',
    options: [
      { value: 'water', label: 'Water' },
      { value: 'lift', label: 'Lift' },
    ],
  },
  { id: 'phone', type: 'phone', label: 'Phone' },
);

export interface DisputedDesk extends WidgetDesk {
  readonly catalog: ReturnType<typeof createCatalog>;
  ticket(): Promise<Ticket>;
  /** Waits until nothing is left to send. */
  sent(): Promise<void>;
}

/** A desk whose ticket others have changed in the same fields while it was offline. */
export async function openDisputedDesk(options: Parameters<typeof openWidgetDesk>[0] = {}): Promise<DisputedDesk> {
  const opened = await openWidgetDesk(options);
  const { desk, server } = opened;
  server.rules = (type) => mergeRules(type, FORM.sections[0]?.fields);
  const submit = (values: Ticket['values']) => save(desk, submitTicket, { id: 'T1', form: FORM, values });
  await submit({ place: 'Roof', kind: 'water', phone: '13800001234' }).accepted;
  server.failure = OFFLINE;
  const mine = submit({ place: 'Cellar', kind: 'lift', phone: '13800001234' });
  await mine.stored;
  server.change('ticket', 'T1', { 'values.place': 'Lobby', 'values.kind': null, 'values.phone': '13900001234' });
  server.failure = undefined;
  desk.sync();
  await mine.accepted;
  const waiting = (): Promise<number> =>
    desk.run(({ store }) => store.read(['outbox'], (tx) => tx.count('outbox')), undefined);
  const sent = async (): Promise<void> => {
    desk.sync();
    while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  return {
    ...opened,
    catalog: createCatalog([FORM]),
    sent,
    async ticket() {
      const [found] = await desk.list('ticket');
      if (found === undefined) throw new Error('There is no ticket.');
      return found;
    },
  };
}

/** The same with a change that the server refuses, for the phone number 110. */
export async function openRefusedDesk(options: Parameters<typeof openWidgetDesk>[0] = {}): Promise<DisputedDesk> {
  const opened = await openDisputedDesk(options);
  const { desk, server } = opened;
  server.refuse = ({ set }) => (set['values.phone'] === '110' ? 'values-invalid' : undefined);
  const { values } = await opened.ticket();
  await save(desk, submitTicket, { id: 'T1', form: FORM, values: { ...values, phone: '110' } }).accepted;
  return opened;
}
