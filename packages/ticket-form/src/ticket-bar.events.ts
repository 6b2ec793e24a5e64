import type { FiredEffect, Issue, Ticket } from '@callside/core';

/** A ticket was moved; `effects` is what the host has to do because of it, such as `notify-supervisor`. */
export class TicketMovedEvent extends Event {
  static readonly type = 'callside-ticket-moved';
  readonly ticket: Ticket;
  readonly effects: readonly FiredEffect[];

  constructor(ticket: Ticket, effects: readonly FiredEffect[]) {
    super(TicketMovedEvent.type, { bubbles: true, composed: true });
    this.ticket = ticket;
    this.effects = effects;
  }
}

/** A ticket cannot be moved before fields of its form are filled in. */
export class TicketIncompleteEvent extends Event {
  static readonly type = 'callside-ticket-incomplete';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(TicketIncompleteEvent.type, { bubbles: true, composed: true });
    this.issues = issues;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-ticket-moved': TicketMovedEvent;
    'callside-ticket-incomplete': TicketIncompleteEvent;
  }
}
