import { maskCardNumbers, type Value } from '@callside/core';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { VALUE_ISSUE_STRINGS } from '../value-issue.strings.js';
import { FormField } from './form-field.js';

/** The kinds of text that the field takes; each gets the browser's own control and keyboard. */
export const TEXT_FIELD_TYPES = [
  'text',
  'long-text',
  'number',
  'date',
  'date-time',
  'time',
  'phone',
  'email',
  'url',
] as const;

export type TextFieldType = (typeof TEXT_FIELD_TYPES)[number];

const NATIVE_TYPES: Readonly<Record<Exclude<TextFieldType, 'long-text'>, string>> = {
  text: 'text',
  number: 'text',
  date: 'date',
  'date-time': 'datetime-local',
  time: 'time',
  phone: 'tel',
  email: 'email',
  url: 'url',
};

/**
 * A field for one line or several lines of text, a number, a date or a time.
 *
 * @fires {InputEvent} input - While the user types.
 * @fires {Event} change - When the user leaves a changed field.
 *
 * @example
 * <callside-text-field label="Phone" type="phone" name="phone" required></callside-text-field>
 */
export class TextField extends FormField {
  /** Kind of text; decides about the control and the on-screen keyboard. */
  @property() type: TextFieldType = 'text';
  /** Example of a value, shown while the field is empty. */
  @property() placeholder = '';
  /** The text, a number for the type `number`, or `null` when empty. A number that cannot be read stays as text. */
  @property({ attribute: 'value' }) value: Value = null;

  /** A card number was typed last: what is not masked never leaves the control. */
  @state() private hasMasked = false;

  protected override get shownError(): string {
    return this.error || (this.hasMasked ? VALUE_ISSUE_STRINGS[this.locale]['card-number'] : '');
  }

  override render(): TemplateResult {
    return html`<div class="field">
      <label class="label" for="control">${this.renderLabelText()}</label>
      ${this.type === 'long-text' ? this.#renderArea() : this.#renderInput(this.type)} ${this.renderHelp()}
      <div aria-live="polite">${this.renderError()}</div>
    </div>`;
  }

  #renderInput(type: Exclude<TextFieldType, 'long-text'>): TemplateResult {
    return html`<input
      class="control"
      id="control"
      data-control
      type=${NATIVE_TYPES[type]}
      inputmode=${type === 'number' ? 'decimal' : nothing}
      autocomplete="off"
      placeholder=${this.placeholder === '' ? nothing : this.placeholder}
      aria-invalid=${this.error === '' ? 'false' : 'true'}
      aria-describedby=${this.describedBy}
      ?required=${this.required}
      ?disabled=${this.isDisabled}
      ?readonly=${this.readOnly}
      .value=${live(this.#shown)}
      @input=${this.#takeText}
      @change=${this.#takeText}
    />`;
  }

  #renderArea(): TemplateResult {
    return html`<textarea
      class="control"
      id="control"
      data-control
      rows="3"
      placeholder=${this.placeholder === '' ? nothing : this.placeholder}
      aria-invalid=${this.error === '' ? 'false' : 'true'}
      aria-describedby=${this.describedBy}
      ?required=${this.required}
      ?disabled=${this.isDisabled}
      ?readonly=${this.readOnly}
      .value=${live(this.#shown)}
      @input=${this.#takeText}
      @change=${this.#takeText}
    ></textarea>`;
  }

  get #shown(): string {
    return this.value === null ? '' : String(this.value);
  }

  readonly #takeText = (event: Event): void => {
    const control = event.target as HTMLInputElement | HTMLTextAreaElement;
    const text = maskCardNumbers(control.value);
    // Said until somebody types on: leaving the field is no answer to it.
    if (event.type === 'input') this.hasMasked = text !== control.value;
    if (text !== control.value) control.value = text;
    this.take(this.#parse(text, event.type === 'change'), event);
  };

  #parse(text: string, complete: boolean): Value {
    if (text === '') return null;
    if (this.type !== 'number') return text;
    // "1." on the way to "1.5" must not be rewritten under the user's hands.
    const readable = complete ? /^-?(\d+\.?|\d*\.\d+)$/ : /^-?(\d+|\d*\.\d*[1-9])$/;
    return readable.test(text.trim()) ? Number(text) : text;
  }
}
