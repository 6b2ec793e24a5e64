// The words for findings, for programs without a page: nothing here needs Lit.
export { definitionIssueText } from './definition-issue-text.js';
export { issueText } from './issue-text.js';
export { outboundIssueText } from './outbound-issue-text.js';
export { policyIssueText } from './policy-issue-text.js';
export { reviewIssueText } from './review-issue-text.js';
export { formatText, type Strings } from './strings.js';
