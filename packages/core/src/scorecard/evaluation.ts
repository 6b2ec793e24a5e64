import type { DefinitionRef } from '../definition/definition.js';

/** What an evaluator says to a question: an option's id, several of them, a number, words, or a day as `2026-05-01`. */
export type AnswerValue = string | number | readonly string[];

/** An evaluator's answer to one question. */
export interface EvaluationAnswer {
  /** Null while it is open, and when it does not apply. */
  readonly value: AnswerValue | null;
  readonly notApplicable?: boolean;
  readonly comment?: string;
  /** Ids of the reasons of a low mark. */
  readonly reasons?: readonly string[];
  /** The moment of the call that it speaks of, in milliseconds from the start of the recording. */
  readonly at?: number;
}

/** Answers by the ids of their questions. */
export type EvaluationAnswers = Readonly<Record<string, EvaluationAnswer>>;

/** One scored call. */
export interface Evaluation {
  readonly id: string;
  readonly scorecard: DefinitionRef;
  readonly callId: string;
  /** Agent number of the scored agent. */
  readonly agentId: string;
  readonly evaluatorId: string;
  readonly status: 'draft' | 'submitted';
  readonly answers: EvaluationAnswers;
  /** Per cent, exact; null while no question counts. */
  readonly total: number | null;
  readonly submittedAt?: number;
}
