import { APPEND_STORES } from '../sync/outbox.js';
import type { TicketPriority } from '../definition/ticket-priority.js';
import type { Ticket } from '../ticket/ticket.js';
import { changeTicket } from './change-ticket.js';
import { readDoc, type CommandContext } from './command.js';

/**
 * Gives a ticket another priority; its clocks follow by the rules of their policy. Throws `record-not-found`.
 *
 * @example
 * await desk.run(prioritiseTicket, { id, priority: 'urgent' });
 */
export async function prioritiseTicket(
  context: CommandContext,
  { id, priority: to }: { readonly id: string; readonly priority: TicketPriority },
): Promise<Ticket> {
  return context.store.write(APPEND_STORES, async (tx) => {
    const ticket = await readDoc<Ticket>(tx, 'ticket', id);
    const from = ticket.priority ?? 'normal';
    if (from === to) return ticket;
    const happening = { type: 'priority-changed', from, to } as const;
    return changeTicket(tx, context, id, { happening, change: { set: { priority: to } } });
  });
}
