import {
  errorsAmong,
  expandPhrase,
  findPhrases,
  lintPhrasebook,
  offeredPhrases,
  phraseByShortcut,
  textFor,
  type OfferedPhrase,
  type PhrasebookDefinition,
  type Scope,
  type SharedCall,
} from '@callside/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CallsideElement } from '../callside-element.js';
import { keepFocus } from '../fields/popup-input.js';
import { PopupPlacement } from '../fields/popup-placement.js';
import { formatText } from '../strings.js';
import { panelStyles } from '../styles/panel.styles.js';
import { OwnPhrases } from './own-phrases.js';
import { OPEN_KEY, PhrasePlace } from './phrase-place.js';
import { QUICK_PHRASES_STRINGS } from './quick-phrases.strings.js';
import { quickPhrasesStyles } from './quick-phrases.styles.js';
import {
  MOST_ROWS,
  renderAsk,
  renderEdit,
  renderMore,
  renderRows,
  renderSearch,
  type PhraseWords,
} from './render-phrases.js';

/** What is asked when it is needed draws nothing anew. */
const NEVER = (): boolean => false;

/** What the popup shows. */
type View =
  | { readonly name: 'list' }
  | { readonly name: 'edit' }
  | { readonly name: 'ask'; readonly phrase: OfferedPhrase; readonly asked: readonly string[] };

/**
 * Ready sentences for the text fields around it: it listens to the document or the shadow root that it stands in. `/` and a
 * shortcut, then Tab or Enter, inserts a phrase at the cursor; F2, or its button, opens the list to search in. What the call
 * knows is filled in, what it does not know is asked for. The browser's undo takes an inserted phrase back.
 *
 * With a call that stores, agents keep phrases of their own.
 *
 * @example
 * <callside-quick-phrases></callside-quick-phrases>
 * <script type="module">Object.assign(phrases, { phrasebooks: [inboundPhrasebook], call });</script>
 */
export class QuickPhrases extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, quickPhrasesStyles];

  /** The books of the team and of everybody; one with errors is left out, and the list says so. */
  @property({ attribute: false }) phrasebooks: readonly PhrasebookDefinition[] = [];
  /** What phrases are filled from, and where the agent's own are kept. */
  @property({ attribute: false }) call: SharedCall | undefined;
  /** What phrases read in place of the call's scope, e.g. with the labels of chosen options as `fields`. */
  @property({ attribute: false, hasChanged: NEVER }) scope: (() => Scope) | undefined;
  /** What a variable is called when it has to be asked for; undefined for the usual name. */
  @property({ attribute: false, hasChanged: NEVER }) nameOf: ((variable: string) => string | undefined) | undefined;

  @state() private view: View | undefined;
  @state() private query = '';
  @state() private active = 0;
  @state() private given: ReadonlyMap<string, string> = new Map();
  @state() private hint = '';
  @state() private spoken = '';

  #books: readonly PhrasebookDefinition[] = [];
  readonly #place = new PhrasePlace(this, this);
  #shownView: View['name'] | undefined;
  readonly #own = new OwnPhrases(
    this,
    () => this.call,
    () => {
      this.query = '';
      this.#showList();
    },
  );
  readonly #placement = new PopupPlacement(() => {
    if (this.view?.name === 'list') this.#close();
    else this.requestUpdate();
  });

  /** Whether the list, or a form in its place, is open. */
  get isOpen(): boolean {
    return this.view !== undefined;
  }

  /** Takes what stands before the cursor as a shortcut; true when it is one. */
  expand(typed: string): boolean {
    const phrase = phraseByShortcut(this.#offered, typed);
    this.#choose(phrase);
    return phrase !== undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.view = undefined;
    this.#placement.hide();
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('call')) this.#own.read();
    if (changed.has('phrasebooks')) this.#books = this.phrasebooks.filter(isSound);
  }

  override render(): TemplateResult {
    const strings = QUICK_PHRASES_STRINGS[this.locale];
    return html`<button
        class="open-button"
        type="button"
        aria-haspopup="dialog"
        aria-expanded=${String(this.view !== undefined)}
        @mousedown=${keepFocus}
        @click=${this.#toggle}
      >
        ${strings.phrases} <kbd aria-hidden="true">${OPEN_KEY}</kbd>
      </button>
      <div
        class="popup ${this.view === undefined ? '' : 'open'}"
        role="dialog"
        aria-label=${strings.phrases}
        popover="manual"
        @keydown=${this.#pressInside}
        @focusout=${this.#leave}
      >
        ${this.#renderView()}
      </div>
      <span class="spoken" role="status">${this.spoken}</span>`;
  }

  protected override updated(): void {
    const popup = this.renderRoot.querySelector<HTMLElement>('.popup');
    if (popup === null) return;
    const name = this.view?.name;
    if (name !== this.#shownView) this.#placement.hide();
    if (name !== undefined) this.#placement.show(popup, this.#place.control ?? this);
    if (name !== undefined && name !== this.#shownView) this.#focusFirst(popup).catch(reportError);
    this.#shownView = name;
    popup.querySelector('.row.active')?.scrollIntoView({ block: 'nearest' });
  }

  #renderView(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined) return nothing;
    if (view.name === 'list') return this.#renderList();
    if (view.name === 'edit') return this.#renderEdit();
    const text = textFor(view.phrase.text, this.locale);
    return renderAsk({ text, asked: view.asked, given: this.given }, this.#words, {
      take: (variable, value) => {
        this.given = new Map(this.given).set(variable, value);
      },
      insert: () => {
        this.#insert(view.phrase);
      },
      back: this.#showList,
    });
  }

  #renderList(): TemplateResult {
    const strings = QUICK_PHRASES_STRINGS[this.locale];
    const found = this.#found;
    const hasRows = found.length > 0;
    const broken = this.phrasebooks.length - this.#books.length;
    const typed = this.query.trim();
    // The keys work at the input, which has the focus.
    /* eslint-disable lit-a11y/click-events-have-key-events */
    return html`${renderSearch({ query: this.query, active: hasRows ? this.active : undefined }, this.locale, this.#search)}
    ${
      hasRows
        ? html`<div
            class="list"
            id="list"
            role="listbox"
            tabindex="-1"
            aria-label=${strings.phrases}
            @click=${this.#pick}
            @mousedown=${keepFocus}
          >
            ${renderRows(found, this.active, this.#words)}
          </div>`
        : html`<p class="told">${typed === '' ? strings.none : formatText(strings.noMatch, { text: typed })}</p>`
    }
    ${renderMore(found.length, this.locale)}
    ${broken === 0 ? nothing : html`<p class="told bad">${formatText(strings.brokenBook, { count: broken })}</p>`}
    ${this.#renderNews()} ${this.#renderActions(found[this.active])}`;
    /* eslint-enable lit-a11y/click-events-have-key-events */
  }

  #renderActions(phrase: OfferedPhrase | undefined): TemplateResult | typeof nothing {
    if (!this.#own.areKept) return nothing;
    const strings = QUICK_PHRASES_STRINGS[this.locale];
    const { personal } = phrase ?? {};
    return html`<div class="actions">
      <button type="button" data-new @click=${this.#startNew}>${strings.newPhrase}</button>
      ${
        personal === undefined
          ? nothing
          : html`<button
              type="button"
              data-change
              @click=${() => {
                this.#edit(personal.id, personal);
              }}
            >
              ${formatText(strings.changePhrase, { shortcut: personal.shortcut })}
            </button>`
      }
    </div>`;
  }

  #renderEdit(): TemplateResult | typeof nothing {
    const { draft, issues, write, keep, remove } = this.#own;
    if (draft === undefined) return nothing;
    return html`${renderEdit({ draft, issues }, this.locale, { write, keep, remove, back: this.#showList })}
    ${this.#renderNews()}`;
  }

  #renderNews(): TemplateResult {
    const strings = QUICK_PHRASES_STRINGS[this.locale];
    const { what, shortcut = '', undo } = this.#own.news ?? {};
    return html`<p class="told ${what === 'failed' ? 'bad' : ''}" role="status">
      ${this.hint === '' ? nothing : html`<span>${this.hint}</span>`}
      ${what === undefined ? nothing : html`<span>${formatText(strings[what], { shortcut })}</span>`}
      ${undo === undefined ? nothing : html`<button type="button" data-undo @click=${undo}>${strings.undo}</button>`}
    </p>`;
  }

  get #words(): PhraseWords {
    const scope = this.scope?.() ?? this.call?.scope() ?? {};
    return { locale: this.locale, scope, nameOf: (variable) => this.nameOf?.(variable) };
  }

  get #found(): readonly OfferedPhrase[] {
    return findPhrases(this.#offered, this.query);
  }

  get #offered(): readonly OfferedPhrase[] {
    return offeredPhrases({ personal: this.#own.all, books: this.#books });
  }

  async #focusFirst(popup: HTMLElement): Promise<void> {
    const first = popup.querySelector<CallsideElement | HTMLInputElement>('.search, callside-text-field');
    // A field that has not drawn its input yet has nothing that could take the focus.
    if (first instanceof CallsideElement) await first.updateComplete;
    first?.focus();
  }

  readonly #pressInside = (event: KeyboardEvent): void => {
    // Over a popup the keys of the form and the page have no business.
    event.stopPropagation();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- As above.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (this.view?.name === 'list') this.#close(true);
      else this.#showList();
      return;
    }
    if (!(event.target as Element).matches('.search')) return;
    const found = this.#found.slice(0, MOST_ROWS);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) this.active = (this.active + step + found.length) % Math.max(1, found.length);
    else if (event.key === 'Enter') this.#choose(found[this.active]);
    else return;
    event.preventDefault();
  };

  readonly #leave = ({ relatedTarget }: FocusEvent): void => {
    const isInside = relatedTarget instanceof Node && this.renderRoot.contains(relatedTarget);
    const isSwitching = this.view?.name !== this.#shownView;
    // Another window has the focus for now. What is written or asked for waits for its writer.
    if (isInside || isSwitching || this.view?.name !== 'list' || !document.hasFocus()) return;
    this.#close();
  };

  readonly #toggle = (): void => {
    if (this.view === undefined) this.open();
    else this.#close(true);
  };

  /** Opens the list at the cursor of the text field that had the focus last. */
  open(): void {
    this.#place.mark();
    this.query = '';
    this.hint = '';
    this.#own.news = undefined;
    this.#showList();
    this.#own.read();
  }

  readonly #showList = (): void => {
    this.active = 0;
    this.view = { name: 'list' };
  };

  readonly #search = (event: Event): void => {
    event.stopPropagation();
    if (event instanceof InputEvent && event.isComposing) return;
    this.query = (event.target as HTMLInputElement).value;
    this.active = 0;
  };

  readonly #pick = (event: Event): void => {
    const id = (event.target as Element).closest('.row')?.id.replace('row-', '');
    this.#choose(this.#found[Number(id ?? -1)]);
  };

  #choose(phrase: OfferedPhrase | undefined): void {
    if (phrase === undefined) return;
    if (this.#place.control === undefined) {
      this.hint = QUICK_PHRASES_STRINGS[this.locale].noField;
      return;
    }
    const { missing } = expandPhrase(textFor(phrase.text, this.locale), this.#words.scope);
    if (missing.length === 0) this.#insert(phrase);
    else this.view = { name: 'ask', phrase, asked: missing };
  }

  #insert(phrase: OfferedPhrase): void {
    const { text } = expandPhrase(textFor(phrase.text, this.locale), this.#words.scope, this.given);
    this.given = new Map();
    this.#close();
    this.#place.insert(text);
    const { inserted } = QUICK_PHRASES_STRINGS[this.locale];
    this.spoken = formatText(inserted, { shortcut: phrase.shortcut });
  }

  #close(isBack = false): void {
    this.view = undefined;
    this.#placement.hide();
    if (isBack && !this.#place.goBack()) this.renderRoot.querySelector<HTMLElement>('.open-button')?.focus();
  }

  /** What is selected in the field becomes the text of a new phrase. */
  readonly #startNew = (): void => {
    this.#edit(undefined, {
      shortcut: this.query.trim().replace(/^\//, ''),
      text: this.#place.selected,
    });
  };

  #edit(id: string | undefined, given: { readonly shortcut: string; readonly text: string }): void {
    this.#own.start(id, given);
    this.view = { name: 'edit' };
  }
}

function isSound(book: PhrasebookDefinition): boolean {
  return errorsAmong(lintPhrasebook(book)).length === 0;
}
