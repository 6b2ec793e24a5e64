import type { CompiledState, CompiledWorkflow, Way } from './compiled.js';
import { tripOf } from './take-way.js';
import type { Refusal, UnmetCondition, WorkflowContext, WorkflowSnapshot } from './snapshot.js';

/** What was refused. */
export interface Refused {
  readonly snapshot: WorkflowSnapshot;
  readonly leaf: CompiledState;
  readonly event: string;
  readonly context: WorkflowContext;
}

/** Says why none of an event's ways could be taken. */
export function refusalOf(flow: CompiledWorkflow, refused: Refused): Refusal {
  const { event, leaf } = refused;
  const state = leaf.path;
  if (!flow.events.has(event)) return { reason: 'unknown-event', event, state };
  if (leaf.final) return { reason: 'finished', event, state };
  const refusal = reasonOf(refused);
  const possibleAt = leaf.carriedOn ? possibleTime(refused) : undefined;
  return possibleAt === undefined ? refusal : { ...refusal, possibleAt };
}

function reasonOf({ leaf, event, snapshot, context }: Refused): Refusal {
  const state = leaf.path;
  // A way back is none while no side-trip is under way.
  const onTrip = tripOf(snapshot.returns, state) !== undefined;
  const open = leaf.ways.filter((way) => way.event === event && (way.kind !== 'return' || onTrip));
  if (open.length === 0) return { reason: 'not-from-this-state', event, state };
  const allowed = open.filter((way) => mayTake(way, context.roles));
  if (allowed.length > 0) return { reason: 'condition-not-met', event, state, conditions: allowed.flatMap(unmet) };
  return { reason: 'role-not-allowed', event, state, roles: [...new Set(open.flatMap(({ roles = [] }) => roles))] };
}

/** Whether one of somebody's roles may take a way. */
export function mayTake({ roles }: Pick<Way, 'roles'>, held: readonly string[] = []): boolean {
  if (roles === undefined) return true;
  // A call of `includes` costs more than the comparisons.
  return held.some((role) => roles.some((allowed) => allowed === role));
}

function unmet({ condition, when }: Way): UnmetCondition[] {
  return condition === undefined || when === undefined ? [] : [{ when: condition, reads: when.compiled.dependencies }];
}

/** The earliest running deadline that leads to a state with a way for these roles; its conditions are not foreseen. */
function possibleTime({ snapshot, leaf, event, context }: Refused): number | undefined {
  let time: number | undefined;
  for (const { state, index, at } of snapshot.due) {
    const next = leaf.overdue.get(state)?.[index]?.route?.leaf;
    if (next === leaf) continue;
    const takes =
      next?.ways.some((way) => way.event === event && way.kind !== 'return' && mayTake(way, context.roles)) ?? false;
    if (takes && (time === undefined || at < time)) time = at;
  }
  return time;
}
