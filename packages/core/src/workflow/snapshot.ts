import type { DefinitionRef } from '../definition/definition.js';
import type { Expression, Scope } from '../logic/expression.js';

/**
 * How many of the newest steps a snapshot keeps at least, so that it stays small; at twice as many the older half is
 * dropped, and `left` still counts them. The halves stand apart, so that one can be dropped without copying the other.
 * Whoever needs all steps keeps a log of the events.
 */
export const HISTORY_LIMIT = 24;

/** A value of a workflow's variable: anything that JSON can hold. */
export type FlowValue =
  string | number | boolean | null | readonly FlowValue[] | { readonly [name: string]: FlowValue };

export type FlowValues = Readonly<Record<string, FlowValue>>;

/**
 * Where a matter stands: small JSON that a record keeps. It belongs to one version of a workflow for ever, and nothing in
 * it is ever changed: each step makes a new one.
 */
export interface WorkflowSnapshot {
  readonly workflow: DefinitionRef;
  /** Dotted path of the state, down to the innermost: `processing`, `agent.draft`. */
  readonly state: string;
  /** When the innermost state was entered, in epoch milliseconds. */
  readonly since: number;
  /** In the order in which the definition declares them: a list is copied many times faster than an object. See {@link variablesOf}. */
  readonly variables: readonly FlowValue[];
  /** The deadlines that are running, in the order in which they were set. */
  readonly due: readonly DueDeadline[];
  /** Where side-trips were called from, the latest last; each side-trip of the definition at most once. */
  readonly returns: readonly SideTrip[];
  /** For states with a history: which state inside was left last. */
  readonly remembered: Readonly<Record<string, string>>;
  /** The state that was left last, which knows the one before it, see {@link stepsOf}; null at the start. */
  readonly last: WorkflowStep | null;
  /** The newest of the steps before those that `last` leads to; null as long as there are none. */
  readonly older: WorkflowStep | null;
  /** How many states were left in all. */
  readonly left: number;
}

/** A deadline that is running: the one at `index` of the `after` list of `state`; the workflow's own has an empty path. */
export interface DueDeadline {
  readonly state: string;
  readonly index: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A side-trip into the state `into` that comes back to the state `from`. */
export interface SideTrip {
  readonly into: string;
  readonly from: string;
}

/**
 * A stay in a state, and what ended it. Each has the one before it inside, so that a step costs the same however long the
 * history is.
 */
export interface WorkflowStep {
  readonly state: string;
  readonly enteredAt: number;
  readonly leftAt: number;
  /** The event, or for a deadline `after PT4H`, `after at`. */
  readonly event: string;
  /** Who caused the event; null if it was not told. */
  readonly by: string | null;
  readonly before: WorkflowStep | null;
}

/**
 * The steps that a snapshot keeps, oldest first, each without the one before it.
 *
 * @example
 * stepsOf(snapshot).map(({ state }) => state); // ['pending', 'processing']
 */
export function stepsOf({
  last,
  older = null,
}: Pick<WorkflowSnapshot, 'last'> & Partial<Pick<WorkflowSnapshot, 'older'>>): Omit<WorkflowStep, 'before'>[] {
  const steps: Omit<WorkflowStep, 'before'>[] = [];
  for (const newest of [last, older]) {
    for (let step = newest; step !== null; step = step.before) {
      const { state, enteredAt, leftAt, event, by } = step;
      steps.push({ state, enteredAt, leftAt, event, by });
    }
  }
  return steps.reverse();
}

/** Something that happens to a matter. */
export interface WorkflowEvent {
  readonly type: string;
  /** Epoch milliseconds; a time before the state was entered counts as that moment. */
  readonly at: number;
  /** Id of the person or system behind it. */
  readonly by?: string;
  /** Read by expressions as `event.*`; `type`, `at` and `by` there are those of the event itself, whatever the data says. */
  readonly data?: FlowValues;
}

/** Who asks, and what conditions may look at beside the flow's own variables. */
export interface WorkflowContext {
  readonly scope?: Scope;
  readonly roles?: readonly string[];
}

/** What the caller has to do, as data. */
export interface FiredEffect {
  readonly type: string;
  /** When it became due, in epoch milliseconds: for a deadline its own moment. */
  readonly at: number;
  readonly params?: FlowValues;
}

/** A snapshot with what has to be done because of it, in order. */
export interface WorkflowProgress {
  readonly snapshot: WorkflowSnapshot;
  readonly effects: readonly FiredEffect[];
}

/** What became of an event. A refused one leaves the very same snapshot, and nothing to do. */
export type TransitionResult =
  (WorkflowProgress & { readonly ok: true }) | (WorkflowProgress & { readonly ok: false; readonly refusal: Refusal });

export const REFUSAL_REASONS = [
  'unknown-event',
  'not-from-this-state',
  'role-not-allowed',
  'condition-not-met',
  'finished',
] as const;

export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Why an event changed nothing. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly event: string;
  /** The state that refused it: where the deadlines that were due by then have led. */
  readonly state: string;
  /** For `role-not-allowed`: who may. */
  readonly roles?: readonly string[];
  /** For `condition-not-met`: the conditions of which one would have to hold. */
  readonly conditions?: readonly UnmetCondition[];
  /** When a running deadline leads to a state that takes the event, in epoch milliseconds. */
  readonly possibleAt?: number;
}

export interface UnmetCondition {
  readonly when: Expression;
  /** The variables it reads, e.g. `flow.amount`. */
  readonly reads: readonly string[];
}
