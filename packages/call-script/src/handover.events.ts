import type { CallSession, Handover } from '@callside/core';

/** A call was handed over: it waits for whoever takes it, and is this agent's no more. */
export class CallHandedOverEvent extends Event {
  static readonly type = 'callside-call-handed-over';
  readonly handover: Handover;

  constructor(handover: Handover) {
    super(CallHandedOverEvent.type, { bubbles: true, composed: true });
    this.handover = handover;
  }
}

/** The agent has taken a call that was handed over, or has one back; cancelled, the panel does not show it. */
export class CallTakenEvent extends Event {
  static readonly type = 'callside-call-taken';
  readonly handover: Handover;
  /** The call as it goes on here. */
  readonly call: CallSession;

  constructor(handover: Handover, call: CallSession) {
    super(CallTakenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.handover = handover;
    this.call = call;
  }
}

/** The agent has said no to a call that a colleague would hand over. */
export class CallDeclinedEvent extends Event {
  static readonly type = 'callside-call-declined';
  readonly handover: Handover;

  constructor(handover: Handover) {
    super(CallDeclinedEvent.type, { bubbles: true, composed: true });
    this.handover = handover;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-call-handed-over': CallHandedOverEvent;
    'callside-call-taken': CallTakenEvent;
    'callside-call-declined': CallDeclinedEvent;
  }
}
