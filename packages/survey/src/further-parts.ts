import { missingPatternJudge, type SurveyDefinition } from '@callside/core';
import { checkSurvey } from './survey.model.js';

/**
 * What has to be loaded before this survey can be asked; undefined when all is here. The packages lack nothing but the judge of
 * patterns; the self-contained files lack more, and have `further-parts.at-need.ts` in place of this.
 *
 * @example
 * await missingParts(survey);
 */
export function missingParts(survey: SurveyDefinition, _needsMore = false): Promise<void> | undefined {
  return checkSurvey(survey).length > 0 ? missingPatternJudge() : undefined;
}
