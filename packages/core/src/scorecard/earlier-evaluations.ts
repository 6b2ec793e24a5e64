import type { ScorecardDefinition } from '../definition/scorecard.js';
import type { Evaluation } from './evaluation.js';
import { followEvaluation } from './follow-evaluation.js';
import { questionsOf } from './questions.js';
import { scoreEvaluation } from './score.js';

/** How many earlier evaluations are looked at when nobody says otherwise. */
export const EARLIER_EVALUATIONS = 5;

export interface EarlierQuery {
  /** Number of the agent whose calls were scored. */
  readonly agentId: string;
  /** The call that is scored now; it is not compared with itself. */
  readonly callId?: string;
  /** Epoch milliseconds: what was revised until then counts. */
  readonly now: number;
  /** How many of the newest; 5 when absent. */
  readonly most?: number;
}

/** How an agent was scored before, the oldest first. */
export interface EarlierEvaluations {
  readonly totals: readonly EarlierMark[];
  /** By the ids of the questions that there are now; a version that did not ask one has null for it. */
  readonly questions: Readonly<Record<string, readonly EarlierMark[]>>;
}

export interface EarlierMark {
  readonly callId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Per cent; null where it did not count. */
  readonly score: number | null;
}

/**
 * An agent's last evaluations by the same scorecard, in whichever version, to see which way it goes: the totals as they were
 * stored, and the mark of each question as this version reads its answer.
 *
 * @example
 * earlierEvaluations(scorecard, evaluations, { agentId: '1001', now }).totals.map(({ score }) => score); // [72, 80, 91]
 */
export function earlierEvaluations(
  scorecard: ScorecardDefinition,
  evaluations: readonly Evaluation[],
  { agentId, callId, now, most = EARLIER_EVALUATIONS }: EarlierQuery,
): EarlierEvaluations {
  const found = evaluations
    .filter((each) => each.agentId === agentId && each.scorecard.id === scorecard.id && each.status !== 'draft')
    .filter((each) => each.callId !== callId)
    .sort((a, b) => (a.submittedAt ?? 0) - (b.submittedAt ?? 0))
    .slice(-most)
    .map((each) => ({ each, marks: scoreEvaluation(scorecard, followEvaluation(each, { now }).answers).questions }));
  const ids = questionsOf(scorecard).map(({ question }) => question.id);
  return {
    totals: found.map(({ each }) => markOf(each, each.total)),
    questions: Object.fromEntries(
      ids.map((id) => [
        id,
        found.map(({ each, marks }) => markOf(each, marks.find((mark) => mark.id === id)?.score ?? null)),
      ]),
    ),
  };
}

function markOf({ callId, submittedAt = 0 }: Evaluation, score: number | null): EarlierMark {
  return { callId, at: submittedAt, score };
}
