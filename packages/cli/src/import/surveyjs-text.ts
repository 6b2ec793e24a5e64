import { LOCALES, type Text } from '@callside/core';
import { isPart, wordsIn } from './surveyjs-form.js';

/**
 * A tag of SurveyJS as it is written here.
 *
 * @example
 * localeFromSurveyJs('zh-cn'); // 'zh-CN'
 */
export function localeFromSurveyJs(tag: string): string {
  return LOCALES.find((locale) => locale.toLowerCase() === tag.toLowerCase()) ?? tag;
}

/**
 * A text of SurveyJS: a string, or one per language, of which `default` is that of the survey. Undefined where there is none.
 *
 * @example
 * textFromSurveyJs({ default: 'Hello', de: 'Hallo' }, 'en'); // { en: 'Hello', de: 'Hallo' }
 */
export function textFromSurveyJs(value: unknown, language: string | undefined): Text | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const alone = wordsIn(value);
  if (alone !== undefined) return language === undefined ? alone : { [language]: alone };
  if (!isPart(value)) return undefined;
  const byTag = Object.entries(value).flatMap(([tag, words]): [string, string][] => {
    const given = wordsIn(words);
    const name = tag === 'default' ? (language ?? 'en') : localeFromSurveyJs(tag);
    return given === undefined || ['__proto__', 'constructor', 'prototype'].includes(name) ? [] : [[name, given]];
  });
  return byTag.length === 0 ? undefined : Object.fromEntries(byTag);
}

/** Changes the words of a text in each of its languages; undefined when nothing is left of any. */
export function eachLanguage(text: Text, change: (words: string) => string): Text | undefined {
  if (typeof text === 'string') return wordsIn(change(text));
  const changed = Object.entries(text).flatMap(([tag, words]) => {
    const given = wordsIn(change(words));
    return given === undefined ? [] : [[tag, given] as const];
  });
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * The words of a piece of HTML. What comes of it is text and shown as text, whatever stood in it.
 *
 * @example
 * plainText('<h3>Thank you</h3><p>Good bye &amp; take care</p>'); // 'Thank you\nGood bye & take care'
 */
export function plainText(html: string): string {
  return html
    .replace(/<(script|style|template)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<br\s*\/?>|<\/(?:p|div|h[1-6]|li|tr)\s*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:#(\d{1,6})|([a-z]+));/gi, (whole, code?: string, name?: string) => {
      if (code !== undefined) return String.fromCodePoint(Number(code) || 0xfffd);
      return name !== undefined && Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
    })
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
