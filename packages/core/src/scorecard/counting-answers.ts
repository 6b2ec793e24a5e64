import type { EvaluationAnswers } from './evaluation.js';
import { followEvaluation, type EvaluationHistory } from './follow-evaluation.js';

/**
 * The answers of an evaluation that count: as they were submitted, or as they were revised since. No later hour changes them, so
 * none has to be named.
 *
 * @example
 * scoreEvaluation(scorecard, countingAnswers(evaluation)).questions;
 */
export function countingAnswers(evaluation: EvaluationHistory): EvaluationAnswers {
  const { log = [], submittedAt = 0 } = evaluation;
  return followEvaluation(evaluation, { now: Math.max(submittedAt, ...log.map(({ at }) => at)) }).answers;
}
