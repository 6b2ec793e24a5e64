import { textFor, type FieldState, type Issue, type Locale, type Value } from '@callside/core';
import { html, type TemplateResult } from 'lit';
import { fieldParts } from './field-parts.js';
import type { LookupSource } from './fields/lookup-search.js';
import { pathOptions, triStateOptions } from './fields/field-options.js';
import type { TextFieldType } from './fields/text-field.js';

/**
 * Draws one field in place of the built-in drawing. It shows label, help and the finding on the field, takes `readOnly` and
 * `required` from the state and `disabled` from the options, and tells each value by `options.take`. The field's id as the `name`
 * of what is drawn lets a form find it, to bring the focus to a finding.
 */
export type FieldRenderer = (state: FieldState, options: RenderFieldOptions) => TemplateResult;

export interface RenderFieldOptions {
  readonly locale: Locale;
  /** Findings on the form; those on this field are shown at it. */
  readonly issues: readonly Issue[];
  readonly disabled?: boolean;
  /** Hears each value as the user makes it; `settled` is true once the user has left the field or made a choice. */
  readonly take: (id: string, value: Value, settled: boolean) => void;
  /**
   * Drawings in place of the built-in ones, by the field's id or by its type; the id goes before the type. A design system
   * puts its own inputs in so, and fields too heavy for every page come in so when they are loaded.
   */
  readonly renderers?: Readonly<Record<string, FieldRenderer>> | undefined;
  /** The searches of lookup fields, by the field's `source`. */
  readonly lookups?: Readonly<Record<string, LookupSource>> | undefined;
}

/**
 * Draws the element that fits a field of a definition, in the state that the form model gives it: by a renderer of the
 * options where there is one, else as the element of its type.
 *
 * @example
 * const renderers = { phone: ({ field }) => html`<acme-phone .label=${textFor(field.label, locale)}></acme-phone>` };
 * model.fields.map(({ id }) => renderField(model.state(id), { locale, issues, take, renderers }));
 */
export function renderField(state: FieldState, options: RenderFieldOptions): TemplateResult {
  return (rendererOf(state, options.renderers) ?? renderBuiltIn)(state, options);
}

/** Ids and types come from authors: what every object has by birth is no renderer. */
function rendererOf(
  { field }: FieldState,
  renderers: Readonly<Record<string, FieldRenderer>> = {},
): FieldRenderer | undefined {
  const key = [field.id, field.type].find((name) => Object.hasOwn(renderers, name));
  return key === undefined ? undefined : renderers[key];
}

function renderBuiltIn(state: FieldState, options: RenderFieldOptions): TemplateResult {
  const { field, value, required, readOnly } = state;
  const { locale, disabled = false } = options;
  const { label, help, placeholder, error, take } = fieldParts(state, options);
  switch (field.type) {
    case 'select':
    case 'tree':
      return html`<callside-select-field
        name=${field.id}
        .label=${label}
        .help=${help}
        .error=${error}
        .options=${field.type === 'tree' ? pathOptions(field, value, locale) : state.options}
        .value=${value}
        ?required=${required}
        ?readonly=${readOnly}
        ?disabled=${disabled}
        @input=${take}
        @change=${take}
      ></callside-select-field>`;
    case 'choice':
    case 'multi-select':
    case 'tri-state':
      return html`<callside-choice-field
        name=${field.id}
        .label=${label}
        .help=${help}
        .error=${error}
        .options=${field.type === 'tri-state' ? triStateOptions(locale) : state.options}
        .value=${value}
        ?multiple=${field.type === 'multi-select'}
        ?required=${required}
        ?readonly=${readOnly}
        ?disabled=${disabled}
        @input=${take}
        @change=${take}
      ></callside-choice-field>`;
    case 'checkbox':
      return html`<callside-checkbox-field
        name=${field.id}
        .label=${label}
        .help=${help}
        .error=${error}
        .value=${value}
        ?required=${required}
        ?readonly=${readOnly}
        ?disabled=${disabled}
        @input=${take}
        @change=${take}
      ></callside-checkbox-field>`;
    case 'rating':
      return html`<callside-rating-field
        name=${field.id}
        .label=${label}
        .help=${help}
        .error=${error}
        .value=${value}
        .points=${typeof field.max === 'number' ? field.max : 5}
        .scale=${field.scale ?? 'numbers'}
        .lowLabel=${textFor(field.ends?.[0], locale)}
        .highLabel=${textFor(field.ends?.[1], locale)}
        ?required=${required}
        ?readonly=${readOnly}
        ?disabled=${disabled}
        @input=${take}
        @change=${take}
      ></callside-rating-field>`;
    case 'attachment':
      // Whoever keeps the files draws them.
      return html``;
    default:
      return html`<callside-text-field
        name=${field.id}
        .label=${label}
        .help=${help}
        .error=${error}
        .value=${value}
        .type=${field.type === 'lookup' ? 'text' : (field.type satisfies TextFieldType)}
        .placeholder=${placeholder}
        ?required=${required}
        ?readonly=${readOnly}
        ?disabled=${disabled}
        @input=${take}
        @change=${take}
      ></callside-text-field>`;
  }
}
