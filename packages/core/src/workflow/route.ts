import type { CompiledState, Route } from './compiled.js';

/** Where a route is to lead. */
export interface Destination {
  readonly target: CompiledState;
  readonly remembered: Readonly<Record<string, string>>;
  /** Finds a remembered state by its path. */
  readonly find?: (path: string) => CompiledState | undefined;
}

/**
 * Tells whether entering a state always leads to the same innermost state, whatever was left before.
 *
 * @example
 * isSettled(closed); // true: nothing inside it has a history
 */
export function isSettled(target: CompiledState): boolean {
  return !target.history && (target.first === undefined || isSettled(target.first));
}

/**
 * Works out which states are left and entered. As in XState, a target inside the source does not leave the source, and
 * every other target leaves all up to the nearest state that is around both.
 *
 * @example
 * routeFrom(draft, draft, { target: sent, remembered: {} }).leaf.path; // 'sent'
 */
export function routeFrom(leaf: CompiledState, source: CompiledState, destination: Destination): Route {
  const { target } = destination;
  const effective = target.history ? inner(target, destination) : target;
  const stays = target !== source && isInside(effective, source) ? source : nearestAround(effective, source);

  const left: CompiledState[] = [];
  for (let state = leaf; state !== stays && state.parent !== undefined; state = state.parent) left.push(state);
  const remembers = left.flatMap(({ path, parent }) =>
    parent?.history === true && left.includes(parent) ? [[parent.path, path] as const] : [],
  );
  const remembered = { ...destination.remembered, ...Object.fromEntries(remembers) };

  let reached = target;
  while (reached.first !== undefined) reached = inner(reached, { ...destination, remembered });
  const entered: CompiledState[] = [];
  for (let state = reached; state !== stays && state.parent !== undefined; state = state.parent) entered.unshift(state);

  const stops = left.filter(({ deadlines }) => deadlines.length > 0).map(({ path }) => path);
  const starts = entered.flatMap(({ deadlines }) => deadlines);
  return {
    leaf: reached,
    leave: left.flatMap((state) => state.leave),
    enter: entered.flatMap((state) => state.enter),
    stops,
    starts,
    timed: reached.final || stops.length + starts.length > 0,
    remembers,
  };
}

/** The state inside another that entering it leads to. */
function inner(state: CompiledState, { remembered, find }: Destination): CompiledState {
  const path = state.history && Object.hasOwn(remembered, state.path) ? remembered[state.path] : undefined;
  return (path === undefined ? undefined : find?.(path)) ?? state.first ?? state;
}

function isInside(state: CompiledState, outer: CompiledState): boolean {
  return state.depth > outer.depth && around(state, outer.depth) === outer;
}

/** The nearest state that is properly around both; the workflow itself at last, which is never left. */
function nearestAround(a: CompiledState, b: CompiledState): CompiledState {
  for (let state = a.parent; state !== undefined; state = state.parent) if (isInside(b, state)) return state;
  return around(a, 0);
}

/** The state of a certain depth that is around a state, or the state itself. */
function around(state: CompiledState, depth: number): CompiledState {
  let found = state;
  while (found.depth > depth && found.parent !== undefined) found = found.parent;
  return found;
}
