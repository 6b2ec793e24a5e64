import type { CompiledDeadline, Route } from './compiled.js';
import { resultOf, type Reading } from './flow-expression.js';
import type { DueDeadline } from './snapshot.js';

/** Shared by all that have none. */
export const NO_DUE: readonly DueDeadline[] = [];

/**
 * The deadlines that run after a change of state: those of the states that are left stop, those of the states that are
 * entered start, and nothing runs at the end.
 *
 * @example
 * dueAfter(way.route, snapshot.due, { variables, event, context });
 */
export function dueAfter(
  { leaf, stops, starts }: Route,
  running: readonly DueDeadline[],
  reading: Reading,
): readonly DueDeadline[] {
  return leaf.final ? NO_DUE : started(stopped(running, stops), starts, reading);
}

/**
 * Deadlines with those that start now; one whose moment cannot be told does not.
 *
 * @example
 * started(NO_DUE, flow.root.deadlines, { variables, event, context });
 */
export function started(
  running: readonly DueDeadline[],
  starts: readonly CompiledDeadline[],
  { variables, event, context }: Reading,
): readonly DueDeadline[] {
  const now = event.at;
  let due = running;
  for (const { state, index, delay, moment } of starts) {
    const told = delay === undefined ? moment && resultOf(moment, variables, event, context) : now + delay;
    if (typeof told === 'number' && Number.isFinite(told)) due = [...due, { state, index, at: Math.max(told, now) }];
  }
  return due;
}

/** Deadlines are set from the outside in, so that those of the states that are left stand last, the innermost at the end. */
function stopped(running: readonly DueDeadline[], stops: readonly string[]): readonly DueDeadline[] {
  let left = running.length;
  for (const stop of stops) while (left > 0 && running[left - 1]?.state === stop) left--;
  return left === running.length ? running : running.slice(0, left);
}
