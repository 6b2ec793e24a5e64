import type { Value } from '@callside/core';
import { html, nothing, type TemplateResult } from 'lit';
import { crossIcon } from '../icons.js';
import { formatText } from '../strings.js';
import { chipStyles } from '../styles/chip.styles.js';
import { ComboboxField, type ComboboxRow } from './combobox-field.js';
import { PopupField } from './popup-field.js';
import { keepFocus } from './popup-input.js';

/**
 * A field to choose several of very many options. What is chosen stands above the input as chips, in the order in which it was
 * chosen. The list stays open while somebody chooses: Enter or a click takes an option, and takes it back.
 *
 * In the empty input Backspace removes the last chip; Shift+Tab, or the arrow that leads back, goes to the chips, where arrows,
 * Home and End move and Delete, Backspace or Enter remove.
 *
 * @fires {InputEvent} input - When the user chooses or removes.
 * @fires {Event} change - When the user has chosen or removed.
 * @csspart chip - Each of the options that are chosen.
 * @csspart control - The input.
 * @csspart popup - What opens at the input.
 * @csspart option - A row of the list.
 *
 * @example
 * <callside-multi-select-field label="Buildings" name="buildings"></callside-multi-select-field>
 */
export class MultiSelectField extends ComboboxField {
  static override styles = [PopupField.styles, chipStyles];

  protected override readonly isMultiple = true;
  /** What was done last, for those who do not see it. */
  #news = '';
  /** The chip that Tab leads to. */
  #stop = 0;

  /** Takes the focus into the input; the chips stand before it. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[data-control]')?.focus(options);
  }

  /** The input has a text of its own only where nobody can type into it. */
  protected override get valueText(): string {
    const isLocked = this.isDisabled || this.readOnly;
    const count = this.#chosen.length;
    return isLocked && count > 0 ? formatText(this.words.chosenCount, { count }) : '';
  }

  protected override get chooseText(): string {
    return this.#chosen.length === 0 ? super.chooseText : this.words.chooseMore;
  }

  protected override get describedBy(): string | typeof nothing {
    const own = super.describedBy;
    if (this.#chosen.length === 0) return own;
    return typeof own === 'string' ? `chosen ${own}` : 'chosen';
  }

  protected override isChosen(value: string): boolean {
    return this.#chosen.includes(value);
  }

  protected override formValue(): FormData | null {
    if (this.#chosen.length === 0) return null;
    const data = new FormData();
    for (const value of this.#chosen) data.append(this.name, value);
    return data;
  }

  protected override isMissing(): boolean {
    return this.#chosen.length === 0;
  }

  protected override renderChosen(): TemplateResult {
    const chosen = this.#chosen;
    const list = new Intl.ListFormat(this.locale, { type: 'unit' }).format(chosen.map((value) => this.textOf(value)));
    const said = chosen.length === 0 ? '' : formatText(this.words.chosen, { list });
    return html`<span class="spoken" role="status" data-news>${this.#news}</span>
      <span class="spoken" id="chosen">${said}</span>
      ${
        chosen.length === 0
          ? nothing
          : html`<ul class="chips" aria-label=${this.label} @keydown=${this.#pressChip}>
              ${chosen.map((value, index) => this.#renderChip(value, index))}
            </ul>`
      }`;
  }

  #renderChip(value: string, index: number): TemplateResult {
    const text = this.textOf(value);
    const isStop = index === Math.min(this.#stop, this.#chosen.length - 1);
    return html`<li class="chip" part="chip">
      <span>${text}</span>
      ${
        this.isDisabled || this.readOnly
          ? nothing
          : html`<button
              type="button"
              data-remove=${index}
              tabindex=${isStop ? '0' : '-1'}
              aria-label=${formatText(this.words.remove, { label: text })}
              @mousedown=${keepFocus}
              @click=${this.#removeByButton}
              @focus=${this.#stopHere}
            >
              ${crossIcon}
            </button>`
      }
    </li>`;
  }

  protected override pick({ value, label }: ComboboxRow): void {
    const chosen = this.#chosen;
    const isThere = chosen.includes(value);
    this.#news = formatText(isThere ? this.words.removed : this.words.added, { label });
    this.#become(isThere ? chosen.filter((each) => each !== value) : [...chosen, value]);
    this.forget();
    this.moveTo(this.rows.findIndex((row) => row.value === value));
  }

  protected override keyAtStart({ key, repeat }: KeyboardEvent): boolean {
    const last = this.#chosen.length - 1;
    if (last < 0) return false;
    if (key === this.#arrows.back) {
      this.#focusChip(last);
      return true;
    }
    // Who holds the key down to delete a text does not mean what stands before it.
    if (key !== 'Backspace' || repeat || this.query !== '') return false;
    this.#remove(last);
    return true;
  }

  get #chosen(): readonly string[] {
    return Array.isArray(this.value) ? this.value.filter((item) => typeof item === 'string') : [];
  }

  /** The arrows that lead towards the first chip, and towards the input. */
  get #arrows(): { readonly back: string; readonly on: string } {
    const isRightToLeft = getComputedStyle(this).direction === 'rtl';
    return isRightToLeft ? { back: 'ArrowRight', on: 'ArrowLeft' } : { back: 'ArrowLeft', on: 'ArrowRight' };
  }

  #become(chosen: readonly string[]): void {
    const value: Value = chosen.length === 0 ? null : chosen;
    this.change(value);
  }

  #remove(index: number): void {
    const value = this.#chosen[index];
    if (value === undefined) return;
    this.#news = formatText(this.words.removed, { label: this.textOf(value) });
    this.#become(this.#chosen.filter((_, place) => place !== index));
  }

  /** The focus never falls off the field: it goes to the chip that has moved up, to the last one, or to the input. */
  #removeAndStay(index: number): void {
    this.#remove(index);
    this.#focusChip(Math.min(index, this.#chosen.length - 1));
  }

  #focusChip(index: number): void {
    this.close();
    this.#stop = Math.max(0, index);
    this.requestUpdate();
    this.updateComplete.then(() => {
      const chip = this.renderRoot.querySelector<HTMLElement>(`[data-remove="${String(index)}"]`);
      if (chip === null) this.focusInput();
      else chip.focus();
    }, reportError);
  }

  readonly #pressChip = (event: KeyboardEvent): void => {
    const { key } = event;
    const index = placeOf(event);
    if (index === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const last = this.#chosen.length - 1;
    const { back, on } = this.#arrows;
    if (key === back) this.#focusChip(Math.max(0, index - 1));
    else if (key === on) this.#focusChip(index + 1);
    else if (key === 'Home') this.#focusChip(0);
    else if (key === 'End') this.#focusChip(last);
    else if (key === 'Delete' || key === 'Backspace' || key === 'Enter') this.#removeAndStay(index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #removeByButton = (event: Event): void => {
    const index = placeOf(event);
    if (index === undefined) return;
    // A pointer leaves the focus where it was, unless that is the chip that goes.
    if ((this.renderRoot as ShadowRoot).activeElement === event.currentTarget) this.#removeAndStay(index);
    else this.#remove(index);
  };

  readonly #stopHere = (event: Event): void => {
    const place = placeOf(event) ?? 0;
    if (place === this.#stop) return;
    this.#stop = place;
    this.requestUpdate();
  };
}

/** Which chip an event is of. */
function placeOf({ target }: Event): number | undefined {
  const place = (target as Element).closest<HTMLElement>('[data-remove]')?.dataset['remove'];
  return place === undefined ? undefined : Number(place);
}
