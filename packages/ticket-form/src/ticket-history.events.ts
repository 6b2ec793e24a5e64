import type { Ticket } from '@callside/core';

/** Somebody wants to see another ticket; the host shows it where it shows tickets. */
export class TicketOpenEvent extends Event {
  static readonly type = 'callside-ticket-open';
  readonly ticket: Ticket;

  constructor(ticket: Ticket) {
    super(TicketOpenEvent.type, { bubbles: true, composed: true });
    this.ticket = ticket;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-ticket-open': TicketOpenEvent;
  }
}
