import type { CommandContext } from './command.js';
import { checkWords, moveEvaluation, type EvaluationStep, type EvaluationStepResult } from './move-evaluation.js';

export interface SendEvaluationBackInput extends EvaluationStep {
  /** What is to be looked at again. */
  readonly note: string;
}

/**
 * Gives an evaluation that the agent has not seen back to its evaluator. Throws `record-not-found`.
 *
 * @example
 * await desk.run(sendEvaluationBack, { id: evaluation.id, note: 'The refund was promised at 2:10.' });
 */
export function sendEvaluationBack(
  context: CommandContext,
  { note, ...step }: SendEvaluationBackInput,
): Promise<EvaluationStepResult> {
  return moveEvaluation(context, step, { event: 'send-back', data: { note }, check: () => checkWords(note, ['note']) });
}
