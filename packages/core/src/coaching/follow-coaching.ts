import type { WorkflowDefinition } from '../definition/workflow.js';
import { beforeAndAfter, type BeforeAndAfter, type Measured } from '../metrics/before-and-after.js';
import { COACHING_WORKFLOW } from '../workflow/coaching-workflow.js';
import { replayMoves } from '../workflow/replay.js';
import type { FlowValue, Refusal, WorkflowSnapshot } from '../workflow/snapshot.js';
import type { CoachingMove, CoachingPlan, CoachingStep, Measurement, StepDone } from './coaching-plan.js';

/** What of a plan its way depends on. */
export type CoachingHistory = Pick<
  CoachingPlan,
  'agentId' | 'createdAt' | 'goal' | 'baseline' | 'target' | 'dueAt' | 'steps' | 'done' | 'log'
>;

/** Where a plan stands, and what its rounds have shown. */
export interface CoachingStanding {
  readonly snapshot: WorkflowSnapshot;
  /** The rounds that were checked, the first one first. */
  readonly rounds: readonly CoachingRound[];
  readonly steps: readonly (CoachingStep & { readonly done: StepDone | undefined; readonly overdue: boolean })[];
  /** Until when the present round is to be checked. */
  readonly dueAt: number;
  /** Moves that came too late. */
  readonly refused: readonly { readonly entry: CoachingMove; readonly refusal: Refusal }[];
}

/** What one round has shown, beside what was measured before the plan. */
export interface CoachingRound {
  /** Counted from 1. */
  readonly round: number;
  readonly checkedAt: number;
  readonly measurement: Measurement;
  readonly comparison: BeforeAndAfter;
  /** Whether the target is reached by what was measured; the interval may still hold less. */
  readonly reached: boolean;
  /** What follows from it. */
  readonly note?: string;
}

/**
 * Follows a plan through its rounds, by its log alone, and compares each with the baseline: a change that may be chance is called
 * none.
 *
 * @example
 * followCoaching(plan, { now: clock.now() }).rounds.at(-1)?.comparison.change; // 'better'
 */
export function followCoaching(
  plan: CoachingHistory,
  { workflow = COACHING_WORKFLOW, now }: { readonly workflow?: WorkflowDefinition | undefined; readonly now: number },
): CoachingStanding {
  const { agentId, createdAt, steps, done = [], log = [] } = plan;
  const moves = log.filter(({ type }) => (type as string) === 'moved');
  const variables = { agent: agentId, dueAt: plan.dueAt };
  const { snapshot, stood, refused } = replayMoves(workflow, moves, { now: createdAt, variables, until: now });
  const dueAt = stood.findLast(({ event }) => event === 'repeat')?.data?.dueAt;
  return {
    snapshot,
    rounds: roundsOf(plan, stood),
    steps: steps.map((step) => {
      const ticked = done.find(({ id }) => id === step.id);
      return { ...step, done: ticked, overdue: ticked === undefined && step.dueAt !== undefined && step.dueAt < now };
    }),
    dueAt: typeof dueAt === 'number' ? dueAt : plan.dueAt,
    refused,
  };
}

/**
 * How the goal of a plan is measured, and which way is better: scores are figures of which more is better.
 *
 * @example
 * measureOf({ kind: 'score', scorecard: 'inbound' }); // { measured: 'figures', better: 'higher' }
 */
export function measureOf(goal: CoachingPlan['goal']): {
  readonly measured: Measured;
  readonly better: 'higher' | 'lower';
} {
  return goal.kind === 'kpi' ? goal : { measured: 'figures', better: 'higher' };
}

function roundsOf(plan: CoachingHistory, stood: readonly CoachingMove[]): CoachingRound[] {
  const rounds: CoachingRound[] = [];
  const how = measureOf(plan.goal);
  for (const { event, at, data = {} } of stood) {
    const last = rounds.at(-1);
    if (event === 'act' && last !== undefined && typeof data.note === 'string')
      rounds[rounds.length - 1] = { ...last, note: data.note };
    if (event !== 'check') continue;
    const measurement = {
      from: numberIn(data.from, plan.createdAt),
      to: numberIn(data.to, at),
      values: numbersIn(data.values),
    };
    const comparison = beforeAndAfter(plan.baseline.values, measurement.values, how);
    const { value } = comparison.after;
    const reached = value !== null && (how.better === 'higher' ? value >= plan.target : value <= plan.target);
    rounds.push({ round: rounds.length + 1, checkedAt: at, measurement, comparison, reached });
  }
  return rounds;
}

/** What others have written may be of any shape. */
function numbersIn(value: FlowValue | undefined): readonly number[] {
  const list: readonly FlowValue[] = Array.isArray(value) ? (value as readonly FlowValue[]) : [];
  return list.filter((each) => typeof each === 'number');
}

function numberIn(value: FlowValue | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
