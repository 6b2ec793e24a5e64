import {
  compileRolePolicy,
  leadsCalibration,
  mayDo,
  readCalibrations,
  type Agent,
  type CalibrationRating,
  type CallRecord,
  type CommandContext,
  type Desk,
  type Evaluator,
  type KnownCalibration,
  type RolePolicyDefinition,
} from '@callside/core';

/** The calibrations at a desk, as they were when they were read. */
export interface CalibrationData {
  /** Those that concern this agent: to take part in, or to lead. */
  readonly sessions: readonly KnownCalibration[];
  /** The calls that are on this device, by id. */
  readonly calls: ReadonlyMap<string, CallRecord>;
  /** Ratings that the server has refused: they came too late. */
  readonly refused: ReadonlySet<string>;
  readonly now: number;
}

/** What is on screen: the list, the form that begins a session, one session, or one of its calls being scored. */
export type CalibrationView =
  | { readonly is: 'list' | 'start' }
  | { readonly is: 'session'; readonly id: string }
  | { readonly is: 'call'; readonly id: string; readonly callId: string };

/** What there is before anything was read. */
export const NOTHING_READ: CalibrationData = { sessions: [], calls: new Map(), refused: new Set(), now: 0 };

/**
 * Reads the calibrations of this agent with the calls that are on this device; `given` are those that the host knows.
 *
 * @example
 * const { sessions } = await readCalibrationData(desk, { given: [], policy });
 */
export async function readCalibrationData(
  desk: Desk,
  { given, policy }: { readonly given: readonly CallRecord[]; readonly policy: RolePolicyDefinition | undefined },
): Promise<CalibrationData> {
  const { agent } = desk;
  const [read, calls, refused] = await Promise.all([
    desk.run(readWithTime, undefined),
    desk.list('call'),
    desk.refused(),
  ]);
  return {
    now: read.now,
    sessions: read.sessions.filter(
      ({ calibration }) => takesPart(agent, calibration) || leadsCalibration(agent, calibration, policy),
    ),
    calls: new Map([...calls, ...given].map((call) => [call.id, call])),
    refused: new Set(refused.map(({ mutation }) => mutation.entityId)),
  };
}

async function readWithTime(context: CommandContext) {
  return { sessions: await readCalibrations(context), now: context.clock.now() };
}

/**
 * Whether somebody may begin a calibration: everybody, unless a policy says which roles.
 *
 * @example
 * mayBegin(desk.agent, callCentreRoles);
 */
export function mayBegin(agent: Agent | undefined, policy: RolePolicyDefinition | undefined): boolean {
  if (policy === undefined || agent === undefined) return agent !== undefined;
  return mayDo(compileRolePolicy(policy), agent, 'create', { record: 'calibration' }).allowed;
}

function takesPart({ id }: Pick<Agent, 'id'>, { evaluators }: { readonly evaluators: readonly Evaluator[] }): boolean {
  return evaluators.some((evaluator) => evaluator.id === id);
}

/** Where a call of a session stands for this agent. */
export type CallStanding = 'to-rate' | 'rated' | 'late' | 'not-here' | 'others';

/**
 * Where a call of a session stands for this agent: to be scored, handed in, handed in too late, or not for this agent at all.
 *
 * @example
 * standingOf(known, { callId, data, me: '9001' }); // 'to-rate'
 */
export function standingOf(
  { calibration, own, toRate }: KnownCalibration,
  { callId, data, me }: { readonly callId: string; readonly data: CalibrationData; readonly me: string },
): CallStanding {
  const rating = own.find((each) => each.callId === callId);
  if (rating !== undefined) return data.refused.has(rating.id) ? 'late' : 'rated';
  if (calibration.rated?.some(({ id }) => id === `${me}/${callId}`) === true) return 'rated';
  if (!toRate.includes(callId)) return 'others';
  return data.calls.has(callId) ? 'to-rate' : 'not-here';
}

/**
 * The ratings of this agent that came too late: they are no part of what is compared.
 *
 * @example
 * lateIn(known, data).length; // 1
 */
export function lateIn({ own }: KnownCalibration, { refused }: CalibrationData): readonly CalibrationRating[] {
  return own.filter(({ id }) => refused.has(id));
}

/**
 * The name that the unfinished answers to a call of a session are kept under.
 *
 * @example
 * ratingDraft('s1', 'c1'); // 'calibration/s1/c1'
 */
export function ratingDraft(calibrationId: string, callId: string): string {
  return `calibration/${calibrationId}/${callId}`;
}

/**
 * Everybody who may be asked to score, this agent first, each once.
 *
 * @example
 * evaluatorsAmong(desk.agent, colleagues).map(({ name }) => name);
 */
export function evaluatorsAmong({ id, name }: Evaluator, colleagues: readonly Evaluator[]): readonly Evaluator[] {
  return [{ id, name }, ...colleagues.filter((colleague) => colleague.id !== id)];
}

/**
 * The end of a day where the reader is, in epoch milliseconds; undefined for no day.
 *
 * @example
 * endOfDay('2026-11-21');
 */
export function endOfDay(day: string): number | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const end = new Date(year, month - 1, date, 23, 59, 59, 999).getTime();
  return Number.isNaN(end) ? undefined : end;
}
