/** What the self-contained file loads only at need, from a second file beside it. */
export { openMemoryStore, patternFault } from '@callside/core';
export { BROKEN_STRINGS, definitionIssueText } from '@callside/ui';
export { findInScript } from './call-script.findings.js';
