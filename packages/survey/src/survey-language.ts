/**
 * The language that a survey speaks, and whether it still waits for its first words. The packages and the page have their words
 * with them; the self-contained file has `survey-language.at-need.ts` in place of this.
 */
export { LocaleController as SurveyLanguage } from '@callside/ui';

/** True of the language of a survey that cannot say anything yet. */
export const isWordless: (language: string) => boolean = () => false;
