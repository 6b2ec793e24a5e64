import type { Doc } from '../storage/entity.js';
import type { WriteTx } from '../storage/store.js';
import { appendMutation } from '../sync/outbox.js';
import type { TicketEntry, TicketHappening } from '../ticket/ticket-log.js';
import type { Ticket } from '../ticket/ticket.js';
import { stamp, type CommandContext } from './command.js';

/** What a command does to a ticket, beside the line in its log. */
export interface TicketChange {
  readonly set?: Doc;
  readonly unset?: readonly string[];
  readonly deltas?: Readonly<
    Record<string, { readonly add?: readonly unknown[]; readonly remove?: readonly unknown[] }>
  >;
}

/**
 * Changes a ticket and adds the line that says so to its log, as one mutation. Returns the ticket as it is then.
 *
 * @example
 * await changeTicket(tx, context, id, { happening: { type: 'replied', text }, change: {} });
 */
export async function changeTicket(
  tx: WriteTx,
  context: CommandContext,
  entityId: string,
  { happening, change }: { readonly happening: TicketHappening; readonly change: TicketChange },
): Promise<Ticket> {
  const entry: TicketEntry = {
    ...happening,
    id: context.newId(),
    at: context.clock.now(),
    by: context.agent.id,
  };
  const deltas = { ...change.deltas, log: { add: [entry] } };
  const { doc } = await appendMutation(tx, {
    ...stamp(context),
    op: 'patch',
    type: 'ticket',
    entityId,
    ...change,
    deltas,
  });
  return doc as unknown as Ticket;
}
