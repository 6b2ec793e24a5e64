import type { SharedCall, TicketFormDefinition, UnfinishedTicket } from '@callside/core';

/** Somebody goes on with an unfinished ticket; the host gives `call` and `definition` to the form that shows it. */
export class DraftOpenEvent extends Event {
  static readonly type = 'callside-draft-open';
  /** What the form works on; it holds all that was typed. */
  readonly call: SharedCall;
  /** Undefined where the catalogue does not have the form, in the version that the draft was begun in. */
  readonly definition: TicketFormDefinition | undefined;
  readonly draft: UnfinishedTicket;

  constructor(opened: Pick<DraftOpenEvent, 'call' | 'definition' | 'draft'>) {
    super(DraftOpenEvent.type, { bubbles: true, composed: true });
    this.call = opened.call;
    this.definition = opened.definition;
    this.draft = opened.draft;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-draft-open': DraftOpenEvent;
  }
}
