import { compileExpression } from '../logic/compile.js';
import type { Expression, Scope } from '../logic/expression.js';

/** A workflow as data: which event leads from which state to which. */
export interface Workflow<S extends string = string, E extends string = string> {
  readonly initial: S;
  readonly states: Readonly<Record<S, WorkflowState<S, E>>>;
}

export interface WorkflowState<S extends string, E extends string> {
  readonly on?: Readonly<Partial<Record<E, readonly WorkflowTransition<S>[]>>>;
  /** Nothing leads out of a final state. */
  readonly final?: boolean;
}

export interface WorkflowTransition<S extends string> {
  readonly to: S;
  readonly when?: Expression;
  /** Roles that may take it; everybody when absent. */
  readonly roles?: readonly string[];
  /** What the caller has to do, as data. */
  readonly effects?: readonly string[];
}

/** Why an event leads nowhere: the state has no such event, the role may not, or the condition does not hold. */
export type RefusalReason = 'not-from-this-state' | 'role-not-allowed' | 'condition-not-met';

export type TransitionResult<S extends string> =
  | { readonly ok: true; readonly state: S; readonly effects: readonly string[] }
  | { readonly ok: false; readonly state: S; readonly reason: RefusalReason };

/** What a transition may look at. */
export interface TransitionContext {
  readonly scope?: Scope;
  readonly roles?: readonly string[];
}

/**
 * Finds the state that an event leads to: pure, the effects come back as data. A refused event leaves the state as it is
 * and says why.
 *
 * @example
 * transition(TICKET_WORKFLOW, 'pending', 'start'); // { ok: true, state: 'processing', effects: [] }
 */
export function transition<S extends string, E extends string>(
  workflow: Workflow<S, E>,
  state: S,
  event: E,
  context: TransitionContext = {},
): TransitionResult<S> {
  const candidates = workflow.states[state].on?.[event] ?? [];
  if (candidates.length === 0) return { ok: false, state, reason: 'not-from-this-state' };
  const allowed = candidates.filter(
    ({ roles }) => roles === undefined || roles.some((role) => context.roles?.includes(role)),
  );
  if (allowed.length === 0) return { ok: false, state, reason: 'role-not-allowed' };
  const taken = allowed.find(({ when }) => when === undefined || compileExpression(when).holds(context.scope ?? {}));
  if (taken === undefined) return { ok: false, state, reason: 'condition-not-met' };
  return { ok: true, state: taken.to, effects: taken.effects ?? [] };
}

/**
 * Lists the events that a state knows, each with its outcome, so that a screen can offer what is possible and say why
 * the rest is not.
 *
 * @example
 * possibleEvents(TICKET_WORKFLOW, 'closed'); // [{ event: 'reopen', result: { ok: true, state: 'reopened', … } }]
 */
export function possibleEvents<S extends string, E extends string>(
  workflow: Workflow<S, E>,
  state: S,
  context: TransitionContext = {},
): readonly { readonly event: E; readonly result: TransitionResult<S> }[] {
  const events = Object.keys(workflow.states[state].on ?? {}) as E[];
  return events.map((event) => ({ event, result: transition(workflow, state, event, context) }));
}
