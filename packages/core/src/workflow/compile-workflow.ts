import { refOf } from '../definition/definition.js';
import { durationMs } from '../definition/duration.js';
import {
  RETURN,
  type WorkflowDeadline,
  type WorkflowDefinition,
  type WorkflowEffect,
  type WorkflowTransition,
} from '../definition/workflow.js';
import { allNodes, findTarget, workflowTree, type StateNode } from '../definition/workflow-tree.js';
import { CallsideError } from '../errors.js';
import { compileExpression } from '../logic/compile.js';
import type { Expression } from '../logic/expression.js';
import type {
  Assignment,
  CompiledDeadline,
  CompiledEffect,
  CompiledState,
  CompiledWorkflow,
  FlowExpression,
  NamedExpression,
  Way,
} from './compiled.js';
import { quickExpression } from './quick-expression.js';
import { isSettled, routeFrom } from './route.js';
import type { Refusal } from './snapshot.js';

const COMPILED = new WeakMap<WorkflowDefinition, CompiledWorkflow>();

/** The one of last time, which mostly is the one of this time. */
let latest: { readonly definition: WorkflowDefinition; readonly compiled: CompiledWorkflow } | undefined;

/**
 * Makes a workflow ready to run; the result is kept for as long as the definition object lives, so that it costs once.
 * Throws `definition-invalid` for what the linter finds first: an unknown target, a duration that is none.
 *
 * @example
 * compileWorkflow(TICKET_WORKFLOW).states.size; // 8: seven statuses and the workflow itself
 */
export function compileWorkflow(definition: WorkflowDefinition): CompiledWorkflow {
  return latest?.definition === definition ? latest.compiled : compileOnce(definition);
}

function compileOnce(definition: WorkflowDefinition): CompiledWorkflow {
  const compiled = COMPILED.get(definition) ?? compile(definition);
  COMPILED.set(definition, compiled);
  latest = { definition, compiled };
  return compiled;
}

/** A state while its tables are being filled. */
type Draft = CompiledState & {
  first: CompiledState | undefined;
  readonly ways: Way[];
  readonly overdue: Map<string, Way[]>;
  readonly refusals: Map<string, Refusal>;
  carriedOn: boolean;
};

interface Building {
  readonly id: string;
  /** The variables' names, in their order. */
  readonly names: readonly string[];
  readonly drafts: ReadonlyMap<string, Draft>;
}

function compile(definition: WorkflowDefinition): CompiledWorkflow {
  const nodes = allNodes(workflowTree(definition));
  const drafts = new Map<string, Draft>();
  const variables = definition.variables ?? {};
  const names = Object.keys(variables);
  const building: Building = { id: definition.id, names, drafts };
  for (const node of nodes) drafts.set(node.path, draftOf(node, building));
  for (const node of nodes) {
    const first = node.state.initial === undefined ? undefined : node.children.get(node.state.initial);
    if (node.children.size > 0 && first === undefined) throw invalid(building, node, 'its first state is missing');
    draftAt(building, node).first = first && draftAt(building, first);
  }
  for (const node of nodes) if (node.children.size === 0 && node.state.final !== true) fillTables(node, building);
  const events = new Set(Object.keys(definition.events));
  for (const draft of drafts.values()) if (draft.ways.length > 0) fillRefusals(draft, events);
  const root = drafts.get('');
  if (root?.first === undefined) {
    throw new CallsideError('definition-invalid', `The workflow "${definition.id}" has no states.`);
  }
  return {
    ref: refOf(definition),
    root,
    states: drafts,
    latest: root,
    events,
    variables,
    names,
  };
}

function draftOf(node: StateNode, building: Building): Draft {
  const { state, parent, path } = node;
  const around = parent === undefined ? undefined : draftAt(building, parent);
  const final = state.final === true;
  if (final && (around?.depth !== 0 || node.children.size > 0)) {
    throw invalid(building, node, 'only a state at the top, with none inside, can be final');
  }
  return {
    path,
    parent: around,
    depth: around === undefined ? 0 : around.depth + 1,
    first: undefined,
    history: state.history === true,
    final,
    enter: compileEffects(state.enter, building),
    leave: compileEffects(state.leave, building),
    deadlines: (state.after ?? []).map((deadline, index) => compileDeadline(deadline, { node, index, building })),
    ways: [],
    overdue: new Map(),
    refusals: new Map(),
    carriedOn: false,
  };
}

/** What is to be done is looked for from the innermost state outwards. */
function fillTables(leaf: StateNode, building: Building): void {
  const draft = draftAt(building, leaf);
  for (let node: StateNode | undefined = leaf; node !== undefined; node = node.parent) {
    const source = node;
    for (const [event, transitions] of Object.entries(node.state.on ?? {})) {
      for (const transition of transitions)
        draft.ways.push(wayOf(transition, { leaf: draft, source, event, building }));
    }
    if (node.state.after !== undefined) {
      const ways = node.state.after.map((deadline) => wayOf(deadline, { leaf: draft, source, event: '', building }));
      draft.overdue.set(node.path, ways);
      draft.carriedOn ||= ways.some(({ route }) => route !== undefined && route.leaf !== draft);
    }
  }
}

/** A refusal that depends on nothing but state and event is made once, unless a deadline might end it. */
function fillRefusals({ path: state, ways, refusals, carriedOn }: Draft, events: ReadonlySet<string>): void {
  if (carriedOn) return;
  for (const event of events) {
    if (!ways.some((way) => way.event === event))
      refusals.set(event, Object.freeze<Refusal>({ reason: 'not-from-this-state', event, state }));
  }
}

function wayOf(
  transition: WorkflowTransition & WorkflowDeadline,
  { leaf, source, event, building }: { leaf: CompiledState; source: StateNode; event: string; building: Building },
): Way {
  const { to, call, when, roles, assign = {} } = transition;
  const kind = call !== undefined ? 'call' : to === RETURN ? 'return' : to !== undefined ? 'go' : 'stay';
  const name = call ?? to;
  const found = kind === 'stay' || kind === 'return' ? undefined : findTarget(source, name ?? '');
  if (found === undefined && (kind === 'go' || kind === 'call')) {
    throw invalid(building, source, `it leads to "${String(name)}", which is not there`);
  }
  const target = found && draftAt(building, found);
  const from = draftAt(building, source);
  const route =
    target !== undefined && isSettled(target) ? routeFrom(leaf, from, { target, remembered: {} }) : undefined;
  const effects = compileEffects(transition.effects, building);
  return {
    source: from,
    event,
    roles,
    when: when === undefined ? undefined : compileOne(when, building),
    condition: when,
    kind,
    target,
    route,
    states: building.drafts,
    assign: compileAssignments(assign, source, building),
    effects,
    plain:
      kind === 'stay' || route !== undefined
        ? plainOf([...(route?.leave ?? []), ...effects, ...(route?.enter ?? [])])
        : undefined,
  };
}

function compileDeadline(
  { delay, at }: WorkflowDeadline,
  { node, index, building }: { node: StateNode; index: number; building: Building },
): CompiledDeadline {
  const ms = delay === undefined ? undefined : durationMs(delay);
  if (ms === undefined && at === undefined) throw invalid(building, node, `its deadline ${index} has no usable delay`);
  const name = ms === undefined ? 'after at' : `after ${String(delay)}`;
  return { state: node.path, index, delay: ms, moment: at === undefined ? undefined : compileOne(at, building), name };
}

function compileEffects(effects: readonly WorkflowEffect[] = [], building: Building): CompiledEffect[] {
  return effects.map((effect) => {
    const { type, params } = typeof effect === 'string' ? { type: effect, params: undefined } : effect;
    const blank = Object.fromEntries(Object.keys(params ?? {}).map((name) => [name, null]));
    return { type, params: params && compileEach(params, building), blank };
  });
}

/** The types of effects none of which has parameters. */
function plainOf(effects: readonly CompiledEffect[]): readonly string[] | undefined {
  return effects.some(({ params }) => params !== undefined) ? undefined : effects.map(({ type }) => type);
}

function compileAssignments(
  assign: Readonly<Record<string, Expression>>,
  node: StateNode,
  building: Building,
): Assignment[] {
  return Object.entries(assign).map(([name, expression]) => {
    const slot = building.names.indexOf(name);
    if (slot < 0) throw invalid(building, node, `it assigns "${name}", which is no variable of the flow`);
    return { slot, expression: compileOne(expression, building) };
  });
}

function compileEach(expressions: Readonly<Record<string, Expression>>, building: Building): NamedExpression[] {
  return Object.entries(expressions).map(([name, expression]) => {
    if (name === '__proto__') throw new CallsideError('definition-invalid', 'No variable can be called "__proto__".');
    return { name, expression: compileOne(expression, building) };
  });
}

function compileOne(expression: Expression, { names }: Building): FlowExpression {
  const compiled = compileExpression(expression);
  const reads = compiled.dependencies.some((variable) => /^flow(?:\.|$)/.test(variable)) ? names : undefined;
  return { compiled, quick: quickExpression(expression, names), reads };
}

function draftAt({ drafts, id }: Building, { path }: StateNode): Draft {
  const draft = drafts.get(path);
  if (draft === undefined) throw new CallsideError('definition-invalid', `The workflow "${id}" lost "${path}".`);
  return draft;
}

function invalid({ id }: Building, { path }: StateNode, why: string): CallsideError {
  const state = path === '' ? 'itself' : `state "${path}"`;
  return new CallsideError('definition-invalid', `Cannot run the workflow "${id}": ${state}: ${why}.`, {
    details: { workflow: id, state: path, why },
  });
}
