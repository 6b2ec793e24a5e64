import type { Issue, Locale } from '@callside/core';
import { definitionIssueText } from './definition-issue-text.js';
import { POLICY_ISSUE_STRINGS } from './policy-issue.strings.js';
import { formatText } from './strings.js';

/**
 * The words for what is wrong with a calendar, an SLA policy, an outbound policy, a set of dispositions or a workflow; other
 * codes have those of definitions.
 *
 * @example
 * policyIssueText({ code: 'never-open', … }, 'en'); // 'No day of the week has a window.'
 */
export function policyIssueText(found: Issue, locale: Locale): string {
  const strings = POLICY_ISSUE_STRINGS[locale];
  const words = Object.hasOwn(strings, found.code) ? strings[found.code] : undefined;
  return words === undefined ? definitionIssueText(found, locale) : formatText(words, found.params);
}
