import { issue, type Issue } from '../issue.js';
import type { Evaluation, EvaluationAnswers } from '../scorecard/evaluation.js';
import { followEvaluation } from '../scorecard/follow-evaluation.js';
import type { FlowValues } from '../workflow/snapshot.js';
import type { CommandContext } from './command.js';
import { checkWords, moveEvaluation, type EvaluationStep, type EvaluationStepResult } from './move-evaluation.js';

export interface DecideDisputeInput extends EvaluationStep {
  /** Why it is decided so. */
  readonly note: string;
  /** The new answers to disputed questions; without any the scoring is upheld. */
  readonly answers?: EvaluationAnswers;
}

/**
 * Decides a dispute: with new answers the scoring is revised, and the old one stays to be seen; without them it is upheld.
 * Whoever scored the call does not decide. Throws `record-not-found`.
 *
 * @example
 * await desk.run(decideDispute, { id, note: 'Heard at 0:07.', answers: { greeting: { value: 'yes' } }, scorecard });
 */
export function decideDispute(
  context: CommandContext,
  { note, answers = {}, ...step }: DecideDisputeInput,
): Promise<EvaluationStepResult> {
  const revised = Object.keys(answers);
  const said = { note: note.trim() };
  const told =
    revised.length === 0
      ? { event: 'uphold', data: said }
      : { event: 'revise', data: { ...said, answers: answers as unknown as FlowValues } };
  const check = (evaluation: Evaluation): Issue[] => [
    ...checkWords(note, ['note']),
    ...undisputed(evaluation, revised, { ...step, now: context.clock.now() }),
  ];
  return moveEvaluation(context, step, { ...told, check });
}

/** Only what is disputed can be revised. */
function undisputed(
  evaluation: Evaluation,
  revised: readonly string[],
  given: Pick<EvaluationStep, 'workflow'> & { readonly now: number },
): Issue[] {
  const disputed = followEvaluation(evaluation, given).disputes.at(-1)?.questions ?? [];
  return revised.flatMap((id) =>
    disputed.some(({ question }) => question === id) ? [] : [issue('not-an-option', ['answers', id])],
  );
}
