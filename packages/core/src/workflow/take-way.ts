import type { Scope } from '../logic/expression.js';
import type {
  CompiledDeadline,
  CompiledEffect,
  CompiledWorkflow,
  FlowExpression,
  NamedExpression,
  Route,
  Way,
} from './compiled.js';
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

/** What a way leads to; an answer to an event as it is. */
export type Taken = WorkflowProgress & { readonly ok: true };

type Variables = WorkflowSnapshot['variables'];

/** Shared, so that what does not change costs nothing. */
export const NO_EFFECTS: readonly FiredEffect[] = [];
const NO_DUE: readonly DueDeadline[] = [];
const NO_RETURNS: readonly SideTrip[] = [];

/**
 * Takes one way: leaves states, works out variables and effects, enters states. A side-trip that cannot come back, because
 * none is under way, has no route: ask {@link isOpen} first.
 */
export function takeWay(flow: CompiledWorkflow, before: WorkflowSnapshot, way: Way, moment: Moment): Taken {
  const route = way.route ?? routeOf(flow, before, way);
  const variables = way.assign.length === 0 ? before.variables : assigned(way.assign, before.variables, moment);
  const effects =
    way.plain === undefined
      ? firedBy(way, route, { moment, before: before.variables, after: variables })
      : plainly(way.plain, moment.at);
  if (route === undefined) {
    return { ok: true, snapshot: variables === before.variables ? before : withVariables(before, variables), effects };
  }
  const snapshot = moved(before, route, variables, moment);
  if (way.kind === 'go') return { ok: true, snapshot, effects };
  return { ok: true, snapshot: { ...snapshot, returns: returnsAfter(before, way) }, effects };
}

/** Enters the first state of a workflow. */
export function enterFirst(flow: CompiledWorkflow, variables: Variables, moment: Moment): WorkflowProgress {
  const { root } = flow;
  const { leaf, enter, starts } = routeFrom(root, root, { target: root.first ?? root, remembered: {} });
  const fired: FiredEffect[] = [];
  fire(fired, [...root.enter, ...enter], { moment, variables });
  const snapshot: WorkflowSnapshot = {
    workflow: flow.ref,
    state: leaf.path,
    since: moment.at,
    variables,
    due: leaf.final ? NO_DUE : withDeadlines(NO_DUE, [...root.deadlines, ...starts], variables, moment),
    returns: NO_RETURNS,
    remembered: {},
    last: null,
    left: 0,
  };
  return { snapshot, effects: fired };
}

/** Whether a way can be taken now, its roles aside. */
export function isOpen({ kind, when }: Way, snapshot: WorkflowSnapshot, moment: Moment): boolean {
  if (kind === 'return' && tripOf(snapshot.returns, snapshot.state) === undefined) return false;
  return when === undefined || when.compiled.holds(scopeOf(when, snapshot.variables, moment));
}

/** The innermost side-trip that a state belongs to. */
export function tripOf(returns: readonly SideTrip[], state: string): SideTrip | undefined {
  return returns.findLast(({ into }) => state === into || state.startsWith(`${into}.`));
}

/** The snapshot after a change of state. */
function moved(before: WorkflowSnapshot, route: Route, variables: Variables, moment: Moment): WorkflowSnapshot {
  const { leaf, stops, starts, remembers } = route;
  let due = before.due;
  if (leaf.final) due = NO_DUE;
  else {
    if (stops.length > 0) due = withoutDeadlines(due, stops);
    if (starts.length > 0) due = withDeadlines(due, starts, variables, moment);
  }
  return {
    workflow: before.workflow,
    state: leaf.path,
    since: moment.at,
    variables,
    due,
    returns: before.returns,
    remembered: remembers.length === 0 ? before.remembered : { ...before.remembered, ...Object.fromEntries(remembers) },
    last: stepOf(before, moment),
    left: before.left + 1,
  };
}

function stepOf({ state, since, last, left }: WorkflowSnapshot, { at, name, by }: Moment): WorkflowStep {
  const before = left > 0 && left % HISTORY_LIMIT === 0 ? newest(last, HISTORY_LIMIT) : last;
  return { state, enteredAt: since, leftAt: at, event: name, by: by ?? null, before };
}

/** The newest steps alone: the oldest of them forgets what was before it. */
function newest(step: WorkflowStep | null, count: number): WorkflowStep | null {
  if (step === null || count === 0) return null;
  const { state, enteredAt, leftAt, event, by, before } = step;
  return { state, enteredAt, leftAt, event, by, before: newest(before, count - 1) };
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

function withVariables(before: WorkflowSnapshot, variables: Variables): WorkflowSnapshot {
  const { workflow, state, since, due, returns, remembered, last, left } = before;
  return { workflow, state, since, variables, due, returns, remembered, last, left };
}

interface Reading {
  readonly moment: Moment;
  readonly variables: Variables;
}

function withDeadlines(
  running: readonly DueDeadline[],
  starts: readonly CompiledDeadline[],
  variables: Variables,
  now: Moment,
): readonly DueDeadline[] {
  let due = running;
  for (const { state, index, delay, moment } of starts) {
    const told = delay === undefined ? moment && resultOf(moment, variables, now) : now.at + delay;
    if (typeof told === 'number' && Number.isFinite(told)) due = [...due, { state, index, at: Math.max(told, now.at) }];
  }
  return due;
}

function withoutDeadlines(running: readonly DueDeadline[], stops: readonly string[]): readonly DueDeadline[] {
  for (const { state } of running)
    if (stops.includes(state)) return running.filter((due) => !stops.includes(due.state));
  return running;
}

/** Effects that need nothing worked out. */
function plainly(types: readonly string[], at: number): readonly FiredEffect[] {
  if (types.length === 0) return NO_EFFECTS;
  const [first = ''] = types;
  return types.length === 1 ? [{ type: first, at }] : types.map((type) => ({ type, at }));
}

function firedBy(
  way: Way,
  route: Route | undefined,
  { moment, before, after }: { moment: Moment; before: Variables; after: Variables },
): readonly FiredEffect[] {
  const fired: FiredEffect[] = [];
  if (route !== undefined) fire(fired, route.leave, { moment, variables: before });
  fire(fired, way.effects, { moment, variables: after });
  if (route !== undefined) fire(fired, route.enter, { moment, variables: after });
  return fired;
}

function fire(fired: FiredEffect[], effects: readonly CompiledEffect[], { moment, variables }: Reading): void {
  for (const { type, params, blank } of effects) {
    const { at } = moment;
    if (params === undefined) fired.push({ type, at });
    else fired.push({ type, at, params: evaluated(params, blank, { moment, variables }) });
  }
}

/** The same variables when none of them changes. */
function assigned(assign: Way['assign'], variables: Variables, moment: Moment): Variables {
  let changed: FlowValue[] | undefined;
  for (const each of assign) {
    const value = asFlowValue(resultOf(each, variables, moment));
    if (variables[each.slot] !== value) (changed ??= [...variables])[each.slot] = value;
  }
  return changed ?? variables;
}

function evaluated(
  expressions: readonly NamedExpression[],
  blank: FlowValues,
  { moment, variables }: Reading,
): FlowValues {
  const values: Record<string, FlowValue> = { ...blank };
  for (const each of expressions) values[each.name] = asFlowValue(resultOf(each, variables, moment));
  return values;
}

function resultOf(expression: FlowExpression, variables: Variables, moment: Moment): unknown {
  const { quick, compiled } = expression;
  return quick === undefined
    ? compiled.evaluate(scopeOf(expression, variables, moment))
    : quick(variables, moment.data);
}

const NO_VALUES: FlowValues = {};

/** Every name is written down: an object of one shape is made and read several times as fast as a copy. */
function scopeOf({ reads }: FlowExpression, variables: Variables, { scope, at, name, by, data }: Moment): Scope {
  const { fields, saved, ticket, customer, call, agent, answers } = scope;
  const told = { type: name, at, by: by ?? null };
  const event = data === undefined ? told : { ...data, ...told };
  const flow = reads === undefined ? NO_VALUES : namedValues(reads, variables);
  return { fields, saved, ticket, customer, call, agent, answers, flow, event, now: at } as Scope;
}

/** Variables by their names; the compiler has let none through that would reach a prototype. */
export function namedValues(names: readonly string[], variables: Variables): FlowValues {
  const values: Record<string, FlowValue> = {};
  names.forEach((name, slot) => {
    values[name] = variables[slot] ?? null;
  });
  return values;
}
