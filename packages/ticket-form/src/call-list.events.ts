import type { CallRecord, Ticket } from '@callside/core';

/** Somebody wants to see a call; the host shows it, and its ticket, where it shows them. */
export class CallOpenEvent extends Event {
  static readonly type = 'callside-call-open';
  readonly call: CallRecord;
  readonly ticket: Ticket | undefined;

  constructor(call: CallRecord, ticket: Ticket | undefined) {
    super(CallOpenEvent.type, { bubbles: true, composed: true });
    this.call = call;
    this.ticket = ticket;
  }
}

/**
 * The calls on screen are about to be saved as a file. Cancelable: a host whose frame may not download takes the text and
 * brings it out in its own way.
 */
export class CallExportEvent extends Event {
  static readonly type = 'callside-call-export';
  /** CSV with a byte order mark. */
  readonly csv: string;
  readonly fileName: string;

  constructor(csv: string, fileName: string) {
    super(CallExportEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.csv = csv;
    this.fileName = fileName;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-call-open': CallOpenEvent;
    'callside-call-export': CallExportEvent;
  }
}
