import type { Evaluation } from '@callside/core';

/** Somebody has said something to an evaluation, and it is stored and on its way. */
export class EvaluationMovedEvent extends Event {
  static readonly type = 'callside-evaluation-moved';
  readonly evaluation: Evaluation;
  /** The event of its workflow, such as `dispute`. */
  readonly move: string;

  constructor(evaluation: Evaluation, move: string) {
    super(EvaluationMovedEvent.type, { bubbles: true, composed: true });
    this.evaluation = evaluation;
    this.move = move;
  }
}

/** Somebody wants to hear the moment that an answer speaks of; a player of the host's, or Callside's, goes there. */
export class EvaluationMomentEvent extends Event {
  static readonly type = 'callside-evaluation-moment';
  readonly callId: string;
  /** Milliseconds from the start of the recording. */
  readonly at: number;

  constructor(callId: string, at: number) {
    super(EvaluationMomentEvent.type, { bubbles: true, composed: true });
    this.callId = callId;
    this.at = at;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-evaluation-moved': EvaluationMovedEvent;
    'callside-evaluation-moment': EvaluationMomentEvent;
  }
}
