/**
 * What few surveys need. The packages have it all; a file that is made for surveys alone leaves it to the file beside it
 * (`tools/rollup/left-out.mjs`), which brings it when a survey goes beyond the common questions.
 */
export { furtherFields, otherOption, otherText } from '../definition/further-fields.js';
export { compilePattern } from '../definition/pattern.js';
export { rareCheck } from '../form/rare-checks.js';
export { rareOperation } from '../logic/rare-operations.js';
export { fillAnswers } from './fill-answers.js';
export { shuffledBlocks, shuffledFields } from './random-order.js';
