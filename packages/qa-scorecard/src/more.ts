/** What the self-contained file loads only at need, from a second file beside it. */
export { openMemoryStore } from '@callside/core';
export { BROKEN_STRINGS, definitionIssueText } from '@callside/ui';
export { findInScorecard } from './qa-scorecard.findings.js';
