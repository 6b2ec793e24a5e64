import { issue, type Issue } from '../issue.js';
import type { Measured } from '../metrics/before-and-after.js';
import type { Move } from '../workflow/replay.js';

/** Where a plan stands: plan, do, check, act, round by round. */
export const COACHING_STATES = ['plan', 'do', 'check', 'act', 'closed', 'withdrawn'] as const;

export type CoachingState = (typeof COACHING_STATES)[number];

/** What has led to a plan: a low score, a complaint, a call. */
export interface CoachingCase {
  readonly type: 'evaluation' | 'ticket' | 'call';
  readonly id: string;
}

/** What is to become better. */
export type CoachingGoal =
  /** The total of a scorecard, or one of its questions, in per cent. */
  | { readonly kind: 'score'; readonly scorecard: string; readonly question?: string }
  /** A measure of a set of KPIs, by its id; its values are the host's. */
  | { readonly kind: 'kpi'; readonly kpi: string; readonly measured: Measured; readonly better: 'higher' | 'lower' };

/** What was measured in a span of time, value by value: a comparison needs more than their mean. */
export interface Measurement {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Per cent of scores, figures, or 1 and 0 where shares are measured. */
  readonly values: readonly number[];
}

export interface CoachingStep {
  readonly id: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly dueAt?: number;
}

/** A step that was done, and who says so. */
export interface StepDone {
  /** Id of the step. */
  readonly id: string;
  readonly at: number;
  readonly by: string;
}

export interface CoachingMove extends Move {
  readonly id: string;
}

/** What somebody decides to improve with an agent, until when, and what it was before. */
export interface CoachingOutline {
  readonly agentId: string;
  readonly cases: readonly CoachingCase[];
  /** What the review of the cases has found. */
  readonly finding: string;
  readonly goal: CoachingGoal;
  readonly baseline: Measurement;
  /** The mean, or for shares the share in 0–1, that is to be reached. */
  readonly target: number;
  /** When it is to be checked, in epoch milliseconds. */
  readonly dueAt: number;
  readonly steps: readonly CoachingStep[];
}

/** A personal improvement plan. */
export interface CoachingPlan extends CoachingOutline {
  readonly id: string;
  readonly state: CoachingState;
  /** Who coaches. */
  readonly by: string;
  readonly createdAt: number;
  /** Only ever added to. */
  readonly done?: readonly StepDone[];
  readonly log?: readonly CoachingMove[];
}

/** Most of what a plan can hold. */
export const COACHING_LIMITS = { cases: 50, steps: 20, values: 1000, words: 3000 } as const;

/**
 * What a plan still lacks: a finding, steps with words, a baseline with values, a day that is still to come.
 *
 * @example
 * checkCoaching({ ...outline, finding: '' }, clock.now()); // [{ code: 'required', path: ['finding'], … }]
 */
export function checkCoaching(outline: CoachingOutline, now: number): Issue[] {
  const { agentId, finding, goal, baseline, target, dueAt, steps, cases } = outline;
  return [
    ...words(agentId, ['agentId']),
    ...words(finding, ['finding']),
    ...(goal.kind === 'score' ? words(goal.scorecard, ['goal', 'scorecard']) : words(goal.kpi, ['goal', 'kpi'])),
    ...(steps.length === 0 ? [issue('required', ['steps'])] : []),
    ...steps.flatMap(({ text }, index) => words(text, ['steps', index, 'text'])),
    ...atMost('steps', steps.length, COACHING_LIMITS.steps),
    ...atMost('cases', cases.length, COACHING_LIMITS.cases),
    ...(baseline.values.length === 0 ? [issue('required', ['baseline'])] : []),
    ...atMost('baseline', baseline.values.length, COACHING_LIMITS.values),
    ...(Number.isFinite(target) ? [] : [issue('number-malformed', ['target'])]),
    ...(dueAt > now ? [] : [issue('too-early', ['dueAt'], { min: dayOf(now) })]),
  ];
}

/** The day of a moment, in UTC. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function words(said: string, path: readonly (string | number)[]): Issue[] {
  if (said.trim() === '') return [issue('required', path)];
  return said.length > COACHING_LIMITS.words ? [issue('too-long', path, { max: COACHING_LIMITS.words })] : [];
}

function atMost(name: string, count: number, max: number): Issue[] {
  return count > max ? [issue('list-too-long', [name], { max })] : [];
}
