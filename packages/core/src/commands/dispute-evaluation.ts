import { issue, type Issue } from '../issue.js';
import type { Evaluation } from '../scorecard/evaluation.js';
import type { DisputedQuestion } from '../scorecard/follow-evaluation.js';
import type { CommandContext } from './command.js';
import { checkWords, moveEvaluation, type EvaluationStep, type EvaluationStepResult } from './move-evaluation.js';

export interface DisputeEvaluationInput extends EvaluationStep {
  /** The questions whose scoring the agent does not accept, each with the reason. */
  readonly questions: readonly DisputedQuestion[];
}

/**
 * The scored agent asks for questions to be looked at again. Which round it is, until when it is to be decided and by whom, the
 * workflow says. Throws `record-not-found`.
 *
 * @example
 * await desk.run(disputeEvaluation, { id, questions: [{ question: 'greeting', reason: 'I said my name at 0:07.' }] });
 */
export function disputeEvaluation(
  context: CommandContext,
  { questions, ...step }: DisputeEvaluationInput,
): Promise<EvaluationStepResult> {
  const told = questions.map(({ question, reason }) => ({ question, reason: reason.trim() }));
  if (told.length === 0) return Promise.resolve({ ok: false, issues: [issue('required', ['questions'])] });
  const check = (evaluation: Evaluation): Issue[] =>
    told.flatMap(({ question, reason }, index) => [
      ...(Object.hasOwn(evaluation.answers, question)
        ? []
        : [issue('not-an-option', ['questions', index, 'question'])]),
      ...checkWords(reason, ['questions', index, 'reason']),
    ]);
  return moveEvaluation(context, step, { event: 'dispute', data: { questions: told }, check });
}
