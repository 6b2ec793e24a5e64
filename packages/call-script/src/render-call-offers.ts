import type { Handover, KnownHandover, Locale } from '@callside/core';
import { customerText, formatText, momentText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { placeOf, type ScriptPlaces } from './call-offers.model.js';
import { HANDOVER_STRINGS } from './handover.strings.js';
import { renderSmallForm } from './small-form.js';

/** What every line of the list needs. */
export interface OfferLines {
  readonly locale: Locale;
  readonly now: number;
  readonly busy: boolean;
  /** The offer below which is asked why not. */
  readonly asked: string;
  readonly scripts: ScriptPlaces;
  readonly take: (id: string) => void;
  readonly takeBack: (id: string) => void;
  readonly decline: (id: string, reason: string) => void;
  /** Asks why not, below an offer; of none for an empty id. */
  readonly ask: (id: string) => void;
}

/**
 * The line of a call that may be taken: from whom, why, where it stands, and what the customer was told.
 *
 * @example
 * html`<ul>${offers.map((offer) => renderOffer(offer, lines))}</ul>`;
 */
export function renderOffer({ handover }: KnownHandover, lines: OfferLines): TemplateResult {
  const strings = HANDOVER_STRINGS[lines.locale];
  const { id, from, to } = handover;
  const isTeams = to.team === true;
  const mark = formatText(strings[isTeams ? 'from-to' : 'from'], { name: from.name, team: to.name ?? to.id });
  return html`<li data-offer=${id}>
    ${renderWhat(handover, { mark, line: whereText(handover, lines) }, lines)} ${renderSaid(handover, lines)}
    <div class="row">
      <button
        type="button"
        class="primary"
        data-does="take"
        ?disabled=${lines.busy}
        @click=${() => {
          lines.take(id);
        }}
      >
        ${strings.take}
      </button>
      ${
        isTeams
          ? nothing
          : html`<button
              type="button"
              data-does="decline"
              ?disabled=${lines.busy}
              aria-expanded=${String(lines.asked === id)}
              @click=${() => {
                lines.ask(id);
              }}
            >
              ${strings.decline}
            </button>`
      }
    </div>
    ${lines.asked === id ? renderWhyNot(id, lines) : nothing}
  </li>`;
}

/**
 * The line of a call that was handed over by this agent: where it stands, and back with it while nobody has taken it.
 *
 * @example
 * html`<ul>${given.map((each) => renderGiven(each, lines))}</ul>`;
 */
export function renderGiven({ handover, accepted }: KnownHandover, lines: OfferLines): TemplateResult {
  const strings = HANDOVER_STRINGS[lines.locale];
  const { id, state, reason } = handover;
  return html`<li data-given=${id}>
    ${renderWhat(handover, { mark: accepted ? '' : strings['not-sent'], line: stateText(handover, lines) }, lines)}
    ${reason === undefined ? nothing : html`<p class="said">${formatText(strings.because, { reason })}</p>`}
    ${
      state === 'taken'
        ? nothing
        : html`<div class="row">
            <button
              type="button"
              data-does="take-back"
              ?disabled=${lines.busy}
              @click=${() => {
                lines.takeBack(id);
              }}
            >
              ${strings['take-back']}
            </button>
          </div>`
    }
  </li>`;
}

/**
 * What was said with the call on screen when it came to this agent.
 *
 * @example
 * renderTakenOver(handover, lines);
 */
export function renderTakenOver(handover: Handover, lines: OfferLines): TemplateResult {
  const title = formatText(HANDOVER_STRINGS[lines.locale]['taken-over'], { name: handover.from.name });
  return html`<div data-taken-over>
    <span class="quietly">${title} · ${whereText(handover, lines)}</span>
    ${renderSaid(handover, lines)}
  </div>`;
}

function renderSaid({ from, note, told }: Handover, { locale }: OfferLines): TemplateResult {
  const strings = HANDOVER_STRINGS[locale];
  return html`${note === undefined ? nothing : html`<p class="said">${formatText(strings.said, { name: from.name, note })}</p>`}
  ${told === undefined ? nothing : html`<p class="said"><b>${strings['customer-told']}</b> ${told}</p>`}`;
}

function renderWhat(
  { customer }: Handover,
  { mark, line }: { readonly mark: string; readonly line: string },
  { locale }: OfferLines,
): TemplateResult {
  const name = customerText(customer);
  return html`<div>
    <div class="what">
      <span class="name">${name === '' ? HANDOVER_STRINGS[locale]['no-customer'] : name}</span>
      ${mark === '' ? nothing : html`<span class="pill warn">${mark}</span>`}
    </div>
    <div class="quietly">${line}</div>
  </div>`;
}

function whereText(handover: Handover, { locale, now, scripts }: OfferLines): string {
  const step = placeOf(handover, scripts, locale);
  const place = step === '' ? [] : [formatText(HANDOVER_STRINGS[locale]['at-step'], { step })];
  return [momentText(handover.offeredAt, now, locale), ...place].join(' · ');
}

function stateText({ state, to, by, settledAt }: Handover, { locale, now }: OfferLines): string {
  const strings = HANDOVER_STRINGS[locale];
  const name = by?.name ?? to.name ?? to.id;
  if (state === 'taken') return formatText(strings.taken, { name, time: momentText(settledAt ?? now, now, locale) });
  if (state === 'declined') return formatText(strings['was-declined'], { name });
  return formatText(strings[to.team === true ? 'offered-to-team' : 'offered'], { name });
}

function renderWhyNot(id: string, { locale, busy, decline, ask }: OfferLines): TemplateResult {
  const strings = HANDOVER_STRINGS[locale];
  return renderSmallForm({
    label: strings.reason,
    inputs: html`<label>${strings.reason}<input name="reason" maxlength="500" autocomplete="off" /></label>`,
    confirm: strings.decline.replace('…', ''),
    cancel: strings.cancel,
    busy,
    answer: ({ reason = '' }) => {
      decline(id, reason);
    },
    close: () => {
      ask('');
    },
  });
}
