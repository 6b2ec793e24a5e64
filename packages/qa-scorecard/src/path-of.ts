import { callDurations, startOf, type CallRecord } from '@callside/core';

/** One stay at a stage of the script, for the evaluator to read. Times are milliseconds from the call's first event. */
export interface PathEntry {
  readonly step: string;
  readonly stage: string;
  readonly at: number;
  readonly spent: number;
}

/**
 * The script's path of a call as offsets from its start.
 *
 * @example
 * pathOf(call)[0]; // { step: 'greet', stage: 'greet', at: 4000, spent: 12000 }
 */
export function pathOf(call: CallRecord): readonly PathEntry[] {
  const start = startOf(call);
  const end = call.closedAt ?? call.events.at(-1)?.at ?? start;
  return call.path.map(({ step, stage, enteredAt, leftAt }) => ({
    step,
    stage,
    at: enteredAt - start,
    spent: (leftAt ?? end) - enteredAt,
  }));
}

/**
 * How long the customer was on the line, in milliseconds.
 *
 * @example
 * lineTime(call); // 161000
 */
export function lineTime(call: CallRecord): number {
  const { talk, hold } = callDurations(call.events, call.closedAt ?? call.events.at(-1)?.at ?? call.openedAt);
  return talk + hold;
}
