import type { CallEventType, ScriptAction, ScriptRun, SharedCall, Values } from '@callside/core';

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

/** The agent wants to see another of several calls; cancelled, the panel stays where it is. */
export class CallChosenEvent extends Event {
  static readonly type = 'callside-call-chosen';
  readonly call: SharedCall;

  constructor(call: SharedCall) {
    super(CallChosenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.call = call;
  }
}

/** The agent pressed a button of the line; a host whose telephone moves the line cancels it and tells the call itself. */
export class CallControlEvent extends Event {
  static readonly type = 'callside-call-control';
  readonly call: SharedCall;
  readonly control: CallEventType;

  constructor(call: SharedCall, control: CallEventType) {
    super(CallControlEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.call = call;
    this.control = control;
  }
}

/** The last step was left. */
export class ScriptFinishedEvent extends Event {
  static readonly type = 'callside-script-finished';
  readonly run: ScriptRun;
  /** What the script's output variables have come to. */
  readonly outputs: Values;

  constructor(run: ScriptRun, outputs: Values = {}) {
    super(ScriptFinishedEvent.type, { bubbles: true, composed: true });
    this.run = run;
    this.outputs = outputs;
  }
}

/** The agent wants an action of the step carried out, e.g. a transfer; cancelled, it is not noted as done. */
export class ScriptActionEvent extends Event {
  static readonly type = 'callside-script-action';
  readonly action: ScriptAction;
  /** The action's params, worked out. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly run: ScriptRun;

  constructor(action: ScriptAction, params: Readonly<Record<string, unknown>>, run: ScriptRun) {
    super(ScriptActionEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.action = action;
    this.params = params;
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
    'callside-call-chosen': CallChosenEvent;
    'callside-call-control': CallControlEvent;
    'callside-script-action': ScriptActionEvent;
    'callside-script-finished': ScriptFinishedEvent;
    'callside-call-saved': CallSavedEvent;
  }
}
