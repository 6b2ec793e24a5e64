import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import '@awesome.me/webawesome/dist/components/input/input.js';
import '@awesome.me/webawesome/dist/components/option/option.js';
import '@awesome.me/webawesome/dist/components/select/select.js';
import '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import { textFor, type FieldState } from '@callside/core';
import { fieldParts, styledBy, type FieldRenderer, type RenderFieldOptions } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** Web Awesome marks no input by what a page has found; its tokens and parts let one do so. */
const MARKS = new CSSStyleSheet();
MARKS.replaceSync(`
  [data-error] {
    display: block;
    color: var(--wa-color-danger-on-quiet);
  }

  :is(wa-input, wa-textarea):has([data-error])::part(input-wrapper),
  wa-textarea:has([data-error])::part(base),
  wa-select:has([data-error])::part(combobox),
  wa-checkbox:has([data-error])::part(control) {
    border-color: var(--wa-color-danger-border-loud);
  }
`);

/** Text, select, checkbox and date drawn with the inputs of Web Awesome: for `fieldRenderers` of a ticket form. */
export const WEB_AWESOME_FIELDS: Readonly<Record<string, FieldRenderer>> = {
  text: (state, options) => renderInput(state, options, 'text'),
  phone: (state, options) => renderInput(state, options, 'tel'),
  date: (state, options) => renderInput(state, options, 'date'),
  'long-text'(state, options) {
    const { label, placeholder, error, take } = fieldParts(state, options);
    return html`<wa-textarea
      name=${state.field.id}
      .label=${label}
      .placeholder=${placeholder}
      .customError=${error === '' ? null : error}
      .value=${live(textOf(state))}
      ?required=${state.required}
      ?readonly=${state.readOnly}
      ?disabled=${options.disabled}
      @input=${take}
      @change=${take}
      >${renderHint(state, options)}</wa-textarea
    >`;
  },
  select(state, options) {
    const { label, placeholder, error, take } = fieldParts(state, options);
    return html`<wa-select
      name=${state.field.id}
      with-clear
      .label=${label}
      .placeholder=${placeholder}
      .customError=${error === '' ? null : error}
      .value=${live(textOf(state))}
      ?required=${state.required}
      ?disabled=${options.disabled === true || state.readOnly}
      @input=${take}
      @change=${take}
    >
      ${state.options.map(({ value, label: text }) => html`<wa-option value=${value}>${textFor(text, options.locale)}</wa-option>`)}
      ${renderHint(state, options)}
    </wa-select>`;
  },
  checkbox(state, options) {
    const { label, error, take } = fieldParts(state, options);
    return html`<wa-checkbox
      name=${state.field.id}
      .customError=${error === '' ? null : error}
      .checked=${live(state.value === true)}
      ?required=${state.required}
      ?disabled=${options.disabled === true || state.readOnly}
      @input=${take}
      @change=${take}
      >${label}${renderHint(state, options)}</wa-checkbox
    >`;
  },
};

function renderInput(state: FieldState, options: RenderFieldOptions, type: 'text' | 'tel' | 'date'): TemplateResult {
  const { label, placeholder, error, take } = fieldParts(state, options);
  return html`<wa-input
    name=${state.field.id}
    .type=${type}
    .label=${label}
    .placeholder=${placeholder}
    .customError=${error === '' ? null : error}
    .value=${live(textOf(state))}
    ?required=${state.required}
    ?readonly=${state.readOnly}
    ?disabled=${options.disabled}
    @input=${take}
    @change=${take}
    >${renderHint(state, options)}</wa-input
  >`;
}

/** Help and finding stand where Web Awesome describes an input from; a finding is announced. */
function renderHint(state: FieldState, options: RenderFieldOptions): TemplateResult {
  const { help, error } = fieldParts(state, options);
  return html`<span slot="hint" aria-live="polite" ${styledBy(MARKS)}
    >${help}${error === '' ? nothing : html`<span data-error>${error}</span>`}</span
  >`;
}

function textOf({ value }: FieldState): string {
  return typeof value === 'string' ? value : '';
}
