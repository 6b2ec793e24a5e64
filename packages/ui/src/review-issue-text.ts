import type { Issue, Locale } from '@callside/core';
import { DEFINITION_ISSUE_STRINGS } from './definition-issue.strings.js';
import { POLICY_ISSUE_STRINGS } from './policy-issue.strings.js';
import { REVIEW_ISSUE_STRINGS } from './review-issue.strings.js';
import { formatText } from './strings.js';
import { VALUE_ISSUE_STRINGS } from './value-issue.strings.js';

const TABLES = [REVIEW_ISSUE_STRINGS, POLICY_ISSUE_STRINGS, DEFINITION_ISSUE_STRINGS, VALUE_ISSUE_STRINGS];

/**
 * The words for any finding of `lintDefinition` or `lintCatalog`, whatever its kind, with the suggestion where there is one.
 *
 * @example
 * reviewIssueText({ code: 'unreachable-step', params: { step: 'close' }, … }, 'en');
 * // 'Nothing leads to the step “close”. Lead to it or remove it.'
 */
export function reviewIssueText({ code, params, suggestion }: Issue, locale: Locale): string {
  const strings: Readonly<Record<string, string>> | undefined = TABLES.map((table) => table[locale]).find((each) =>
    Object.hasOwn(each, code),
  );
  const words = strings?.[code] ?? DEFINITION_ISSUE_STRINGS[locale]['unknown-issue'];
  const text = formatText(words ?? code, { code, ...params });
  if (suggestion === undefined) return text;
  return `${text} ${formatText(DEFINITION_ISSUE_STRINGS[locale].suggestion ?? '', { suggestion })}`;
}
