import { textFor, type Issue } from '@callside/core';
import type { AttachmentRecord } from '@callside/core/survey-files.js';
import { formatText } from '@callside/ui/words.js';
import { SURVEY_FILE_STRINGS, SURVEY_FILE_WORDS, type SurveyFileWords } from './files.strings.js';

/** What a question takes. */
export interface FileBounds {
  readonly accept: readonly string[];
  /** Bytes of each. */
  readonly maxSize: number;
  readonly max: number;
}

/**
 * The texts of files in the language that serves best; those that an added language has among its own words go first.
 *
 * @example
 * fileWordsIn('zh-CN', wordsFor('zh-CN')).fileAdd; // '添加文件'
 */
export function fileWordsIn(language: string, said: Partial<SurveyFileWords>): SurveyFileWords {
  const pairs = SURVEY_FILE_WORDS.map((word) => {
    const texts = Object.entries(SURVEY_FILE_STRINGS).map(([tag, words]) => [tag, words[word]] as const);
    return [word, said[word] ?? textFor(Object.fromEntries(texts), language)] as const;
  });
  return Object.fromEntries(pairs) as SurveyFileWords;
}

/**
 * A number of bytes as people read it.
 *
 * @example
 * sizeInWords(10_000_000, 'en'); // '10 MB'
 */
export function sizeInWords(bytes: number, language: string): string {
  // Browsers of 2019 know no units; the signs are the same in all languages that people read here.
  const [sign, size] = bytes >= 1_000_000 ? ['MB', 1_000_000] : bytes >= 1000 ? ['kB', 1000] : ['B', 1];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / size)} ${sign}`;
}

/**
 * What a question takes, in words.
 *
 * @example
 * boundsText({ accept: ['image/png'], maxSize: 10_000_000, max: 3 }, words, 'en'); // 'Up to 3, 10 MB each: PNG'
 */
export function boundsText({ accept, maxSize, max }: FileBounds, words: SurveyFileWords, language: string): string {
  const types = typesText(accept, words, language);
  return formatText(words.fileBounds, { max, size: sizeInWords(maxSize, language), types });
}

/**
 * Why a file was not taken.
 *
 * @example
 * refusalText({ code: 'too-large', … }, { name: 'film.mp4', bounds, words, language: 'en' });
 */
export function refusalText(
  { code, path }: Pick<Issue, 'code' | 'path'>,
  given: {
    readonly name: string;
    readonly bounds: FileBounds;
    readonly words: SurveyFileWords;
    readonly language: string;
  },
): string {
  const { name, bounds, words, language } = given;
  const size = sizeInWords(bounds.maxSize, language);
  const types = typesText(bounds.accept, words, language);
  if (code === 'too-large') return formatText(words.fileTooLarge, { name, size });
  if (code === 'not-an-option' && path[0] === 'content') return formatText(words.fileOtherContent, { name });
  if (code === 'not-an-option') return formatText(words.fileWrongType, { name, types });
  if (code === 'too-many-files') return formatText(words.fileTooMany, { name, max: bounds.max });
  if (code === 'storage-quota') return formatText(words.fileNoRoom, { name });
  if (code === 'files-not-here' || path.length === 0) return words.filesNotHere;
  return formatText(words.fileUnreadable, { name });
}

/**
 * Where a file is; empty where this device does not know, as it was added on another one.
 *
 * @example
 * statusText({ ...record, state: 'uploaded' }, words, 'idb'); // 'Has arrived'
 */
export function statusText(
  record: AttachmentRecord | undefined,
  words: SurveyFileWords,
  storage: 'idb' | 'memory' | undefined,
): string {
  if (record === undefined) return '';
  const { state, sent, size } = record;
  if (state === 'uploaded') return words.fileArrived;
  if (state === 'failed') return words.fileFailed;
  if (sent > 0) return formatText(words.fileSending, { percent: Math.floor((100 * sent) / size) });
  return storage === 'idb' ? words.fileKept : words.fileKeptMemory;
}

/** Types as people call them; what nobody calls by its letters is a paper. */
function typesText(accept: readonly string[], words: SurveyFileWords, language: string): string {
  const kinds: Readonly<Record<string, string>> = {
    'image/*': words.filePictures,
    'audio/*': words.fileSound,
    'video/*': words.fileVideo,
  };
  const names = accept.map((type) => {
    const [, part = ''] = type.split('/');
    return kinds[type] ?? (/^[a-z0-9]{2,5}$/.test(part) ? part.toUpperCase() : words.filePapers);
  });
  return [...new Set(names)].join(language.startsWith('zh') ? '、' : ', ');
}
