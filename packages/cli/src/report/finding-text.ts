import type { Issue, Locale } from '@callside/core';
import { formatText, reviewIssueText } from '@callside/ui/words.js';
import { REPORT_STRINGS } from './report.strings.js';

/**
 * The words for a finding, those about the file itself among them.
 *
 * @example
 * findingText({ code: 'json-ends', … }, 'en'); // 'The file ends in the middle. …'
 */
export function findingText(found: Issue, language: Locale): string {
  const strings: Readonly<Record<string, string>> = REPORT_STRINGS[language];
  const words = Object.hasOwn(strings, found.code) ? strings[found.code] : undefined;
  return words === undefined ? reviewIssueText(found, language) : formatText(words, found.params);
}
