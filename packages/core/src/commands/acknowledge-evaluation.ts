import type { CommandContext } from './command.js';
import { checkWords, moveEvaluation, type EvaluationStep, type EvaluationStepResult } from './move-evaluation.js';

export interface AcknowledgeEvaluationInput extends EvaluationStep {
  /** What the agent has to say to it, if anything. */
  readonly comment?: string;
}

/**
 * The scored agent has seen the evaluation. Throws `record-not-found`.
 *
 * @example
 * await desk.run(acknowledgeEvaluation, { id: evaluation.id, comment: 'I will ask for the account first.' });
 */
export function acknowledgeEvaluation(
  context: CommandContext,
  { comment = '', ...step }: AcknowledgeEvaluationInput,
): Promise<EvaluationStepResult> {
  const said = comment.trim();
  if (said === '') return moveEvaluation(context, step, { event: 'acknowledge' });
  const told = { event: 'acknowledge', data: { comment: said }, check: () => checkWords(said, ['comment']) };
  return moveEvaluation(context, step, told);
}
