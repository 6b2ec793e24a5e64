import { refOf } from '../definition/definition.js';
import { scoreEvaluation } from '../scorecard/score.js';
import type { Evaluation } from '../scorecard/evaluation.js';
import type { WriteTx } from '../storage/store.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { changedPaths, readDoc, stamp, type CommandContext } from './command.js';
import type { EvaluationInput } from './submit-evaluation.js';

export type KeepEvaluationResult =
  | { readonly ok: true; readonly evaluation: Evaluation }
  /** It was submitted meanwhile; `status` is where it stands. */
  | { readonly ok: false; readonly status: string };

/**
 * Keeps an evaluation that is not finished, where other evaluators see it and can go on with it. What two of them answer at
 * once is merged by question. Throws `record-not-found` for an `id` that is not here.
 *
 * @example
 * const result = await desk.run(keepEvaluation, { scorecard, call, answers });
 */
export function keepEvaluation(context: CommandContext, input: EvaluationInput): Promise<KeepEvaluationResult> {
  return context.store.write(APPEND_STORES, async (tx): Promise<KeepEvaluationResult> => {
    const { id } = input;
    if (id === undefined) return { ok: true, evaluation: await begin(tx, context, input) };
    const before = await readDoc<Evaluation>(tx, 'evaluation', id);
    if (before.status !== 'draft') return { ok: false, status: before.status };
    const { set, unset } = changedPaths('answers', input.base ?? before.answers, input.answers);
    const { total } = scoreEvaluation(input.scorecard, input.answers);
    const head = { ...stamp(context), op: 'patch', type: 'evaluation', entityId: id } as const;
    const { doc } = await appendMutation(tx, { ...head, set: { ...set, total }, unset });
    return { ok: true, evaluation: doc as unknown as Evaluation };
  });
}

async function begin(
  tx: WriteTx,
  context: CommandContext,
  { scorecard, call, answers }: EvaluationInput,
): Promise<Evaluation> {
  const { newId, agent, clock } = context;
  const set = {
    scorecard: refOf(scorecard),
    callId: call.id,
    agentId: call.agent.id,
    evaluatorId: agent.id,
    status: 'draft',
    answers,
    total: scoreEvaluation(scorecard, answers).total,
    createdAt: clock.now(),
  };
  const head = { ...stamp(context), op: 'create', type: 'evaluation', entityId: newId() } as const;
  const { doc } = await appendMutation(tx, { ...head, set });
  return doc as unknown as Evaluation;
}
