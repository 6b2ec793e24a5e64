import type { CompiledWorkflow, Route, Way } from './compiled.js';
import { effectsOf, plainEffects, worked } from './fire-effects.js';
import { resultOf, scopeOf, type Reading, type Variables } from './flow-expression.js';
import { routeFrom } from './route.js';
import { dueAfter, NO_DUE, started } from './running-deadlines.js';
import {
  HISTORY_LIMIT,
  type FlowValue,
  type SideTrip,
  type WorkflowContext,
  type WorkflowEvent,
  type WorkflowProgress,
  type WorkflowSnapshot,
} from './snapshot.js';

/** What a way leads to; an answer to an event as it is. */
export type Taken = WorkflowProgress & { readonly ok: true };

const NO_RETURNS: readonly SideTrip[] = [];

/**
 * Takes one way: leaves states, works out variables and effects, enters states. A side-trip that cannot come back, because
 * none is under way, has no route: ask {@link isOpen} first. The event is not from before the state was entered.
 */
export function takeWay(way: Way, before: WorkflowSnapshot, event: WorkflowEvent, context: WorkflowContext): Taken {
  const route = way.route ?? routeOf(way, before);
  const variables = way.assign.length === 0 ? before.variables : assigned(way, before.variables, event, context);
  const effects =
    way.plain === undefined
      ? effectsOf(way, route, before.variables, { variables, event, context })
      : plainEffects(way.plain, event.at);
  if (route === undefined) {
    return { ok: true, snapshot: variables === before.variables ? before : withVariables(before, variables), effects };
  }
  const full = before.left > 0 && before.left % HISTORY_LIMIT === 0;
  // All snapshots name their properties in one order: engines read what is of one shape several times as fast.
  const snapshot: WorkflowSnapshot = {
    workflow: before.workflow,
    state: route.leaf.path,
    since: event.at,
    variables,
    due: route.timed ? dueAfter(route, before.due, { variables, event, context }) : before.due,
    returns: way.kind === 'go' ? before.returns : returnsAfter(before, way),
    remembered: route.remembers.length === 0 ? before.remembered : rememberedAfter(before, route),
    last: {
      state: before.state,
      enteredAt: before.since,
      leftAt: event.at,
      event: event.type,
      by: event.by ?? null,
      before: full ? null : before.last,
    },
    older: full ? before.last : before.older,
    left: before.left + 1,
  };
  return { ok: true, snapshot, effects };
}

/** Enters the first state of a workflow. */
export function enterFirst(flow: CompiledWorkflow, reading: Reading): WorkflowProgress {
  const { root } = flow;
  const { variables, event } = reading;
  const { leaf, enter, starts } = routeFrom(root, root, { target: root.first ?? root, remembered: {} });
  const snapshot: WorkflowSnapshot = {
    workflow: flow.ref,
    state: leaf.path,
    since: event.at,
    variables,
    due: leaf.final ? NO_DUE : started(NO_DUE, [...root.deadlines, ...starts], reading),
    returns: NO_RETURNS,
    remembered: {},
    last: null,
    older: null,
    left: 0,
  };
  return { snapshot, effects: worked([...root.enter, ...enter], reading) };
}

/** Whether a way can be taken now, its roles aside. */
export function isOpen(
  { kind, when }: Way,
  snapshot: WorkflowSnapshot,
  event: WorkflowEvent,
  context: WorkflowContext,
): boolean {
  if (kind === 'return' && tripOf(snapshot.returns, snapshot.state) === undefined) return false;
  return when === undefined || when.compiled.holds(scopeOf(when, snapshot.variables, event, context));
}

/** The innermost side-trip that a state belongs to. */
export function tripOf(returns: readonly SideTrip[], state: string): SideTrip | undefined {
  return returns.findLast(({ into }) => state === into || state.startsWith(`${into}.`));
}

/** The same variables when none of them changes. */
function assigned({ assign }: Way, variables: Variables, event: WorkflowEvent, context: WorkflowContext): Variables {
  let changed: FlowValue[] | undefined;
  for (const { slot, expression } of assign) {
    const value = resultOf(expression, variables, event, context);
    if (variables[slot] !== value) (changed ??= variables.slice())[slot] = value;
  }
  return changed ?? variables;
}

function withVariables(before: WorkflowSnapshot, variables: Variables): WorkflowSnapshot {
  const { workflow, state, since, due, returns, remembered, last, older, left } = before;
  return { workflow, state, since, variables, due, returns, remembered, last, older, left };
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

function rememberedAfter({ remembered }: WorkflowSnapshot, { remembers }: Route): WorkflowSnapshot['remembered'] {
  return { ...remembered, ...Object.fromEntries(remembers) };
}

/** A way whose end depends on what was left before; one that stays has none. */
function routeOf(way: Way, { state, returns, remembered }: WorkflowSnapshot): Route | undefined {
  if (way.kind === 'stay') return undefined;
  const { kind, source, states } = way;
  const leaf = states.get(state);
  const target = kind === 'return' ? states.get(tripOf(returns, state)?.from ?? '') : way.target;
  if (leaf === undefined || target === undefined) return undefined;
  return routeFrom(leaf, source, { target, remembered, find: (path) => states.get(path) });
}
