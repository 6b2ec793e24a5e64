import { CallsideError } from '../errors.js';
import { entityKey } from '../storage/schema.js';
import type { WriteTx } from '../storage/store.js';
import { APPEND_STORES } from '../sync/outbox.js';
import type { TicketLink, TicketLinkKind } from '../ticket/ticket-log.js';
import type { Ticket } from '../ticket/ticket.js';
import { changeTicket } from './change-ticket.js';
import { readDoc, type CommandContext } from './command.js';

/** How a link looks from its other end. */
const OTHER_END: Readonly<Record<TicketLinkKind, TicketLinkKind>> = {
  related: 'related',
  'duplicate-of': 'duplicated-by',
  'duplicated-by': 'duplicate-of',
  parent: 'child',
  child: 'parent',
};

export interface LinkInput {
  readonly id: string;
  /** `parent`: the other ticket is this one's parent. */
  readonly kind: TicketLinkKind;
  /** Id of the other ticket. */
  readonly ticket: string;
}

/**
 * Links two tickets, at both ends where both are on this device. A link that is there already changes nothing. Throws
 * `record-not-found`, and `ticket-link-invalid` for a ticket linked with itself.
 *
 * @example
 * await desk.run(linkTickets, { id, kind: 'duplicate-of', ticket: earlier.id });
 */
export async function linkTickets(context: CommandContext, input: LinkInput): Promise<Ticket> {
  return atBothEnds(context, input, 'linked');
}

/**
 * Takes a link between two tickets away, at both ends. Throws `record-not-found`.
 *
 * @example
 * await desk.run(unlinkTickets, { id, kind: 'related', ticket: other.id });
 */
export async function unlinkTickets(context: CommandContext, input: LinkInput): Promise<Ticket> {
  return atBothEnds(context, input, 'unlinked');
}

async function atBothEnds(context: CommandContext, input: LinkInput, type: 'linked' | 'unlinked'): Promise<Ticket> {
  const { id, kind, ticket: other } = input;
  if (id === other) {
    throw new CallsideError('ticket-link-invalid', `Cannot link the ticket ${id} with itself.`, { details: { id } });
  }
  return context.store.write(APPEND_STORES, async (tx) => {
    const ticket = await atOneEnd(tx, context, id, { link: linkTo(kind, other), type });
    const there = await tx.get('entities', entityKey('ticket', other));
    if (there?.deleted === false) await atOneEnd(tx, context, other, { link: linkTo(OTHER_END[kind], id), type });
    return ticket;
  });
}

async function atOneEnd(
  tx: WriteTx,
  context: CommandContext,
  id: string,
  { link, type }: { link: TicketLink; type: 'linked' | 'unlinked' },
): Promise<Ticket> {
  const ticket = await readDoc<Ticket>(tx, 'ticket', id);
  const isLinked = ticket.links?.some((each) => each.id === link.id) ?? false;
  if (isLinked === (type === 'linked')) return ticket;
  const links = type === 'linked' ? { add: [link] } : { remove: [link] };
  return changeTicket(tx, context, id, { happening: { type, link }, change: { deltas: { links } } });
}

function linkTo(kind: TicketLinkKind, ticket: string): TicketLink {
  return { id: `${kind}/${ticket}`, kind, ticket };
}
