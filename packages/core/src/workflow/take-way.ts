import type { Scope } from '../logic/expression.js';
import type { CompiledDeadline, CompiledEffect, CompiledWorkflow, Route, Way } from './compiled.js';
import { asFlowValue } from './flow-value.js';
import { routeFrom } from './route.js';
import {
  HISTORY_LIMIT,
  type DueDeadline,
  type FiredEffect,
  type FlowValue,
  type FlowValues,
  type SideTrip,
  type WorkflowEvent,
  type WorkflowProgress,
  type WorkflowSnapshot,
  type WorkflowStep,
} from './snapshot.js';

/** What happens, and what its expressions may read. */
export interface Moment {
  readonly at: number;
  /** Stands in the history: the event's name, or the deadline's. */
  readonly name: string;
  readonly by: string | undefined;
  /** What can be read as `event.*`. */
  readonly data: WorkflowEvent['data'];
  readonly scope: Scope;
}

/** Shared, so that what does not change costs nothing. */
export const NO_EFFECTS: readonly FiredEffect[] = [];
const NO_DUE: readonly DueDeadline[] = [];
const NO_RETURNS: readonly SideTrip[] = [];

/**
 * Takes one way: leaves states, works out variables and effects, enters states. A side-trip that cannot come back, because
 * none is under way, has no route: ask {@link isOpen} first.
 */
export function takeWay(flow: CompiledWorkflow, before: WorkflowSnapshot, way: Way, moment: Moment): WorkflowProgress {
  const route = way.route ?? routeOf(flow, before, way);
  const old = { moment, variables: before.variables };
  const variables = way.assign.length === 0 ? before.variables : assigned(way.assign, before.variables, moment);
  const reading = { moment, variables };
  let effects = NO_EFFECTS;
  if (way.effects.length > 0 || (route !== undefined && route.leave.length + route.enter.length > 0)) {
    const fired: FiredEffect[] = [];
    if (route !== undefined) fire(fired, route.leave, old);
    fire(fired, way.effects, reading);
    if (route !== undefined) fire(fired, route.enter, reading);
    effects = fired;
  }
  if (route !== undefined) return { snapshot: moved(before, { way, route, variables, moment }), effects };
  return { snapshot: variables === before.variables ? before : withVariables(before, variables), effects };
}

/** Enters the first state of a workflow. */
export function enterFirst(flow: CompiledWorkflow, variables: FlowValues, moment: Moment): WorkflowProgress {
  const { root } = flow;
  const { leaf, enter, starts } = routeFrom(root, root, { target: root.first ?? root, remembered: {} });
  const fired: FiredEffect[] = [];
  fire(fired, [...root.enter, ...enter], { moment, variables });
  const snapshot: WorkflowSnapshot = {
    workflow: flow.ref,
    state: leaf.path,
    since: moment.at,
    variables,
    due: leaf.final ? NO_DUE : withDeadlines(NO_DUE, [...root.deadlines, ...starts], { moment, variables }),
    returns: NO_RETURNS,
    remembered: {},
    history: [],
    left: 0,
  };
  return { snapshot, effects: fired };
}

/** Whether a way can be taken now, its roles aside. */
export function isOpen({ kind, when }: Way, { state, returns, variables }: WorkflowSnapshot, moment: Moment): boolean {
  if (kind === 'return' && tripOf(returns, state) === undefined) return false;
  return when === undefined || when.holds(scopeOf(moment, variables));
}

/** The innermost side-trip that a state belongs to. */
export function tripOf(returns: readonly SideTrip[], state: string): SideTrip | undefined {
  return returns.findLast(({ into }) => state === into || state.startsWith(`${into}.`));
}

interface Move {
  readonly way: Way;
  readonly route: Route;
  readonly variables: FlowValues;
  readonly moment: Moment;
}

/** The snapshot after a change of state. */
function moved(before: WorkflowSnapshot, { way, route, variables, moment }: Move): WorkflowSnapshot {
  const { leaf, stops, starts, remembers } = route;
  let due = before.due;
  if (leaf.final) due = NO_DUE;
  else {
    if (stops.length > 0) due = due.filter(({ state }) => !stops.includes(state));
    if (starts.length > 0) due = withDeadlines(due, starts, { moment, variables });
  }
  return {
    workflow: before.workflow,
    state: leaf.path,
    since: moment.at,
    variables,
    due,
    returns: way.kind === 'go' ? before.returns : returnsAfter(before, way),
    remembered: remembers.length === 0 ? before.remembered : { ...before.remembered, ...Object.fromEntries(remembers) },
    history: longer(before.history, stepOf(before, moment)),
    left: before.left + 1,
  };
}

function stepOf({ state, since }: WorkflowSnapshot, { at, name, by }: Moment): WorkflowStep {
  return by === undefined
    ? { state, enteredAt: since, leftAt: at, event: name }
    : { state, enteredAt: since, leftAt: at, event: name, by };
}

/** Copying is what a step costs most, so the older half is dropped at once. */
function longer(history: readonly WorkflowStep[], step: WorkflowStep): readonly WorkflowStep[] {
  return (history.length < HISTORY_LIMIT ? history : history.slice(-HISTORY_LIMIT / 2)).concat([step]);
}

/** A side-trip called again forgets where it came from before, so that the list never outgrows the definition. */
function returnsAfter({ returns, state }: WorkflowSnapshot, { kind, target }: Way): readonly SideTrip[] {
  if (kind === 'call') {
    const into = target?.path ?? '';
    return [...returns.filter((trip) => trip.into !== into), { into, from: state }];
  }
  const trip = tripOf(returns, state);
  return kind === 'return' && trip !== undefined ? returns.slice(0, returns.indexOf(trip)) : returns;
}

/** A way whose end depends on what was left before. */
function routeOf(
  flow: CompiledWorkflow,
  { state, returns, remembered }: WorkflowSnapshot,
  way: Way,
): Route | undefined {
  const leaf = flow.states.get(state);
  const target = way.kind === 'return' ? flow.states.get(tripOf(returns, state)?.from ?? '') : way.target;
  if (leaf === undefined || target === undefined) return undefined;
  return routeFrom(leaf, way.source, { target, remembered, find: (path) => flow.states.get(path) });
}

function withVariables(before: WorkflowSnapshot, variables: FlowValues): WorkflowSnapshot {
  const { workflow, state, since, due, returns, remembered, history, left } = before;
  return { workflow, state, since, variables, due, returns, remembered, history, left };
}

interface Reading {
  readonly moment: Moment;
  readonly variables: FlowValues;
}

function withDeadlines(
  running: readonly DueDeadline[],
  starts: readonly CompiledDeadline[],
  { moment, variables }: Reading,
): readonly DueDeadline[] {
  const due = [...running];
  for (const { state, index, delay, at } of starts) {
    if (delay !== undefined) due.push({ state, index, at: moment.at + delay });
    else if (at !== undefined) {
      const told = at.evaluate(scopeOf(moment, variables));
      if (typeof told === 'number' && Number.isFinite(told)) due.push({ state, index, at: Math.max(told, moment.at) });
    }
  }
  return due;
}

function fire(fired: FiredEffect[], effects: readonly CompiledEffect[], { moment, variables }: Reading): void {
  for (const { type, params } of effects) {
    const { at } = moment;
    if (params === undefined) fired.push({ type, at });
    else fired.push({ type, at, params: evaluated({}, params, scopeOf(moment, variables)) });
  }
}

function assigned(assign: Way['assign'], variables: FlowValues, moment: Moment): FlowValues {
  return evaluated({ ...variables }, assign, scopeOf(moment, variables));
}

/** The compiler has let no name through that would reach a prototype. */
function evaluated(into: Record<string, FlowValue>, expressions: Way['assign'], scope: Scope): FlowValues {
  for (const [name, expression] of expressions) into[name] = asFlowValue(expression.evaluate(scope));
  return into;
}

/** Every name is written down: an object of one shape is made and read several times as fast as a copy. */
function scopeOf({ scope, at, name, by, data }: Moment, flow: FlowValues): Scope {
  const { fields, saved, ticket, customer, call, agent, answers } = scope;
  const told = { type: name, at, by: by ?? null };
  const event = data === undefined ? told : { ...data, ...told };
  return { fields, saved, ticket, customer, call, agent, answers, flow, event, now: at } as Scope;
}
