import { type FieldState } from '@callside/core';
import { fieldParts, type RenderFieldOptions } from '@callside/ui';
import { html, type TemplateResult } from 'lit';
import { fileIssueText } from './file-field.model.js';
import type { FormAround } from './render-around.js';

/**
 * Draws a field for files, which needs the form around it: they lie with the ticket of its call.
 *
 * @example
 * html`${renderFileField(state, { locale: 'en', issues, take }, around)}`;
 */
export function renderFileField(
  state: FieldState,
  options: RenderFieldOptions,
  { call, definition, limits }: FormAround,
): TemplateResult {
  const { field, value, required, readOnly } = state;
  const { label, help, take } = fieldParts(state, options);
  const finding = options.issues.find(({ path }) => path[0] === field.id);
  return html`<callside-file-field
    name=${field.id}
    .label=${label}
    .help=${help}
    .error=${finding === undefined ? '' : fileIssueText(finding, options.locale)}
    .bounds=${field}
    .value=${value}
    .definition=${definition}
    .call=${call}
    .limits=${limits}
    ?required=${required}
    ?readonly=${readOnly}
    ?disabled=${options.disabled}
    @input=${take}
    @change=${take}
  ></callside-file-field>`;
}
