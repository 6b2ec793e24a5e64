import type { CampaignDay, CampaignEntry } from '@callside/core';
import { formatDuration, formatText, momentText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { nameOf, openCallbacks, type ContactWords, type ListedEntry } from './outbound-list.model.js';
import { OUTBOUND_LIST_STRINGS } from './outbound-list.strings.js';
import { callbackText, renderContact } from './render-contact.js';

/** So many callbacks are listed; the rest stand in the list. */
const MOST_CALLBACKS = 10;

/**
 * The next best contact with the button that dials; or that there is none now, and when there will be.
 *
 * @example
 * renderNext(day, words, () => this.dial());
 */
export function renderNext(
  { entries, progress }: CampaignDay<CampaignEntry>,
  words: ContactWords,
  dial: () => void,
): TemplateResult {
  const strings = OUTBOUND_LIST_STRINGS[words.locale];
  const [first] = entries;
  if (first?.decision.allowed === true)
    return html`<section class="next" tabindex="-1" aria-label=${strings.next}>
      <h3>${strings.next}</h3>
      ${renderContact(first, words)}
      <button class="primary" type="button" data-dial @click=${dial}>
        ${strings.dial}<kbd aria-hidden="true">D</kbd>
      </button>
    </section>`;
  const nextAt = first?.decision.nextAt;
  return html`<section class="next" tabindex="-1" aria-label=${strings.next}>
    <p>${progress.today === 0 ? strings.dayDone : strings.noneNow}</p>
    ${
      nextAt === undefined
        ? nothing
        : html`<p class="note">${formatText(strings.nextAt, { time: momentText(nextAt, words.now, words.locale) })}</p>`
    }
  </section>`;
}

/** What stands with the contact who is being dialled. */
export interface DialledParts {
  /** How long was talked, in milliseconds; undefined while nobody has answered. */
  readonly talkMs: number | undefined;
  readonly connect: () => void;
  readonly giveUp: () => void;
  /** Asks for the result. */
  readonly disposition: TemplateResult;
}

/**
 * The contact who is being dialled, with the clock of the talk and the results.
 *
 * @example
 * renderDialled(ranked, words, { talkMs, connect, giveUp, disposition });
 */
export function renderDialled(
  dialled: ListedEntry,
  words: ContactWords,
  { talkMs, connect, giveUp, disposition }: DialledParts,
): TemplateResult {
  const strings = OUTBOUND_LIST_STRINGS[words.locale];
  return html`<section class="next" tabindex="-1" aria-label=${strings.dialling}>
    <h3>${strings.dialling}</h3>
    ${renderContact(dialled, words)}
    <p class="line">
      ${
        talkMs === undefined
          ? html`<button type="button" data-connected @click=${connect}>
              ${strings.connected}<kbd aria-hidden="true">C</kbd>
            </button>`
          : html`<span class="pill" data-talk>${formatText(strings.talk, { time: formatDuration(talkMs) })}</span>`
      }
      <button class="quiet" type="button" data-not-dialled @click=${giveUp}>${strings.notDialled}</button>
    </p>
    ${disposition}
  </section>`;
}

/**
 * The callbacks to come, the earliest first, each with a button that drops it.
 *
 * @example
 * renderCallbacks(day, words, (ranked) => this.#drop(ranked));
 */
export function renderCallbacks(
  { entries }: CampaignDay<CampaignEntry>,
  words: ContactWords,
  drop: (callback: ListedEntry) => void,
): TemplateResult | typeof nothing {
  const strings = OUTBOUND_LIST_STRINGS[words.locale];
  const booked = openCallbacks(entries).slice(0, MOST_CALLBACKS);
  if (booked.length === 0) return nothing;
  return html`<section class="callbacks" aria-label=${strings.callbacks}>
    <h3>${strings.callbacks}</h3>
    <ul>
      ${booked.map((each) => {
        const name = nameOf(each.entry, words.locale);
        return html`<li data-callback=${each.entry.contact.id} class=${each.decision.allowed ? 'due' : ''}>
          <span>${name}</span>
          <span class="note">${callbackText(each, words)}</span>
          <button
            class="quiet"
            type="button"
            aria-label=${formatText(strings.drop, { name })}
            @click=${() => {
              drop(each);
            }}
          >
            <span aria-hidden="true">×</span>
          </button>
        </li>`;
      })}
    </ul>
  </section>`;
}
