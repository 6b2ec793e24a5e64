import {
  EVALUATION_WORKFLOW,
  followEvaluation,
  possibleEvents,
  questionsOf,
  scoreEvaluation,
  type Agent,
  type DisputedQuestion,
  type DisputeDecision,
  type Evaluation,
  type EvaluationScoring,
  type EvaluationStanding,
  type Refusal,
  type ScorecardDefinition,
  type ScorecardQuestion,
  type WorkflowDefinition,
} from '@callside/core';

/** What people say to an evaluation. */
export const REVIEW_ACTS = ['release', 'send-back', 'acknowledge', 'dispute', 'uphold', 'close'] as const;

export type ReviewAct = (typeof REVIEW_ACTS)[number];

/** Why somebody cannot say something now. */
export type ReviewReason = 'no-rounds' | 'too-late' | 'own-scoring' | 'others-decide';

/** An evaluation as one person looks at it. */
export interface Review {
  readonly standing: EvaluationStanding;
  /** What this person may say now. */
  readonly acts: ReadonlySet<ReviewAct>;
  /** Why the agent cannot dispute, or this person not decide; undefined where neither is the question. */
  readonly reason: ReviewReason | undefined;
  /** Whether it is this person's own work that was scored. */
  readonly isAgent: boolean;
  /** Totals of all scorings, the first one first. */
  readonly totals: readonly (EvaluationScoring & { readonly total: number | null })[];
}

export interface Reader {
  readonly agent: Pick<Agent, 'id'> & Partial<Pick<Agent, 'roles'>>;
  readonly workflow?: WorkflowDefinition | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Something to say, so that only who may say it, and when, is asked. */
const ANYTHING = { questions: [{ question: 'any', reason: 'any' }] };

/**
 * What one person sees of an evaluation, may say to it, and why not.
 *
 * @example
 * reviewOf(evaluation, scorecard, { agent: desk.agent, now }).acts.has('dispute'); // true
 */
export function reviewOf(
  evaluation: Evaluation,
  scorecard: ScorecardDefinition,
  { agent, workflow = EVALUATION_WORKFLOW, now }: Reader,
): Review {
  const standing = followEvaluation(evaluation, { workflow, now });
  const { roles = [], id } = agent;
  const events = possibleEvents(workflow, standing.snapshot, { at: now, by: id, data: ANYTHING }, { roles });
  const refusals = new Map(events.map(({ event, result }) => [event, result.ok ? undefined : result.refusal]));
  const acts = new Set(REVIEW_ACTS.filter((act) => refusals.has(act) && refusals.get(act) === undefined));
  const isAgent = id === evaluation.agentId;
  return {
    standing,
    acts,
    isAgent,
    reason: acts.has('dispute') || acts.has('uphold') ? undefined : whyNot(standing, refusals, { isAgent, now }),
    totals: standing.scorings.map((each) => ({ ...each, total: scoreEvaluation(scorecard, each.answers).total })),
  };
}

function whyNot(
  { disputeBy, roundsLeft }: EvaluationStanding,
  refusals: ReadonlyMap<string, Refusal | undefined>,
  { isAgent, now }: { readonly isAgent: boolean; readonly now: number },
): ReviewReason | undefined {
  const isOpenTo = (act: ReviewAct): boolean => {
    const reason = refusals.get(act)?.reason;
    return reason === 'condition-not-met' || reason === 'role-not-allowed';
  };
  if (isAgent && isOpenTo('dispute')) {
    if (roundsLeft === 0) return 'no-rounds';
    return disputeBy !== undefined && disputeBy < now ? 'too-late' : undefined;
  }
  if (!isOpenTo('uphold')) return undefined;
  return !isAgent && refusals.get('uphold')?.reason === 'condition-not-met' ? 'own-scoring' : 'others-decide';
}

/** One question with what was held against it, round by round. */
export interface ReviewedQuestion {
  readonly question: ScorecardQuestion;
  /** Titles of the sections around it are told where they begin: the innermost one's id. */
  readonly section: string;
  readonly disputes: readonly {
    readonly round: number;
    readonly said: DisputedQuestion;
    readonly decision: DisputeDecision | undefined;
  }[];
  /** The round that is open asks for a decision on it. */
  readonly isOpen: boolean;
}

/**
 * The questions of a scorecard with what was held against each.
 *
 * @example
 * reviewedQuestions(scorecard, standing).filter(({ isOpen }) => isOpen).length; // 1
 */
export function reviewedQuestions(
  scorecard: ScorecardDefinition,
  { disputes }: EvaluationStanding,
): readonly ReviewedQuestion[] {
  return questionsOf(scorecard).map(({ question, sections }) => {
    const own = disputes.flatMap(({ round, questions, decision }) => {
      const said = questions.find((each) => each.question === question.id);
      return said === undefined ? [] : [{ round, said, decision }];
    });
    const isOpen = own.at(-1)?.round === disputes.length && own.at(-1)?.decision === undefined && own.length > 0;
    return { question, section: sections.at(-1)?.id ?? '', disputes: own, isOpen };
  });
}
