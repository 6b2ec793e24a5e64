import { refOf } from '../definition/definition.js';
import type { ScorecardDefinition } from '../definition/scorecard.js';
import type { Issue } from '../issue.js';
import {
  whyNotRate,
  type Calibration,
  type CalibrationRating,
  type CalibrationRefusal,
} from '../scorecard/calibration.js';
import type { EvaluationAnswers } from '../scorecard/evaluation.js';
import { openDuties } from '../scorecard/open-duties.js';
import { scoreEvaluation } from '../scorecard/score.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { readDoc, stamp, type CommandContext } from './command.js';
import { ratingsBy } from './read-calibrations.js';
import { waitingCreate } from './waiting-create.js';

export interface RatingInput {
  readonly calibrationId: string;
  readonly callId: string;
  /** In the version that the calibration names. */
  readonly scorecard: ScorecardDefinition;
  readonly answers: EvaluationAnswers;
}

export type RatingResult =
  | { readonly ok: true; readonly rating: CalibrationRating }
  /** What is still open; see `openDuties`. */
  | { readonly ok: false; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly reason: CalibrationRefusal };

/**
 * Hands in how this agent has scored one call of a calibration. It is said once and cannot be changed: that is what keeps it
 * blind. Nobody else gets to see it before the calibration is finalised. Throws `record-not-found` for one that is not here.
 *
 * @example
 * const result = await desk.run(submitRating, { calibrationId: id, callId, scorecard, answers });
 */
export async function submitRating(context: CommandContext, input: RatingInput): Promise<RatingResult> {
  const { calibrationId, callId, scorecard, answers } = input;
  const issues = openDuties(scorecard, answers);
  if (issues.length > 0) return { ok: false, issues };
  return context.store.write(APPEND_STORES, async (tx): Promise<RatingResult> => {
    const calibration = await readDoc<Calibration>(tx, 'calibration', calibrationId);
    const { id: evaluatorId } = context.agent;
    const own = (await ratingsBy(tx, evaluatorId)).filter((rating) => rating.calibrationId === calibrationId);
    const reason = isScorecardOf(calibration, scorecard)
      ? whyNotRate(calibration, { evaluatorId, callId }, own)
      : 'other-scorecard';
    if (reason !== undefined) return { ok: false, reason };
    const set = {
      calibrationId,
      callId,
      evaluatorId,
      scorecard: refOf(scorecard),
      answers,
      total: scoreEvaluation(scorecard, answers).total,
      submittedAt: context.clock.now(),
    };
    const deps = await waitingCreate(tx, 'calibration', calibrationId);
    const head = { ...stamp(context), type: 'rating', entityId: context.newId() } as const;
    const { doc } = await appendMutation(tx, { ...head, op: 'create', set, deps });
    return { ok: true, rating: doc as unknown as CalibrationRating };
  });
}

function isScorecardOf({ scorecard: { id, version } }: Calibration, scorecard: ScorecardDefinition): boolean {
  return scorecard.id === id && scorecard.version === version;
}
