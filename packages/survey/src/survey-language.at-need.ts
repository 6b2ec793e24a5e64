import { matchLocale, type Locale } from '@callside/core';
import { LocaleController, type UpdatingHost } from '@callside/ui';
import { languages } from './languages.js';
import type { SurveyPageWords } from './survey.strings.js';

type FileTag = Exclude<Locale, 'en'>;

/** What brings the words that the first file has not. */
export const wordFiles: Record<FileTag, () => Promise<{ readonly words: SurveyPageWords }>> = {
  'zh-CN': () => import('./words.zh-cn.js'),
  'zh-TW': () => import('./words.zh-tw.js'),
};

/** By tag, for all surveys of the page. */
const coming: Record<string, Promise<void> | undefined> = {};

/** No page says this. */
const NOTHING_YET = '?';

/** True of the language of a survey that still waits for its first words. */
export function isWordless(language: string): boolean {
  return language === NOTHING_YET;
}

/**
 * The language of a survey whose words may lie in a file beside its own: it changes once they are here, and until then the survey goes
 * on in the one before. Where they cannot be loaded it speaks English; they are loaded again when a language changes to theirs, and
 * for the next survey.
 */
export class SurveyLanguage extends LocaleController {
  readonly #host: UpdatingHost;
  #spoken = NOTHING_YET;

  constructor(host: UpdatingHost & HTMLElement) {
    super(host);
    this.#host = host;
  }

  override get language(): string {
    return this.#spoken;
  }

  override languageChanged(): void {
    super.languageChanged();
    const wanted = super.language;
    if (wanted === this.#spoken) return;
    withWords(wanted, () => {
      if (wanted !== super.language) return;
      this.#spoken = wanted;
      this.#host.requestUpdate();
    });
  }
}

/** Goes on at once where nothing has to be loaded; and without the words where they cannot be. */
function withWords(language: string, goOn: () => void): void {
  const tag = matchLocale(language, Object.keys(languages)) ?? 'en';
  if (languages[tag] === undefined) void (coming[tag] ??= load(tag as FileTag)).then(goOn);
  else goOn();
}

async function load(tag: FileTag): Promise<void> {
  // The page may teach its own in the turn that has brought this file, or while the other one is on its way.
  await Promise.resolve();
  try {
    const words = languages[tag] ?? (await wordFiles[tag]()).words;
    languages[tag] ??= words;
  } catch (error) {
    reportError(error);
  }
  coming[tag] = undefined;
}
