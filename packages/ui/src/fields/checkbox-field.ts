import type { Value } from '@callside/core';
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { FormField } from './form-field.js';

/**
 * A box to tick.
 *
 * @fires {InputEvent} input - When the user ticks or clears the box.
 * @fires {Event} change - When the user has ticked or cleared the box.
 *
 * @example
 * <callside-checkbox-field label="Customer agrees to a call back" name="consent"></callside-checkbox-field>
 */
export class CheckboxField extends FormField {
  /** True when ticked, false when cleared, `null` when nobody has touched it. */
  @property({ type: Boolean, attribute: 'value' }) value: Value = null;

  override render(): TemplateResult {
    return html`<div class="field">
      <label class="choice">
        <input
          type="checkbox"
          data-control
          aria-invalid=${this.error === '' ? 'false' : 'true'}
          aria-describedby=${this.describedBy}
          ?required=${this.required}
          ?disabled=${this.isDisabled || this.readOnly}
          .checked=${live(this.value === true)}
          @input=${this.#tick}
          @change=${this.#tick}
        />
        ${this.renderLabelText()}
      </label>
      ${this.renderHelp()}
      <div aria-live="polite">${this.renderError()}</div>
    </div>`;
  }

  readonly #tick = (event: Event): void => {
    this.take((event.target as HTMLInputElement).checked, event);
  };
}
