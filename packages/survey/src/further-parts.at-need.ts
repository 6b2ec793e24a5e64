import type { SurveyDefinition } from '@callside/core';
import type { FurtherParts } from './more.js';
import { goesBeyond } from './goes-beyond.js';

/** What the file beside this one has brought; nobody calls it before. An operation that nobody knows makes a survey unusable. */
export const parts: Partial<FurtherParts> = { rareOperation: () => undefined };
let isHere = false;
let areFilesHere = false;

/**
 * What has to be loaded before this survey can be asked; undefined when all is here.
 *
 * @example
 * await missingParts(survey);
 */
export function missingParts(survey: SurveyDefinition, needsMore = false): Promise<void> | undefined {
  const coming: Promise<void>[] = [];
  if (!isHere && (needsMore || goesBeyond(survey)))
    coming.push(
      import('./more.js').then(({ furtherParts }) => {
        Object.assign(parts, furtherParts());
        isHere = true;
      }),
    );
  if (!areFilesHere && survey.files === true)
    coming.push(
      import('./file-parts.js').then(() => {
        areFilesHere = true;
      }),
    );
  return coming.length === 0 ? undefined : Promise.all(coming).then(() => undefined);
}
