import type { CampaignEntry, ContactEvent, OutboundContact } from '@callside/core';

/**
 * An agent wants to dial a contact, and may. Cancelable: a host that cannot dial now says no. It dials by the number, or where the
 * server has masked that, by the contact's id.
 */
export class DialRequestedEvent extends Event {
  static readonly type = 'callside-dial-requested';
  readonly contact: OutboundContact;
  readonly entry: CampaignEntry;

  constructor(entry: CampaignEntry) {
    super(DialRequestedEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.contact = entry.contact;
    this.entry = entry;
  }
}

/** An agent has taken a dial back: nobody was called. A host whose telephone rings hangs up. */
export class DialGivenUpEvent extends Event {
  static readonly type = 'callside-dial-given-up';
  readonly entry: CampaignEntry;

  constructor(entry: CampaignEntry) {
    super(DialGivenUpEvent.type, { bubbles: true, composed: true });
    this.entry = entry;
  }
}

/** An attempt and its result are stored. */
export class AttemptRecordedEvent extends Event {
  static readonly type = 'callside-attempt-recorded';
  readonly event: ContactEvent;

  constructor(event: ContactEvent) {
    super(AttemptRecordedEvent.type, { bubbles: true, composed: true });
    this.event = event;
  }
}

/** A callback of this agent, or of the team, has come due: once for each. */
export class CallbackDueEvent extends Event {
  static readonly type = 'callside-callback-due';
  readonly entry: CampaignEntry;

  constructor(entry: CampaignEntry) {
    super(CallbackDueEvent.type, { bubbles: true, composed: true });
    this.entry = entry;
  }
}

/**
 * The report of the campaign is about to be saved as a file. Cancelable: a host whose frame may not download takes the text and
 * brings it out in its own way.
 */
export class OutboundReportEvent extends Event {
  static readonly type = 'callside-outbound-report';
  /** CSV with a byte order mark. */
  readonly csv: string;
  readonly fileName: string;

  constructor(csv: string, fileName: string) {
    super(OutboundReportEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.csv = csv;
    this.fileName = fileName;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-dial-requested': DialRequestedEvent;
    'callside-dial-given-up': DialGivenUpEvent;
    'callside-attempt-recorded': AttemptRecordedEvent;
    'callside-callback-due': CallbackDueEvent;
    'callside-outbound-report': OutboundReportEvent;
  }
}
