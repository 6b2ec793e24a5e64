import type { CallDirection, CallRecord } from '../call/call.js';
import { callDurations, callSegments } from '../call/timeline.js';
import type { Value } from '../definition/field.js';
import type { ScriptVisit } from '../script/script-run.js';
import { stay } from '../script/stage-times.js';

/** What can be told of a call without listening to it. All times are seconds, counted from the call's first event. */
export interface CallFacts {
  readonly call: {
    readonly direction: CallDirection;
    readonly queue?: string;
    /** From the first event to the hang-up. */
    readonly seconds: number;
    /** Before somebody answered. */
    readonly ringSeconds: number;
    readonly talkSeconds: number;
    readonly holdSeconds: number;
    readonly wrapUpSeconds: number;
    /** How many times the customer was put on hold. */
    readonly holds: number;
    /** Those that were entered, by their ids. */
    readonly stages: Readonly<Record<string, StayFacts>>;
    readonly steps: Readonly<Record<string, StepFacts>>;
  };
  /** What was noted, by the ids of the fields; what is empty is not there. */
  readonly fields: Readonly<Record<string, Value>>;
}

/** How long somebody was at a stage or a step of the script. */
export interface StayFacts {
  /** When it was entered first. */
  readonly at: number;
  /** All stays together, without pauses. */
  readonly seconds: number;
  /** How many times it was come to. */
  readonly visits: number;
}

export interface StepFacts extends StayFacts {
  /** Id of the answer that was picked last. */
  readonly answer?: string;
  /** When its mandatory words were read out, or consented to. */
  readonly stampedAt?: number;
}

/**
 * The facts of a call that suggestions read: how long everything took, which stages and steps of its scripts were entered, what
 * was noted. What never happened is not there.
 *
 * @example
 * callFacts(call).call.stages.greet; // { at: 4, seconds: 12, visits: 1 }
 */
export function callFacts(call: CallRecord): CallFacts {
  const { direction, queue, events, openedAt, values } = call;
  const moments = events.map(({ at }) => at);
  const start = startOf(call);
  const last = call.closedAt ?? Math.max(openedAt, ...moments);
  const segments = callSegments(events);
  const hangUp = segments.find(({ state }) => state === 'wrap-up' || state === 'closed')?.from ?? last;
  const answered = segments.find(({ state }) => state === 'connected' || state === 'held')?.from ?? hangUp;
  const { talk, hold, wrapUp } = callDurations(events, last);
  const path = [...(call.earlier ?? []).flatMap((run) => run.path), ...call.path];
  const times: Times = { start, last, pauses: call.pauses };
  return {
    call: {
      direction,
      ...(queue === undefined ? {} : { queue }),
      seconds: seconds(hangUp - start),
      ringSeconds: seconds(answered - start),
      talkSeconds: seconds(talk),
      holdSeconds: seconds(hold),
      wrapUpSeconds: seconds(wrapUp),
      holds: segments.filter(({ state }) => state === 'held').length,
      stages: grouped(
        path,
        ({ stage }) => stage,
        (visits) => stageFacts(visits, path, times),
      ),
      steps: grouped(
        path,
        ({ step }) => step,
        (visits) => stepFacts(visits, times),
      ),
    },
    fields: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== '')),
  };
}

/**
 * When a call begins, in epoch milliseconds: by its first event.
 *
 * @example
 * visit.enteredAt - startOf(call); // 4000
 */
export function startOf({ events, openedAt }: Pick<CallRecord, 'events' | 'openedAt'>): number {
  return events.length === 0 ? openedAt : Math.min(...events.map(({ at }) => at));
}

interface Times {
  readonly start: number;
  readonly last: number;
  readonly pauses: CallRecord['pauses'];
}

function stayFacts(visits: readonly ScriptVisit[], { start, last, pauses }: Times): Omit<StayFacts, 'visits'> {
  return {
    at: seconds(Math.min(...visits.map(({ enteredAt }) => enteredAt)) - start),
    seconds: seconds(visits.reduce((sum, visit) => sum + stay(visit, pauses, last), 0)),
  };
}

/** Steps of one stage in a row are one visit. */
function stageFacts(visits: readonly ScriptVisit[], path: readonly ScriptVisit[], times: Times): StayFacts {
  const entered = visits.filter((visit) => path[path.indexOf(visit) - 1]?.stage !== visit.stage);
  return { ...stayFacts(visits, times), visits: entered.length };
}

function stepFacts(visits: readonly ScriptVisit[], times: Times): StepFacts {
  const answer = visits.findLast((visit) => visit.answer !== undefined)?.answer;
  const stamp = visits.find((visit) => visit.stamp !== undefined)?.stamp;
  return {
    ...stayFacts(visits, times),
    visits: visits.length,
    ...(answer === undefined ? {} : { answer }),
    ...(stamp === undefined ? {} : { stampedAt: seconds(stamp.at - times.start) }),
  };
}

function grouped<Facts>(
  path: readonly ScriptVisit[],
  idOf: (visit: ScriptVisit) => string,
  factsOf: (visits: readonly ScriptVisit[]) => Facts,
): Readonly<Record<string, Facts>> {
  const ids = [...new Set(path.map(idOf))];
  return Object.fromEntries(ids.map((id) => [id, factsOf(path.filter((visit) => idOf(visit) === id))]));
}

function seconds(ms: number): number {
  return ms / 1000;
}
