/** The words for a broken definition, which a page loads when it meets one. */
export { BROKEN_STRINGS } from './broken.strings.js';
export { definitionIssueText } from './definition-issue-text.js';
