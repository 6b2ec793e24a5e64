import type { Issue, Locale } from '@callside/core';
import { ISSUE_STRINGS } from './issue.strings.js';
import { formatText } from './strings.js';

/**
 * The words for an issue, with its suggestion where it has one.
 *
 * @example
 * issueText({ code: 'too-short', params: { min: 5 }, … }, 'en'); // 'Enter at least 5 characters.'
 */
export function issueText({ code, params, suggestion }: Issue, locale: Locale): string {
  const strings = ISSUE_STRINGS[locale];
  const words = Object.hasOwn(strings, code) ? strings[code] : strings['unknown-issue'];
  const text = formatText(words ?? code, { code, ...params });
  if (suggestion === undefined) return text;
  return `${text} ${formatText(strings.suggestion ?? '', { suggestion })}`;
}
