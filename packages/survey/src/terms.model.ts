import { durationMs, textFor, type SurveyDefinition, type SurveyLink } from '@callside/core';
import { SURVEY_TERM_STRINGS, SURVEY_TERM_WORDS, type SurveyTermWords } from './terms.strings.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What a survey's times follow from, by the device's clock. */
export interface SurveyTimes {
  readonly survey: SurveyDefinition;
  /** When the first answer was given here. */
  readonly since?: number | undefined;
  readonly finishedAt?: number | undefined;
  readonly link?: SurveyLink | undefined;
}

/** Epoch milliseconds by the device's clock; undefined where there is no such time. */
export interface SurveyTerms {
  /** Until when answers are taken. */
  readonly answersUntil: number | undefined;
  /** Until when what was finished can be changed. */
  readonly editableUntil: number | undefined;
  /** How long answers are taken, in milliseconds. */
  readonly limit: number | undefined;
}

/**
 * Until when a customer can do what. Where the server has named a time, that holds, read off its own clock: a device's may be
 * hours off. Of what has begun or ended here since, the device knows first.
 *
 * @example
 * termsOf({ survey: { ...survey, timeLimit: 'PT10M' }, since: now }).answersUntil; // in ten minutes
 */
export function termsOf({ survey, since, finishedAt, link }: SurveyTimes): SurveyTerms {
  const limit = msOf(survey.timeLimit);
  const change = msOf(survey.editable);
  const { now, readAt } = link ?? {};
  const here = (time: number | undefined): number | undefined =>
    time === undefined || now === undefined || readAt === undefined ? time : time - now + readAt;
  const begun = since === undefined || limit === undefined ? undefined : since + limit;
  const ended = finishedAt === undefined || change === undefined ? undefined : finishedAt + change;
  return {
    limit,
    // It may have begun on another device.
    answersUntil: earliest(begun, here(link?.answersUntil)),
    editableUntil: link?.finished === true ? here(link.editableUntil) : ended && earliest(ended, here(link?.expiresAt)),
  };
}

function earliest(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function msOf(duration: string | undefined): number | undefined {
  return duration === undefined ? undefined : durationMs(duration);
}

/**
 * How long before the end it is said that the time runs out: a fifth of it, and a minute at least where there is as much.
 *
 * @example
 * warningBefore(600_000); // 120_000
 */
export function warningBefore(limit: number): number {
  return Math.max(limit / 5, Math.min(MINUTE, limit / 2));
}

/**
 * A length of time in words, in whole minutes, or whole hours; what has begun counts.
 *
 * @example
 * timeInWords(90_000, 'en'); // '2 minutes'
 */
export function timeInWords(ms: number, language: string): string {
  const [unit, size] = ms >= 2 * HOUR ? (['hour', HOUR] as const) : (['minute', MINUTE] as const);
  const options = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(language, options).format(Math.max(1, Math.ceil(ms / size)));
}

/**
 * A moment as the customer reads it: the time alone where it is today.
 *
 * @example
 * momentInWords(until, { now, language: 'en' }); // '10:30 AM'
 */
export function momentInWords(at: number, { now, language }: { now: number; language: string }): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const day = isToday ? {} : ({ month: 'long', day: 'numeric' } as const);
  return new Intl.DateTimeFormat(language, { ...day, hour: 'numeric', minute: '2-digit' }).format(at);
}

/**
 * The texts of a survey's terms in the language that serves best; those that an added language has among its own words go first.
 *
 * @example
 * termWordsIn('zh-CN', wordsFor('zh-CN')).change; // '修改我的回答'
 */
export function termWordsIn(language: string, said: Partial<SurveyTermWords>): SurveyTermWords {
  const pairs = SURVEY_TERM_WORDS.map((word) => {
    const texts = Object.entries(SURVEY_TERM_STRINGS).map(([tag, words]) => [tag, words[word]] as const);
    return [word, said[word] ?? textFor(Object.fromEntries(texts), language)] as const;
  });
  return Object.fromEntries(pairs) as SurveyTermWords;
}
