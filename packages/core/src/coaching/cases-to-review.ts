import type { DefinitionRef } from '../definition/definition.js';
import type { ScorecardDefinition } from '../definition/scorecard.js';
import type { Evaluation } from '../scorecard/evaluation.js';
import { followEvaluation } from '../scorecard/follow-evaluation.js';
import { scoreEvaluation } from '../scorecard/score.js';
import type { CoachingCase } from './coaching-plan.js';
import type { GoalSpan } from './goal-values.js';

/** Why a case is to be reviewed. */
export type CaseReason = 'failed' | 'low-score' | 'complaint';

export interface CaseToReview extends CoachingCase {
  readonly reason: CaseReason;
  /** Per cent, of an evaluation. */
  readonly total?: number;
  /** When it was submitted or made, in epoch milliseconds. */
  readonly at: number;
}

/** What of a ticket is read. */
export interface ReviewedTicket {
  readonly id: string;
  readonly form: DefinitionRef;
  readonly createdBy: string;
  readonly createdAt: number;
}

export interface CasesQuery extends GoalSpan {
  readonly scorecardOf: (ref: DefinitionRef) => ScorecardDefinition | undefined;
  /** Totals below it are low, in per cent; 60 when absent. */
  readonly below?: number;
  /** Forms of complaints, by their ids; `complaint` when absent. */
  readonly complaintForms?: readonly string[];
}

/**
 * What of an agent in a span of time should be reviewed: evaluations that an answer has set to zero, low totals, and complaints;
 * the newest first. Drafts do not count.
 *
 * @example
 * casesToReview({ evaluations, tickets }, { agentId: '1001', from, to, scorecardOf })[0]?.reason; // 'failed'
 */
export function casesToReview(
  {
    evaluations,
    tickets,
  }: { readonly evaluations: readonly Evaluation[]; readonly tickets: readonly ReviewedTicket[] },
  { agentId, from, to, scorecardOf, below = 60, complaintForms = ['complaint'] }: CasesQuery,
): readonly CaseToReview[] {
  const isIn = (at: number): boolean => at >= from && at < to;
  const low = evaluations.flatMap((evaluation): CaseToReview[] => {
    const { id, submittedAt: at = -Infinity, status } = evaluation;
    if (evaluation.agentId !== agentId || status === 'draft' || !isIn(at)) return [];
    const scorecard = scorecardOf(evaluation.scorecard);
    if (scorecard === undefined) return [];
    const { total, failedBy } = scoreEvaluation(scorecard, followEvaluation(evaluation, { now: to }).answers);
    if (total === null || (total >= below && failedBy === undefined)) return [];
    return [{ type: 'evaluation', id, reason: failedBy === undefined ? 'low-score' : 'failed', total, at }];
  });
  const complaints = tickets
    .filter(
      ({ form, createdBy, createdAt }) => createdBy === agentId && complaintForms.includes(form.id) && isIn(createdAt),
    )
    .map(({ id, createdAt }): CaseToReview => ({ type: 'ticket', id, reason: 'complaint', at: createdAt }));
  return [...low, ...complaints].sort((a, b) => b.at - a.at);
}
