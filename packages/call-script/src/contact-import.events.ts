import type { ImportReport } from '@callside/core';

/** Contacts were imported; those that were refused are named with the reason. */
export class ContactsImportedEvent extends Event {
  static readonly type = 'callside-contacts-imported';
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super(ContactsImportedEvent.type, { bubbles: true, composed: true });
    this.report = report;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-contacts-imported': ContactsImportedEvent;
  }
}
