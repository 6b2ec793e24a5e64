import type { ScriptRun } from '@callside/core';

/** The agent came to another step. */
export class StepEnteredEvent extends Event {
  static readonly type = 'callside-step-entered';
  readonly step: string;
  readonly run: ScriptRun;

  constructor(run: ScriptRun) {
    super(StepEnteredEvent.type, { bubbles: true, composed: true });
    this.step = run.step;
    this.run = run;
  }
}

/** The last step was left. */
export class ScriptFinishedEvent extends Event {
  static readonly type = 'callside-script-finished';
  readonly run: ScriptRun;

  constructor(run: ScriptRun) {
    super(ScriptFinishedEvent.type, { bubbles: true, composed: true });
    this.run = run;
  }
}

/** The wrap-up is over: the call record is stored and on its way. */
export class CallSavedEvent extends Event {
  static readonly type = 'callside-call-saved';

  constructor() {
    super(CallSavedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-step-entered': StepEnteredEvent;
    'callside-script-finished': ScriptFinishedEvent;
    'callside-call-saved': CallSavedEvent;
  }
}
