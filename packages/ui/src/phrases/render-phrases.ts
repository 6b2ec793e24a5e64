import { expandPhrase, textFor, type Issue, type Locale, type OfferedPhrase, type Scope } from '@callside/core';
import { html, nothing, type TemplateResult } from 'lit';
import { issueText } from '../issue-text.js';
import { formatText } from '../strings.js';
import { QUICK_PHRASES_STRINGS, VARIABLE_STRINGS } from './quick-phrases.strings.js';

/** The most rows that are drawn; whoever wants more types on. */
export const MOST_ROWS = 60;

/** What every view of the phrases needs. */
export interface PhraseWords {
  readonly locale: Locale;
  /** What the call knows. */
  readonly scope: Scope;
  /** What a variable is called, where the page knows better. */
  readonly nameOf: (variable: string) => string | undefined;
}

/** A phrase while it is being written. */
export interface PhraseDraft {
  /** Of the phrase that is changed; a new one has none. */
  readonly id: string | undefined;
  readonly shortcut: string;
  readonly text: string;
}

/**
 * The input that searches; `active` is the row that the keys have got to, undefined where there are none.
 *
 * @example
 * renderSearch({ query: 'hi', active: 0 }, 'en', search);
 */
export function renderSearch(
  { query, active }: { readonly query: string; readonly active: number | undefined },
  locale: Locale,
  search: (event: Event) => void,
): TemplateResult {
  const label = QUICK_PHRASES_STRINGS[locale].search;
  const hasRows = active !== undefined;
  return html`<input
    class="search"
    type="text"
    role="combobox"
    autocomplete="off"
    autocapitalize="none"
    spellcheck="false"
    aria-label=${label}
    aria-autocomplete="list"
    aria-expanded=${String(hasRows)}
    aria-controls=${hasRows ? 'list' : nothing}
    aria-activedescendant=${hasRows ? `row-${String(active)}` : nothing}
    placeholder=${label}
    .value=${query}
    @input=${search}
    @compositionend=${search}
  />`;
}

/**
 * The rows of the list, with what the call knows filled in.
 *
 * @example
 * html`<div role="listbox">${renderRows(found, 0, words)}</div>`;
 */
export function renderRows(
  found: readonly OfferedPhrase[],
  active: number,
  words: PhraseWords,
): readonly TemplateResult[] {
  return found
    .slice(0, MOST_ROWS)
    .map((phrase, index) => renderRow(phrase, { index, isActive: index === active, words }));
}

/**
 * What is said below the rows: that there are more.
 *
 * @example
 * renderMore(found.length, 'en');
 */
export function renderMore(count: number, locale: Locale): TemplateResult | typeof nothing {
  if (count <= MOST_ROWS) return nothing;
  return html`<p class="told">${formatText(QUICK_PHRASES_STRINGS[locale].more, { count: count - MOST_ROWS })}</p>`;
}

function renderRow(
  { shortcut, scope, text, covered }: OfferedPhrase,
  { index, isActive, words }: { readonly index: number; readonly isActive: boolean; readonly words: PhraseWords },
): TemplateResult {
  const strings = QUICK_PHRASES_STRINGS[words.locale];
  return html`<div
    class="row ${isActive ? 'active' : ''}"
    id="row-${index}"
    role="option"
    aria-selected=${String(isActive)}
  >
    <span class="shortcut">/${shortcut}</span>
    <span class="scope">${strings[`scope-${scope}`]}</span>
    <span class="words">${renderFilled(textFor(text, words.locale), words)}</span>
    ${
      covered === undefined
        ? nothing
        : html`<span class="covered">${formatText(strings[`covered-${covered}`], { shortcut })}</span>`
    }
  </div>`;
}

/**
 * A phrase with its values; each gap has the name of what is missing there.
 *
 * @example
 * html`<p>${renderFilled('Dear {{customer.name}}', words)}</p>`;
 */
export function renderFilled(
  text: string,
  words: PhraseWords,
  given?: ReadonlyMap<string, string>,
): readonly (TemplateResult | string)[] {
  return expandPhrase(text, words.scope, given).parts.map((part) => {
    if ('text' in part) return part.text;
    const { variable, value = '' } = part;
    return value.trim() === '' ? html`<span class="gap">${variableName(variable, words)}</span>` : value;
  });
}

/**
 * What a variable is called: by the page, by us, or as it is written.
 *
 * @example
 * variableName('customer.name', words); // 'Customer’s name'
 */
export function variableName(variable: string, { locale, nameOf }: PhraseWords): string {
  const ours: Readonly<Record<string, string>> = VARIABLE_STRINGS[locale];
  const own = Object.hasOwn(ours, variable) ? ours[variable] : undefined;
  return nameOf(variable) ?? own ?? (variable === '' ? QUICK_PHRASES_STRINGS[locale].gap : variable);
}

/**
 * The form that asks for what a phrase still lacks.
 *
 * @example
 * renderAsk({ text, asked: ['day'], given: new Map() }, words, { take, insert, back });
 */
export function renderAsk(
  { text, asked, given }: { text: string; asked: readonly string[]; given: ReadonlyMap<string, string> },
  words: PhraseWords,
  actions: {
    readonly take: (variable: string, value: string) => void;
    readonly insert: () => void;
    readonly back: () => void;
  },
): TemplateResult {
  const strings = QUICK_PHRASES_STRINGS[words.locale];
  return html`<form novalidate aria-label=${strings.fillIn} @submit=${submitted(actions.insert)}>
    <p class="whole">${renderFilled(text, words, given)}</p>
    ${asked.map(
      (variable, index) =>
        html`<callside-text-field
          name="gap-${index}"
          .label=${variableName(variable, words)}
          .value=${given.get(variable) ?? null}
          @keydown=${submitByEnter}
          @input=${(event: Event) => {
            actions.take(variable, valueOf(event));
          }}
        ></callside-text-field>`,
    )}
    <p class="told">${strings.gapsStay}</p>
    <div class="actions">
      <button class="primary" type="submit" data-insert>${strings.insert}</button>
      <button type="button" data-back @click=${actions.back}>${strings.back}</button>
    </div>
  </form>`;
}

/**
 * The form in which an agent writes a phrase of one’s own.
 *
 * @example
 * renderEdit({ draft, issues }, 'en', { write, keep, remove, back });
 */
export function renderEdit(
  { draft, issues }: { draft: PhraseDraft; issues: readonly Issue[] },
  locale: Locale,
  actions: {
    readonly write: (change: Partial<Pick<PhraseDraft, 'shortcut' | 'text'>>) => void;
    readonly keep: () => void;
    readonly remove: () => void;
    readonly back: () => void;
  },
): TemplateResult {
  const strings = QUICK_PHRASES_STRINGS[locale];
  const errorAt = (name: string): string => {
    const found = issues.find(({ path }) => path[0] === name);
    if (found === undefined) return '';
    const own: Readonly<Record<string, string>> = strings;
    return (Object.hasOwn(own, found.code) ? own[found.code] : undefined) ?? issueText(found, locale);
  };
  return html`<form novalidate aria-label=${strings.newPhrase} @submit=${submitted(actions.keep)}>
    <callside-text-field
      name="shortcut"
      required
      .label=${strings.shortcut}
      .help=${strings.shortcutHelp}
      .error=${errorAt('shortcut')}
      .value=${draft.shortcut}
      @keydown=${submitByEnter}
      @input=${(event: Event) => {
        actions.write({ shortcut: valueOf(event) });
      }}
    ></callside-text-field>
    <callside-text-field
      name="text"
      type="long-text"
      required
      .label=${strings.text}
      .help=${strings.textHelp}
      .error=${errorAt('text')}
      .value=${draft.text}
      @input=${(event: Event) => {
        actions.write({ text: valueOf(event) });
      }}
    ></callside-text-field>
    <div class="actions">
      <button class="primary" type="submit" data-keep>${strings.save}</button>
      <button type="button" data-back @click=${actions.back}>${strings.back}</button>
      ${
        draft.id === undefined
          ? nothing
          : html`<button type="button" data-delete @click=${actions.remove}>${strings.delete}</button>`
      }
    </div>
  </form>`;
}

/** The page is not left for it. */
function submitted(work: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    work();
  };
}

function valueOf(event: Event): string {
  const { value } = event.currentTarget as EventTarget & { value: unknown };
  return typeof value === 'string' ? value : '';
}

/** The input is in a shadow root of its own, from which no form is submitted. */
function submitByEnter(event: KeyboardEvent): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Safari tells of a composition in no other way.
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  (event.currentTarget as Element).closest('form')?.requestSubmit();
}
