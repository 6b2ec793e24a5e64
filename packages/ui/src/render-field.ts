import { textFor, type FieldState, type Issue, type Locale, type Value } from '@callside/core';
import { html, type TemplateResult } from 'lit';
import { issueText } from './issue-text.js';
import type { TextFieldType } from './fields/text-field.js';

export interface RenderFieldOptions {
  readonly locale: Locale;
  /** Findings on the form; those on this field are shown at it. */
  readonly issues: readonly Issue[];
  readonly disabled?: boolean;
  /** Hears each value as the user makes it; `settled` is true once the user has left the field or made a choice. */
  readonly take: (id: string, value: Value, settled: boolean) => void;
}

/**
 * Draws the element that fits a field of a definition, in the state that the form model gives it.
 *
 * @example
 * model.fields.map(({ id }) => renderField(model.state(id), { locale, issues, take }));
 */
export function renderField(state: FieldState, options: RenderFieldOptions): TemplateResult {
  const { field, value, required, readOnly } = state;
  const { locale, issues, disabled = false } = options;
  const text = (source: Parameters<typeof textFor>[0]): string => textFor(source, locale);
  const finding = issues.find(({ path }) => path[0] === field.id);
  const error = finding === undefined ? '' : issueText(finding, locale);
  const take = (event: Event): void => {
    options.take(field.id, (event.currentTarget as EventTarget & { value: Value }).value, event.type === 'change');
  };
  switch (field.type) {
    case 'select':
      return html`<callside-select-field
        name=${field.id}
        .label=${text(field.label)}
        .help=${text(field.help)}
        .error=${error}
        .options=${state.options}
        .value=${value}
        ?required=${required}
        ?readonly=${readOnly}
        ?disabled=${disabled}
        @input=${take}
        @change=${take}
      ></callside-select-field>`;
    case 'choice':
    case 'multi-select':
      return html`<callside-choice-field
        name=${field.id}
        .label=${text(field.label)}
        .help=${text(field.help)}
        .error=${error}
        .options=${state.options}
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
        .label=${text(field.label)}
        .help=${text(field.help)}
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
        .label=${text(field.label)}
        .help=${text(field.help)}
        .error=${error}
        .value=${value}
        .points=${typeof field.max === 'number' ? field.max : 5}
        .scale=${field.scale ?? 'numbers'}
        .lowLabel=${text(field.ends?.[0])}
        .highLabel=${text(field.ends?.[1])}
        ?required=${required}
        ?readonly=${readOnly}
        ?disabled=${disabled}
        @input=${take}
        @change=${take}
      ></callside-rating-field>`;
    default:
      return html`<callside-text-field
        name=${field.id}
        .label=${text(field.label)}
        .help=${text(field.help)}
        .error=${error}
        .value=${value}
        .type=${field.type satisfies TextFieldType}
        .placeholder=${text(field.placeholder)}
        ?required=${required}
        ?readonly=${readOnly}
        ?disabled=${disabled}
        @input=${take}
        @change=${take}
      ></callside-text-field>`;
  }
}
