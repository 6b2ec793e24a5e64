import type { Locale, Option, Text } from '@callside/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { checkIcon } from '../icons.js';
import { LookupSearch, type LookupSource } from './lookup-search.js';
import { matching, searchable, type Searchable } from './option-filter.js';
import { PopupField } from './popup-field.js';
import { PreparedList } from './prepared-list.js';
import { isLong } from './row-window.js';

/** An option as the list shows it. */
export interface ComboboxRow {
  readonly value: string;
  readonly label: string;
  readonly isLong: boolean;
  readonly folded: Searchable;
}

/**
 * A field to choose one of very many options, found by typing a part of their labels; or, with `search`, one of what the
 * host finds. The value is a key only: the label of what was chosen is kept beside it.
 *
 * @fires {InputEvent} input - When the user chooses or clears.
 * @fires {Event} change - When the user has chosen or cleared.
 * @csspart control - The input.
 * @csspart popup - What opens at the input.
 * @csspart option - A row of the list.
 *
 * @example
 * <callside-combobox-field label="Building" name="building"></callside-combobox-field>
 */
export class ComboboxField extends PopupField<ComboboxRow> {
  /** The options on offer; without meaning where there is a `search`. */
  @property({ attribute: false }) options: readonly Option[] = [];
  /** Finds options for what was typed, the best first. */
  @property({ attribute: false }) search: LookupSource['search'] | undefined;
  /** The label of a stored key, asked for when nothing else knows it. */
  @property({ attribute: false }) labelOf: LookupSource['labelOf'];

  protected readonly popupRole = 'listbox';
  readonly #labels = new Map<string, string>();
  #lookup: LookupSearch | undefined;
  #list:
    { readonly of: readonly Option[]; readonly locale: Locale; readonly rows: PreparedList<ComboboxRow> } | undefined;
  #matches:
    { readonly of: readonly ComboboxRow[]; readonly query: string; readonly rows: readonly ComboboxRow[] } | undefined;
  /** The key whose label could not be had. */
  #nameless: string | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#list?.rows.stop();
    this.#lookup?.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('search')) this.#useSearch();
    if (changed.has('value') || changed.has('labelOf')) void this.#learnLabel();
    super.willUpdate(changed);
  }

  protected get rows(): readonly ComboboxRow[] {
    const { all } = this.#prepared();
    if (this.#lookup !== undefined) return all;
    if (this.#matches?.of !== all || this.#matches.query !== this.query) {
      this.#matches = { of: all, query: this.query, rows: matching(all, this.query) };
    }
    return this.#matches.rows;
  }

  protected get valueText(): string {
    return this.value === null ? '' : this.textOf(String(this.value));
  }

  /** The label of an option, or the key where nobody knows it. */
  protected textOf(value: string): string {
    const option = this.options.find((each) => each.value === value);
    return option === undefined ? (this.#labels.get(value) ?? value) : this.text(option.label);
  }

  protected override get isTall(): boolean {
    return this.rows.some((row) => row.isLong);
  }

  protected override get belowText(): string {
    return this.#nameless !== undefined && this.#nameless === this.value ? this.words.nameFailed : '';
  }

  protected override get message(): string {
    switch (this.#lookup?.state.kind) {
      case 'idle':
        return this.words.typeToSearch;
      case 'busy':
        return this.words.searching;
      case 'failed':
        return this.words.searchFailed;
      default:
        return super.message;
    }
  }

  protected override renderMessage(): TemplateResult {
    if (this.#lookup?.state.kind !== 'failed') return super.renderMessage();
    return html`<div class="message bad">
      ${this.message}<button type="button" @click=${this.#retry}>${this.words.tryAgain}</button>
    </div>`;
  }

  protected renderRow({ value, label }: ComboboxRow, index: number, isActive: boolean): TemplateResult {
    const isChosen = this.isChosen(value);
    return html`<div
      class="row ${isActive ? 'active' : ''}"
      id="row-${index}"
      part="option"
      role="option"
      aria-selected=${String(isChosen)}
      aria-setsize=${this.rows.length}
      aria-posinset=${index + 1}
      title=${label}
    >
      <span class="text">${label}</span>${isChosen ? checkIcon : nothing}
    </div>`;
  }

  protected isChosen(value: string): boolean {
    return value === this.value;
  }

  protected pick({ value, label }: ComboboxRow): void {
    this.#labels.set(value, label);
    this.choose(value);
  }

  protected override prepare(): void {
    this.#prepared().start();
  }

  protected override searched(): void {
    this.#lookup?.ask(this.query);
    super.searched();
  }

  #useSearch(): void {
    this.#lookup?.stop();
    this.#lookup =
      this.search === undefined
        ? undefined
        : new LookupSearch(this.search, () => {
            if (this.isOpen) this.rowsArrived();
          });
  }

  /** Each list of options is prepared once; the host gives the same list again with every rendering. */
  #prepared(): PreparedList<ComboboxRow> {
    const state = this.#lookup?.state;
    const options = state === undefined ? this.options : state.kind === 'found' ? state.options : NONE;
    if (this.#list?.of !== options || this.#list.locale !== this.locale) {
      this.#list?.rows.stop();
      const rows = new PreparedList(rowsOf(options, (label) => this.text(label)));
      this.#list = { of: options, locale: this.locale, rows };
    }
    return this.#list.rows;
  }

  async #learnLabel(): Promise<void> {
    const { value, labelOf } = this;
    if (typeof value !== 'string' || labelOf === undefined || this.#labels.has(value)) return;
    try {
      const label = await labelOf(value);
      this.#nameless = undefined;
      if (label !== undefined) this.#labels.set(value, label);
    } catch {
      // The key stays in sight, with a word that its name is missing.
      this.#nameless = value;
    }
    this.requestUpdate();
  }

  readonly #retry = (): void => {
    this.focusInput();
    this.#lookup?.retry();
  };
}

const NONE: readonly Option[] = [];

function* rowsOf(options: readonly Option[], textOf: (label: Text) => string): Generator<ComboboxRow> {
  for (const { value, label } of options) {
    const text = textOf(label);
    yield { value, label: text, isLong: isLong(text), folded: searchable({ text, value }) };
  }
}
