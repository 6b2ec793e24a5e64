import type { WorkflowDefinition } from '../definition/workflow.js';
import { CallsideError } from '../errors.js';
import { compileWorkflow } from './compile-workflow.js';
import type { CompiledWorkflow } from './compiled.js';
import { NO_EFFECTS } from './fire-effects.js';
import { leafOf } from './leaf-of.js';
import type { DueDeadline, FiredEffect, WorkflowContext, WorkflowProgress, WorkflowSnapshot } from './snapshot.js';
import { isOpen, takeWay } from './take-way.js';

/** How many deadlines one call fires at most; advance in shorter strides where a flow truly has more. */
export const MAX_FIRINGS = 10_000;

/** How many deadlines fire at one and the same moment at most: more is a loop that time cannot end. */
const MAX_AT_ONCE = 100;

/**
 * Fires every deadline that is due by a moment, in the order of their due times and each at its own, so that it does not
 * matter how late or how often this is called. Nothing due gives the same snapshot back. Throws `definition-invalid` when
 * deadlines lead to each other without time passing, and when more than {@link MAX_FIRINGS} are due.
 *
 * @example
 * const { snapshot, effects } = advanceTo(TICKET_WORKFLOW, ticket.flow, clock.now());
 */
export function advanceTo(definition: WorkflowDefinition, snapshot: WorkflowSnapshot, now: number): WorkflowProgress {
  const flow = compileWorkflow(definition);
  leafOf(flow, snapshot);
  return isDue(snapshot, now) ? fireDue(flow, snapshot, now) : { snapshot, effects: NO_EFFECTS };
}

/**
 * When the next deadline is due, in epoch milliseconds; undefined when none is running. Call {@link advanceTo} then.
 *
 * @example
 * clock.after(nextDue(snapshot) - clock.now(), advance);
 */
export function nextDue({ due }: Pick<WorkflowSnapshot, 'due'>): number | undefined {
  return earliest(due)?.at;
}

/** Whether anything is due by a moment. */
export function isDue({ due }: WorkflowSnapshot, now: number): boolean {
  return due.some(({ at }) => at <= now);
}

/** Deadlines know nothing of who looks at them. */
const NO_CONTEXT: WorkflowContext = {};

/** Fires what is due; the snapshot was checked before. */
export function fireDue(flow: CompiledWorkflow, snapshot: WorkflowSnapshot, now: number): WorkflowProgress {
  let current = snapshot;
  const effects: FiredEffect[] = [];
  let moment = -Infinity;
  let atOnce = 0;
  for (let fired = 0; ; fired++) {
    const next = earliest(current.due);
    if (next === undefined || next.at > now) return { snapshot: current, effects };
    atOnce = next.at === moment ? atOnce + 1 : 0;
    moment = next.at;
    if (fired >= MAX_FIRINGS || atOnce >= MAX_AT_ONCE) throw endless(flow, next, { fired, atOnce });
    const progress = fireOne(flow, current, next);
    current = progress.snapshot;
    effects.push(...progress.effects);
  }
}

function fireOne(flow: CompiledWorkflow, before: WorkflowSnapshot, next: DueDeadline): WorkflowProgress {
  const snapshot = { ...before, due: before.due.filter((each) => each !== next) };
  const way = leafOf(flow, before).overdue.get(next.state)?.[next.index];
  const name = flow.states.get(next.state)?.deadlines[next.index]?.name ?? 'after';
  const event = { type: name, at: next.at };
  if (way === undefined || !isOpen(way, snapshot, event, NO_CONTEXT)) return { snapshot, effects: NO_EFFECTS };
  return takeWay(way, snapshot, event, NO_CONTEXT);
}

/** Of deadlines at one moment the one that was set first. */
function earliest(due: readonly DueDeadline[]): DueDeadline | undefined {
  let first: DueDeadline | undefined;
  for (const each of due) if (first === undefined || each.at < first.at) first = each;
  return first;
}

function endless(
  { ref }: CompiledWorkflow,
  { state, index, at }: DueDeadline,
  counts: { fired: number; atOnce: number },
): CallsideError {
  return new CallsideError(
    'definition-invalid',
    `Cannot advance the workflow "${ref.id}": the deadline ${index} of "${state}" comes again and again.`,
    { details: { workflow: ref, state, index, at, ...counts } },
  );
}
