import type { QuickGuideDefinition } from '@callside/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { ScriptPanel } from './script-panel.js';
import { SCRIPT_TOOL_STRINGS } from './script-tools.strings.js';

/**
 * The button that opens the side cards; nothing where the script names no guides and the host gives no articles.
 *
 * @example
 * renderCardsButton(panel);
 */
export function renderCardsButton(panel: ScriptPanel): TemplateResult | typeof nothing {
  const { host, locale } = panel;
  if (!hasCards(panel)) return nothing;
  return html`<button
    type="button"
    class="quiet"
    data-cards
    aria-expanded=${String(host.cardsOpen)}
    @click=${() => {
      host.cardsOpen = !host.cardsOpen;
    }}
  >
    ${SCRIPT_TOOL_STRINGS[locale].cards}
  </button>`;
}

/**
 * The side cards, while they are open.
 *
 * @example
 * renderCards(panel);
 */
export function renderCards(panel: ScriptPanel): TemplateResult | typeof nothing {
  const { host, call } = panel;
  if (!host.cardsOpen || !hasCards(panel)) return nothing;
  // A script works without its cards: what cannot be loaded is told of.
  import('./define-cards.js').catch(reportError);
  return html`<callside-side-cards
    .guides=${guidesFor(panel)}
    .articles=${host.articles}
    .call=${call}
    .catalog=${host.catalog}
  ></callside-side-cards>`;
}

function hasCards(panel: ScriptPanel): boolean {
  return panel.host.articles !== undefined || guidesFor(panel).length > 0;
}

/** The same guides are the same list, so that the cards are not begun anew. */
const GUIDES = new WeakMap<object, { readonly of: unknown; readonly guides: readonly QuickGuideDefinition[] }>();

function guidesFor({ host, model }: ScriptPanel): readonly QuickGuideDefinition[] {
  const { definition } = model;
  const known = GUIDES.get(definition);
  if (known !== undefined && known.of === host.catalog) return known.guides;
  const guides = (definition.guides ?? []).flatMap((link) => host.catalog?.resolve('quick-guide', link) ?? []);
  GUIDES.set(definition, { of: host.catalog, guides });
  return guides;
}
