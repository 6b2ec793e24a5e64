import type { EvaluationAnswer, EvaluationScore, ScorecardDefinition } from '@callside/core';
import type { QaScorecard } from './qa-scorecard.js';

/** The recording of a call. */
export interface CallRecording {
  /** Its address, or its bytes, which a policy has to allow as `media-src blob:`. */
  readonly src: string | Blob;
  /** When it begins, in epoch milliseconds; with the call's first event when absent. */
  readonly startedAt?: number;
}

/** What the card gives to its tools: where the evaluation stands, and how to go on with it. */
export interface ScorecardPanel {
  readonly host: QaScorecard;
  readonly definition: ScorecardDefinition;
  readonly score: EvaluationScore;
  /** Nothing can be answered any more, or just now. */
  readonly isClosed: boolean;
  /** It was submitted. */
  readonly isStored: boolean;
  /** Weights and scores stay hidden. */
  readonly isBlind: boolean;
  /** Sets what is said to a question. */
  give(question: string, answer: EvaluationAnswer): void;
}
