import { matchedParts, type Locale, type OfferedCard, type TemplatePart, type Text } from '@callside/core';
import { textFor } from '@callside/core';
import { FIELD_STRINGS, formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { SIDE_CARDS_STRINGS } from './side-cards.strings.js';

/** What cards are written with. */
export interface CardWords {
  readonly locale: Locale;
  /** The call's values filled in, and masked where they have to be. */
  readonly fill: (text: Text) => readonly TemplatePart[];
}

/**
 * A card that opens and closes: its name, whether it fits, how long it takes; inside what to say, to do and to beware of.
 *
 * @example
 * renderCard(card, { locale: 'en', fill: (text) => [{ text: textFor(text, 'en') }] }, (isOpen) => log(isOpen));
 */
export function renderCard(card: OfferedCard, words: CardWords, onToggle: (isOpen: boolean) => void): TemplateResult {
  const { key, entry, fit } = card;
  const strings = SIDE_CARDS_STRINGS[words.locale];
  return html`<details
    class="card"
    data-card=${key}
    @toggle=${(event: Event) => {
      onToggle((event.target as HTMLDetailsElement).open);
    }}
  >
    <summary>
      <span class="name">${textFor(entry.title, words.locale)}</span>
      ${fit === 'now' ? html`<span class="pill on">${strings.fits}</span>` : nothing}
      ${renderMinutes(card, words.locale)}
    </summary>
    ${renderCardBody(card, words)}
  </details>`;
}

/**
 * What a card holds, without its name.
 *
 * @example
 * html`<h3>${title}</h3>${renderCardBody(card, words)}`;
 */
export function renderCardBody({ entry }: OfferedCard, words: CardWords): TemplateResult {
  const { situation, say, never, instructions, cautions = [] } = entry;
  const strings = SIDE_CARDS_STRINGS[words.locale];
  const written = (text: Text): string => textFor(text, words.locale);
  return html`<div class="inside">
    <p class="note">${written(situation)}</p>
    ${say === undefined ? nothing : html`<p class="say"><small>${strings.say}</small>${renderFilled(say, words)}</p>`}
    ${never === undefined ? nothing : html`<p class="never"><b>${strings.never}</b> ${renderFilled(never, words)}</p>`}
    <ol>
      ${instructions.map((instruction) => html`<li>${written(instruction)}</li>`)}
    </ol>
    ${
      cautions.length === 0
        ? nothing
        : html`<div class="cautions">
            <b>${strings.cautions}</b>
            <ul>
              ${cautions.map((caution) => html`<li>${written(caution)}</li>`)}
            </ul>
          </div>`
    }
  </div>`;
}

/** How long the matter of a card takes. */
export function renderMinutes({ entry: { minutes } }: OfferedCard, locale: Locale): TemplateResult | typeof nothing {
  if (minutes === undefined) return nothing;
  const { from, to } = minutes;
  const strings = SIDE_CARDS_STRINGS[locale];
  return html`<span class="minutes"
    >${formatText(from === to ? strings.oneLength : strings.minutes, { from, to })}</span
  >`;
}

/**
 * A text with what was searched for marked in it.
 *
 * @example
 * renderMarked('Reset the VPN', 'vpn'); // Reset the <mark>VPN</mark>
 */
export function renderMarked(text: string, query: string): (string | TemplateResult)[] {
  return matchedParts(text, query).map((part) => (part.isMatch ? html`<mark>${part.text}</mark>` : part.text));
}

function renderFilled(text: Text, { fill, locale }: CardWords): (string | TemplateResult)[] {
  return fill(text).map((part) => {
    if ('text' in part) return part.text;
    if (part.value !== undefined) return html`<span class="filled">${part.value}</span>`;
    return html`<span class="gap" title=${part.variable}>${FIELD_STRINGS[locale].noValue}</span>`;
  });
}
