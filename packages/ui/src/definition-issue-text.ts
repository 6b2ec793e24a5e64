import type { Issue, Locale } from '@callside/core';
import { DEFINITION_ISSUE_STRINGS } from './definition-issue.strings.js';
import { formatText } from './strings.js';

/**
 * The words for what is wrong with a definition, with the suggestion where there is one.
 *
 * @example
 * definitionIssueText({ code: 'unknown-step', params: { id: 'gret' }, suggestion: 'greet', … }, 'en');
 * // 'The step “gret” does not exist. Did you mean “greet”?'
 */
export function definitionIssueText({ code, params, suggestion }: Issue, locale: Locale): string {
  const strings = DEFINITION_ISSUE_STRINGS[locale];
  const words = Object.hasOwn(strings, code) ? strings[code] : strings['unknown-issue'];
  const text = formatText(words ?? code, { code, ...params });
  if (suggestion === undefined) return text;
  return `${text} ${formatText(strings.suggestion ?? '', { suggestion })}`;
}
