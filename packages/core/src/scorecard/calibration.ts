import type { DefinitionRef } from '../definition/definition.js';
import { issue, type Issue } from '../issue.js';
import type { BlindRating } from './compare-evaluators.js';
import type { EvaluationAnswers } from './evaluation.js';

/** Where a calibration stands. It is over once it is not open any more. */
export const CALIBRATION_STATES = ['open', 'finalised', 'withdrawn'] as const;

export type CalibrationState = (typeof CALIBRATION_STATES)[number];

export interface Evaluator {
  readonly id: string;
  readonly name: string;
}

/** What several evaluators are to score, each without knowing what the others say. */
export interface CalibrationPlan {
  readonly scorecard: DefinitionRef;
  /** Ids of the calls. */
  readonly calls: readonly string[];
  readonly evaluators: readonly Evaluator[];
  /** The evaluator whose answers the others are held to. */
  readonly expert?: string;
  readonly title?: string;
  readonly note?: string;
  /** Epoch milliseconds. */
  readonly dueAt?: number;
}

/** A session in which several evaluators score the same calls, to find out where they differ and why. */
export interface Calibration extends CalibrationPlan {
  readonly id: string;
  readonly state: CalibrationState;
  /** Who has begun it, and leads it. */
  readonly by: string;
  readonly createdAt: number;
  readonly finalisedAt?: number;
  /** Who has handed in which call, and not what was said of it; the server writes it with every rating that it takes. */
  readonly rated?: readonly RatedCall[];
  /** What everybody has said, once it is finalised. Absent until the server has gathered it. */
  readonly ratings?: readonly BlindRating[];
}

/** A call that an evaluator has handed in. */
export interface RatedCall {
  /** `<evaluator>/<call>`: one of each. */
  readonly id: string;
  readonly by: string;
  readonly callId: string;
  readonly at: number;
  /** The record with the answers, which nobody else gets to see. */
  readonly rating: string;
}

/** How one evaluator has scored one call of a calibration. It is no evaluation: no agent's score knows of it. */
export interface CalibrationRating extends BlindRating {
  readonly id: string;
  readonly calibrationId: string;
  readonly scorecard: DefinitionRef;
  /** Per cent, exact; null while no question counts. */
  readonly total: number | null;
  readonly submittedAt: number;
}

/** Why something cannot be done in a calibration. */
export type CalibrationRefusal =
  | 'finalised'
  | 'withdrawn'
  | 'not-named'
  | 'call-not-included'
  | 'rated-already'
  | 'other-scorecard'
  | 'not-the-leader'
  | 'nothing-rated';

/** Most evaluators and calls of one calibration. */
export const CALIBRATION_LIMITS = { evaluators: 20, calls: 50 } as const;

/**
 * What a calibration still lacks before it can begin: at least two evaluators and one call, each once, and an expert who is one
 * of the evaluators.
 *
 * @example
 * checkCalibration({ scorecard, calls: [], evaluators }); // [{ code: 'list-too-short', path: ['calls'], params: { min: 1 }, … }]
 */
export function checkCalibration({ calls, evaluators, expert }: CalibrationPlan): Issue[] {
  const named = evaluators.map(({ id }) => id);
  const isUnknown = expert !== undefined && !named.includes(expert);
  return [
    ...checkList('calls', calls, { min: 1, max: CALIBRATION_LIMITS.calls }),
    ...checkList('evaluators', named, { min: 2, max: CALIBRATION_LIMITS.evaluators }),
    ...(isUnknown ? [issue('expert-not-named', ['expert'])] : []),
  ];
}

function checkList(name: string, ids: readonly string[], { min, max }: { min: number; max: number }): Issue[] {
  const twice = ids.findIndex((id, at) => ids.indexOf(id) < at);
  return [
    ...(ids.length < min ? [issue('list-too-short', [name], { min })] : []),
    ...(ids.length > max ? [issue('list-too-long', [name], { max })] : []),
    ...(twice < 0 ? [] : [issue('named-twice', [name, twice])]),
  ];
}

/**
 * Tells why somebody may not hand in a call of a calibration; undefined when nothing speaks against it. `own` are the calls
 * that this evaluator has handed in and the record does not know of yet.
 *
 * @example
 * whyNotRate(calibration, { evaluatorId: '9001', callId }); // 'rated-already'
 */
export function whyNotRate(
  calibration: Pick<Calibration, 'state' | 'evaluators' | 'calls' | 'rated'>,
  { evaluatorId, callId }: { readonly evaluatorId: string; readonly callId: string },
  own: readonly Pick<BlindRating, 'evaluatorId' | 'callId'>[] = [],
): CalibrationRefusal | undefined {
  const { state, evaluators, calls } = calibration;
  if (!evaluators.some(({ id }) => id === evaluatorId)) return 'not-named';
  if (!calls.includes(callId)) return 'call-not-included';
  if (ratedCalls(calibration, own).get(evaluatorId)?.has(callId) === true) return 'rated-already';
  return state === 'open' ? undefined : state;
}

/**
 * Tells why a calibration cannot be brought to an end; undefined when nothing speaks against it. Where nobody has handed in
 * anything there is nothing to compare: such a session is withdrawn.
 *
 * @example
 * whyNotEnd(calibration, { isLeader: calibration.by === agent.id, to: 'finalised' }); // 'not-the-leader'
 */
export function whyNotEnd(
  calibration: Pick<Calibration, 'state' | 'rated'>,
  { isLeader, to }: { readonly isLeader: boolean; readonly to: 'finalised' | 'withdrawn' },
  own: readonly Pick<BlindRating, 'evaluatorId' | 'callId'>[] = [],
): CalibrationRefusal | undefined {
  const { state } = calibration;
  if (!isLeader) return 'not-the-leader';
  if (state !== 'open') return state;
  return to === 'finalised' && ratedCalls(calibration, own).size === 0 ? 'nothing-rated' : undefined;
}

/** How far one evaluator has come. */
export interface EvaluatorProgress extends Evaluator {
  readonly isExpert: boolean;
  /** How many calls are handed in, of how many. */
  readonly rated: number;
  readonly calls: number;
}

/**
 * Who has handed in how many calls, and nothing of what was said.
 *
 * @example
 * progressOf(calibration).filter(({ rated, calls }) => rated < calls).map(({ name }) => name); // ['Wang']
 */
export function progressOf(
  calibration: Pick<Calibration, 'evaluators' | 'calls' | 'expert' | 'rated'>,
  own: readonly Pick<BlindRating, 'evaluatorId' | 'callId'>[] = [],
): EvaluatorProgress[] {
  const { evaluators, calls, expert } = calibration;
  const handedIn = ratedCalls(calibration, own);
  return evaluators.map(({ id, name }) => ({
    id,
    name,
    isExpert: id === expert,
    rated: calls.filter((call) => handedIn.get(id)?.has(call)).length,
    calls: calls.length,
  }));
}

/**
 * The calls that an evaluator has still to score, in their order; none once the session is over.
 *
 * @example
 * callsToRate(calibration, '9001', own)[0];
 */
export function callsToRate(
  calibration: Pick<Calibration, 'state' | 'evaluators' | 'calls' | 'rated'>,
  evaluatorId: string,
  own: readonly Pick<BlindRating, 'evaluatorId' | 'callId'>[] = [],
): readonly string[] {
  return calibration.calls.filter((callId) => whyNotRate(calibration, { evaluatorId, callId }, own) === undefined);
}

/**
 * The answers alone of what was handed in: what is compared, and what the session keeps when it is finalised.
 *
 * @example
 * ratings.map(answersOf);
 */
export function answersOf({ evaluatorId, callId, answers }: BlindRating): {
  readonly evaluatorId: string;
  readonly callId: string;
  readonly answers: EvaluationAnswers;
} {
  return { evaluatorId, callId, answers };
}

/** The calls that are handed in, by evaluator. */
function ratedCalls(
  { rated = [] }: Pick<Calibration, 'rated'>,
  own: readonly Pick<BlindRating, 'evaluatorId' | 'callId'>[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const calls = new Map<string, Set<string>>();
  const known = [...rated.map(({ by, callId }) => ({ evaluatorId: by, callId })), ...own];
  for (const { evaluatorId, callId } of known)
    calls.set(evaluatorId, (calls.get(evaluatorId) ?? new Set()).add(callId));
  return calls;
}
