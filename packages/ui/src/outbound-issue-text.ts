import type { AttemptBlock, Issue, Locale } from '@callside/core';
import { issueText } from './issue-text.js';
import { OUTBOUND_ISSUE_STRINGS } from './outbound-issue.strings.js';
import { formatText } from './strings.js';

/**
 * The words for a reason against a dial, or for what is wrong with a callback or a disposition; other codes have those of
 * values.
 *
 * @example
 * outboundIssueText({ code: 'cap-reached', params: { count: 3 } }, 'en'); // 'The limit of 3 calls is reached.'
 */
export function outboundIssueText(found: AttemptBlock | Issue, locale: Locale): string {
  const { code, params } = found;
  const strings: Readonly<Record<string, string>> = OUTBOUND_ISSUE_STRINGS[locale];
  const words = Object.hasOwn(strings, code) ? strings[code] : undefined;
  return words === undefined
    ? issueText({ code, params, severity: 'error', path: [] }, locale)
    : formatText(words, params);
}
