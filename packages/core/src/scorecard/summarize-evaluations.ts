import type { ErrorClass, ScorecardDefinition } from '../definition/scorecard.js';
import { meanOf } from '../metrics/mean.js';
import { shareOf } from '../metrics/share.js';
import type { Statistic } from '../metrics/statistic.js';
import type { EvaluationAnswers } from './evaluation.js';
import { questionsOf } from './questions.js';
import { scoreEvaluation } from './score.js';

/** What of an evaluation a summary reads: the answers that count now, see `followEvaluation`. */
export interface SummarizedEvaluation {
  readonly agentId: string;
  readonly answers: EvaluationAnswers;
}

/** What many evaluations by one scorecard come to. Each figure says from how many it is, and how sure it is. */
export interface EvaluationSummary {
  /** How many evaluations there are, and how many have a score. */
  readonly evaluations: number;
  readonly scored: number;
  /** Mean of the totals, in per cent. */
  readonly total: Statistic;
  /** Share of evaluations that an answer has set to zero. */
  readonly failed: Statistic;
  /** How many totals lie in each band, by its id. */
  readonly bands: Readonly<Record<string, number>>;
  /** Mean of the outermost sections, in per cent. */
  readonly sections: readonly { readonly id: string; readonly score: Statistic }[];
  /** All questions, the lowest mean first; those that never counted last. */
  readonly questions: readonly { readonly id: string; readonly score: Statistic; readonly low: number }[];
  /** Share of evaluations without an error of each class. */
  readonly classes: readonly { readonly errorClass: ErrorClass; readonly free: Statistic }[];
}

/**
 * Sums up evaluations by one scorecard: what is scored lowest comes first. Drafts and calibrations are the caller's to leave out.
 *
 * @example
 * summarizeEvaluations(scorecard, evaluations).questions[0]; // { id: 'repeat', score: { value: 61, n: 40, … }, low: 22 }
 */
export function summarizeEvaluations(
  scorecard: ScorecardDefinition,
  evaluations: readonly SummarizedEvaluation[],
): EvaluationSummary {
  const scores = evaluations.map(({ answers }) => scoreEvaluation(scorecard, answers));
  const totals = scores.flatMap(({ total }) => (total === null ? [] : [total]));
  const marks = new Map(questionsOf(scorecard).map(({ question }) => [question.id, [] as number[]]));
  const sections = new Map(scorecard.items.map(({ id }) => [id, [] as number[]]));
  const classes = new Map<ErrorClass, { free: number; n: number }>();
  const bands: Record<string, number> = Object.fromEntries((scorecard.bands ?? []).map(({ id }) => [id, 0]));
  for (const score of scores) {
    if (score.band !== undefined) bands[score.band] = (bands[score.band] ?? 0) + 1;
    for (const { id, score: mark } of score.questions) if (mark !== null) marks.get(id)?.push(mark);
    for (const { id, score: mark } of score.sections) if (mark !== null) sections.get(id)?.push(mark);
    for (const { errorClass, errors, questions } of score.classes) {
      const known = classes.get(errorClass) ?? { free: 0, n: 0 };
      if (questions > 0) classes.set(errorClass, { free: known.free + (errors.length === 0 ? 1 : 0), n: known.n + 1 });
    }
  }
  const failed = scores.filter(({ failedBy, total }) => total !== null && failedBy !== undefined).length;
  return {
    evaluations: evaluations.length,
    scored: totals.length,
    total: meanOf(totals),
    failed: shareOf(failed, totals.length),
    bands,
    sections: [...sections].map(([id, values]) => ({ id, score: meanOf(values) })),
    questions: [...marks]
      .map(([id, values]) => ({ id, score: meanOf(values), low: values.filter((mark) => mark < 100).length }))
      .sort((a, b) => (a.score.value ?? Infinity) - (b.score.value ?? Infinity)),
    classes: [...classes].map(([errorClass, { free, n }]) => ({ errorClass, free: shareOf(free, n) })),
  };
}

/**
 * The evaluations of each agent, by agent number.
 *
 * @example
 * for (const [agent, own] of byAgent(evaluations)) show(agent, summarizeEvaluations(scorecard, own));
 */
export function byAgent<E extends Pick<SummarizedEvaluation, 'agentId'>>(
  evaluations: readonly E[],
): ReadonlyMap<string, readonly E[]> {
  const agents = new Map<string, E[]>();
  for (const each of evaluations) {
    const own = agents.get(each.agentId);
    if (own === undefined) agents.set(each.agentId, [each]);
    else own.push(each);
  }
  return agents;
}
