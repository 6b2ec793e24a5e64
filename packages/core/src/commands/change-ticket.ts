import { maskCardNumbers } from '../privacy/card-number.js';
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
 * Changes a ticket and adds the line that says so to its log, as one mutation. Card numbers in what somebody wrote are masked.
 * Returns the ticket as it is then.
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
    ...withoutCards(happening),
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

/** Only what people write: ids of others are left as they are. */
function withoutCards(happening: TicketHappening): TicketHappening {
  if (happening.type === 'replied' || happening.type === 'noted')
    return { ...happening, text: maskCardNumbers(happening.text) };
  if (happening.type !== 'moved' || happening.data === undefined) return happening;
  const data = Object.entries(happening.data).map(([name, value]) => [
    name,
    typeof value === 'string' ? maskCardNumbers(value) : value,
  ]);
  return { ...happening, data: Object.fromEntries(data) as typeof happening.data };
}
