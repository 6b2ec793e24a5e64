import type { WorkflowDefinition, WorkflowState } from './workflow.js';

/** A state with its place among the others. */
export interface StateNode {
  /** Dotted path from the top, `agent.draft`; empty for the workflow itself. */
  readonly path: string;
  readonly parent: StateNode | undefined;
  readonly children: ReadonlyMap<string, StateNode>;
  /** As the author wrote it; the workflow itself counts as the state around all others. */
  readonly state: Omit<WorkflowState, 'title'>;
}

/**
 * Hangs the states of a workflow under each other. The definition may be unsound: what is no object has no children.
 *
 * @example
 * workflowTree(complaint).children.get('agent')?.path; // 'agent'
 */
export function workflowTree(definition: WorkflowDefinition): StateNode {
  const { initial, states, on, after } = definition;
  const around = { initial, states, ...(on === undefined ? {} : { on }), ...(after === undefined ? {} : { after }) };
  return nodeOf(around, '', undefined);
}

/**
 * Every node of a tree, a state before the states inside it.
 *
 * @example
 * allNodes(workflowTree(parcel)).map(({ path }) => path); // ['', 'packed', 'sent', 'there']
 */
export function allNodes(node: StateNode): StateNode[] {
  return [node, ...[...node.children.values()].flatMap(allNodes)];
}

/**
 * Finds the state that a target means: its first name is looked for inside the state itself, then beside it, then further
 * out, and the rest leads down from there.
 *
 * @example
 * findTarget(draft, 'agent.draft')?.path; // 'agent.draft'
 */
export function findTarget(from: StateNode, target: string): StateNode | undefined {
  const names = target.split('.');
  const [first = ''] = names;
  let around: StateNode | undefined = from;
  while (around !== undefined && !around.children.has(first)) around = around.parent;
  let found = around;
  for (const name of names) found = found?.children.get(name);
  return found;
}

/**
 * Tells whether a state lies inside another, at whatever depth; none lies inside itself.
 *
 * @example
 * isInside(draft, agent); // true
 */
export function isInside(node: StateNode, outer: StateNode): boolean {
  for (let around = node.parent; around !== undefined; around = around.parent) if (around === outer) return true;
  return false;
}

function nodeOf(state: Omit<WorkflowState, 'title'>, path: string, parent: StateNode | undefined): StateNode {
  const children = new Map<string, StateNode>();
  const node: StateNode = { path, parent, children, state };
  for (const [name, child] of Object.entries(state.states ?? {})) {
    children.set(name, nodeOf(child, path === '' ? name : `${path}.${name}`, node));
  }
  return node;
}
