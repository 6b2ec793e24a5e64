import type { WorkflowDefinition } from '../definition/workflow.js';
import type { Scope } from '../logic/expression.js';
import { compileWorkflow } from './compile-workflow.js';
import type { CompiledState, CompiledWorkflow, Way } from './compiled.js';
import { fireDue, isDue } from './deadlines.js';
import { NO_EFFECTS } from './fire-effects.js';
import { namedValues } from './flow-expression.js';
import { asFlowValue } from './flow-value.js';
import { leafOf } from './leaf-of.js';
import { mayTake, refusalOf } from './refusal.js';
import {
  type FlowValues,
  type TransitionResult,
  type WorkflowContext,
  type WorkflowEvent,
  type WorkflowProgress,
  type WorkflowSnapshot,
} from './snapshot.js';
import { enterFirst, isOpen, takeWay } from './take-way.js';

export interface StartOptions {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly by?: string;
  /** First values of variables, in place of the definition's; names that it does not declare are passed over. */
  readonly variables?: FlowValues;
  readonly scope?: Scope;
}

/**
 * Puts a new record into the first state of a workflow.
 *
 * @example
 * const { snapshot, effects } = startWorkflow(TICKET_WORKFLOW, { now: clock.now() });
 * snapshot.state; // 'pending'
 */
export function startWorkflow(definition: WorkflowDefinition, options: StartOptions): WorkflowProgress {
  const flow = compileWorkflow(definition);
  const given = options.variables ?? {};
  const variables = flow.names.map((name) =>
    asFlowValue(Object.hasOwn(given, name) ? given[name] : flow.variables[name]),
  );
  const { now: at, by, scope } = options;
  const event = { type: 'start', at, ...(by === undefined ? {} : { by }) };
  return enterFirst(flow, { variables, event, context: scope === undefined ? {} : { scope } });
}

/**
 * A flow's variables by their names.
 *
 * @example
 * variablesOf(TICKET_WORKFLOW, snapshot)['urges']; // 2
 */
export function variablesOf(definition: WorkflowDefinition, { variables }: WorkflowSnapshot): FlowValues {
  return namedValues(compileWorkflow(definition).names, variables);
}

/**
 * Finds what an event leads to: pure, with what is to be done as data. Deadlines that were due by then fire first, each at
 * its own time. A refused event gives the very same snapshot back and says why; deadlines stay due until the next call.
 * Throws `definition-invalid` for a snapshot of another version: a new version never changes a record in flight.
 *
 * @example
 * const result = transition(TICKET_WORKFLOW, snapshot, { type: 'start', at: clock.now(), by: '1001' }, { roles: ['agent'] });
 * if (result.ok) keep(result.snapshot, result.effects);
 * else explain(result.refusal);
 */
export function transition(
  definition: WorkflowDefinition,
  snapshot: WorkflowSnapshot,
  event: WorkflowEvent,
  context: WorkflowContext = {},
): TransitionResult {
  const flow = compileWorkflow(definition);
  if (!isDue(snapshot, event.at)) return answer(flow, snapshot, event, context);
  const progress = fireDue(flow, snapshot, event.at);
  return afterwards(answer(flow, progress.snapshot, event, context), progress, snapshot);
}

/** An event with what it would do. */
export interface PossibleEvent {
  readonly event: string;
  readonly result: TransitionResult;
}

/**
 * Lists every event of a workflow with what it would do, so that a screen can offer what is possible and say why the rest
 * is not. Conditions on the data of an event see none here, or what `event.data` has.
 *
 * @example
 * possibleEvents(TICKET_WORKFLOW, snapshot, { at: clock.now() }, { roles: ['agent'] }).filter(({ result }) => result.ok);
 */
export function possibleEvents(
  definition: WorkflowDefinition,
  snapshot: WorkflowSnapshot,
  event: Omit<WorkflowEvent, 'type'>,
  context: WorkflowContext = {},
): readonly PossibleEvent[] {
  const flow = compileWorkflow(definition);
  const due = isDue(snapshot, event.at);
  const progress = due ? fireDue(flow, snapshot, event.at) : { snapshot, effects: NO_EFFECTS };
  return [...flow.events].map((type) => ({
    event: type,
    result: afterwards(answer(flow, progress.snapshot, { ...event, type }, context), progress, snapshot),
  }));
}

/** What an event does to a snapshot with nothing due. */
function answer(
  flow: CompiledWorkflow,
  snapshot: WorkflowSnapshot,
  event: WorkflowEvent,
  context: WorkflowContext,
): TransitionResult {
  const leaf = leafOf(flow, snapshot);
  const told = event.at < snapshot.since ? { ...event, at: snapshot.since } : event;
  const way = choose(leaf, snapshot, told, context);
  if (way !== undefined) {
    flow.latest = way.route?.leaf ?? leaf;
    return takeWay(way, snapshot, told, context);
  }
  const refusal = leaf.refusals.get(event.type) ?? refusalOf(flow, { snapshot, leaf, event: event.type, context });
  return { ok: false, snapshot, effects: NO_EFFECTS, refusal };
}

/** The answer of a snapshot whose deadlines have fired first: refused, it is as if they had not. */
function afterwards(
  result: TransitionResult,
  { effects }: WorkflowProgress,
  original: WorkflowSnapshot,
): TransitionResult {
  return result.ok ? { ...result, effects: [...effects, ...result.effects] } : { ...result, snapshot: original };
}

/** The first way that is open to an event. Each event of a flow looks here first, and an iterator would cost more than the look. */
function choose(
  { ways }: CompiledState,
  snapshot: WorkflowSnapshot,
  event: WorkflowEvent,
  context: WorkflowContext,
): Way | undefined {
  const { type } = event;
  let next = 0;
  while (next < ways.length) {
    const way = ways[next++];
    if (way?.event === type && mayTake(way, context.roles) && isOpen(way, snapshot, event, context)) return way;
  }
  return undefined;
}
