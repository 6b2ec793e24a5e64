import type { Value } from '@callside/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AGENT_FIELD_STRINGS } from '../agent-field.strings.js';
import { formatText } from '../strings.js';
import { popupFieldStyles } from '../styles/popup-field.styles.js';
import { FormField } from './form-field.js';
import { keepFocus, renderPopupInput } from './popup-input.js';
import { fitList, renderPopupList } from './popup-list.js';
import { PopupPlacement } from './popup-placement.js';
import { RowWindow } from './row-window.js';

/**
 * A field to choose in from a list that opens at its input: the editable combobox of the WAI-ARIA APG. The focus stays in
 * the input; `aria-activedescendant` tells where the keys have got to. Only the rows in view are drawn.
 *
 * Typing searches; Down, Up, Home, End, Page Up and Page Down move; Enter chooses; Escape closes, then clears; Tab leaves
 * with the value as it was. What an input method still composes is neither searched for nor chosen by.
 */
export abstract class PopupField<Row extends { readonly value: string }> extends FormField {
  static override styles = [FormField.styles, popupFieldStyles];

  /** Example of what to type, shown while the field is empty. */
  @property() placeholder = '';
  /** The value of what was chosen, or `null`. */
  @property({ attribute: 'value' }) value: Value = null;

  readonly #placement = new PopupPlacement(() => {
    this.close();
  });
  readonly #window = new RowWindow();
  #isOpen = false;
  /** What stands in the input; undefined while that is the value's own text. */
  #typed: string | undefined;
  /** What the list is searched by: what was typed, as far as it is composed. */
  #query = '';
  /** What was typed and left without a choice. */
  #left = '';
  #active = -1;
  /** The list has still to be scrolled to where its window is. */
  #mustScroll = false;

  /** The rows on offer for the query. */
  protected abstract get rows(): readonly Row[];
  /** What the input shows for the value. */
  protected abstract get valueText(): string;
  protected abstract readonly popupRole: 'listbox' | 'tree';
  protected abstract renderRow(row: Row, index: number, isActive: boolean): TemplateResult;
  /** Takes a row that Enter was pressed on, or that was clicked, at `target`. */
  protected abstract pick(row: Row, target?: Element): void;
  /** Rows need two lines. */
  protected abstract get isTall(): boolean;
  /** A quiet line below the input, e.g. the path to what was chosen. */
  protected abstract get belowText(): string;
  /** Hears of a key that may mean something on a row; true when it did. */
  protected keyOnRow?(key: string, row: Row): boolean;
  /** Draws what is chosen, where the input does not show it. */
  protected renderChosen?(): TemplateResult;
  /** Hears of a key in the input before whose text the cursor stands; true when it did something. */
  protected keyAtStart?(event: KeyboardEvent): boolean;
  /** Hears that somebody is about to search. */
  protected prepare?(): void;
  /** Hears that the popup opens, before its rows are asked for. */
  protected opened?(): void;

  /** Several rows can be chosen: the text in the input is then only searched for, and its being empty says nothing. */
  protected readonly isMultiple: boolean = false;

  protected get query(): string {
    return this.#query;
  }

  protected get isOpen(): boolean {
    return this.#isOpen;
  }

  /** What the popup says in place of rows. */
  protected get message(): string {
    return formatText(this.words.noMatch, { text: this.#query.trim() });
  }

  protected get words(): (typeof AGENT_FIELD_STRINGS)['en'] {
    return AGENT_FIELD_STRINGS[this.locale];
  }

  protected override get describedBy(): string | typeof nothing {
    const own = super.describedBy;
    const below = this.belowText === '' ? [] : ['below'];
    const ids = [...(typeof own === 'string' ? [own] : []), ...below];
    return ids.length === 0 ? nothing : ids.join(' ');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.close();
  }

  override formResetCallback(): void {
    super.formResetCallback();
    this.forget();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('value') && !this.#isOpen) this.forget();
    if (this.#isLocked) this.close();
  }

  override render(): TemplateResult {
    const rows = this.#isOpen ? this.rows : [];
    const hasRows = rows.length > 0;
    if (this.#active >= rows.length) this.#active = -1;
    return html`<div class="field" @focusin=${this.#prepare} @focusout=${this.#leave}>
      <label class="label" id="label" for="control">${this.renderLabelText()}</label>
      <div class="anchor">${this.renderChosen?.()} ${this.#renderBox(hasRows)}</div>
      ${this.belowText === '' ? nothing : html`<p class="below" id="below">${this.belowText}</p>`}
      <div class="popup ${this.#isOpen ? 'open' : ''}" part="popup" popover="manual" @mousedown=${keepFocus}>
        ${hasRows ? this.#renderList(rows) : this.#isOpen ? this.renderMessage() : nothing}
      </div>
      <div aria-live="polite">
        ${this.#left === '' ? nothing : html`<p class="below">${formatText(this.words.notChosen, { text: this.#left })}</p>`}
        <span class="spoken">${this.#isOpen ? this.#spoken(rows.length) : ''}</span>
      </div>
      ${this.renderHelp()}
      <div aria-live="polite">${this.renderError()}</div>
    </div>`;
  }

  protected override updated(): void {
    super.updated();
    const popup = this.renderRoot.querySelector<HTMLElement>('.popup');
    const box = this.renderRoot.querySelector<HTMLElement>('.anchor');
    if (popup === null || box === null) return;
    if (!this.#isOpen) {
      this.#placement.hide();
      return;
    }
    const list = popup.querySelector<HTMLElement>('.list');
    // The popup finds its side by its height.
    list?.style.setProperty('--all', `${String(this.rows.length * this.#window.rowHeight)}px`);
    this.#placement.show(popup, box);
    if (list === null) return;
    const [count, active, mustScroll] = [this.rows.length, this.#active, this.#mustScroll];
    this.#mustScroll = false;
    if (!fitList(list, this.#window, { count, active, mustScroll })) this.requestUpdate();
  }

  protected renderMessage(): TemplateResult {
    return html`<p class="message">${this.message}</p>`;
  }

  /** Takes the user's choice and tells the page, as a native control would. */
  protected choose(value: Value): void {
    this.forget();
    this.close();
    if (value !== this.value) this.change(value);
  }

  /** The same with the list as it is. */
  protected change(value: Value): void {
    this.value = value;
    this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    this.take(value, new Event('change'));
  }

  /** Hears that the query is another one. */
  protected searched(): void {
    this.requestUpdate();
  }

  /** Moves to a row that the rows have now; -1 is none. */
  protected moveTo(index: number): void {
    this.#active = Math.min(index, this.rows.length - 1);
    if (this.#active >= 0 && this.#window.reveal(this.#active)) this.#mustScroll = true;
    this.requestUpdate();
  }

  /** Puts the focus into the input, also from elsewhere in the field; `focus()` would leave it there. */
  protected focusInput(): void {
    this.#input?.focus();
  }

  /** The rows are others than before: nothing is searched, so that the first match can be taken by Enter. */
  protected rowsArrived(): void {
    this.#window.top = 0;
    this.#mustScroll = true;
    this.moveTo(this.#query.trim() === '' ? -1 : 0);
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>('[data-control]');
  }

  get #canClear(): boolean {
    return (!this.isMultiple && this.value !== null) || (this.#typed ?? '') !== '';
  }

  /** Takes the text away, and the value where that is what the text shows. */
  #empty(): void {
    if (!this.isMultiple) this.choose(null);
    else this.forget();
  }

  get #isLocked(): boolean {
    return this.isDisabled || this.readOnly;
  }

  #renderBox(hasRows: boolean): TemplateResult {
    return renderPopupInput({
      text: this.#typed ?? this.valueText,
      title: this.valueText,
      placeholder: this.placeholder === '' && !this.#isLocked ? this.chooseText : this.placeholder,
      popupRole: this.popupRole,
      isExpanded: hasRows,
      activeRow: this.#window.draws(this.#active, hasRows ? this.rows.length : 0)
        ? `row-${String(this.#active)}`
        : undefined,
      describedBy: this.describedBy,
      isInvalid: this.error !== '',
      isRequired: this.required && !(this.isMultiple && this.value !== null),
      isDisabled: this.isDisabled,
      isReadOnly: this.readOnly,
      canClear: this.#canClear && !this.#isLocked,
      words: this.words,
      onType: this.#type,
      onPress: this.#press,
      onClick: this.#open,
      onClear: this.#clear,
      onToggle: this.#toggle,
    });
  }

  #renderList(rows: readonly Row[]): TemplateResult {
    const { first, last } = this.#window.rangeOf(rows.length);
    const drawn = rows
      .slice(first, last)
      .map((row, at) => this.renderRow(row, first + at, first + at === this.#active));
    const { popupRole: role, label, isTall, isMultiple } = this;
    return renderPopupList({ role, label, isTall, isMultiple, onScroll: this.#scroll, onClick: this.#click }, drawn);
  }

  #spoken(count: number): string {
    if (count === 0) return this.message;
    return count === 1 ? this.words.oneResult : formatText(this.words.results, { count });
  }

  readonly #scroll = (event: Event): void => {
    const before = this.#window.rangeOf(this.rows.length);
    this.#window.top = (event.currentTarget as HTMLElement).scrollTop;
    const after = this.#window.rangeOf(this.rows.length);
    if (before.first !== after.first || before.last !== after.last) this.requestUpdate();
  };

  readonly #click = (event: Event): void => {
    const target = event.target as Element;
    const id = target.closest('.row')?.id ?? '';
    const row = this.rows[Number(id.replace('row-', '') || -1)];
    if (row !== undefined) this.pick(row, target);
  };

  readonly #type = (event: Event): void => {
    // Only a choice is a change of the value.
    event.stopPropagation();
    this.#typed = (event.target as HTMLInputElement).value;
    if (event instanceof InputEvent && event.isComposing) return;
    this.#left = '';
    if (this.#isOpen && this.#typed === this.#query) return;
    this.#query = this.#typed;
    this.#isOpen = !this.#isLocked;
    this.searched();
    this.rowsArrived();
  };

  readonly #press = (event: KeyboardEvent): void => {
    // Safari tells of the Enter that ends a composition by this code alone.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (event.isComposing || event.keyCode === 229 || this.#isLocked) return;
    if (event.key === 'Tab') this.#leaveByTab(event.shiftKey);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!this.#actOn(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** True when the key has done something here, and so means nothing to the page. */
  #actOn(event: KeyboardEvent): boolean {
    const { key, altKey } = event;
    if (!altKey && this.#input?.selectionEnd === 0 && this.keyAtStart?.(event) === true) return true;
    if (key === 'Escape') return this.#escape();
    if (key === 'ArrowDown' || key === 'ArrowUp') return this.#step(key === 'ArrowDown' ? 1 : -1, altKey);
    if (!this.#isOpen || altKey) return false;
    const row = this.rows[this.#active];
    if (key === 'Enter') {
      if (row !== undefined) this.pick(row);
      else if (this.#typed?.trim() === '') this.#empty();
      return true;
    }
    if (row !== undefined && this.#query === '' && this.keyOnRow?.(key, row) === true) return true;
    const target = this.#window.targetOf(key, this.#active, this.rows.length);
    if (target === undefined) return false;
    this.moveTo(target);
    return true;
  }

  #step(by: 1 | -1, alone: boolean): boolean {
    if (alone) {
      if (by === 1) this.#open();
      else this.close();
      return true;
    }
    const count = this.rows.length;
    if (this.#isOpen && count > 0) {
      const next = this.#active === -1 && by === -1 ? count - 1 : this.#active + by;
      this.moveTo((next + count) % count);
      return true;
    }
    this.#open();
    if (this.#active === -1) this.moveTo(by === 1 ? 0 : this.rows.length - 1);
    return true;
  }

  #escape(): boolean {
    if (this.#isOpen) this.close();
    else if (!this.#canClear) return false;
    else this.#empty();
    return true;
  }

  readonly #open = (): void => {
    if (this.#isOpen || this.#isLocked) return;
    this.#isOpen = true;
    this.#left = '';
    if (this.#typed !== undefined) this.searched();
    // What is typed next takes the place of the value's text.
    else this.#input?.select();
    this.#window.top = 0;
    this.#mustScroll = true;
    this.opened?.();
    this.moveTo(this.rows.findIndex(({ value }) => value === this.value));
  };

  readonly #toggle = (): void => {
    this.focusInput();
    if (this.#isOpen) this.close();
    else this.#open();
  };

  readonly #clear = (): void => {
    this.focusInput();
    this.#empty();
  };

  /** Closes the list. */
  protected close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#active = -1;
    this.#placement.hide();
    this.requestUpdate();
  }

  readonly #prepare = (): void => {
    if (!this.#isLocked) this.prepare?.();
  };

  readonly #leave = (event: FocusEvent): void => {
    const root = this.renderRoot as ShadowRoot;
    if (event.relatedTarget instanceof Node && root.contains(event.relatedTarget)) return;
    this.close();
    // Another window has the focus for now; who comes back finds what was typed.
    if (root.activeElement === null || document.hasFocus()) this.#settle();
  };

  /** Not every browser tells of a focus that goes from the page to its own buttons. */
  #leaveByTab(isBack: boolean): void {
    if (!isBack && this.renderRoot.querySelector('.message button') !== null) return;
    this.close();
    this.#settle();
  }

  /** What was typed is no value: an empty text clears, any other is let go of with a word. */
  #settle(): void {
    const typed = this.#typed?.trim();
    if (typed === '' && this.value !== null) this.#empty();
    else if (typed !== undefined && typed !== '' && typed !== this.valueText) this.#left = typed;
    const left = this.#left;
    this.forget();
    this.#left = left;
  }

  /** Shows the value again in place of what was typed. */
  protected forget(): void {
    this.#typed = undefined;
    this.#left = '';
    this.#query = '';
    this.searched();
  }
}
