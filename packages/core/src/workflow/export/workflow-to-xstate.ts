import { textFor } from '../../definition/text.js';
import {
  RETURN,
  type WorkflowDeadline,
  type WorkflowDefinition,
  type WorkflowEffect,
  type WorkflowTransition,
} from '../../definition/workflow.js';
import { findTarget, isInside, workflowTree, type StateNode } from '../../definition/workflow-tree.js';
import { compileWorkflow } from '../compile-workflow.js';
import type { FiredEffect } from '../snapshot.js';
import { callersOf } from './callers-of.js';
import type {
  XStateAction,
  XStateArgs,
  XStateConfig,
  XStateContext,
  XStateImplementations,
  XStateNode,
  XStateTransition,
} from './xstate-shapes.js';
import { xstateParts, type XStateParts } from './xstate-parts.js';

export interface XStateOptions<A> {
  /** XState's own `assign`, which makes the actions that change the context. */
  readonly assign: (update: (args: XStateArgs) => Partial<XStateContext>) => A;
  /** The actor's clock, in epoch milliseconds. */
  readonly now: () => number;
  /** Told of every effect; without it effects are names that do nothing. */
  readonly onEffect?: (effect: FiredEffect) => void;
  /** Language of the descriptions; English when absent. */
  readonly locale?: string;
}

/** A workflow as XState v5 reads it. */
export interface XStateExport<A> {
  /** Plain JSON: states, events, names of guards, actions and delays. */
  readonly config: XStateConfig;
  /** What stands behind the names. */
  readonly implementations: XStateImplementations<A>;
}

/**
 * Writes a workflow as an XState v5 machine that behaves the same: roles and conditions become guards, assignments and
 * effects actions, side-trips a list in the context. Send it events as {@link WorkflowEvent}, with `roles` and `scope`.
 * Timers of browsers end at 24 days; a deadline beyond that needs a clock of its own.
 *
 * @example
 * const { config, implementations } = workflowToXState(TICKET_WORKFLOW, { assign, now: Date.now });
 * const actor = createActor(createMachine(config, implementations)).start();
 * actor.send({ type: 'start', at: Date.now(), roles: ['agent'] });
 */
export function workflowToXState<A>(definition: WorkflowDefinition, options: XStateOptions<A>): XStateExport<A> {
  compileWorkflow(definition);
  const callers = callersOf(definition);
  const parts = xstateParts(options);
  const root = workflowTree(definition);
  const writing: Writing<A> = { id: definition.id, definition, parts, callers, locale: options.locale ?? 'en' };
  const config: XStateConfig = {
    ...nodeConfig(root, writing),
    id: definition.id,
    context: { flow: { ...definition.variables }, state: '', returns: [] },
  };
  return { config, implementations: parts.implementations };
}

interface Writing<A> {
  readonly id: string;
  readonly definition: WorkflowDefinition;
  readonly parts: XStateParts<A>;
  /** The states that each side-trip can be called from. */
  readonly callers: ReadonlyMap<string, readonly string[]>;
  readonly locale: string;
}

/** No name of ours has a `$`. */
const HISTORY = '$history';

function nodeConfig<A>(node: StateNode, writing: Writing<A>): XStateNode {
  const { state, children, path } = node;
  const { parts, locale, callers } = writing;
  const title = path === '' ? writing.definition.title : (state as { title?: WorkflowDefinition['title'] }).title;
  const tracked = children.size === 0 && callers.size > 0 ? [parts.enter(path)] : [];
  const entry = [...tracked, ...effectsOf(state.enter, parts)];
  const inner: Record<string, XStateNode> = {};
  for (const [name, child] of children) inner[name] = nodeConfig(child, writing);
  if (state.history === true) {
    inner[HISTORY] = { type: 'history', history: 'shallow', target: `#${writing.id}.${path}.${String(state.initial)}` };
  }
  const shared: XStateNode = {
    description: textFor(title, locale),
    ...(entry.length === 0 ? {} : { entry }),
    ...(state.leave === undefined ? {} : { exit: effectsOf(state.leave, parts) }),
  };
  if (state.final === true) return { ...shared, type: 'final' };
  return {
    ...shared,
    ...(children.size === 0
      ? {}
      : { initial: state.history === true ? HISTORY : String(state.initial), states: inner }),
    ...(state.on === undefined ? {} : { on: eventsOf(node, state.on, writing) }),
    ...(state.after === undefined ? {} : { after: deadlinesOf(node, state.after, writing) }),
  };
}

function eventsOf<A>(
  node: StateNode,
  on: NonNullable<WorkflowDefinition['on']>,
  writing: Writing<A>,
): Record<string, XStateTransition[]> {
  const events: Record<string, XStateTransition[]> = {};
  for (const [event, transitions] of Object.entries(on)) {
    events[event] = transitions.flatMap((transition, index) =>
      transitionsOf(transition, { node, place: `${node.path}.${event}.${index}`, writing }),
    );
  }
  return events;
}

function deadlinesOf<A>(
  node: StateNode,
  after: readonly WorkflowDeadline[],
  writing: Writing<A>,
): Record<string, XStateTransition[]> {
  const deadlines: Record<string, XStateTransition[]> = {};
  after.forEach((deadline, index) => {
    const place = `${node.path}.after.${index}`;
    writing.parts.delay(place, deadline);
    deadlines[place] = transitionsOf(deadline, { node, place, writing });
  });
  return deadlines;
}

/** One transition; a return is one for each state that it may go back to. */
function transitionsOf<A>(
  transition: WorkflowTransition & WorkflowDeadline,
  { node, place, writing }: { node: StateNode; place: string; writing: Writing<A> },
): XStateTransition[] {
  const { parts, id, callers } = writing;
  const { to, call, assign } = transition;
  const effects = effectsOf(transition.effects, parts);
  const assigned = assign === undefined ? [] : [parts.assign(place, assign)];
  if (to === RETURN) {
    const origins = [...new Set([...callers].flatMap(([into, froms]) => (mayBeIn(node, into) ? froms : [])))];
    return origins.map((origin) => ({
      target: `#${id}.${origin}`,
      ...(origin === node.path ? { reenter: true } : {}),
      guard: parts.guard(`${place} ${origin}`, transition, origin),
      actions: [...assigned, parts.comeBack(), ...effects],
    }));
  }
  const target = (call ?? to) === undefined ? undefined : findTarget(node, call ?? to ?? '');
  const guarded = transition.when !== undefined || transition.roles !== undefined || transition.at !== undefined;
  const called = call === undefined || target === undefined ? [] : [parts.call(target.path)];
  const actions = [...assigned, ...called, ...effects];
  return [
    {
      ...(target === undefined ? {} : targetOf(target, node, id)),
      ...(guarded ? { guard: parts.guard(place, transition) } : {}),
      ...(actions.length === 0 ? {} : { actions }),
    },
  ];
}

/** A state that is its own target, or lies inside its target, is left and entered anew. */
function targetOf(target: StateNode, node: StateNode, id: string): XStateTransition {
  const name = `#${id}.${target.path}${target.state.history === true ? `.${HISTORY}` : ''}`;
  return target === node || isInside(node, target) ? { target: name, reenter: true } : { target: name };
}

/** Whether a state that a transition is written at can be active during a side-trip. */
function mayBeIn({ path }: StateNode, into: string): boolean {
  return path === '' || path === into || path.startsWith(`${into}.`) || into.startsWith(`${path}.`);
}

function effectsOf<A>(effects: readonly WorkflowEffect[] = [], parts: XStateParts<A>): XStateAction[] {
  return effects.map((effect) => parts.effect(effect));
}
