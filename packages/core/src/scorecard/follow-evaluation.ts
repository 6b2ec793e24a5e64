import type { WorkflowDefinition } from '../definition/workflow.js';
import { EVALUATION_WORKFLOW } from '../workflow/evaluation-workflow.js';
import { variablesOf } from '../workflow/machine.js';
import { replayMoves } from '../workflow/replay.js';
import type { FlowValue, FlowValues, Refusal, WorkflowSnapshot } from '../workflow/snapshot.js';
import type { Evaluation, EvaluationAnswers, EvaluationMove } from './evaluation.js';

/** What of an evaluation its way depends on. */
export type EvaluationHistory = Pick<
  Evaluation,
  'agentId' | 'evaluatorId' | 'answers' | 'createdAt' | 'submittedAt' | 'log'
>;

/** Where an evaluation stands, and everything that was said of it. */
export interface EvaluationStanding {
  readonly snapshot: WorkflowSnapshot;
  /** The answers that count now. */
  readonly answers: EvaluationAnswers;
  /** Every scoring since it was submitted, the first one first: what was revised stays to be seen. */
  readonly scorings: readonly EvaluationScoring[];
  readonly disputes: readonly Dispute[];
  readonly acknowledged?: { readonly at: number; readonly by: string; readonly comment: string };
  /** Until when the agent may dispute, in epoch milliseconds; absent where that is not open. */
  readonly disputeBy?: number;
  /** How many more times it can be disputed. */
  readonly roundsLeft: number;
  /** Moves that came too late. */
  readonly refused: readonly { readonly entry: EvaluationMove; readonly refusal: Refusal }[];
}

export interface EvaluationScoring {
  readonly at: number;
  readonly by: string;
  readonly answers: EvaluationAnswers;
}

/** What an agent holds against the scoring of one question. */
export interface DisputedQuestion {
  readonly question: string;
  readonly reason: string;
}

/** One round of a dispute. */
export interface Dispute {
  /** Counted from 1. */
  readonly round: number;
  readonly at: number;
  readonly by: string;
  readonly questions: readonly DisputedQuestion[];
  /** Until when it is to be decided, in epoch milliseconds. */
  readonly decideBy?: number;
  readonly decision?: DisputeDecision;
}

export interface DisputeDecision {
  readonly event: 'uphold' | 'revise';
  readonly at: number;
  readonly by: string;
  /** Why. */
  readonly note: string;
}

/**
 * Follows an evaluation through its workflow, by its log alone: which scores it had, what was disputed and how that was decided.
 * Of two people who decide at once the first one's word stands. `now` is epoch milliseconds.
 *
 * @example
 * followEvaluation(evaluation, { now: clock.now() }).disputes.at(-1)?.decision?.note;
 */
export function followEvaluation(
  evaluation: EvaluationHistory,
  { workflow = EVALUATION_WORKFLOW, now }: { readonly workflow?: WorkflowDefinition | undefined; readonly now: number },
): EvaluationStanding {
  const { agentId } = evaluation;
  const moves = movesOf(evaluation);
  const start = evaluation.createdAt ?? moves[0]?.at ?? now;
  const { snapshot, stood, refused } = replayMoves(workflow, moves, {
    now: start,
    variables: { agent: agentId },
    until: now,
  });
  const { disputeBy, decideBy, rounds = 0, maxRounds = 0 } = variablesOf(workflow, snapshot);
  const told = whatWasSaid(stood, { answers: evaluation.answers, decideBy });
  return {
    snapshot,
    ...told,
    roundsLeft: Math.max(0, Number(maxRounds) - Number(rounds)),
    ...(typeof disputeBy === 'number' ? { disputeBy } : {}),
    refused,
  };
}

/** One from before there was a log has been submitted all the same. */
function movesOf({ evaluatorId, submittedAt, log = [] }: EvaluationHistory): readonly EvaluationMove[] {
  const moves = log.filter(({ type }) => (type as string) === 'moved');
  if (submittedAt === undefined || moves.some(({ event }) => event === 'submit')) return moves;
  return [{ id: '', type: 'moved', event: 'submit', at: submittedAt, by: evaluatorId, roles: [] }, ...moves];
}

type Said = Pick<EvaluationStanding, 'answers' | 'scorings' | 'disputes' | 'acknowledged'>;

/** Reads the moves that stood, the earlier first. What is sent back to the evaluator was no score yet. */
function whatWasSaid(
  stood: readonly EvaluationMove[],
  { answers, decideBy }: { readonly answers: EvaluationAnswers; readonly decideBy: FlowValue | undefined },
): Said {
  let said: Said = { answers, scorings: [], disputes: [] };
  for (const move of stood) said = { ...said, ...READ[move.event]?.(said, move) };
  const open = said.disputes.at(-1);
  if (open === undefined || open.decision !== undefined || typeof decideBy !== 'number') return said;
  return { ...said, disputes: [...said.disputes.slice(0, -1), { ...open, decideBy }] };
}

/** What each move says, beside where it leads. */
const READ: Readonly<Record<string, (said: Said, move: EvaluationMove) => Partial<Said>>> = {
  submit: ({ answers }, { at, by }) => ({ scorings: [{ at, by, answers }] }),
  'send-back': () => ({ scorings: [] }),
  dispute: ({ disputes }, { at, by, data = {} }) => {
    const questions = disputedIn(data.questions);
    return { disputes: [...disputes, { round: disputes.length + 1, at, by, questions }] };
  },
  uphold: (said, move) => ({ disputes: decided(said, move, 'uphold') }),
  revise(said, move) {
    const { at, by, data = {} } = move;
    const disputed = said.disputes.at(-1)?.questions.map(({ question }) => question) ?? [];
    const revised = Object.entries(recordIn(data.answers)).filter(([question]) => disputed.includes(question));
    const answers = { ...said.answers, ...(Object.fromEntries(revised) as unknown as EvaluationAnswers) };
    return { answers, scorings: [...said.scorings, { at, by, answers }], disputes: decided(said, move, 'revise') };
  },
  acknowledge: (_said, { at, by, data = {} }) => ({ acknowledged: { at, by, comment: textIn(data.comment) } }),
};

function decided({ disputes }: Said, { at, by, data = {} }: EvaluationMove, event: 'uphold' | 'revise'): Dispute[] {
  const decision = { event, at, by, note: textIn(data.note) };
  return disputes.map((dispute, index) => (index === disputes.length - 1 ? { ...dispute, decision } : dispute));
}

/** What others have written may be of any shape. */
function disputedIn(value: FlowValue | undefined): DisputedQuestion[] {
  return (Array.isArray(value) ? (value as readonly FlowValue[]) : []).flatMap((each) => {
    const { question, reason } = recordIn(each);
    return typeof question === 'string' ? [{ question, reason: textIn(reason) }] : [];
  });
}

function recordIn(value: FlowValue | undefined): FlowValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as FlowValues) : {};
}

function textIn(value: FlowValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
