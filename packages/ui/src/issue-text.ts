import type { Issue, Locale } from '@callside/core';
import { formatText } from './strings.js';
import { VALUE_ISSUE_STRINGS } from './value-issue.strings.js';

/**
 * The words for what is wrong with a value. A code that has none is shown as it is, rather than hidden.
 *
 * @example
 * issueText({ code: 'too-short', params: { min: 5 }, … }, 'en'); // 'Enter at least 5 characters.'
 */
export function issueText({ code, params }: Issue, locale: Locale): string {
  const strings: Readonly<Record<string, string>> = VALUE_ISSUE_STRINGS[locale];
  return formatText((Object.hasOwn(strings, code) ? strings[code] : undefined) ?? code, params);
}
