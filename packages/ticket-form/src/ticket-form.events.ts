import type { DefinitionRef, Ticket, Values } from '@callside/core';

/** What the agent wants stored: not a record yet. */
export interface TicketDraft {
  readonly form: DefinitionRef;
  readonly values: Values;
}

/** Before a ticket is stored; cancel it to keep the form open. A form without a desk leaves the storing to the host. */
export class TicketSubmitEvent extends Event {
  static readonly type = 'callside-ticket-submit';
  readonly ticket: TicketDraft;

  constructor(ticket: TicketDraft) {
    super(TicketSubmitEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.ticket = ticket;
  }
}

/** A ticket is in the store and on its way to the server. */
export class TicketStoredEvent extends Event {
  static readonly type = 'callside-ticket-stored';
  readonly ticket: Ticket;

  constructor(ticket: Ticket) {
    super(TicketStoredEvent.type, { bubbles: true, composed: true });
    this.ticket = ticket;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-ticket-submit': TicketSubmitEvent;
    'callside-ticket-stored': TicketStoredEvent;
  }
}
