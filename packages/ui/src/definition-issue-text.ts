import type { Issue, Locale } from '@callside/core';
import { DEFINITION_ISSUE_STRINGS } from './definition-issue.strings.js';
import { textFrom } from './issue-words.js';

/**
 * The words for what is wrong with a definition, with the suggestion where there is one.
 *
 * @example
 * definitionIssueText({ code: 'unknown-step', params: { id: 'gret' }, suggestion: 'greet', … }, 'en');
 * // 'The step “gret” does not exist. Did you mean “greet”?'
 */
export function definitionIssueText(found: Issue, locale: Locale): string {
  return textFrom(DEFINITION_ISSUE_STRINGS, found, locale);
}
