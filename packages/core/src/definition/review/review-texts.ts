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
    const canonical = canonicalTag(language);
    if (canonical === language) return;
    const suggestion = canonical ?? canonicalTag(language.replaceAll('_', '-'));
    found.push(issue('language-malformed', ['languages', index], { language }, suggestion));
  });
  const texts = textsIn(definition);
  const wanted = languages ?? [
    ...new Set(texts.flatMap(({ entry }) => (typeof entry === 'string' ? [] : Object.keys(entry)))),
  ];
  for (const text of texts) reviewText(text, { wanted, declared: languages !== undefined, found });
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
  for (const locale of wanted) {
    if (!Object.hasOwn(entry, locale)) found.push(warning('text-missing', path, { locale }));
  }
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
