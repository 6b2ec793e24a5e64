import { missingPatternJudge } from '@callside/core';

/**
 * Complains of a definition that was found unusable, unless it only has a pattern whose judge is not loaded yet: then that
 * is loaded, and the definition drawn again.
 *
 * @example
 * if (!isUsableScript(definition)) unlessUnjudged(() => this.requestUpdate('definition'), complain);
 */
export function unlessUnjudged(draw: () => void, complain: () => void): void {
  const judge = missingPatternJudge();
  if (judge === undefined) complain();
  // What cannot be loaded is told by what complains: that is loaded, too.
  else judge.then(draw, complain);
}
