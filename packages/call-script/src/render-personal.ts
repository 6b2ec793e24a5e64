import {
  isMaskedValue,
  revealField,
  type Catalog,
  type FieldState,
  type RevealSource,
  type SharedCall,
} from '@callside/core';
import type { RenderFieldOptions } from '@callside/ui';
import { renderPrivate } from '@callside/ui/private-field.js';
import type { TemplateResult } from 'lit';

/** Whose call the field is asked in, and what tells who may see it. */
export interface ScriptAround {
  readonly call: SharedCall;
  readonly catalog: Catalog | undefined;
  readonly revealSource: RevealSource | undefined;
}

/**
 * Draws a field with personal data as the agent's role may see it in calls. A look is noted in the log of the call's ticket, or
 * with the call while there is none.
 *
 * @example
 * model.fields.map((field) => renderPersonal(field, options, { call, catalog, revealSource }));
 */
export function renderPersonal(
  state: FieldState,
  options: RenderFieldOptions,
  { call, catalog, revealSource }: ScriptAround,
): TemplateResult {
  const field = state.field.id;
  const path = `values.${field}`;
  const { callId, ticket } = call;
  const ofTicket = isMaskedValue(ticket?.ticket.values[field])
    ? { type: 'ticket' as const, id: ticket.ticket.id, path }
    : undefined;
  const ofCall = callId === undefined ? undefined : { type: 'call' as const, id: callId, path };
  return renderPrivate(state, options, {
    call,
    catalog,
    revealSource,
    type: 'call',
    owns: true,
    stored: ticket?.ticket.values,
    place: ofTicket ?? ofCall,
    note:
      call.perform &&
      (async (reason) => call.perform?.(revealField, { field, reason, ticketId: ticket?.ticket.id, callId })),
  });
}
