import type { Option, Value } from '@callside/core';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { FormField } from './form-field.js';

/**
 * A field to choose one of many options from a list.
 *
 * @fires {InputEvent} input - When the user chooses.
 * @fires {Event} change - When the user has chosen.
 *
 * @example
 * <callside-select-field label="Urgency" name="urgency"></callside-select-field>
 */
export class SelectField extends FormField {
  /** The options on offer. */
  @property({ attribute: false }) options: readonly Option[] = [];
  /** The chosen option's value, or `null`. */
  @property({ attribute: 'value' }) value: Value = null;

  override render(): TemplateResult {
    const chosen = this.value ?? '';
    const offered = this.options.some(({ value }) => value === chosen);
    return html`<div class="field">
      <label class="label" for="control">${this.renderLabelText()}</label>
      <select
        class="control"
        id="control"
        data-control
        aria-invalid=${this.error === '' ? 'false' : 'true'}
        aria-describedby=${this.describedBy}
        ?required=${this.required}
        ?disabled=${this.isDisabled || this.readOnly}
        @input=${this.#choose}
        @change=${this.#choose}
      >
        <option value="" ?selected=${live(chosen === '')}>${this.chooseText}</option>
        ${this.options.map(
          ({ value, label }) =>
            html`<option value=${value} ?selected=${live(value === chosen)}>${this.text(label)}</option>`,
        )}
        ${chosen === '' || offered ? nothing : html`<option value=${String(chosen)} selected>${String(chosen)}</option>`}
      </select>
      ${this.renderHelp()}
      <div aria-live="polite">${this.renderError()}</div>
    </div>`;
  }

  readonly #choose = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.take(value === '' ? null : value, event);
  };
}
