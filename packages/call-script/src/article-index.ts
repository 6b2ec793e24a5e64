import { isOpenEnded, isWord, matchLocale, queryTerms, searchTerms } from '@callside/core';
import MiniSearch from 'minisearch';

/** What is indexed of an article or a card. */
export interface SearchDocument {
  /** Unique in the index. */
  readonly key: string;
  readonly title: string;
  readonly keywords: string;
  readonly text: string;
  readonly language?: string;
}

/** Finds documents by what is typed. */
export interface ArticleIndex {
  /** The keys of the documents that have all the words, the likeliest first. */
  find(query: string, locale: string): readonly string[];
}

/** How long a slice of work may take, in milliseconds: the page draws and hears its user in between. */
const SLICE = 10;

export interface IndexOptions {
  /** Ends the work when it is aborted; the promise then rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** Hears how much is done, from 0 to 1, with what can be searched so far. */
  readonly onProgress: (share: number, index: ArticleIndex) => void;
}

/**
 * Indexes documents in slices of a few milliseconds, so that thousands of them do not keep a page from answering; what is done
 * can be searched at once.
 *
 * @example
 * const index = await indexDocuments(articles.map(articleDocument), { signal, onProgress: () => undefined });
 * index.find('登录失败', 'zh-CN'); // ['article:42']
 */
export async function indexDocuments(
  documents: readonly SearchDocument[],
  { signal, onProgress }: IndexOptions,
): Promise<ArticleIndex> {
  const engine = new MiniSearch<SearchDocument>({
    idField: 'key',
    fields: ['title', 'keywords', 'text'],
    tokenize: (text) => searchTerms(text).map(spread),
    processTerm: (term) => term,
  });
  const languages = new Map(documents.map(({ key, language }) => [key, language]));
  const index: ArticleIndex = {
    find(query, locale) {
      const terms = queryTerms(query);
      const openEnded = new Set(terms.filter(isOpenEnded).map(spread));
      const found = engine.search(query, {
        tokenize: () => terms.map(spread),
        combineWith: 'AND',
        prefix: (term) => openEnded.has(term),
        boost: { title: 4, keywords: 3 },
        boostDocument: (key: string) => (isIn(languages.get(key), locale) ? 1 : 0.5),
      });
      return found.map(({ id }) => String(id));
    },
  };
  let end = performance.now() + SLICE;
  for (const [done, document] of documents.entries()) {
    engine.add(document);
    if (performance.now() < end) continue;
    onProgress((done + 1) / documents.length, index);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    end = performance.now() + SLICE;
  }
  return index;
}

/**
 * Writes each sign of Chinese as two of a small alphabet, out of the range for private use. The engine looks for a term sign by
 * sign among all that are known to stand there; with thousands of signs to choose from that takes more than all else.
 */
function spread(term: string): string {
  if (isWord(term)) return term;
  let written = '';
  for (let at = 0; at < term.length; at++) {
    const unit = term.charCodeAt(at);
    written += String.fromCharCode(0xe000 + (unit >> 7), 0xe200 + (unit & 127));
  }
  return written;
}

/** A text that does not say its language may be in any. */
function isIn(language: string | undefined, locale: string): boolean {
  return language === undefined || matchLocale(locale, [language]) !== undefined;
}
