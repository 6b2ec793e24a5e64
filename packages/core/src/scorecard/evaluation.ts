import type { DefinitionRef } from '../definition/definition.js';

/** An evaluator's answer to one question: an option's id, or not applicable. */
export interface EvaluationAnswer {
  readonly option: string | null;
  readonly notApplicable?: boolean;
  readonly comment?: string;
}

/** One scored call. */
export interface Evaluation {
  readonly id: string;
  readonly scorecard: DefinitionRef;
  readonly callId: string;
  /** Agent number of the scored agent. */
  readonly agentId: string;
  readonly evaluatorId: string;
  readonly status: 'draft' | 'submitted';
  readonly answers: Readonly<Record<string, EvaluationAnswer>>;
  /** 0–100, exact; null while no question counts. */
  readonly total: number | null;
  readonly submittedAt?: number;
}
