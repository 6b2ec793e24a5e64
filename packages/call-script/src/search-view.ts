import { excerptOf, textFor, type Issue, type KnowledgeArticle, type Locale } from '@callside/core';
import { formatText, issueText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { renderCardBody, renderMarked, renderMinutes, type CardWords } from './card-view.js';
import type { Found, KnowledgeSearch } from './knowledge-search.js';
import { webAddress } from './side-cards.model.js';
import { SIDE_CARDS_STRINGS } from './side-cards.strings.js';

/** The most results that are drawn. */
export const MOST_FOUND = 30;

/** How many signs of a text are shown among the results. */
const EXCERPT = 90;

/** What becomes of a question that nothing answers. */
export type GapState =
  | { readonly name: 'asking' | 'failed'; readonly question: string; readonly issues: readonly Issue[] }
  | { readonly name: 'recorded' | 'passedOn' };

/** What the search tells its element. */
export interface SearchActions {
  readonly type: (event: Event) => void;
  readonly open: (key: string) => void;
  readonly ask: () => void;
}

/**
 * The box to search in, and what was found.
 *
 * @example
 * renderSearch(search, search.found, { locale: 'en', actions, mayAsk: true });
 */
export function renderSearch(
  search: KnowledgeSearch,
  found: readonly Found[],
  { locale, actions, mayAsk }: { readonly locale: Locale; readonly actions: SearchActions; readonly mayAsk: boolean },
): TemplateResult {
  const strings = SIDE_CARDS_STRINGS[locale];
  const isAsked = search.query.trim() !== '';
  return html`<input
      class="search"
      type="search"
      aria-label=${strings.searchFor}
      placeholder=${strings.searchFor}
      autocomplete="off"
      enterkeyhint="search"
      .value=${live(search.query)}
      @input=${actions.type}
    />
    <p class="note" role="status" ?data-ready=${search.isReady}>
      ${statusOf(search, isAsked ? found.length : undefined, locale)}
    </p>
    ${
      search.hasFailed
        ? html`<p class="refusal" role="alert">
            ${strings.loadFailed} <button type="button" data-retry @click=${search.retry}>${strings.tryAgain}</button>
          </p>`
        : nothing
    }
    <ol class="results">
      ${repeat(
        isAsked ? found.slice(0, MOST_FOUND) : [],
        ({ key }) => key,
        (each) => renderResult(each, search.query, { locale, actions }),
      )}
    </ol>
    ${
      mayAsk && isAsked && search.isReady
        ? html`<button type="button" class="ask ${found.length > 0 ? 'quiet' : ''}" data-ask @click=${actions.ask}>
            ${strings.nothingFits}
          </button>`
        : nothing
    }`;
}

/**
 * One article or card in place of the results.
 *
 * @example
 * renderOpened(found, { query: 'vpn', words, back: () => close() });
 */
export function renderOpened(
  found: Found,
  { query, words, back }: { readonly query: string; readonly words: CardWords; readonly back: () => void },
): TemplateResult {
  const { locale } = words;
  const title = 'article' in found ? found.article.title : textFor(found.card.entry.title, locale);
  return html`<article class="opened">
    <button type="button" class="quiet" data-back @click=${back}>
      ${SIDE_CARDS_STRINGS[locale].back} <kbd aria-hidden="true">Esc</kbd>
    </button>
    <h3 tabindex="-1">${renderMarked(title, query)}</h3>
    ${
      'article' in found
        ? renderArticle(found.article, query, locale)
        : html`${renderMinutes(found.card, locale)} ${renderCardBody(found.card, words)}`
    }
  </article>`;
}

/**
 * Asks for the customer's question, to be recorded; afterwards says what became of it.
 *
 * @example
 * renderGap({ name: 'asking', question: 'vpn', issues: [] }, 'en', { record, cancel });
 */
export function renderGap(
  gap: GapState,
  locale: Locale,
  { record, cancel }: { readonly record: (question: string) => void; readonly cancel: () => void },
): TemplateResult {
  const strings = SIDE_CARDS_STRINGS[locale];
  if (!('question' in gap)) return html`<p class="done" role="status">${strings[gap.name]}</p>`;
  const [wrong] = gap.issues;
  const told = wrong === undefined ? (gap.name === 'failed' ? strings.notRecorded : '') : issueText(wrong, locale);
  return html`<form
    class="gap-form"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const { value = '' } = (event.target as HTMLFormElement).querySelector('textarea') ?? {};
      record(value);
    }}
  >
    <label for="question">${strings.question}</label>
    <textarea
      id="question"
      name="question"
      rows="3"
      aria-invalid=${String(wrong !== undefined)}
      aria-describedby="told"
      .value=${gap.question}
    ></textarea>
    <p class="refusal" id="told" role="alert">${told}</p>
    <div class="actions">
      <button class="primary" data-record>${strings.record}</button>
      <button type="button" data-cancel @click=${cancel}>${strings.cancel}</button>
    </div>
  </form>`;
}

function statusOf(search: KnowledgeSearch, count: number | undefined, locale: Locale): string {
  const strings = SIDE_CARDS_STRINGS[locale];
  if (search.progress !== undefined)
    return formatText(strings.preparing, { percent: Math.round(search.progress * 100) });
  if (count === undefined || !search.isReady) return '';
  return count === 0 ? strings.nothing : formatText(strings.count, { count });
}

function renderResult(
  found: Found,
  query: string,
  { locale, actions }: { readonly locale: Locale; readonly actions: SearchActions },
): TemplateResult {
  const isArticle = 'article' in found;
  const title = isArticle ? found.article.title : textFor(found.card.entry.title, locale);
  const text = isArticle ? found.article.text : textFor(found.card.entry.situation, locale);
  return html`<li>
    <button
      type="button"
      class="result"
      data-key=${found.key}
      @click=${() => {
        actions.open(found.key);
      }}
    >
      <span class="name">${renderMarked(title, query)}</span>
      ${isArticle ? nothing : html`<span class="pill">${SIDE_CARDS_STRINGS[locale].card}</span>`}
      <span class="excerpt">${renderMarked(excerptOf(text, query, EXCERPT), query)}</span>
    </button>
  </li>`;
}

function renderArticle({ text, url, reviewedAt }: KnowledgeArticle, query: string, locale: Locale): TemplateResult {
  const strings = SIDE_CARDS_STRINGS[locale];
  const address = webAddress(url);
  const paragraphs = text.split(/\n\s*\n/);
  return html`${
    reviewedAt === undefined
      ? nothing
      : html`<p class="note">
          ${formatText(strings.reviewed, { date: new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(reviewedAt) })}
        </p>`
  }
  ${paragraphs.map((paragraph) => html`<p class="paragraph">${renderMarked(paragraph.trim(), query)}</p>`)}
  ${
    address === undefined
      ? nothing
      : html`<a href=${address} target="_blank" rel="noopener noreferrer">${strings.inFull}</a>`
  }`;
}
