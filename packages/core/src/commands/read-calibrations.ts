import { answersOf, callsToRate, type Calibration, type CalibrationRating } from '../scorecard/calibration.js';
import type { BlindRating } from '../scorecard/compare-evaluators.js';
import type { EntityRecord } from '../storage/schema.js';
import type { ReadTx } from '../storage/store.js';
import type { CommandContext } from './command.js';

/** A calibration as this device knows it. */
export interface KnownCalibration {
  readonly calibration: Calibration;
  /** What this agent has handed in, also what the server has not heard of yet. */
  readonly own: readonly CalibrationRating[];
  /** The calls that this agent has still to score. */
  readonly toRate: readonly string[];
  /** What can be compared: nothing while the session is open, what everybody has said once it is finalised. */
  readonly ratings: readonly BlindRating[];
  /** False while `ratings` are this agent's alone: the server has not gathered the others' yet. */
  readonly gathered: boolean;
  /** False while the server, and so everybody else, has not heard of everything. */
  readonly accepted: boolean;
}

/**
 * Reads the calibrations that are on this device: those with something to score first, the one that is due first at the top; then
 * the others, the latest first.
 *
 * @example
 * const [next] = await desk.run(readCalibrations, undefined);
 * next?.toRate[0];
 */
export async function readCalibrations({ store, agent }: CommandContext): Promise<readonly KnownCalibration[]> {
  const [sessions, ratings] = await store.read(['entities'], (tx) =>
    Promise.all([tx.getAll('entities', { prefix: 'calibration/' }), ratingsBy(tx, agent.id)]),
  );
  return sessions
    .filter(({ deleted }) => !deleted)
    .map((record) => asKnown(record, { me: agent.id, ratings }))
    .sort(byUrgency);
}

/**
 * Reads what an agent has handed in, of all calibrations.
 *
 * @example
 * const own = (await ratingsBy(tx, agent.id)).filter(({ calibrationId }) => calibrationId === id);
 */
export async function ratingsBy(tx: ReadTx, evaluatorId: string): Promise<CalibrationRating[]> {
  const records = await tx.getAll('entities', { prefix: 'rating/' });
  return records
    .filter(({ deleted }) => !deleted)
    .map(({ doc }) => doc as unknown as CalibrationRating)
    .filter((rating) => rating.evaluatorId === evaluatorId);
}

function asKnown(
  { doc, pending, rev }: EntityRecord,
  { me, ratings }: { readonly me: string; readonly ratings: readonly CalibrationRating[] },
): KnownCalibration {
  const calibration = doc as unknown as Calibration;
  const own = ratings.filter(({ calibrationId }) => calibrationId === calibration.id);
  const isFinal = calibration.state === 'finalised';
  return {
    calibration,
    own,
    toRate: callsToRate(calibration, me, own),
    ratings: isFinal ? (calibration.ratings ?? own.map(answersOf)) : [],
    gathered: isFinal && calibration.ratings !== undefined,
    accepted: pending === 0 && rev > 0,
  };
}

function byUrgency(a: KnownCalibration, b: KnownCalibration): number {
  const isDue = ({ toRate }: KnownCalibration): number => (toRate.length > 0 ? 0 : 1);
  const dueAt = ({ calibration }: KnownCalibration): number => calibration.dueAt ?? Infinity;
  const first = isDue(a) - isDue(b);
  if (first !== 0) return first;
  const latest = b.calibration.createdAt - a.calibration.createdAt;
  return isDue(a) === 0 && dueAt(a) !== dueAt(b) ? dueAt(a) - dueAt(b) : latest;
}
