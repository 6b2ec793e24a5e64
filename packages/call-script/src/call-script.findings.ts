import { errorsAmong, lintCallScript, type Issue } from '@callside/core';

/**
 * What keeps a definition from being used as a call script. Loaded only for one that cannot be: see `isUsableScript`.
 *
 * @example
 * findInScript({ kind: 'call-script' }); // [{ code: 'property-missing', path: ['id'], … }, …]
 */
export function findInScript(definition: unknown): readonly Issue[] {
  return errorsAmong(lintCallScript(definition));
}
