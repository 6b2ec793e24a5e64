import type { CallRecord } from '../call/call.js';
import { refOf } from '../definition/definition.js';
import type { ScorecardDefinition } from '../definition/scorecard.js';
import type { Issue } from '../issue.js';
import type { Evaluation, EvaluationAnswers, EvaluationMove } from '../scorecard/evaluation.js';
import { openDuties } from '../scorecard/open-duties.js';
import { scoreEvaluation } from '../scorecard/score.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { changedPaths, readDoc, stamp, type CommandContext } from './command.js';

export interface EvaluationInput {
  readonly scorecard: ScorecardDefinition;
  readonly call: Pick<CallRecord, 'id' | 'agent'>;
  readonly answers: EvaluationAnswers;
  /** An evaluation that was kept before and is still a draft; without one a new one is made. */
  readonly id?: string;
  /** The answers of that draft that these were made from: what others have answered since stays. Those in the store when absent. */
  readonly base?: EvaluationAnswers | undefined;
}

export type EvaluationResult =
  { readonly ok: true; readonly evaluation: Evaluation } | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Scores a call and stores the evaluation. What is still open comes back as issues, and nothing is stored; see `openDuties`.
 * Throws `record-not-found` for an `id` that is not here.
 *
 * @example
 * const result = await desk.run(submitEvaluation, { scorecard, call, answers });
 */
export async function submitEvaluation(
  context: CommandContext,
  { scorecard, call, answers, id, base }: EvaluationInput,
): Promise<EvaluationResult> {
  const issues = openDuties(scorecard, answers);
  if (issues.length > 0) return { ok: false, issues };

  const { newId, agent, clock } = context;
  const submittedAt = clock.now();
  const line = { id: newId(), type: 'moved', event: 'submit', at: submittedAt, by: agent.id } as const;
  const move: EvaluationMove = { ...line, roles: agent.roles ?? [] };
  const { total } = scoreEvaluation(scorecard, answers);
  const scored = { evaluatorId: agent.id, status: 'submitted', total, submittedAt };
  const head = { ...stamp(context), type: 'evaluation', entityId: id ?? newId() } as const;
  const { doc } = await context.store.write(APPEND_STORES, async (tx) => {
    if (id === undefined) {
      const about = { scorecard: refOf(scorecard), callId: call.id, agentId: call.agent.id, createdAt: submittedAt };
      return appendMutation(tx, { ...head, op: 'create', set: { ...about, ...scored, answers, log: [move] } });
    }
    const before = await readDoc<Evaluation>(tx, 'evaluation', id);
    const { set, unset } = changedPaths('answers', base ?? before.answers, answers);
    const change = { set: { ...set, ...scored }, unset, deltas: { log: { add: [move] } } };
    return appendMutation(tx, { ...head, op: 'patch', ...change });
  });
  return { ok: true, evaluation: doc as unknown as Evaluation };
}
