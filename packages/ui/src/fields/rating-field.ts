import type { Value } from '@callside/core';
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { FormField } from './form-field.js';

/**
 * A field to rate from 1 to `points`, by numbers, stars or faces.
 *
 * @fires {InputEvent} input - When the user picks a point.
 * @fires {Event} change - When the user has picked a point.
 * @csspart options - The row of points.
 *
 * @example
 * <callside-rating-field label="How was the call?" scale="faces" name="attitude"></callside-rating-field>
 */
export class RatingField extends FormField {
  static override styles = [
    FormField.styles,
    css`
      .points {
        display: grid;
        grid-template-columns: repeat(var(--points, 5), minmax(0, 1fr));
        gap: 6px;
        max-width: 480px;
      }

      .points.many {
        grid-template-columns: repeat(auto-fit, minmax(44px, 1fr));
      }

      .point {
        flex-direction: column;
        justify-content: center;
        gap: 2px;
        min-height: max(44px, var(--control));
        padding: 6px 0;
        color: var(--muted);
        font-size: 13px;
      }

      .point svg {
        inline-size: 26px;
        block-size: 26px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.8;
        stroke-linecap: round;
        stroke-linejoin: round;
      }

      .point.filled svg {
        fill: currentColor;
      }

      .ends {
        display: flex;
        justify-content: space-between;
        gap: 12px;
        max-width: 480px;
        color: var(--muted);
        font-size: 12.5px;
      }
    `,
  ];

  /** Count of points, 2 to 10. */
  @property({ type: Number }) points = 5;
  /** How the points are drawn. */
  @property() scale: 'numbers' | 'stars' | 'faces' = 'numbers';
  /** Text below the first point. */
  @property({ attribute: 'low-label' }) lowLabel = '';
  /** Text below the last point. */
  @property({ attribute: 'high-label' }) highLabel = '';
  /** The picked point, or `null`. */
  @property({ type: Number, attribute: 'value' }) value: Value = null;

  override render(): TemplateResult {
    const points = Array.from({ length: Math.min(10, Math.max(2, this.points)) }, (_, index) => index + 1);
    const ends =
      this.lowLabel === '' && this.highLabel === ''
        ? nothing
        : html`<div class="ends" aria-hidden="true"><span>${this.lowLabel}</span><span>${this.highLabel}</span></div>`;
    return html`<fieldset
      class="field"
      role="radiogroup"
      aria-describedby=${this.describedBy}
      aria-required=${String(this.required)}
      aria-invalid=${String(this.error !== '')}
      ?disabled=${this.isDisabled || this.readOnly}
    >
      <legend>${this.renderLabelText()}</legend>
      <div part="options" class="points ${points.length > 7 ? 'many' : ''}">
        ${points.map((point) => this.#renderPoint(point, points.length))}
      </div>
      ${ends} ${this.renderHelp()}
      <div aria-live="polite">${this.renderError()}</div>
    </fieldset>`;
  }

  #renderPoint(point: number, count: number): TemplateResult {
    const filled = this.scale === 'stars' && typeof this.value === 'number' && point <= this.value;
    return html`<label class="choice point ${filled ? 'filled' : ''}">
      <input
        class="hidden-input"
        type="radio"
        name="point"
        ?data-control=${point === 1}
        value=${point}
        aria-label=${this.#nameOf(point, count)}
        .checked=${live(this.value === point)}
        @input=${this.#pick}
        @change=${this.#pick}
      />
      ${this.#renderMark(point, count)}<span aria-hidden="true">${point}</span>
    </label>`;
  }

  /** A screen reader hears what the ends of the scale mean. */
  #nameOf(point: number, count: number): string {
    const end = point === 1 ? this.lowLabel : point === count ? this.highLabel : '';
    return end === '' ? String(point) : `${String(point)}, ${end}`;
  }

  #renderMark(point: number, count: number): TemplateResult | typeof nothing {
    if (this.scale === 'stars')
      return html`<svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 3.5l2.6 5.3 5.9.9-4.200 4.100 1 5.800L12 16.800 6.700 19.600l1-5.800L3.500 9.700l5.900-.9z" />
      </svg>`;
    if (this.scale !== 'faces') return nothing;
    // The mouth bends from sad to glad: its middle lies 3.5 units below or above its ends.
    const bend = -3.5 + (7 * (point - 1)) / (count - 1);
    const ends = 15.5 - bend / 3;
    return html`<svg viewBox="0 0 24 24" aria-hidden="true">
      ${svg`<circle cx="12" cy="12" r="9" /><path d="M9 9.5v.5M15 9.5v.5M8 ${ends.toFixed(1)}Q12 ${(ends + bend).toFixed(1)} 16 ${ends.toFixed(1)}" />`}
    </svg>`;
  }

  readonly #pick = (event: Event): void => {
    this.take(Number((event.target as HTMLInputElement).value), event);
  };
}
