import type { ScorecardDefinition } from '../definition/scorecard.js';
import type { DefinitionRef } from '../definition/definition.js';
import type { Evaluation } from '../scorecard/evaluation.js';
import { followEvaluation } from '../scorecard/follow-evaluation.js';
import { scoreEvaluation } from '../scorecard/score.js';
import type { CoachingGoal, Measurement } from './coaching-plan.js';

export interface GoalSpan {
  readonly agentId: string;
  /** Epoch milliseconds; what was submitted at `to` counts no more. */
  readonly from: number;
  readonly to: number;
}

/**
 * What the evaluations of an agent say of a goal in a span of time: totals, or the marks of one question, by the answers that count
 * now. Drafts do not count, nor what a scorecard that is not here would be needed for.
 *
 * @example
 * measureScores(goal, evaluations, { agentId: '1001', from, to, scorecardOf }).values; // [62.5, 70]
 */
export function measureScores(
  goal: Extract<CoachingGoal, { readonly kind: 'score' }>,
  evaluations: readonly Evaluation[],
  {
    agentId,
    from,
    to,
    scorecardOf,
  }: GoalSpan & { readonly scorecardOf: (ref: DefinitionRef) => ScorecardDefinition | undefined },
): Measurement {
  const values = evaluations.flatMap((evaluation): number[] => {
    const { submittedAt = -Infinity, scorecard, status } = evaluation;
    if (evaluation.agentId !== agentId || scorecard.id !== goal.scorecard || status === 'draft') return [];
    if (submittedAt < from || submittedAt >= to) return [];
    const definition = scorecardOf(scorecard);
    if (definition === undefined) return [];
    const { answers } = followEvaluation(evaluation, { now: to });
    const score = scoreEvaluation(definition, answers);
    const value =
      goal.question === undefined
        ? score.total
        : (score.questions.find(({ id }) => id === goal.question)?.score ?? null);
    return value === null ? [] : [value];
  });
  return { from, to, values };
}
