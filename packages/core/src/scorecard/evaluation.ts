import type { DefinitionRef } from '../definition/definition.js';
import type { Move } from '../workflow/replay.js';

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

/** Where an evaluation stands, as the usual workflow names it. */
export const EVALUATION_STATUSES = [
  'draft',
  'submitted',
  'released',
  'disputed',
  'upheld',
  'revised',
  'acknowledged',
  'closed',
] as const;

export type EvaluationStatus = (typeof EVALUATION_STATUSES)[number];

/** One line of an evaluation's log: a move that somebody asked for. Lines are only ever added. */
export interface EvaluationMove extends Move {
  readonly id: string;
}

/** One scored call. */
export interface Evaluation {
  readonly id: string;
  readonly scorecard: DefinitionRef;
  readonly callId: string;
  /** Agent number of the scored agent. */
  readonly agentId: string;
  readonly evaluatorId: string;
  /** Where its last move has led; a workflow of one's own has names of its own. */
  readonly status: EvaluationStatus | (string & {});
  /** As they were submitted; what was revised since stands in the log, see `followEvaluation`. */
  readonly answers: EvaluationAnswers;
  /** Per cent, exact, of the answers that count now; null while no question counts. */
  readonly total: number | null;
  /** When it was begun, in epoch milliseconds. */
  readonly createdAt?: number;
  readonly submittedAt?: number;
  /** What has happened to it, in the order in which the server has taken it. */
  readonly log?: readonly EvaluationMove[];
}
