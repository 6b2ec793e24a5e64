import { errorsAmong, lintScorecard, type Issue } from '@callside/core';

/**
 * What keeps a definition from being used as a scorecard. Loaded only for one that cannot be: see `isUsableScorecard`.
 *
 * @example
 * findInScorecard({ kind: 'scorecard' }); // [{ code: 'property-missing', path: ['id'], … }, …]
 */
export function findInScorecard(definition: unknown): readonly Issue[] {
  return errorsAmong(lintScorecard(definition));
}
