import { revealField, type FieldState } from '@callside/core';
import type { RenderFieldOptions } from '@callside/ui';
import { renderPrivate } from '@callside/ui/private-field.js';
import type { TemplateResult } from 'lit';
import type { FormAround } from './render-around.js';
import { renderFileField } from './render-file-field.js';

/**
 * Draws a field with personal data as the role of whoever looks may see it: by the role policy of the form's catalogue. A look is
 * noted in the log of the ticket, or with its call while there is none. A field for files is drawn with what it needs of the form.
 *
 * @example
 * model.sections.flatMap(({ fields }) => fields.map((field) => renderPersonal(field, options, around)));
 */
export function renderPersonal(state: FieldState, given: RenderFieldOptions, form: FormAround): TemplateResult {
  const options: RenderFieldOptions = {
    ...given,
    renderers: { attachment: (file, shown) => renderFileField(file, shown, form), ...given.renderers },
  };
  const { call, catalog, definition, revealSource } = form;
  const field = state.field.id;
  const ticket = call.ticket?.ticket;
  return renderPrivate(state, options, {
    call,
    catalog,
    revealSource,
    type: 'ticket',
    owns: ticket === undefined || ticket.createdBy === call.scope().agent?.['id'],
    stored: ticket?.values,
    place: ticket && { type: 'ticket', id: ticket.id, path: `values.${field}` },
    note:
      call.perform &&
      (async (reason) => {
        const input = call.ticketInput?.(definition);
        if (input === undefined) return undefined;
        const { id: ticketId, callId } = input;
        return call.perform?.(revealField, { field, reason, ticketId, ...(callId && { callId }) });
      }),
  });
}
