import type { CampaignProgress, DispositionSetDefinition, Locale } from '@callside/core';
import { formatText, momentText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { outcomeText } from './disposition.model.js';
import { lastText, nameOf, phoneOf, whyNot, type ContactWords, type ListedEntry } from './outbound-list.model.js';
import { OUTBOUND_LIST_STRINGS } from './outbound-list.strings.js';

/**
 * Who the contact is, large: name, number as the agent may see it, the matter, what the file had beside, and what came of the
 * last dial.
 *
 * @example
 * renderContact(ranked, { definition, locale: 'en', now, sight: 'masked' });
 */
export function renderContact({ entry, urgency }: ListedEntry, words: ContactWords): TemplateResult {
  const { locale, sight } = words;
  const strings = OUTBOUND_LIST_STRINGS[locale];
  const { listed, batch } = entry;
  const columns = batch.columns.flatMap(({ id, label }) => {
    const value = listed.columns?.[id];
    return value === undefined ? [] : [{ label, value: typeof value === 'string' ? value : value.hint }];
  });
  return html`<div class="who">
      <span class="name">${nameOf(entry, locale)}</span>
      <span class="number">${phoneOf(entry, sight)}</span>
    </div>
    <p class="about">
      <span class="pill ${urgency === 'callback' ? 'warn' : urgency === 'fresh' ? 'on' : ''}"
        >${strings[`urgency-${urgency}`]}</span
      >
      <span class="note">${lastText(entry, words)}</span>
    </p>
    ${listed.subject === undefined ? nothing : html`<p class="subject">${listed.subject}</p>`}
    ${
      columns.length === 0
        ? nothing
        : html`<dl class="columns">
            ${columns.map(
              ({ label, value }) =>
                html`<div>
                  <dt>${label}</dt>
                  <dd>${value}</dd>
                </div>`,
            )}
          </dl>`
    }`;
}

/**
 * Why a contact cannot be dialled, each reason on its own line, and when that ends.
 *
 * @example
 * renderReasons(ranked, { locale: 'en', now });
 */
export function renderReasons(
  { decision }: ListedEntry,
  words: Pick<ContactWords, 'locale' | 'now'>,
): TemplateResult | typeof nothing {
  if (decision.allowed) return nothing;
  const { reasons, free } = whyNot(decision, words);
  return html`<span class="free">${free}</span>${reasons.map((reason) => html`<span class="why">${reason}</span>`)}`;
}

/**
 * Whose callback it is, and when.
 *
 * @example
 * callbackText(ranked, { locale: 'en', now }); // 'Callback 10:00 AM, agent 1001'
 */
export function callbackText({ entry }: ListedEntry, { locale, now }: Pick<ContactWords, 'locale' | 'now'>): string {
  const { callback } = entry.contact;
  if (callback === undefined) return '';
  const strings = OUTBOUND_LIST_STRINGS[locale];
  const time = momentText(callback.at, now, locale);
  return callback.agent === undefined
    ? formatText(strings.callbackTeam, { time })
    : formatText(strings.callbackOf, { time, agent: callback.agent });
}

/**
 * How far the campaign has got: a bar, four figures, the last results, and what goes over to another day.
 *
 * @example
 * renderProgress(day.progress, { definition, locale: 'en' });
 */
export function renderProgress(
  progress: CampaignProgress,
  { definition, locale }: { readonly definition: DispositionSetDefinition; readonly locale: Locale },
): TemplateResult {
  const strings = OUTBOUND_LIST_STRINGS[locale];
  const { total, done, contacted, success, later, outcomes } = progress;
  const figures = [
    ['left', total - done],
    ['done', done],
    ['contacted', contacted],
    ['success', success],
  ] as const;
  const number = new Intl.NumberFormat(locale);
  return html`<section class="progress" aria-label=${strings.progress}>
    <progress max=${Math.max(total, 1)} value=${done} aria-label=${strings.progress}></progress>
    <dl class="figures">
      ${figures.map(
        ([name, count]) =>
          html`<div data-figure=${name}>
            <dt>${strings[name]}</dt>
            <dd>${number.format(count)}</dd>
          </div>`,
      )}
    </dl>
    ${later === 0 ? nothing : html`<p class="note" data-over>${formatText(strings.goOver, { count: number.format(later) })}</p>`}
    ${
      outcomes.size === 0
        ? nothing
        : html`<ul class="results" aria-label=${strings.results}>
            ${[...outcomes]
              .sort(([, a], [, b]) => b - a)
              .map(
                ([id, count]) =>
                  html`<li class="pill">${outcomeText(definition, id, locale)} <b>${number.format(count)}</b></li>`,
              )}
          </ul>`
    }
  </section>`;
}
