import { matchLocale } from '@callside/core';
import { SURVEY_STRINGS, type SurveyPageWords } from './survey.strings.js';

/** By tag; undefined where the words of a language are in a file of their own, and not here yet. */
export const languages: Record<string, SurveyPageWords | undefined> = { ...SURVEY_STRINGS };

/** Languages that are written from right to left. */
const FROM_THE_RIGHT = /^(?:ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

/**
 * Teaches surveys one more language, from a file or from anywhere: what it does not say is said in English. The questions are
 * the author's, and have their own texts.
 *
 * @example
 * addSurveyLanguage('de', await (await fetch('/survey-words.de.json')).json());
 */
export function addSurveyLanguage(language: string, words: Partial<SurveyPageWords>): void {
  languages[language] = { ...SURVEY_STRINGS.en, ...words };
}

/**
 * The texts of the survey itself in the language that serves best.
 *
 * @example
 * wordsFor('zh-HK').next; // '下一題'
 */
export function wordsFor(language: string): SurveyPageWords {
  const tags = Object.keys(languages);
  // A page may bring no other language than its own.
  return languages[matchLocale(language, tags) ?? matchLocale('en', tags) ?? tags[0] ?? ''] ?? SURVEY_STRINGS.en;
}

/**
 * Which way a language is written.
 *
 * @example
 * directionOf('ar-EG'); // 'rtl'
 */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return FROM_THE_RIGHT.test(language.toLowerCase()) ? 'rtl' : 'ltr';
}
