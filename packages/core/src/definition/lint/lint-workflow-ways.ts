import { issue, warning, type Issue, type Path } from '../../issue.js';
import { RETURN, type WorkflowDeadline, type WorkflowTransition } from '../workflow.js';
import { findTarget, isInside, type StateNode } from '../workflow-tree.js';

type PathOf = (node: StateNode) => Path;

/** A transition as it looks from one innermost state. */
interface PlacedWay {
  readonly leaf: StateNode;
  readonly path: Path;
  readonly kind: 'go' | 'call' | 'return';
  /** None for a return. */
  readonly target: StateNode | undefined;
}

/** Which innermost states lead to which. */
type Onward = ReadonlyMap<StateNode, ReadonlySet<StateNode>>;

/** Follows the ways of a sound tree: what cannot be reached, what cannot be left, what never ends, what calls itself. */
export function checkWays(nodes: readonly StateNode[], pathOf: PathOf, found: Issue[]): void {
  const [root] = nodes;
  if (root === undefined) return;
  const leaves = nodes.filter(({ children }) => children.size === 0);
  const ways = leaves.flatMap((leaf) => waysFrom(leaf, pathOf));
  const reached = reachedFrom(enteredBy(root, false), onwardOf(leaves, ways, false));
  for (const node of nodes) {
    const reportedAround = node.parent !== undefined && !isReached(node.parent, reached);
    if (isReached(node, reached) || reportedAround) continue;
    found.push(warning('state-unreachable', pathOf(node), { state: node.path }));
  }
  checkCalls(ways, found);
  const onward = onwardOf(leaves, ways, true);
  const finals = leaves.filter(({ state }) => state.final === true);
  for (const leaf of leaves) {
    if (leaf.state.final === true || !reached.has(leaf)) continue;
    if (![...(onward.get(leaf) ?? [])].some((next) => next !== leaf)) {
      found.push(issue('state-dead-end', pathOf(leaf), { state: leaf.path }));
    } else if (finals.length > 0 && !finals.some((final) => reachedFrom([leaf], onward).has(final))) {
      found.push(warning('state-never-ends', pathOf(leaf), { state: leaf.path }));
    }
  }
}

/** A side-trip must not lead into itself, and a return needs one to come back from. */
function checkCalls(ways: readonly PlacedWay[], found: Issue[]): void {
  const calls = ways.filter(({ kind }) => kind === 'call');
  const told = new Set<string>();
  const tell = (code: string, { path, target }: PlacedWay, step: string): void => {
    const place = [...path, step];
    if (told.has(place.join('.'))) return;
    told.add(place.join('.'));
    found.push(issue(code, place, target === undefined ? {} : { state: target.path }));
  };
  for (const call of calls)
    if (tripsFrom(call, calls).some((trip) => isWithin(call.leaf, trip))) tell('call-to-itself', call, 'call');
  for (const way of ways) {
    if (way.kind !== 'return') continue;
    const comesBack = ways.filter((other) => other.kind === 'return' && String(other.path) === String(way.path));
    const onTrip = comesBack.some(({ leaf }) => calls.some(({ target }) => isWithin(leaf, target)));
    if (!onTrip) tell('return-without-call', way, 'to');
  }
}

/** The side-trip of a call, with all that can be called from within it. */
function tripsFrom({ target }: PlacedWay, calls: readonly PlacedWay[]): readonly (StateNode | undefined)[] {
  const trips = new Set([target]);
  // A set that grows while it is walked is walked to its end.
  for (const trip of trips) for (const call of calls) if (isWithin(call.leaf, trip)) trips.add(call.target);
  return [...trips];
}

/** What can happen in a state, those around it included; an event that is always taken further in never gets out. */
function waysFrom(leaf: StateNode, pathOf: PathOf): PlacedWay[] {
  if (leaf.state.final === true) return [];
  const ways: PlacedWay[] = [];
  const taken = new Set<string>();
  for (let node: StateNode | undefined = leaf; node !== undefined; node = node.parent) {
    const from = node;
    const add = (way: WorkflowTransition & WorkflowDeadline, place: Path): void => {
      const placed = wayOf(way, from);
      if (placed !== undefined) ways.push({ ...placed, leaf, path: [...pathOf(from), ...place] });
    };
    for (const [event, list] of Object.entries(node.state.on ?? {})) {
      if (taken.has(event)) continue;
      list.forEach((way, index) => add(way, ['on', event, index]));
      if (list.some(({ when, roles, to }) => when === undefined && roles === undefined && to !== RETURN))
        taken.add(event);
    }
    (node.state.after ?? []).forEach((deadline, index) => add(deadline, ['after', index]));
  }
  return ways;
}

function wayOf({ to, call }: WorkflowTransition, from: StateNode): Pick<PlacedWay, 'kind' | 'target'> | undefined {
  if (call === undefined && to === RETURN) return { kind: 'return', target: undefined };
  const name = call ?? to;
  const target = name === undefined ? undefined : findTarget(from, name);
  return target === undefined ? undefined : { kind: call === undefined ? 'go' : 'call', target };
}

function onwardOf(leaves: readonly StateNode[], ways: readonly PlacedWay[], remembering: boolean): Onward {
  const onward = new Map(leaves.map((leaf) => [leaf, new Set<StateNode>()]));
  const calls = ways.filter(({ kind }) => kind === 'call');
  for (const { leaf, target } of ways) {
    const next =
      target === undefined
        ? calls.filter((call) => isWithin(leaf, call.target)).map((call) => call.leaf)
        : enteredBy(target, remembering);
    for (const state of next) onward.get(leaf)?.add(state);
  }
  return onward;
}

/** The innermost states that entering a state leads to; what it remembers can be any of those inside. */
function enteredBy(node: StateNode, remembering: boolean): StateNode[] {
  if (node.children.size === 0) return [node];
  const first = node.children.get(node.state.initial ?? '');
  const inside = remembering && node.state.history === true ? [...node.children.values()] : [first];
  return inside.flatMap((child) => (child === undefined ? [] : enteredBy(child, remembering)));
}

function reachedFrom(start: readonly StateNode[], onward: Onward): ReadonlySet<StateNode> {
  const reached = new Set(start);
  for (const leaf of reached) for (const next of onward.get(leaf) ?? []) reached.add(next);
  return reached;
}

/** A state counts as reached when one of the states inside it is. */
function isReached(node: StateNode, reached: ReadonlySet<StateNode>): boolean {
  return [...reached].some((leaf) => isWithin(leaf, node));
}

function isWithin(node: StateNode, outer: StateNode | undefined): boolean {
  return outer !== undefined && (node === outer || isInside(node, outer));
}
