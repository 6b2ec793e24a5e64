import {
  callDurations,
  readSamples,
  type CallRecord,
  type CommandContext,
  type Desk,
  type KeptSample,
  type SampledCall,
  type SamplePeriod,
  type Stratum,
  type Text,
} from '@callside/core';

/** A stratum with what it is called. */
export interface NamedStratum extends Stratum {
  readonly title: Text;
}

/** Gives all calls of a period that may be drawn, with the facts that strata ask for. */
export type SampleSource = (period: SamplePeriod) => readonly SampledCall[] | Promise<readonly SampledCall[]>;

/** The samples at a desk, as they were when they were read. */
export interface SampleData {
  /** The latest first. */
  readonly samples: readonly KeptSample[];
  /** The calls that are on this device, by id. */
  readonly calls: ReadonlyMap<string, CallRecord>;
  /** The calls that have been scored. */
  readonly scored: ReadonlySet<string>;
  readonly now: number;
}

/**
 * Reads the samples that are on this device, and what is known here of the calls that were drawn.
 *
 * @example
 * const { samples } = await readSampleData(desk);
 */
export async function readSampleData(desk: Desk): Promise<SampleData> {
  const [read, calls, evaluations] = await Promise.all([
    desk.run(readWithTime, undefined),
    desk.list('call'),
    desk.list('evaluation'),
  ]);
  return {
    ...read,
    calls: new Map(calls.map((call) => [call.id, call])),
    scored: new Set(evaluations.filter(({ status }) => status !== 'draft').map(({ callId }) => callId)),
  };
}

async function readWithTime(context: CommandContext) {
  return { samples: await readSamples(context), now: context.clock.now() };
}

/**
 * The closed calls of a period among those on this device, with what the record says: the direction, the queue, how long was talked
 * and held, the script that led it, the customer's satisfaction where it was asked as `satisfaction`, and the result. None of that
 * changes any more, so a draw can be checked later.
 *
 * @example
 * const calls = callsOf(await desk.list('call'), { from: '2026-11-01', to: '2026-11-30' });
 */
export function callsOf(calls: readonly CallRecord[], { from, to }: SamplePeriod): readonly SampledCall[] {
  return calls
    .filter(({ state, openedAt }) => state === 'closed' && dayOf(openedAt) >= from && dayOf(openedAt) <= to)
    .map(({ id, agent, direction, queue, events, openedAt, closedAt, script, values, disposition }) => {
      const { talk: talkMs, hold: holdMs } = callDurations(events, closedAt ?? events.at(-1)?.at ?? openedAt);
      const score = Number(values['satisfaction'] ?? NaN);
      const satisfaction = Number.isFinite(score) ? score : undefined;
      const facts = { direction, queue, talkMs, holdMs, script: script?.id, satisfaction, result: disposition?.id };
      return { id, agentId: agent.id, facts };
    });
}

/**
 * The day of a moment where the reader is.
 *
 * @example
 * dayOf(Date.now()); // '2026-11-21'
 */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The week up to a moment, in milliseconds. */
const WEEK = 6 * 86_400_000;

/**
 * The seven days that end with the day of a moment.
 *
 * @example
 * weekUpTo(Date.now()); // { from: '2026-11-15', to: '2026-11-21' }
 */
export function weekUpTo(now: number): SamplePeriod {
  return { from: dayOf(now - WEEK), to: dayOf(now) };
}

/**
 * A seed that nobody has chosen, of six digits: it is read out and typed.
 *
 * @example
 * freshSeed(); // 271828
 */
export function freshSeed(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 1_000_000;
}
