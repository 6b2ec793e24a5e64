import type { DispositionChoice, UnfinishedDisposition } from '@callside/core';

/** An agent has chosen the result of a call, and it holds together; who keeps the call stores it. */
export class DispositionChosenEvent extends Event {
  static readonly type = 'callside-disposition-chosen';
  readonly choice: DispositionChoice;

  constructor(choice: DispositionChoice) {
    super(DispositionChosenEvent.type, { bubbles: true, composed: true });
    this.choice = choice;
  }
}

/** An agent has chosen or typed something that is no result yet; who keeps it can give it back as `unfinished`. */
export class DispositionTypedEvent extends Event {
  static readonly type = 'callside-disposition-typed';
  readonly unfinished: UnfinishedDisposition;

  constructor(unfinished: UnfinishedDisposition) {
    super(DispositionTypedEvent.type, { bubbles: true, composed: true });
    this.unfinished = unfinished;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-disposition-chosen': DispositionChosenEvent;
    'callside-disposition-typed': DispositionTypedEvent;
  }
}
