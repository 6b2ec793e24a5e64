import { textFor, type Locale, type TicketFormDefinition } from '@callside/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { FormAround } from './render-around.js';
import { TICKET_NUMBER_STRINGS } from './ticket-number.strings.js';

/**
 * The choice of a template, while the ticket is not stored: afterwards it keeps the one that it was made with.
 *
 * @example
 * html`<header>${renderTemplates(around, [repairForm, complaintForm], choose, 'en')}</header>`;
 */
export function renderTemplates(
  { call, definition, disabled }: FormAround,
  templates: readonly TicketFormDefinition[],
  choose: (template: TicketFormDefinition) => void,
  locale: Locale,
): TemplateResult | typeof nothing {
  if (templates.length < 2 || call.ticket !== undefined) return nothing;
  const known = templates.includes(definition) ? templates : [definition, ...templates];
  const take = ({ target }: Event): void => {
    const template = known[(target as HTMLSelectElement).selectedIndex];
    if (template !== undefined) choose(template);
  };
  return html`<select
    class="template"
    data-template
    aria-label=${TICKET_NUMBER_STRINGS[locale].template}
    ?disabled=${disabled}
    @change=${take}
  >
    ${known.map((each) => html`<option .selected=${each === definition}>${textFor(each.title, locale)}</option>`)}
  </select>`;
}
