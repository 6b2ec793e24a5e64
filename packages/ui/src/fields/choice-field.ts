import type { Option, Value } from '@callside/core';
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { FormField } from './form-field.js';

/**
 * A field to choose one of few options, or several of them with `multiple`; all are in sight.
 *
 * @fires {InputEvent} input - When the user chooses.
 * @fires {Event} change - When the user has chosen.
 * @csspart options - The row of options.
 *
 * @example
 * <callside-choice-field label="Solved?" name="solved"></callside-choice-field>
 */
export class ChoiceField extends FormField {
  /** The options on offer. */
  @property({ attribute: false }) options: readonly Option[] = [];
  /** Takes several options; the value is a list then. */
  @property({ type: Boolean }) multiple = false;
  /** The chosen option's value, a list with `multiple`, or `null`. */
  @property({ attribute: 'value' }) value: Value = null;

  override render(): TemplateResult {
    return html`<fieldset
      class="field"
      role=${this.multiple ? 'group' : 'radiogroup'}
      aria-describedby=${this.describedBy}
      aria-required=${this.multiple ? 'false' : String(this.required)}
      aria-invalid=${this.multiple ? 'false' : String(this.error !== '')}
      ?disabled=${this.isDisabled || this.readOnly}
    >
      <legend>${this.renderLabelText()}</legend>
      <div class="choices" part="options">
        ${this.options.map((option, index) => this.#renderOption(option, index))}
      </div>
      ${this.renderHelp()}
      <div aria-live="polite">${this.renderError()}</div>
    </fieldset>`;
  }

  #renderOption({ value, label }: Option, index: number): TemplateResult {
    const checked = this.multiple ? this.#list.includes(value) : this.value === value;
    return html`<label class="choice">
      <input
        type=${this.multiple ? 'checkbox' : 'radio'}
        name="choice"
        ?data-control=${index === 0}
        value=${value}
        .checked=${live(checked)}
        @input=${this.#choose}
        @change=${this.#choose}
      />
      ${this.text(label)}
    </label>`;
  }

  get #list(): readonly string[] {
    return Array.isArray(this.value) ? (this.value as readonly string[]) : [];
  }

  protected override formValue(): string | FormData | null {
    if (!this.multiple) return super.formValue();
    const data = new FormData();
    for (const value of this.#list) data.append(this.name, value);
    return data;
  }

  protected override isMissing(): boolean {
    return this.multiple ? this.#list.length === 0 : super.isMissing();
  }

  readonly #choose = (event: Event): void => {
    const { value, checked } = event.target as HTMLInputElement;
    if (!this.multiple) this.take(value, event);
    else {
      const chosen = this.options
        .map((option) => option.value)
        .filter((each) => (each === value ? checked : this.#list.includes(each)));
      this.take(chosen.length === 0 ? null : chosen, event);
    }
  };
}
