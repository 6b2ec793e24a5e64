/** What the self-contained file loads only at need, from a second file beside it. */
import { judgePatternsBy, patternFault } from '@callside/core';
import * as further from '@callside/core/further-survey.js';
import { drawFurther } from './further-controls.js';
import { placeOf, readForm } from './take-over.js';

export { openMemoryStore, patternFault } from '@callside/core';
export { surveyTerms } from './terms.js';

export type FurtherParts = typeof further & {
  readonly drawFurther: typeof drawFurther;
  readonly readForm: typeof readForm;
  readonly placeOf: typeof placeOf;
};

/**
 * What the first file has not, for surveys that go beyond the common questions.
 *
 * @example
 * Object.assign(parts, furtherParts());
 */
export function furtherParts(): FurtherParts {
  judgePatternsBy(patternFault);
  return { ...further, drawFurther, readForm, placeOf };
}
