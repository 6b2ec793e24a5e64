/** @pattern \S */
type Words = string;

/** @minProperties 1 */
type WordsByLanguage = Readonly<Record<string, Words>>;

/** A text as authors write it: one string for all languages, or a map from language tag (BCP 47) to string. */
export type Text = Words | WordsByLanguage;

/** The languages that Callside itself ships. */
export const LOCALES = ['en', 'zh-CN', 'zh-TW'] as const;

export type Locale = (typeof LOCALES)[number];

/**
 * Finds the text for a language: the tag itself, then shorter tags (`en-GB` → `en`), then a sibling of the same
 * language and script (`zh-HK` → `zh-TW`, `zh` → `zh-CN`), then English, then whatever there is.
 *
 * @example
 * textFor({ en: 'Phone', 'zh-CN': '电话' }, 'zh-Hans-SG'); // '电话'
 */
export function textFor(text: Text | undefined, locale: string): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  // Lists of thousands of options ask for this: most texts have the very tag.
  if (Object.hasOwn(text, locale)) return text[locale] ?? '';
  const tags = Object.keys(text);
  const tag = matchLocale(locale, tags) ?? matchLocale('en', tags) ?? tags[0];
  return tag === undefined ? '' : (text[tag] ?? '');
}

/**
 * Picks the tag that serves a wanted language best, or undefined when the language is not there at all.
 *
 * @example
 * matchLocale('zh-Hant-HK', ['en', 'zh-CN', 'zh-TW']); // 'zh-TW'
 */
export function matchLocale(wanted: string, available: readonly string[]): string | undefined {
  const lower = wanted.toLowerCase();
  const exact = available.find((tag) => tag.toLowerCase() === lower);
  if (exact !== undefined) return exact;
  const language = languageAndScript(lower);
  const same = available.find((tag) => languageAndScript(tag.toLowerCase()) === language);
  return same ?? available.find((tag) => lower.startsWith(`${tag.toLowerCase()}-`));
}

/** `zh-HK` and `zh-TW` are written alike, `zh-SG` is written as `zh-CN`; other languages count as one script each. */
function languageAndScript(tag: string): string {
  const [language = '', ...rest] = tag.split('-');
  if (language !== 'zh') return language;
  return rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) && !rest.includes('hans')
    ? 'zh-hant'
    : 'zh-hans';
}
