import {
  callRoles,
  privateFieldOf,
  rolePolicyAmong,
  scopeInSight,
  textFor,
  type Field,
  type Locale,
  type PhrasebookDefinition,
  type Scope,
} from '@callside/core';
import { valueText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { FormAround } from './render-around.js';

/**
 * The quick phrases of a form, which speak of its fields as the form shows them: by their labels and those of their options, and
 * personal data masked. Nothing without books.
 *
 * @example
 * html`<header>${renderPhrases(around, [inboundPhrasebook], 'en')}</header>`;
 */
export function renderPhrases(
  around: FormAround,
  phrasebooks: readonly PhrasebookDefinition[] | undefined,
  locale: Locale,
): TemplateResult | typeof nothing {
  if (phrasebooks === undefined) return nothing;
  const { call, definition } = around;
  const fields = new Map(
    definition.sections.flatMap((section) => section.fields).map((field) => [`fields.${field.id}`, field]),
  );
  const nameOf = (variable: string): string | undefined => textFor(fields.get(variable)?.label, locale) || undefined;
  return html`<callside-quick-phrases
    .phrasebooks=${phrasebooks}
    .call=${call}
    .scope=${() => spokenScope(scopeSeen(around), [...fields.values()], locale)}
    .nameOf=${nameOf}
  ></callside-quick-phrases>`;
}

/** What may not be seen is not written into a text either; what is not shown at all is asked for. */
function scopeSeen({ call, catalog, definition }: FormAround): Scope {
  const { definitions } = catalog ?? { definitions: [] };
  const scope = call.scope();
  const roles = callRoles(call);
  const ticket = call.ticket?.ticket;
  return scopeInSight(scope, {
    policy: rolePolicyAmong(definitions),
    viewer: roles && { roles, owns: ticket === undefined || ticket.createdBy === scope.agent?.['id'] },
    fieldOf: privateFieldOf([definition, ...definitions]),
  });
}

/** What is empty stays empty: it is asked for. */
function spokenScope(scope: Scope, fields: readonly Field[], locale: Locale): Scope {
  const shown = fields.flatMap((field) => {
    const value = scope.fields?.[field.id];
    const isSpoken = ['string', 'number'].includes(typeof value) || Array.isArray(value);
    return isSpoken && value !== '' ? [[field.id, valueText(field, value, locale)] as const] : [];
  });
  return { ...scope, fields: Object.fromEntries(shown) };
}
