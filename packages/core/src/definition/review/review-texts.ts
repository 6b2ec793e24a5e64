import { issue, warning, type Issue } from '../../issue.js';
import type { DefinitionHead } from '../definition.js';
import type { Placed } from '../lint/lint-fields.js';
import type { Text } from '../text.js';
import { textsIn } from './parts.js';

/**
 * Finds texts without a language: one of those that the definition declares or, when it declares none, one that other
 * texts of it have. A plain text serves all languages, so it is wrong only where several are declared.
 */
export function reviewTexts(definition: DefinitionHead, found: Issue[]): void {
  const { languages } = definition;
  languages?.forEach((language, index) => {
    const { isTag, suggestion } = readTag(language);
    if (!isTag) found.push(issue('language-malformed', ['languages', index], { language }, suggestion));
  });
  const texts = textsIn(definition);
  const used = reviewTags(texts, found);
  // A slip in a language is told once, not again at every text.
  const wanted = (languages ?? used).filter((language) => readTag(language).isTag);
  for (const text of texts) reviewText(text, { wanted, declared: languages !== undefined, found });
}

/** The languages that the texts are written in; what is no tag is told where it stands first. */
function reviewTags(texts: readonly Placed<Text>[], found: Issue[]): string[] {
  const first = new Map<string, string>();
  for (const { entry, path } of texts) {
    for (const language of typeof entry === 'string' ? [] : Object.keys(entry)) {
      if (first.has(language.toLowerCase())) continue;
      first.set(language.toLowerCase(), language);
      const { isTag, suggestion } = readTag(language);
      if (!isTag) found.push(warning('language-malformed', [...path, language], { language }, suggestion));
    }
  }
  return [...first.values()];
}

function reviewText(
  { entry, path }: Placed<Text>,
  { wanted, declared, found }: { wanted: readonly string[]; declared: boolean; found: Issue[] },
): void {
  if (typeof entry === 'string') {
    // Figures and marks need no translation.
    const isWords = /\p{L}/u.test(entry.replaceAll(/\{\{[^}]*\}\}/g, ''));
    if (declared && wanted.length > 1 && isWords) {
      found.push(warning('text-in-one-language', path, { languages: wanted.join(', ') }));
    }
    return;
  }
  // Tags are told apart as texts are found by them: whatever their case.
  const written = Object.keys(entry).map((language) => language.toLowerCase());
  for (const locale of wanted) {
    if (!written.includes(locale.toLowerCase())) found.push(warning('text-missing', path, { locale }));
  }
}

/** Tells whether a text is a language tag, and which one was likely meant. */
function readTag(text: string): { readonly isTag: boolean; readonly suggestion?: string } {
  if (canonicalTag(text) !== undefined) return { isTag: true };
  const suggestion = canonicalTag(text.replaceAll('_', '-'));
  return suggestion === undefined ? { isTag: false } : { isTag: false, suggestion };
}

/** The tag as BCP 47 writes it; undefined when it is none. */
function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
