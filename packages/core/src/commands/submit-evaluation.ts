import type { CallRecord } from '../call/call.js';
import { refOf } from '../definition/definition.js';
import type { ScorecardDefinition } from '../definition/scorecard.js';
import { issue, type Issue } from '../issue.js';
import type { Evaluation, EvaluationAnswer } from '../scorecard/evaluation.js';
import { scoreEvaluation } from '../scorecard/score.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { stamp, type CommandContext } from './command.js';

export interface EvaluationInput {
  readonly scorecard: ScorecardDefinition;
  readonly call: Pick<CallRecord, 'id' | 'agent'>;
  readonly answers: Readonly<Record<string, EvaluationAnswer>>;
}

export type EvaluationResult =
  { readonly ok: true; readonly evaluation: Evaluation } | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Scores a call and stores the evaluation. Questions without an answer come back as issues and nothing is stored.
 *
 * @example
 * const result = await desk.run(submitEvaluation, { scorecard, call, answers });
 */
export async function submitEvaluation(
  context: CommandContext,
  { scorecard, call, answers }: EvaluationInput,
): Promise<EvaluationResult> {
  const score = scoreEvaluation(scorecard, answers);
  const open = score.sections.flatMap(({ questions }) => questions.filter(({ excluded }) => excluded === 'unanswered'));
  if (open.length > 0) return { ok: false, issues: open.map((question) => issue('required', [question.id])) };

  const evaluation: Evaluation = {
    id: context.newId(),
    scorecard: refOf(scorecard),
    callId: call.id,
    agentId: call.agent.id,
    evaluatorId: context.agent.id,
    status: 'submitted',
    answers,
    total: score.total,
    submittedAt: context.clock.now(),
  };
  const { id: entityId, ...set } = evaluation;
  await context.store.write(APPEND_STORES, (tx) =>
    appendMutation(tx, { ...stamp(context), op: 'create', type: 'evaluation', entityId, set }),
  );
  return { ok: true, evaluation };
}
