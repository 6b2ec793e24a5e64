import { isCurrent, type KnowledgeArticle, type Locale, type OfferedCard } from '@callside/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ArticleIndex } from './article-index.js';
import { articleDocument, articleKey, cardDocument, soundArticles, type ArticleSource } from './side-cards.model.js';

/** In how many steps progress is shown: each draws the results anew. */
const STEPS = 20;

/** What a search has found. */
export type Found = { readonly key: string } & (
  { readonly article: KnowledgeArticle } | { readonly card: OfferedCard }
);

/** What can be found, and in whose language. */
export interface SearchGround {
  readonly articles: ArticleSource | undefined;
  readonly cards: readonly OfferedCard[];
  readonly locale: Locale;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Searches articles and cards on the device. The engine is loaded and the index is built when somebody first wants to search;
 * what is typed in the meantime is answered from what is there.
 *
 *     idle ── prepare ──► preparing ──► ready
 *       ▲                   └── the host cannot give its articles ──► failed (cards are found) ── retry ──► preparing
 *       └── other articles or cards, off the page
 */
export class KnowledgeSearch implements ReactiveController {
  /** What is typed. */
  query = '';
  /** How far the index is, from 0 to 1; undefined while none is being built. */
  progress: number | undefined;
  /** The host could not give its articles. */
  hasFailed = false;

  readonly #host: ReactiveControllerHost;
  readonly #ground: () => SearchGround;
  #work: AbortController | undefined;
  #index: ArticleIndex | undefined;
  #articles: ReadonlyMap<string, KnowledgeArticle> = new Map();

  constructor(host: ReactiveControllerHost, ground: () => SearchGround) {
    this.#host = host;
    this.#ground = ground;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** The index is there, and what was found is all there is. */
  get isReady(): boolean {
    return this.#index !== undefined && this.progress === undefined;
  }

  /** What fits the query, the likeliest first, without articles that have expired. */
  get found(): readonly Found[] {
    const { cards, locale, now } = this.#ground();
    const byKey = new Map(cards.map((card) => [card.key, card]));
    return (this.#index?.find(this.query, locale) ?? []).flatMap((key): Found[] => {
      const article = this.#articles.get(key);
      if (article !== undefined) return isCurrent(article, now) ? [{ key, article }] : [];
      const card = byKey.get(key);
      return card === undefined ? [] : [{ key, card }];
    });
  }

  search(query: string): void {
    this.query = query;
    this.#host.requestUpdate();
  }

  /** Makes the search ready, if it is not yet. */
  prepare(): void {
    if (this.#work !== undefined) return;
    const work = new AbortController();
    this.#work = work;
    this.progress = 0;
    this.hasFailed = false;
    this.#build(work.signal).catch((error: unknown) => {
      if (work.signal.aborted) return;
      this.hasFailed = true;
      this.progress = undefined;
      this.#host.requestUpdate();
      reportError(error);
    });
  }

  /** Loads the articles once more. */
  readonly retry = (): void => {
    this.forget();
    this.prepare();
    this.#host.requestUpdate();
  };

  /** Lets go of the index: what it was made of is another. */
  forget(): void {
    this.#work?.abort();
    this.#work = undefined;
    this.#index = undefined;
    this.progress = undefined;
  }

  async #build(signal: AbortSignal): Promise<void> {
    const { articles, cards } = this.#ground();
    const [{ indexDocuments }, given] = await Promise.all([import('./article-index.js'), this.#load(articles, signal)]);
    signal.throwIfAborted();
    const sound = soundArticles(given);
    this.#articles = new Map(sound.map((article) => [articleKey(article.id), article]));
    this.#index = await indexDocuments([...cards.map(cardDocument), ...sound.map(articleDocument)], {
      signal,
      onProgress: (share, index) => {
        const shown = Math.floor(share * STEPS) / STEPS;
        if (this.#index === index && shown === this.progress) return;
        this.progress = shown;
        this.#index = index;
        this.#host.requestUpdate();
      },
    });
    this.progress = undefined;
    this.#host.requestUpdate();
  }

  /** Cards are found also where the host cannot give its articles. */
  async #load(articles: ArticleSource | undefined, signal: AbortSignal): Promise<readonly KnowledgeArticle[]> {
    try {
      return typeof articles === 'function' ? await articles() : (articles ?? []);
    } catch (error) {
      if (!signal.aborted) this.hasFailed = true;
      reportError(error);
      return [];
    }
  }
}
