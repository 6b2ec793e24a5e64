import type { CommandContext } from './command.js';
import { moveEvaluation, type EvaluationStep, type EvaluationStepResult } from './move-evaluation.js';

/**
 * Lets the scored agent see an evaluation; from then on the days run in which it can be disputed. Throws `record-not-found`.
 *
 * @example
 * await desk.run(releaseEvaluation, { id: evaluation.id });
 */
export function releaseEvaluation(context: CommandContext, step: EvaluationStep): Promise<EvaluationStepResult> {
  return moveEvaluation(context, step, { event: 'release' });
}
