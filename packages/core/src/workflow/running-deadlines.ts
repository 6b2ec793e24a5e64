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

/** A state's deadlines stand side by side, mostly last: to cut them off there costs less than to pick out the others. */
function stopped(running: readonly DueDeadline[], stops: readonly string[]): readonly DueDeadline[] {
  let due = running;
  for (const stop of stops) {
    const first = due.findIndex(({ state }) => state === stop);
    if (first < 0) continue;
    due = due.at(-1)?.state === stop ? due.slice(0, first) : due.filter(({ state }) => state !== stop);
  }
  return due;
}
