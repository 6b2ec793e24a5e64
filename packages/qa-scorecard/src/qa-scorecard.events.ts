import type { DefinitionRef, Evaluation, EvaluationAnswers } from '@callside/core';

/** What the evaluator wants stored: not a record yet. */
export interface EvaluationDraft {
  readonly scorecard: DefinitionRef;
  readonly answers: EvaluationAnswers;
  /** 0–100, exact; null while no question counts. */
  readonly total: number | null;
}

/** Before an evaluation is stored; cancel it to keep the scorecard open. Without a desk the host stores it. */
export class EvaluationSubmitEvent extends Event {
  static readonly type = 'callside-evaluation-submit';
  readonly evaluation: EvaluationDraft;

  constructor(evaluation: EvaluationDraft) {
    super(EvaluationSubmitEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.evaluation = evaluation;
  }
}

/** An evaluation is in the store and on its way to the server. */
export class EvaluationStoredEvent extends Event {
  static readonly type = 'callside-evaluation-stored';
  readonly evaluation: Evaluation;

  constructor(evaluation: Evaluation) {
    super(EvaluationStoredEvent.type, { bubbles: true, composed: true });
    this.evaluation = evaluation;
  }
}

/** An evaluation that is not finished is kept where colleagues can go on with it. */
export class EvaluationKeptEvent extends Event {
  static readonly type = 'callside-evaluation-kept';
  readonly evaluation: Evaluation;

  constructor(evaluation: Evaluation) {
    super(EvaluationKeptEvent.type, { bubbles: true, composed: true });
    this.evaluation = evaluation;
  }
}

/** Before an evaluation goes on paper; cancel it to print in the host's own way. */
export class EvaluationPrintEvent extends Event {
  static readonly type = 'callside-evaluation-print';

  constructor() {
    super(EvaluationPrintEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-evaluation-submit': EvaluationSubmitEvent;
    'callside-evaluation-stored': EvaluationStoredEvent;
    'callside-evaluation-kept': EvaluationKeptEvent;
    'callside-evaluation-print': EvaluationPrintEvent;
  }
}
