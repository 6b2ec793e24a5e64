import { missingPatternJudge, type SurveyDefinition } from '@callside/core';
import { checkSurvey } from './survey.model.js';

/** What has to be loaded before a survey can be asked; with `needsMore`, all that is loaded at need. Undefined when it is here. */
export type MissingParts = (survey: SurveyDefinition, needsMore?: boolean) => Promise<void> | undefined;

/**
 * What has to be loaded before this survey can be asked; undefined when all is here. The packages lack nothing but the judge of
 * patterns; the self-contained files lack more, and have `further-parts.at-need.ts` in place of this.
 *
 * @example
 * await missingParts(survey);
 */
export const missingParts: MissingParts = (survey) =>
  checkSurvey(survey).length > 0 ? missingPatternJudge() : undefined;
