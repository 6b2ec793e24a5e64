import type { Locale, SaveState } from '@callside/core';
import { formatText, renderSaveState } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { TICKET_FORM_STRINGS } from './ticket-form.strings.js';

/** What stands at the foot of a form. */
export interface FormFoot {
  readonly saveState: SaveState | undefined;
  /** Whether there is a ticket already. */
  readonly stored: boolean;
  /** How many findings are shown. */
  readonly errors: number;
  readonly isDisabled: boolean;
  readonly locale: Locale;
  readonly submit: (event: Event) => void;
}

/**
 * Draws the foot of a form: where the data is, how much is to be corrected, and the button that stores.
 *
 * @example
 * html`${renderFoot({ saveState, stored: false, errors: 0, isDisabled: false, locale: 'en', submit })}`;
 */
export function renderFoot({ saveState, stored, errors, isDisabled, locale, submit }: FormFoot): TemplateResult {
  const strings = TICKET_FORM_STRINGS[locale];
  return html`<footer class="foot">
    ${renderSaveState({ state: saveState, stored, locale })}
    <span class="spacer"></span>
    ${errors === 0 ? nothing : html`<span class="state bad">${formatText(strings.errors, { count: errors })}</span>`}
    <button class="primary" type="button" aria-disabled=${String(isDisabled)} @click=${submit}>
      ${stored ? strings.saveChanges : strings.submit}
    </button>
  </footer>`;
}
