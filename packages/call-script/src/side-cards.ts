import {
  checkGap,
  recordKnowledgeGap,
  type Catalog,
  type GapInput,
  type GapResult,
  type OfferedCard,
  type QuickGuideDefinition,
  type SharedCall,
} from '@callside/core';
import { CallsideElement, formatText, panelStyles, SubscriptionController } from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { renderCard, type CardWords } from './card-view.js';
import { KnowledgeSearch, type Found } from './knowledge-search.js';
import { renderGap, renderOpened, renderSearch, type GapState, type SearchActions } from './search-view.js';
import { ArticleOpenedEvent, CardOpenedEvent, KnowledgeGapEvent } from './side-cards.events.js';
import {
  cardsFor,
  cardWords,
  firstTab,
  gapInput,
  isSoundGuide,
  isTopic,
  tabsFor,
  type ArticleSource,
  type CardTab,
} from './side-cards.model.js';
import { SIDE_CARDS_STRINGS } from './side-cards.strings.js';
import { sideCardsStyles } from './side-cards.styles.js';

/** What the keys do that lead from one thing to the next. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * What an agent needs beside a script: how to meet a customer's manner and his objections, what to do about frequent
 * problems, who decides beyond the agent, and articles to search, without a network too. What fits the call stands first.
 *
 * @fires {CardOpenedEvent} callside-card-opened - When a card was opened.
 * @fires {ArticleOpenedEvent} callside-article-opened - When an article was opened.
 * @fires {KnowledgeGapEvent} callside-knowledge-gap - When a question was recorded that nothing answers.
 *
 * @example
 * <callside-side-cards></callside-side-cards>
 * <script type="module">Object.assign(cards, { guides: [frequentProblemsGuide], articles, call });</script>
 */
export class SideCards extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, sideCardsStyles];

  /** The guides that the cards are taken from; one with errors is left out, and the element says so. */
  @property({ attribute: false }) guides: readonly QuickGuideDefinition[] = [];
  /** The articles to search, or what gives them when somebody first searches. */
  @property({ attribute: false }) articles: ArticleSource | undefined;
  /** The call that the cards are for; one that stores keeps questions that nothing answers. */
  @property({ attribute: false }) call: SharedCall | undefined;
  /** Has the role policy that personal data in the words to say is masked by. */
  @property({ attribute: false }) catalog: Catalog | undefined;

  @state() private tab: CardTab | undefined;
  @state() private opened: string | undefined;
  @state() private gap: GapState | undefined;

  #sound: readonly QuickGuideDefinition[] = [];
  #cards: readonly OfferedCard[] = [];
  #focusOn: string | undefined;
  readonly #search = new KnowledgeSearch(this, () => {
    const { articles, locale } = this;
    return { articles, locale, cards: this.#cards, now: this.call?.now() ?? Date.now() };
  });

  constructor() {
    super();
    new SubscriptionController(this, () => this.call);
    this.addEventListener('keydown', this.#pressKey);
  }

  /** Shows the search with the cursor in its box, as `/` does inside the element. */
  startSearch(): void {
    this.#show('search', '.search');
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('guides')) this.#sound = this.guides.filter(isSoundGuide);
    if (changed.has('guides') || changed.has('articles')) {
      this.#search.forget();
      this.opened = undefined;
    }
    // Nothing moves away under whoever is in it.
    const isInside = !changed.has('guides') && this.matches(':focus-within');
    this.#cards = cardsFor(this.#sound, this.call, isInside ? this.#cards : undefined);
    const tabs = this.#tabs;
    if (this.tab === undefined || !tabs.includes(this.tab)) this.tab = firstTab(this.#cards, tabs);
  }

  override render(): TemplateResult {
    const strings = SIDE_CARDS_STRINGS[this.locale];
    const broken = this.guides.length - this.#sound.length;
    return html`<section class="panel" aria-label=${strings.title}>
      ${this.#renderTabs()}
      ${broken === 0 ? nothing : html`<p class="refusal broken">${formatText(strings.brokenGuide, { count: broken })}</p>`}
      ${
        this.tab === undefined
          ? html`<p class="note body">${strings.none}</p>`
          : html`<div class="body" id="panel" role="tabpanel" aria-labelledby="tab-${this.tab}">
              ${isTopic(this.tab) ? this.#renderCards(this.tab) : this.#renderSearch()}
            </div>`
      }
    </section>`;
  }

  protected override updated(): void {
    if (this.tab === 'search' && this.isConnected) this.#search.prepare();
    if (this.#focusOn === undefined) return;
    const wanted = this.#focusOn;
    this.#focusOn = undefined;
    this.renderRoot.querySelector<HTMLElement>(wanted)?.focus();
  }

  #renderTabs(): TemplateResult | typeof nothing {
    const strings = SIDE_CARDS_STRINGS[this.locale];
    if (this.#tabs.length === 0) return nothing;
    return html`<div class="tabs" role="tablist" aria-label=${strings.title}>
      ${this.#tabs.map(
        (tab) =>
          html`<button
            type="button"
            role="tab"
            id="tab-${tab}"
            aria-selected=${String(tab === this.tab)}
            aria-controls="panel"
            tabindex=${tab === this.tab ? 0 : -1}
            @click=${() => {
              this.#show(tab);
            }}
          >
            ${strings[`tab-${tab}`]}${tab === 'search' ? html` <kbd aria-hidden="true">/</kbd>` : nothing}
          </button>`,
      )}
    </div>`;
  }

  #renderCards(topic: CardTab): TemplateResult {
    return html`<div class="cards">
      ${repeat(
        this.#cards.filter((card) => card.topic === topic),
        ({ key }) => key,
        (card) =>
          renderCard(card, this.#words, (isOpen) => {
            if (isOpen) this.dispatchEvent(new CardOpenedEvent(card.key, card.topic));
          }),
      )}
    </div>`;
  }

  #renderSearch(): TemplateResult {
    const found = this.#search.found;
    const opened = found.find(({ key }) => key === this.opened);
    if (opened !== undefined)
      return renderOpened(opened, { query: this.#search.query, words: this.#words, back: this.#closeArticle });
    const gap = this.gap === undefined ? nothing : renderGap(this.gap, this.locale, this.#gapActions);
    if (this.gap !== undefined && 'question' in this.gap) return html`${gap}`;
    const mayAsk = this.gap === undefined;
    return html`${renderSearch(this.#search, found, { locale: this.locale, actions: this.#actions, mayAsk })} ${gap}`;
  }

  get #tabs(): readonly CardTab[] {
    return tabsFor(this.#cards, this.articles);
  }

  get #words(): CardWords {
    const { locale, call, catalog } = this;
    return { locale, fill: (text) => cardWords(text, { locale, call, catalog }) };
  }

  readonly #actions: SearchActions = {
    type: (event) => {
      this.gap = undefined;
      // What an input method has not finished is no query yet.
      if (event instanceof InputEvent && event.isComposing) return;
      this.#search.search((event.target as HTMLInputElement).value);
    },
    open: (key) => {
      const found = this.#search.found.find((each) => each.key === key);
      if (found !== undefined) this.#open(found);
    },
    ask: () => {
      this.gap = { name: 'asking', question: this.#search.query.trim(), issues: [] };
      this.#focusOn = '#question';
    },
  };

  readonly #gapActions = {
    record: (question: string): void => {
      const found = this.#search.found.length;
      const gap = gapInput(question, { call: this.call, language: this.locale, found });
      this.#record(gap).catch(reportError);
    },
    cancel: (): void => {
      this.gap = undefined;
      this.#focusOn = '.search';
    },
  };

  async #record(gap: GapInput): Promise<void> {
    const perform = this.call?.perform?.bind(this.call);
    let result: GapResult | undefined;
    try {
      result = await perform?.(recordKnowledgeGap, gap);
    } catch (error) {
      this.gap = { name: 'failed', question: gap.question, issues: [] };
      throw error;
    }
    const issues = result === undefined ? checkGap(gap) : result.ok ? [] : result.issues;
    if (issues.length > 0) {
      this.gap = { name: 'asking', question: gap.question, issues };
      this.#focusOn = '#question';
      return;
    }
    this.gap = { name: result === undefined ? 'passedOn' : 'recorded' };
    this.#focusOn = '.search';
    this.dispatchEvent(new KnowledgeGapEvent(gap, result?.ok === true ? result.gap : undefined));
  }

  #show(tab: CardTab, focus = `#tab-${tab}`): void {
    this.tab = tab;
    this.opened = undefined;
    this.gap = undefined;
    this.#focusOn = focus;
    this.requestUpdate();
  }

  #open(found: Found): void {
    this.gap = undefined;
    this.opened = found.key;
    this.#focusOn = 'h3';
    if ('article' in found) this.dispatchEvent(new ArticleOpenedEvent(found.article, this.#search.query));
    else this.dispatchEvent(new CardOpenedEvent(found.key, found.card.topic));
  }

  readonly #closeArticle = (): void => {
    this.#focusOn = `[data-key="${CSS.escape(this.opened ?? '')}"]`;
    this.opened = undefined;
  };

  /** Keys work where they are pressed: what is typed here neither answers the script around nor reaches the host. */
  readonly #pressKey = (event: KeyboardEvent): void => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Safari says only so that an input method has the key.
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    const [target] = event.composedPath();
    if (!(target instanceof Element)) return;
    const isTyped = target.matches('input, textarea');
    const isDone =
      event.key === 'Escape'
        ? this.#goBack()
        : event.key === '/' && !isTyped
          ? this.#slash()
          : this.#step(event.key, target);
    if (isDone) event.preventDefault();
    if (isDone || (isTyped && event.key !== 'Escape') || event.key === 'Enter' || event.key === ' ')
      event.stopPropagation();
  };

  #slash(): boolean {
    this.startSearch();
    return true;
  }

  /** One step out: of an article, of a question, of what is typed. False where there is nothing to leave. */
  #goBack(): boolean {
    if (this.tab !== 'search') return false;
    if (this.opened !== undefined) this.#closeArticle();
    else if (this.gap !== undefined && 'question' in this.gap) this.#gapActions.cancel();
    else if (this.#search.query !== '') this.#search.search('');
    else return false;
    return true;
  }

  /** From tab to tab, and from the search to what it has found. */
  #step(key: string, target: Element): boolean {
    const step = STEPS[key];
    if (step === undefined) return false;
    if (target.matches('[role=tab]')) {
      const at = this.#tabs.findIndex((tab) => target.id === `tab-${tab}`);
      const next = this.#tabs.at((at + step) % this.#tabs.length);
      if (next !== undefined) this.#show(next);
      return true;
    }
    if (!key.endsWith('Down') && !key.endsWith('Up')) return false;
    const stops = [...this.renderRoot.querySelectorAll<HTMLElement>('.search, .result')];
    const next = stops[stops.findIndex((each) => each === target) + step];
    if (!target.matches('.search, .result') || next === undefined) return false;
    next.focus();
    return true;
  }
}
