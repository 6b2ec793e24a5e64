import type { DefinitionRef, Ticket, TicketFormDefinition, Values } from '@callside/core';

/** What the agent wants stored: not a record yet. */
export interface TicketDraft {
  readonly form: DefinitionRef;
  readonly values: Values;
}

/** Before a ticket is stored; cancel it to keep the form open. A form without a desk leaves the storing to the host. */
export class TicketSubmitEvent extends Event {
  static readonly type = 'callside-ticket-submit';
  readonly ticket: TicketDraft;
  /** Without a desk, the files that the values name, by id. */
  readonly files: ReadonlyMap<string, File>;

  constructor(ticket: TicketDraft, files: ReadonlyMap<string, File> = new Map()) {
    super(TicketSubmitEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.ticket = ticket;
    this.files = files;
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

/** Another template was chosen; what was typed is still there. */
export class TicketTemplateEvent extends Event {
  static readonly type = 'callside-ticket-template';
  readonly definition: TicketFormDefinition;

  constructor(definition: TicketFormDefinition) {
    super(TicketTemplateEvent.type, { bubbles: true, composed: true });
    this.definition = definition;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-ticket-submit': TicketSubmitEvent;
    'callside-ticket-stored': TicketStoredEvent;
    'callside-ticket-template': TicketTemplateEvent;
  }
}
