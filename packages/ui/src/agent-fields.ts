import { html, type TemplateResult } from 'lit';
import type { FieldState } from '@callside/core';
import { AGENT_FIELD_STRINGS } from './agent-field.strings.js';
import { defineElement } from './define-element.js';
import { fieldParts } from './field-parts.js';
import { ComboboxField } from './fields/combobox-field.js';
import type { LookupSource } from './fields/lookup-search.js';
import { MultiSelectField } from './fields/multi-select-field.js';
import { TreeField } from './fields/tree-field.js';
import { TriStateField } from './fields/tri-state-field.js';
import { renderField, type FieldRenderer, type RenderFieldOptions } from './render-field.js';
import { formatText } from './strings.js';

defineElement('callside-combobox-field', ComboboxField);
defineElement('callside-multi-select-field', MultiSelectField);
defineElement('callside-tree-field', TreeField);
defineElement('callside-tri-state-field', TriStateField);

declare global {
  interface HTMLElementTagNameMap {
    'callside-combobox-field': ComboboxField;
    'callside-multi-select-field': MultiSelectField;
    'callside-tree-field': TreeField;
    'callside-tri-state-field': TriStateField;
  }
}

/** From this many options on they are searched; fewer are quicker in the browser's own list, or as boxes to tick. */
const MANY = 16;

/**
 * Draws the fields that agents search in, by type: give it to `renderField` as `renderers`, with a page's own beside it.
 * Importing this module also defines the elements. It is heavier than the other fields, so import it when it is needed.
 *
 * @example
 * const { AGENT_FIELD_RENDERERS: renderers } = await import('@callside/ui/agent-fields.js');
 * renderField(state, { locale, issues, take, renderers, lookups: { buildings: { search } } });
 */
export const AGENT_FIELD_RENDERERS: Readonly<Record<string, FieldRenderer>> = {
  tree: renderTree,
  lookup: renderLookup,
  select: renderSelect,
  'multi-select': renderMultiSelect,
  'tri-state': renderTriState,
};

function renderTree(state: FieldState, options: RenderFieldOptions): TemplateResult {
  const { field, value, required, readOnly } = state;
  const { label, help, placeholder, error, take } = fieldParts(state, options);
  return html`<callside-tree-field
    name=${field.id}
    .label=${label}
    .help=${help}
    .placeholder=${placeholder}
    .error=${error}
    .tree=${field.tree ?? []}
    .selectable=${field.selectable ?? 'leaf'}
    .value=${value}
    ?required=${required}
    ?readonly=${readOnly}
    ?disabled=${options.disabled}
    @input=${take}
    @change=${take}
  ></callside-tree-field>`;
}

function renderTriState(state: FieldState, options: RenderFieldOptions): TemplateResult {
  const { field, value, required, readOnly } = state;
  const { label, help, error, take } = fieldParts(state, options);
  return html`<callside-tri-state-field
    name=${field.id}
    .label=${label}
    .help=${help}
    .error=${error}
    .value=${value}
    ?required=${required}
    ?readonly=${readOnly}
    ?disabled=${options.disabled}
    @input=${take}
    @change=${take}
  ></callside-tri-state-field>`;
}

function renderSelect(state: FieldState, options: RenderFieldOptions): TemplateResult {
  // Those of the definition count: conditions must not change the control under somebody's hands.
  // What a page draws of its own goes by `renderers`, which have been asked by now.
  if ((state.field.options ?? []).length < MANY) return renderField(state, { ...options, renderers: {} });
  return renderCombobox(state, options);
}

function renderMultiSelect(state: FieldState, options: RenderFieldOptions): TemplateResult {
  const { field, value, required, readOnly } = state;
  if ((field.options ?? []).length < MANY) return renderField(state, { ...options, renderers: {} });
  const { label, help, placeholder, error, take } = fieldParts(state, options);
  return html`<callside-multi-select-field
    name=${field.id}
    .label=${label}
    .help=${help}
    .placeholder=${placeholder}
    .error=${error}
    .options=${state.options}
    .value=${value}
    ?required=${required}
    ?readonly=${readOnly}
    ?disabled=${options.disabled}
    @input=${take}
    @change=${take}
  ></callside-multi-select-field>`;
}

function renderLookup(state: FieldState, options: RenderFieldOptions): TemplateResult {
  const { source = '' } = state.field;
  const { lookups = {}, locale } = options;
  const lookup = Object.hasOwn(lookups, source) ? lookups[source] : undefined;
  if (lookup !== undefined) return renderCombobox(state, options, lookup);
  const missing = formatText(AGENT_FIELD_STRINGS[locale].noSource, { source });
  return renderCombobox(state, options, { search: NOTHING, error: missing });
}

/** Without a source nothing can be found; the field says so. */
const NOTHING: LookupSource['search'] = () => Promise.resolve([]);

function renderCombobox(
  state: FieldState,
  options: RenderFieldOptions,
  { search, labelOf, error: own = '' }: Partial<LookupSource> & { readonly error?: string } = {},
): TemplateResult {
  const { field, value, required, readOnly } = state;
  const { label, help, placeholder, error, take } = fieldParts(state, options);
  return html`<callside-combobox-field
    name=${field.id}
    .label=${label}
    .help=${help}
    .placeholder=${placeholder}
    .error=${own === '' ? error : own}
    .options=${search === undefined ? state.options : []}
    .search=${search}
    .labelOf=${labelOf}
    .value=${value}
    ?required=${required}
    ?readonly=${readOnly}
    ?disabled=${options.disabled}
    @input=${take}
    @change=${take}
  ></callside-combobox-field>`;
}
