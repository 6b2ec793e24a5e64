import type { Value } from '@callside/core';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { CallsideElement } from '../callside-element.js';
import { FIELD_STRINGS } from '../field.strings.js';
import { parsedJson } from '../parsed-json.js';
import { fieldStyles } from '../styles/field.styles.js';
import { VALUE_ISSUE_STRINGS } from '../value-issue.strings.js';

/**
 * What every field element is: a form-associated control with its label, help and error in one shadow root. Subclasses
 * draw the control and set `value` from it. A user's change fires the native `input` and `change`; setting `value` fires
 * nothing.
 */
export abstract class FormField extends CallsideElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...CallsideElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [CallsideElement.styles, fieldStyles];

  /** Name in the form's data. */
  @property({ reflect: true }) name = '';
  /** What the field is called, on screen and to assistive technology. */
  @property() label = '';
  /** A line below the control. */
  @property() help = '';
  /** What is wrong with the value; shown and announced. */
  @property() error = '';
  @property({ type: Boolean, reflect: true }) required = false;
  @property({ type: Boolean, reflect: true }) disabled = false;
  @property({ type: Boolean, reflect: true, attribute: 'readonly' }) readOnly = false;

  readonly #internals = this.attachInternals();
  #initial: Value = null;
  #disabledByForm = false;

  /** The field's value; `null` when empty. */
  abstract value: Value;

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }

  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  formResetCallback(): void {
    this.value = this.#initial;
  }

  formDisabledCallback(disabled: boolean): void {
    this.#disabledByForm = disabled;
    this.requestUpdate();
  }

  formStateRestoreCallback(state: string): void {
    const value = parsedJson(state);
    if (value !== undefined) this.value = value as Value;
  }

  protected override firstUpdated(): void {
    this.#initial = this.value;
  }

  protected override updated(): void {
    this.#internals.setFormValue(this.formValue(), JSON.stringify(this.value));
    const missing = this.required && this.isMissing();
    const message = this.error || (missing ? VALUE_ISSUE_STRINGS[this.locale].required : '');
    const anchor = this.renderRoot.querySelector<HTMLElement>('[data-control]') ?? undefined;
    this.#internals.setValidity(
      message === '' ? {} : { valueMissing: missing, customError: !missing },
      message,
      anchor,
    );
  }

  /** Disabled by its own property or by a fieldset around it. */
  protected get isDisabled(): boolean {
    return this.disabled || this.#disabledByForm;
  }

  /** What goes into the form's data: the value as text, or nothing. */
  protected formValue(): string | FormData | null {
    return this.value === null ? null : String(this.value);
  }

  protected isMissing(): boolean {
    return this.value === null || this.value === '' || this.value === false;
  }

  /** Takes the user's value and tells the page, as a native control would; `input` has already crossed the border. */
  protected take(value: Value, event: Event): void {
    this.value = value;
    if (event.type === 'change') this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** What is shown as wrong: what the page says, or the field itself. */
  protected get shownError(): string {
    return this.error;
  }

  /** The `aria-describedby` of the control. */
  protected get describedBy(): string | typeof nothing {
    const ids = [this.help === '' ? '' : 'help', this.shownError === '' ? '' : 'error'].filter((id) => id !== '');
    return ids.length === 0 ? nothing : ids.join(' ');
  }

  /** Plain text where it can be: of three hundred fields each template more is seen. */
  protected renderLabelText(): TemplateResult | string {
    return this.required ? html`${this.label} <span class="mark" aria-hidden="true">*</span>` : this.label;
  }

  protected renderHelp(): TemplateResult | typeof nothing {
    return this.help === '' ? nothing : html`<p class="help" id="help">${this.help}</p>`;
  }

  /** Stands in an element with `aria-live`, which is there before the error is. */
  protected renderError(): TemplateResult | typeof nothing {
    return this.shownError === '' ? nothing : html`<p class="error" id="error">${this.shownError}</p>`;
  }

  protected get chooseText(): string {
    return FIELD_STRINGS[this.locale].choose;
  }
}
