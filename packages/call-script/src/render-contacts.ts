import { CONTACT_STANDINGS } from '@callside/core';
import { formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { outcomeText } from './disposition.model.js';
import {
  lastText,
  nameOf,
  phoneOf,
  type ContactFilter,
  type ContactWords,
  type ListedEntry,
} from './outbound-list.model.js';
import { OUTBOUND_LIST_STRINGS } from './outbound-list.strings.js';
import { renderReasons } from './render-contact.js';

/** What the table of contacts shows, and whom it tells. */
export interface ContactTable {
  readonly words: ContactWords;
  readonly filter: ContactFilter;
  /** All contacts of the list, those that do not fit the filter too. */
  readonly total: number;
  /** How many are drawn. */
  readonly most: number;
  /** The results that contacts had last. */
  readonly outcomes: readonly string[];
  /** Nobody is on the line. */
  readonly isFree: boolean;
  readonly take: (name: keyof ContactFilter, value: string) => void;
  readonly dial: (id: string) => void;
  readonly showMore: () => void;
}

/**
 * The contacts that fit a filter, so many of them: who they are, what came of the last dial, and a button to dial or the reasons
 * why not.
 *
 * @example
 * renderContacts(filterContacts(day.entries, filter), { words, filter, most: 50, … });
 */
export function renderContacts(found: readonly ListedEntry[], table: ContactTable): TemplateResult {
  const { words, total, most, showMore } = table;
  const strings = OUTBOUND_LIST_STRINGS[words.locale];
  const number = new Intl.NumberFormat(words.locale);
  const count = { shown: number.format(Math.min(found.length, most)), all: number.format(total) };
  return html`${renderFilter(table)}
    <div class="note" role="status" data-count>
      ${found.length === 0 ? strings.noneFits : formatText(strings.count, count)}
    </div>
    ${
      found.length === 0
        ? nothing
        : html`<ul class="contacts" aria-label=${strings.title}>
            ${found.slice(0, most).map((each) => renderLine(each, table))}
          </ul>`
    }
    ${
      found.length <= most
        ? nothing
        : html`<div><button type="button" data-more @click=${showMore}>${strings.more}</button></div>`
    }`;
}

function renderFilter({ words, filter, outcomes, take }: ContactTable): TemplateResult {
  const { definition, locale } = words;
  const strings = OUTBOUND_LIST_STRINGS[locale];
  const listen = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    take(name as keyof ContactFilter, value);
  };
  return html`<div class="filter" role="search" @input=${listen}>
    <label>${strings.search}<input type="search" name="words" .value=${filter.words ?? ''} /></label>
    <label
      >${strings.standing}
      <select name="standing" .value=${filter.standing ?? ''}>
        <option value="">${strings.all}</option>
        ${CONTACT_STANDINGS.map(
          (each) => html`<option value=${each}>${strings[each === 'done' ? 'standing-done' : each]}</option>`,
        )}
      </select>
    </label>
    <label
      >${strings.result}
      <select name="outcome" .value=${filter.outcome ?? ''}>
        <option value="">${strings.all}</option>
        ${outcomes.map((id) => html`<option value=${id}>${outcomeText(definition, id, locale)}</option>`)}
      </select>
    </label>
  </div>`;
}

function renderLine(each: ListedEntry, { words, isFree, dial }: ContactTable): TemplateResult {
  const { entry, decision, standing } = each;
  const { locale, sight } = words;
  const strings = OUTBOUND_LIST_STRINGS[locale];
  const { id } = entry.contact;
  const name = nameOf(entry, locale);
  return html`<li data-contact=${id} data-standing=${standing}>
    <span class="person">
      <b>${name}</b>
      <span class="note"
        >${phoneOf(entry, sight)}${entry.listed.subject === undefined ? '' : ` · ${entry.listed.subject}`}</span
      >
    </span>
    <span class="note">${lastText(entry, words)}</span>
    <span class="reasons">
      ${
        decision.allowed
          ? html`<button
              type="button"
              aria-label=${formatText(strings.dialContact, { name })}
              aria-disabled=${String(!isFree)}
              @click=${() => {
                dial(id);
              }}
            >
              ${strings.dial}
            </button>`
          : renderReasons(each, words)
      }
    </span>
  </li>`;
}
