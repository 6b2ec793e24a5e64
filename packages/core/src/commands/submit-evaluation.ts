import type { CallRecord } from '../call/call.js';
import { refOf } from '../definition/definition.js';
import type { ScorecardDefinition } from '../definition/scorecard.js';
import type { Issue } from '../issue.js';
import type { Evaluation, EvaluationAnswers } from '../scorecard/evaluation.js';
import { openDuties } from '../scorecard/open-duties.js';
import { scoreEvaluation } from '../scorecard/score.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { stamp, type CommandContext } from './command.js';

export interface EvaluationInput {
  readonly scorecard: ScorecardDefinition;
  readonly call: Pick<CallRecord, 'id' | 'agent'>;
  readonly answers: EvaluationAnswers;
}

export type EvaluationResult =
  { readonly ok: true; readonly evaluation: Evaluation } | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Scores a call and stores the evaluation. What is still open comes back as issues, and nothing is stored; see `openDuties`.
 *
 * @example
 * const result = await desk.run(submitEvaluation, { scorecard, call, answers });
 */
export async function submitEvaluation(
  context: CommandContext,
  { scorecard, call, answers }: EvaluationInput,
): Promise<EvaluationResult> {
  const issues = openDuties(scorecard, answers);
  if (issues.length > 0) return { ok: false, issues };

  const evaluation: Evaluation = {
    id: context.newId(),
    scorecard: refOf(scorecard),
    callId: call.id,
    agentId: call.agent.id,
    evaluatorId: context.agent.id,
    status: 'submitted',
    answers,
    total: scoreEvaluation(scorecard, answers).total,
    submittedAt: context.clock.now(),
  };
  const { id: entityId, ...set } = evaluation;
  await context.store.write(APPEND_STORES, (tx) =>
    appendMutation(tx, { ...stamp(context), op: 'create', type: 'evaluation', entityId, set }),
  );
  return { ok: true, evaluation };
}
