import {
  createCatalog,
  openTicket,
  type Catalog,
  type CallSession,
  type TicketDraftSession,
  type TicketFormDefinition,
} from '@callside/core';
import { ticketForm } from './widget-definitions.js';
import { CUSTOMER, openWidgetDesk, type WidgetDesk } from './widget-desk.js';

export const DRAFT_FORM: TicketFormDefinition = {
  ...ticketForm(
    { id: 'place', type: 'text', label: 'Place', required: true },
    { id: 'kind', type: 'text', label: 'Kind', default: 'lift' },
    { id: 'note', type: 'long-text', label: 'Note', required: true },
  ),
  title: { en: 'Repair', 'zh-CN': '报修', 'zh-TW': '報修' },
};

/** Whom a ticket may be handed to; the first is the agent of the desk. */
export const COLLEAGUES = [
  { id: '1001', name: 'Lin' },
  { id: '1002', name: 'Wang' },
];

export interface DraftDesk extends WidgetDesk {
  readonly catalog: Catalog;
  readonly call: CallSession;
  readonly second: TicketDraftSession;
  /** Types into a ticket and lets the time pass after which it is written. */
  type(session: CallSession | TicketDraftSession, id: string, value: string): Promise<void>;
  /** A colleague hands a ticket over to the agent of this desk. */
  receive(id: string): Promise<void>;
}

/** A desk with a call, and a second ticket beside it; something is typed in both. */
export async function openDraftDesk(options: Parameters<typeof openWidgetDesk>[0] = {}): Promise<DraftDesk> {
  const opened = await openWidgetDesk(options);
  const { desk, clock, server } = opened;
  const type: DraftDesk['type'] = async (session, id, value) => {
    session.setValue(id, value);
    clock.advance(300);
    await desk.drafts.read('the one before is written by then');
  };
  const call = opened.openCall();
  await call.handle('connected');
  await type(call, 'place', 'Roof');
  clock.advance(60_000);
  const second = await openTicket(desk, { form: DRAFT_FORM, customer: CUSTOMER, callId: call.id });
  await type(second, 'place', 'Cellar');
  return {
    ...opened,
    call,
    second,
    type,
    catalog: createCatalog([DRAFT_FORM]),
    async receive(id) {
      server.change('handover', id, {
        from: { id: '1002', name: 'Wang' },
        to: { id: '1001', name: 'Lin' },
        state: 'offered',
        ticketId: `ticket-of-${id}`,
        form: { id: DRAFT_FORM.id, version: DRAFT_FORM.version },
        values: { place: 'Lobby' },
        customer: { name: '李小龙', phone: '13812345678' },
        note: 'She calls back at four.',
        offeredAt: clock.now(),
      });
      await new Promise<void>((resolve) => {
        const stop = desk.subscribe(() => {
          stop();
          resolve();
        });
        desk.sync();
      });
    },
  };
}
