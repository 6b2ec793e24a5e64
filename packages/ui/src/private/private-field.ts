import {
  isCallsideError,
  isEmpty,
  isMaskedValue,
  maskValue,
  textFor,
  type FieldSight,
  type FieldState,
  type MaskedValue,
  type RevealedValue,
  type RevealResult,
  type Value,
} from '@callside/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CallsideElement } from '../callside-element.js';
import { TickerController } from '../controllers/ticker-controller.js';
import { fieldParts } from '../field-parts.js';
import { renderField, type RenderFieldOptions } from '../render-field.js';
import { formatText } from '../strings.js';
import { fieldStyles } from '../styles/field.styles.js';
import { panelStyles } from '../styles/panel.styles.js';
import { PRIVATE_FIELD_STRINGS } from './private-field.strings.js';
import { privateFieldStyles } from './private-field.styles.js';

/** How long a lifted mask stays lifted, in milliseconds. */
const MOMENT = 30_000;

const REASONS = ['call-back', 'check', 'correct', 'other'] as const;

/**
 * Lifts the mask of one field, for a reason. The look is stored first: here, or by the server, which then gives the value.
 *
 * @example
 * const reveal: LiftMask = (reason) => source({ type: 'ticket', id, path: 'values.phone', reason });
 */
export type LiftMask = (reason: string) => Promise<RevealResult | RevealedValue | undefined>;

/**
 * A field with personal data, for somebody whose role sees a part of it. What he types himself is shown while he is at it;
 * what comes from elsewhere is masked: the whole value is in no element of the page, and copying gives the mask. For a moment
 * and with a reason, which is stored before the value is shown, the mask is lifted; then the field can be changed, too. A value
 * that the server has masked is not in the page at all: it can be asked for, or another be typed in its place.
 *
 * @example
 * html`<callside-private-field name="phone" .field=${state} .options=${options} .sight=${sight}></callside-private-field>`;
 */
export class PrivateField extends CallsideElement {
  static override shadowRootOptions: ShadowRootInit = { ...CallsideElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [CallsideElement.styles, panelStyles, fieldStyles, privateFieldStyles];

  /** The field's id. */
  @property({ reflect: true }) name = '';
  /** The field as its form has it. */
  @property({ attribute: false }) field: FieldState | undefined;
  /** What a form gives to each of its fields. */
  @property({ attribute: false }) options: RenderFieldOptions | undefined;
  /** How this person sees the field. */
  @property({ attribute: false }) sight: FieldSight | undefined;
  /** Stores that the mask is lifted, and why. Without it there is no lifting. */
  @property({ attribute: false }) reveal: LiftMask | undefined;
  /** The moment on the clock of the form. */
  @property({ attribute: false }) now: () => number = Date.now;
  /** What is stored of the record: when it changes, what was typed is no longer this person's own. */
  @property() stored = '';

  @state() private isAsking = false;
  @state() private isOther = false;
  @state() private problem: 'tooShort' | 'notStored' | 'offline' | 'forbidden' | undefined;
  @state() private isBusy = false;
  @state() private until = 0;
  /** Something is typed in place of a value that is not here. */
  @state() private isReplacing = false;

  /** The person at this page has typed it. */
  #isTyped = false;
  /** It was stored while somebody was in the field. */
  #isOld = false;
  /** What stands in the form for a value that the server has masked. */
  #mask: MaskedValue | undefined;
  /** The value that the server gave, for as long as it is shown. */
  #revealed: Value = null;

  constructor() {
    super();
    new TickerController(this, () => this.until > 0);
    this.addEventListener('focusout', () => {
      if (!this.#isOld) return;
      this.#isOld = this.#isTyped = this.isReplacing = false;
      this.requestUpdate();
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // Nothing disappears under somebody's hands.
    if (changed.get('stored') !== undefined) {
      this.#isOld = this.matches(':focus-within');
      this.#isTyped &&= this.#isOld;
      this.isReplacing &&= this.#isOld;
    }
    if (this.until > 0 && this.now() >= this.until && !this.matches(':focus-within')) this.until = 0;
    if (this.until === 0) this.#revealed = null;
    const value = this.field?.value;
    if (isMaskedValue(value)) this.#mask = value;
  }

  override render(): TemplateResult | typeof nothing {
    const { field, options } = this;
    if (field === undefined || options === undefined) return nothing;
    const isShown = this.#isTyped || this.until > 0 || this.isReplacing;
    if (!isEmpty(field.value) && !isShown) return this.#renderMasked(field, options);
    const state = isMaskedValue(field.value) ? { ...field, value: this.#revealed } : field;
    return html`${renderField(state, { ...options, take: this.#take })} ${this.until > 0 ? this.#renderLeft() : nothing}
    ${this.isReplacing ? this.#renderKeep() : nothing}`;
  }

  #renderMasked(field: FieldState, options: RenderFieldOptions): TemplateResult | typeof nothing {
    if (this.sight?.visibility === 'hidden') return nothing;
    const strings = PRIVATE_FIELD_STRINGS[this.locale];
    const { label, error } = fieldParts(field, options);
    const canReveal = this.sight?.mayReveal === true && this.reveal !== undefined && options.disabled !== true;
    return html`<div class="field">
      <label class="label" for="control"
        >${label}${field.required ? html` <span class="mark" aria-hidden="true">*</span>` : nothing}</label
      >
      <div class="with">
        <input
          class="control"
          id="control"
          readonly
          autocomplete="off"
          aria-describedby="help"
          .value=${maskedText(field)}
        />
        ${
          canReveal
            ? html`<button
                type="button"
                data-show
                aria-label=${formatText(strings.show, { field: label })}
                aria-expanded=${String(this.isAsking)}
                @click=${this.#ask}
              >
                ${eyeIcon}
              </button>`
            : nothing
        }
      </div>
      <p class="help" id="help">${canReveal ? strings.masked : this.#whoMay}</p>
      ${
        isMaskedValue(field.value) && !field.readOnly && options.disabled !== true
          ? html`<button type="button" class="quiet" data-replace @click=${this.#replace}>${strings.replace}</button>`
          : nothing
      }
      <div aria-live="polite">${error === '' ? nothing : html`<p class="error">${error}</p>`}</div>
      ${this.isAsking && canReveal ? this.#renderWhy(label) : nothing}
    </div>`;
  }

  #renderWhy(label: string): TemplateResult {
    const strings = PRIVATE_FIELD_STRINGS[this.locale];
    return html`<div
      class="row why"
      role="group"
      aria-label=${formatText(strings.show, { field: label })}
      @keydown=${this.#press}
    >
      <label>
        ${strings.why}
        <select class="control" data-reason @change=${this.#choose}>
          ${REASONS.map((reason) => html`<option value=${reason}>${strings[`reason-${reason}`]}</option>`)}
        </select>
      </label>
      ${
        this.isOther
          ? html`<label>
              ${strings.otherReason}
              <input
                class="control"
                data-other
                aria-invalid=${String(this.problem === 'tooShort')}
                autocomplete="off"
              />
            </label>`
          : nothing
      }
      <button type="button" class="primary" data-confirm ?disabled=${this.isBusy} @click=${this.#confirm}>
        ${formatText(strings.showFor, { seconds: MOMENT / 1000 })}
      </button>
      <button type="button" class="quiet" data-cancel @click=${this.#cancel}>${strings.cancel}</button>
      <div role="alert">
        ${this.problem === undefined ? nothing : html`<p class="error">${strings[this.problem]}</p>`}
      </div>
    </div>`;
  }

  #renderKeep(): TemplateResult {
    return html`<button type="button" class="quiet" data-keep @click=${this.#keep}>
      ${PRIVATE_FIELD_STRINGS[this.locale].keep}
    </button>`;
  }

  #renderLeft(): TemplateResult {
    const strings = PRIVATE_FIELD_STRINGS[this.locale];
    const seconds = Math.max(0, Math.ceil((this.until - this.now()) / 1000));
    return html`<div class="row left">
      <span>${formatText(strings.shownFor, { seconds })}</span>
      <button type="button" data-hide @click=${this.#hide}>${strings.hideNow}</button>
    </div>`;
  }

  get #whoMay(): string {
    const strings = PRIVATE_FIELD_STRINGS[this.locale];
    const roles = this.sight?.revealers.map((title) => textFor(title, this.locale)) ?? [];
    if (roles.length === 0) return strings.masked;
    return formatText(strings.notYours, { roles: new Intl.ListFormat(this.locale).format(roles) });
  }

  /** Whoever changes a value has seen it: it stays in sight until it is stored. */
  readonly #take: RenderFieldOptions['take'] = (id, value, settled) => {
    // Leaving a field that was stored meanwhile tells its value once more.
    this.#isTyped = !settled || !this.#isOld;
    if (!settled) this.#isOld = false;
    const mask = this.#mask;
    const isMasked = isMaskedValue(this.field?.value);
    if (mask !== undefined && this.isReplacing && isEmpty(value)) {
      // Nothing in its place: the value stays as the server has it.
      if (settled) this.#isTyped = this.isReplacing = false;
      if (!isMasked) this.options?.take(id, asValue(mask), settled);
      return;
    }
    // A look changes nothing.
    if (isMasked && value === this.#revealed) {
      this.#isTyped = false;
      return;
    }
    this.until = 0;
    this.options?.take(id, value, settled);
  };

  readonly #ask = (): void => {
    this.isAsking = !this.isAsking;
    this.isOther = false;
    this.problem = undefined;
    this.#focus('[data-reason]');
  };

  readonly #choose = (event: Event): void => {
    this.isOther = (event.target as HTMLSelectElement).value === 'other';
    if (this.isOther) this.#focus('[data-other]');
  };

  readonly #cancel = (): void => {
    this.isAsking = false;
    this.#focus('[data-show]');
  };

  readonly #replace = (): void => {
    this.isReplacing = true;
    this.isAsking = false;
    this.#focus('[name]');
  };

  /** The value stays as the server has it. */
  readonly #keep = (): void => {
    this.#isTyped = this.isReplacing = false;
    if (this.#mask !== undefined) this.options?.take(this.name, asValue(this.#mask), true);
    this.#focus('[data-replace]');
  };

  readonly #hide = (): void => {
    this.until = 0;
    this.#focus('[data-show]');
  };

  readonly #press = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape') this.#cancel();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) this.#confirm();
    else return;
    event.stopPropagation();
  };

  readonly #confirm = (): void => {
    const chosen = REASONS.find((each) => each === this.#valueOf('[data-reason]')) ?? 'other';
    const reason =
      chosen === 'other' ? this.#valueOf('[data-other]') : PRIVATE_FIELD_STRINGS[this.locale][`reason-${chosen}`];
    if (this.isBusy) return;
    this.isBusy = true;
    // The look is stored first; what cannot be stored shows nothing.
    Promise.resolve(this.reveal?.(reason))
      .then((result) => {
        this.problem = result?.ok === false ? problemOf(result) : undefined;
        if (result?.ok !== true) return;
        if ('value' in result) this.#revealed = result.value as Value;
        this.isAsking = false;
        this.until = this.now() + MOMENT;
        this.#focus('[name]');
      })
      .catch((error: unknown) => {
        this.problem = 'notStored';
        if (!isCallsideError(error)) reportError(error);
      })
      .finally(() => {
        this.isBusy = false;
      });
  };

  #valueOf(selector: string): string {
    return this.renderRoot.querySelector<HTMLInputElement | HTMLSelectElement>(selector)?.value ?? '';
  }

  #focus(selector: string): void {
    this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    }, reportError);
  }
}

/** Numbers and lists have no part that could be shown. */
function maskedText({ field, value }: FieldState): string {
  if (isMaskedValue(value)) return value.hint;
  return typeof value === 'string' ? maskValue(field.pii ?? 'text', value) : '••••';
}

/** A form holds it where the value would be, and knows it by what it is. */
function asValue(mask: MaskedValue): Value {
  return mask as unknown as Value;
}

function problemOf(
  result: Extract<RevealResult | RevealedValue, { ok: false }>,
): 'tooShort' | 'notStored' | 'offline' | 'forbidden' {
  if ('issues' in result) return 'tooShort';
  return result.reason === 'unavailable' ? 'notStored' : result.reason;
}

const eyeIcon = html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
  <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z" />
  <circle cx="8" cy="8" r="2" />
</svg>`;
