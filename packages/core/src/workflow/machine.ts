import type { WorkflowDefinition } from '../definition/workflow.js';
import type { Scope } from '../logic/expression.js';
import { compileWorkflow } from './compile-workflow.js';
import type { CompiledState, CompiledWorkflow, Way } from './compiled.js';
import { fireDue, isDue } from './deadlines.js';
import { asFlowValue } from './flow-value.js';
import { leafOf } from './leaf-of.js';
import { mayTake, refusalOf } from './refusal.js';
import {
  type FlowValue,
  type FlowValues,
  type TransitionResult,
  type WorkflowContext,
  type WorkflowEvent,
  type WorkflowProgress,
  type WorkflowSnapshot,
} from './snapshot.js';
import { enterFirst, isOpen, NO_EFFECTS, takeWay, type Moment } from './take-way.js';

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
  const variables = Object.entries(flow.variables ?? {}).map(([name, value]): [string, FlowValue] => [
    name,
    asFlowValue(Object.hasOwn(given, name) ? given[name] : value),
  ]);
  const start = { type: 'start', at: options.now, ...(options.by === undefined ? {} : { by: options.by }) };
  return enterFirst(flow, Object.fromEntries(variables), momentOf(start, options.now, options.scope));
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
  return outcome(flow, ready(flow, snapshot, event.at), event, context);
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
  const from = ready(flow, snapshot, event.at);
  return [...flow.events].map((type) => ({ event: type, result: outcome(flow, from, { ...event, type }, context) }));
}

/** A snapshot with all that was due before an event. */
interface Ready extends WorkflowProgress {
  readonly original: WorkflowSnapshot;
  readonly leaf: CompiledState;
}

function ready(flow: CompiledWorkflow, original: WorkflowSnapshot, at: number): Ready {
  const leaf = leafOf(flow, original);
  if (!isDue(original, at)) return { original, leaf, snapshot: original, effects: NO_EFFECTS };
  const progress = fireDue(flow, original, at);
  return { ...progress, original, leaf: leafOf(flow, progress.snapshot) };
}

function outcome(
  flow: CompiledWorkflow,
  from: Ready,
  event: WorkflowEvent,
  context: WorkflowContext,
): TransitionResult {
  const { snapshot, leaf } = from;
  const ways = leaf.ways.get(event.type);
  const moment = momentOf(event, Math.max(event.at, snapshot.since), context.scope);
  const way = ways === undefined ? undefined : choose(ways, { snapshot, moment, context });
  if (way === undefined) {
    const refusal = refusalOf(flow, { snapshot, leaf, event: event.type, context });
    return { ok: false, snapshot: from.original, effects: NO_EFFECTS, refusal };
  }
  const taken = takeWay(flow, snapshot, way, moment);
  const effects = from.effects.length === 0 ? taken.effects : [...from.effects, ...taken.effects];
  return { ok: true, snapshot: taken.snapshot, effects };
}

function choose(
  ways: readonly Way[],
  { snapshot, moment, context }: { snapshot: WorkflowSnapshot; moment: Moment; context: WorkflowContext },
): Way | undefined {
  for (const way of ways) if (mayTake(way, context.roles) && isOpen(way, snapshot, moment)) return way;
  return undefined;
}

const NO_SCOPE: Scope = {};

function momentOf({ type, by, data }: WorkflowEvent, at: number, scope: Scope = NO_SCOPE): Moment {
  return { at, name: type, by, data, scope };
}
