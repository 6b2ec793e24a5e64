import { isCallsideError } from '../../errors.js';
import { issue, warning, type Issue, type Path } from '../../issue.js';
import { compileExpression } from '../../logic/compile.js';
import { SCOPE_NAMES, type Expression } from '../../logic/expression.js';
import { durationOf, FIXED_PARTS } from '../duration.js';
import { anything, boolean, listOf, mapOf, name, nearest, objectOf, string, text, type Shape } from '../shape.js';
import {
  RETURN,
  type WorkflowDeadline,
  type WorkflowDefinition,
  type WorkflowEffect,
  type WorkflowTransition,
} from '../workflow.js';
import { allNodes, findTarget, workflowTree, type StateNode } from '../workflow-tree.js';
import { field, head } from './field-shapes.js';
import { checkFields, idsOf, placed } from './lint-fields.js';
import { lintByRules } from './lint-head.js';
import { checkWays } from './lint-workflow-ways.js';

/** How deep states may nest. */
export const MAX_STATE_DEPTH = 8;

const value: Shape = (entry, path, found) => {
  const isTexts = Array.isArray(entry) && entry.every((each) => typeof each === 'string');
  const isPlain = entry === null || ['string', 'number', 'boolean'].includes(typeof entry);
  if (!isTexts && !isPlain) found.push(issue('value-malformed', path));
};

const effectCall = objectOf({ type: name, 'params?': mapOf(anything) });

/** A name, or a name with parameters. */
const effect: Shape = (value, path, found) => {
  (typeof value === 'string' ? name : effectCall)(value, path, found);
};

const steps = { 'when?': anything, 'to?': string, 'assign?': mapOf(anything), 'effects?': listOf(effect) };
const on = mapOf(listOf(objectOf({ ...steps, 'call?': string, 'roles?': listOf(string, 1) }), 1));
const after = listOf(objectOf({ ...steps, 'delay?': durationOf(FIXED_PARTS), 'at?': anything }));

const state: Shape = (value, path, found) => {
  // Each level of states is two steps of the path.
  if (path.length > 2 * MAX_STATE_DEPTH) found.push(issue('states-too-deep', path, { max: MAX_STATE_DEPTH }));
  else stateProperties(value, path, found);
};
const states = mapOf(state);
const stateProperties = objectOf({
  title: text,
  'on?': on,
  'after?': after,
  'enter?': listOf(effect),
  'leave?': listOf(effect),
  'initial?': string,
  'states?': states,
  'history?': boolean,
  'final?': boolean,
});

const shape = objectOf({
  ...head,
  'variables?': mapOf(value),
  events: mapOf(objectOf({ title: text, 'fields?': listOf(field, 1) })),
  initial: string,
  states,
  'on?': on,
  'after?': after,
});

/**
 * Lists what is wrong with a workflow.
 *
 * @example
 * lintWorkflow(TICKET_WORKFLOW); // []
 */
export function lintWorkflow(value: unknown): Issue[] {
  return lintByRules<WorkflowDefinition>(value, { kind: 'workflow', shape, references: checkWorkflow });
}

function checkWorkflow(definition: WorkflowDefinition, found: Issue[]): void {
  for (const [event, { fields = [] }] of Object.entries(definition.events)) {
    const places = placed(fields, ['events', event, 'fields']);
    checkFields(places, { ids: idsOf(places), root: 'fields' }, found);
  }
  const nodes = allNodes(workflowTree(definition));
  for (const node of nodes) {
    const path = pathOf(node);
    checkPlace(node, path, found);
    for (const [event, ways] of Object.entries(node.state.on ?? {})) {
      checkEvent(event, definition, [...path, 'on', event], found);
      ways.forEach((way, index) => {
        checkWay(way, { node, definition, path: [...path, 'on', event, index], names: SCOPE_NAMES }, found);
      });
      checkShadows(ways, [...path, 'on', event], found);
    }
    (node.state.after ?? []).forEach((deadline, index) => {
      checkDeadline(deadline, { node, definition, path: [...path, 'after', index], names: QUIET_NAMES }, found);
    });
    for (const list of ['enter', 'leave'] as const) {
      checkEffects(node.state[list], { node, definition, path: [...path, list], names: QUIET_NAMES }, found);
    }
  }
  const used = new Set(nodes.flatMap((node) => Object.keys(node.state.on ?? {})));
  for (const event of Object.keys(definition.events)) {
    if (!used.has(event)) found.push(warning('event-unused', ['events', event], { event }));
  }
  // Ways can only be followed where they all lead somewhere.
  if (!found.some(({ severity }) => severity === 'error')) checkWays(nodes, pathOf, found);
}

/** What can be read when nobody is there to ask: on coming in, on going out, and at a deadline. */
const QUIET_NAMES = ['flow', 'now'];

/** A part of a workflow while it is checked. */
interface Place {
  readonly node: StateNode;
  readonly definition: WorkflowDefinition;
  readonly path: Path;
  /** The first names of variables that can be read here. */
  readonly names: readonly string[];
}

/** Steps to a state in the definition. */
function pathOf(node: StateNode): Path {
  return node.path === '' ? [] : node.path.split('.').flatMap((own) => ['states', own]);
}

/** Nesting: what is entered first, what ends, what is called what. */
function checkPlace(
  { path: dotted, parent, children, state: { initial, history, final, on, after } }: StateNode,
  path: Path,
  found: Issue[],
): void {
  const own = path.at(-1);
  if (own === RETURN) found.push(issue('name-reserved', path, { name: RETURN }));
  const inside = [...children.keys()];
  if (inside.length === 0 && (dotted === '' || initial !== undefined || history === true)) {
    found.push(issue('states-missing', [...path, 'states']));
  } else if (inside.length > 0 && initial === undefined) {
    found.push(issue('initial-missing', [...path, 'initial']));
  } else if (initial !== undefined && !children.has(initial)) {
    found.push(issue('unknown-state', [...path, 'initial'], { state: initial }, nearest(initial, inside)));
  }
  if (final === true && (parent?.parent !== undefined || inside.length > 0)) {
    found.push(issue('final-nested', [...path, 'final']));
  }
  if (final === true && (on !== undefined || after !== undefined)) found.push(issue('final-leads-on', path));
  const outer = parent?.parent && findTarget(parent.parent, String(own));
  if (outer !== undefined) found.push(warning('state-name-twice', path, { name: String(own), other: outer.path }));
}

function checkEvent(event: string, { events }: WorkflowDefinition, path: Path, found: Issue[]): void {
  if (Object.hasOwn(events, event)) return;
  found.push(issue('unknown-event', path, { event }, nearest(event, Object.keys(events))));
}

function checkDeadline(deadline: WorkflowDeadline, place: Place, found: Issue[]): void {
  if ((deadline.delay === undefined) === (deadline.at === undefined)) found.push(issue('deadline-unclear', place.path));
  if (deadline.at !== undefined) checkReads(deadline.at, { ...place, path: [...place.path, 'at'] }, found);
  checkWay(deadline, place, found);
}

function checkWay({ to, call, when, assign = {}, effects }: WorkflowTransition, place: Place, found: Issue[]): void {
  const { node, definition, path } = place;
  if (to !== undefined && call !== undefined) found.push(issue('target-unclear', path));
  for (const [key, target] of Object.entries({ to, call })) {
    if (target === undefined || (key === 'to' && target === RETURN)) continue;
    if (findTarget(node, target) === undefined) {
      found.push(issue('unknown-state', [...path, key], { state: target }, nearest(target, namesFrom(node))));
    }
  }
  if (when !== undefined) checkReads(when, { ...place, path: [...path, 'when'] }, found);
  for (const [variable, expression] of Object.entries(assign)) {
    const at = [...path, 'assign', variable];
    const known = Object.keys(definition.variables ?? {});
    if (!known.includes(variable)) {
      found.push(issue('unknown-variable', at, { variable: `flow.${variable}` }, nearest(variable, known)));
    }
    checkReads(expression, { ...place, path: at }, found);
  }
  checkEffects(effects, { ...place, path: [...path, 'effects'] }, found);
}

function checkEffects(effects: readonly WorkflowEffect[] = [], place: Place, found: Issue[]): void {
  effects.forEach((each, index) => {
    if (typeof each === 'string') return;
    for (const [param, expression] of Object.entries(each.params ?? {})) {
      checkReads(expression, { ...place, path: [...place.path, index, 'params', param] }, found);
    }
  });
}

/** Checks that an expression compiles and reads only what is there. */
function checkReads(expression: Expression, { definition, path, names }: Place, found: Issue[]): void {
  const variables = Object.keys(definition.variables ?? {});
  try {
    for (const variable of compileExpression(expression).dependencies) {
      const [first = '', id] = variable.split('.');
      if (!names.includes(first)) found.push(issue('unknown-variable', path, { variable }, nearest(first, names)));
      else if (first === 'flow' && id !== undefined && !variables.includes(id)) {
        found.push(issue('unknown-variable', path, { variable }, nearest(id, variables)));
      }
    }
  } catch (error) {
    if (!isCallsideError(error)) throw error;
    found.push(issue(error.code, path, { why: error.message }));
  }
}

/** Finds ways that an earlier one, open to the same roles whatever the condition, never lets come. */
function checkShadows(ways: readonly WorkflowTransition[], path: Path, found: Issue[]): void {
  ways.forEach(({ roles }, index) => {
    const covered = ways.slice(0, index).some((earlier) => {
      if (earlier.when !== undefined || earlier.to === RETURN) return false;
      return earlier.roles === undefined || (roles?.every((role) => earlier.roles?.includes(role)) ?? false);
    });
    if (covered) found.push(warning('transition-shadowed', [...path, index]));
  });
}

/** The names that a target may begin with, seen from a state, and what leads on from them. */
function namesFrom(node: StateNode): string[] {
  const names: string[] = [];
  for (let around: StateNode | undefined = node; around !== undefined; around = around.parent) {
    for (const [key, child] of around.children) {
      names.push(key, ...[...child.children.keys()].map((inner) => `${key}.${inner}`));
    }
  }
  return names;
}
