import {
  filesOf,
  type AssignmentCandidate,
  type AttachmentLimits,
  type Catalog,
  type Locale,
  type RevealSource,
  type SharedCall,
  type TicketFormDefinition,
} from '@callside/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { ShownSection } from './ticket-form.model.js';
import type { TicketIncompleteEvent } from './ticket-bar.events.js';
import { TICKET_NUMBER_STRINGS } from './ticket-number.strings.js';

/** What stands around the fields of a form needs of it. */
export interface FormAround {
  readonly definition: TicketFormDefinition;
  readonly call: SharedCall;
  readonly catalog: Catalog | undefined;
  readonly candidates: readonly AssignmentCandidate[];
  readonly limits: AttachmentLimits | undefined;
  readonly revealSource?: RevealSource | undefined;
  readonly disabled: boolean;
  /** The sections with the fields that are on show. */
  readonly sections: readonly ShownSection[];
  readonly showIncomplete: (event: TicketIncompleteEvent) => void;
}

/**
 * The number and the status of a stored ticket.
 *
 * @example
 * html`<h2>Repair</h2>
 *   ${renderNumber(around, 'en')}`;
 */
export function renderNumber({ call }: FormAround, locale: Locale): TemplateResult | typeof nothing {
  const ticket = call.ticket?.ticket;
  if (ticket === undefined) return nothing;
  const strings = TICKET_NUMBER_STRINGS[locale];
  // A workflow of one's own has states that nobody here has words for.
  const words: Readonly<Record<string, string>> = strings;
  return html`<span class="number" data-number>${ticket.number ?? strings.numberPending}</span>
    <span class="pill on">${words[`status-${ticket.status}`] ?? ticket.status}</span>`;
}

/**
 * What stands above the fields: the bar of a stored ticket, and the customer's other tickets where the call knows them.
 *
 * @example
 * html`${renderAbove({ definition, call, catalog, candidates, limits, sections, disabled, showIncomplete })}`;
 */
export function renderAbove(form: FormAround): TemplateResult {
  const { definition, call, catalog, candidates, showIncomplete } = form;
  return html`${
    call.ticket === undefined
      ? nothing
      : html`<callside-ticket-bar
          hide-state
          .definition=${definition}
          .call=${call}
          .catalog=${catalog}
          .candidates=${candidates}
          @callside-ticket-incomplete=${showIncomplete}
        ></callside-ticket-bar>`
  }
  ${
    call.perform === undefined
      ? nothing
      : html`<callside-ticket-history
          .definition=${definition}
          .call=${call}
          .catalog=${catalog}
        ></callside-ticket-history>`
  }`;
}

/**
 * What stands below the fields: the files of the ticket, where the call keeps any.
 *
 * @example
 * html`${renderBelow({ definition, call, catalog, candidates, limits, sections, disabled, showIncomplete })}`;
 */
export function renderBelow({
  definition,
  call,
  limits,
  disabled,
  sections,
}: FormAround): TemplateResult | typeof nothing {
  if (call.perform === undefined) return nothing;
  const atFields = sections.flatMap(({ fields }) => fields.flatMap(({ value }) => filesOf(value).map(({ id }) => id)));
  return html`<callside-ticket-attachments
    .definition=${definition}
    .call=${call}
    .limits=${limits}
    .shownElsewhere=${atFields}
    ?disabled=${disabled}
  ></callside-ticket-attachments>`;
}
