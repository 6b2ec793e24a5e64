/** What the self-contained file loads only at need, from a second file beside it. */
export { openMemoryStore, patternFault } from '@callside/core';
export { extraControls } from './extra-controls.js';
export { surveyTerms } from './terms.js';
