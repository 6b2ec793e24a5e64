import { textFor, type FieldState, type Text, type Value } from '@callside/core';
import { issueText } from './issue-text.js';
import type { RenderFieldOptions } from './render-field.js';

/** What every drawing of a field needs, in the language of the form. */
export interface FieldParts {
  readonly label: string;
  readonly help: string;
  readonly placeholder: string;
  /** The words for the finding on the field; empty when there is none. */
  readonly error: string;
  /** Listens to `input` and `change` of an element and hands on its `value`; of a checkbox `checked`, where it has that. */
  readonly take: (event: Event) => void;
}

/**
 * The texts of a field, the finding on it, and a listener for the events of its element: what a renderer would otherwise
 * work out for itself.
 *
 * @example
 * const phone: FieldRenderer = (state, options) => {
 *   const { label, error, take } = fieldParts(state, options);
 *   return html`<acme-input .label=${label} .error=${error} .value=${state.value} @change=${take}></acme-input>`;
 * };
 */
export function fieldParts({ field }: FieldState, { locale, issues, take }: RenderFieldOptions): FieldParts {
  const text = (source: Text | undefined): string => textFor(source, locale);
  const finding = issues.find(({ path }) => path[0] === field.id);
  return {
    label: text(field.label),
    help: text(field.help),
    placeholder: text(field.placeholder),
    error: finding === undefined ? '' : issueText(finding, locale),
    take({ currentTarget, type }) {
      const { value, checked = value } = currentTarget as EventTarget & { value: Value; checked?: boolean };
      take(field.id, field.type === 'checkbox' ? checked : value, type === 'change');
    },
  };
}
