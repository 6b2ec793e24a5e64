import type { Issue, Locale } from '@callside/core';
import { formatText, type Strings } from './strings.js';

/**
 * The words for what is wrong with a definition, taken from a table that was loaded when it was needed: a page whose
 * definitions are sound does not carry it.
 *
 * @example
 * const { DEFINITION_ISSUE_STRINGS } = await import('./definition-issue.strings.js');
 * textFrom(DEFINITION_ISSUE_STRINGS, issue('not-a-list', ['steps']), 'en'); // 'Here a list is expected.'
 */
export function textFrom(words: Strings<string>, { code, params, suggestion }: Issue, locale: Locale): string {
  const strings = words[locale];
  const text = formatText((Object.hasOwn(strings, code) ? strings[code] : strings['unknown-issue']) ?? code, {
    code,
    ...params,
  });
  if (suggestion === undefined) return text;
  return `${text} ${formatText(strings.suggestion ?? '', { suggestion })}`;
}
