import type { CommandContext } from './command.js';
import { moveEvaluation, type EvaluationStep, type EvaluationStepResult } from './move-evaluation.js';

/**
 * Puts an acknowledged evaluation away: nothing can be said to it any more, and it counts in reports. Throws
 * `record-not-found`.
 *
 * @example
 * await desk.run(closeEvaluation, { id: evaluation.id });
 */
export function closeEvaluation(context: CommandContext, step: EvaluationStep): Promise<EvaluationStepResult> {
  return moveEvaluation(context, step, { event: 'close' });
}
