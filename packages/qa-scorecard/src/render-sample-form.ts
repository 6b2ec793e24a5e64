import { textFor, type Issue, type Locale } from '@callside/core';
import { formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { NamedStratum } from './sample.model.js';
import { SAMPLE_STRINGS } from './sample.strings.js';

/** What stands in the form, as it is typed and kept. */
export interface TypedSample {
  readonly from: string;
  readonly to: string;
  readonly perAgent: string;
  readonly seed: string;
}

/** What the form needs that draws a sample. */
export interface SampleForm {
  readonly typed: TypedSample;
  readonly issues: readonly Issue[];
  readonly strata: readonly NamedStratum[];
  readonly locale: Locale;
  readonly busy: boolean;
  readonly keep: (typed: TypedSample) => void;
  readonly draw: (typed: TypedSample) => void;
}

/**
 * The form that draws calls: of which days, how many of each agent, by which seed, and what comes first. What is typed in it is
 * no shortcut of anybody's.
 *
 * @example
 * renderSampleForm({ typed, issues: [], strata, locale, busy: false, keep, draw });
 */
export function renderSampleForm(view: SampleForm): TemplateResult {
  const { typed, strata, issues, locale, busy, keep, draw } = view;
  const strings = SAMPLE_STRINGS[locale];
  const number = { type: 'number', min: '1', step: '1' };
  return html`<form
    novalidate
    aria-label=${strings.draw}
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      draw(typedIn(event.currentTarget));
    }}
    @input=${(event: Event) => {
      keep(typedIn(event.currentTarget));
    }}
    @keydown=${(event: KeyboardEvent) => {
      event.stopPropagation();
    }}
  >
    <div class="beside">
      ${renderField({ name: 'from', label: strings.from, input: { type: 'date' }, value: typed.from }, view)}
      ${renderField({ name: 'to', label: strings.to, input: { type: 'date' }, value: typed.to }, view)}
      ${renderField({ name: 'perAgent', label: strings['per-agent'], input: number, value: typed.perAgent }, view)}
      ${renderField({ name: 'seed', label: strings.seed, input: { ...number, min: '0' }, value: typed.seed, help: strings['seed-help'] }, view)}
    </div>
    ${strata.length === 0 ? nothing : renderStrata(strata, locale)}
    ${issues.some(({ code }) => code === 'nothing-to-draw') ? html`<p class="refusal" role="alert">${strings['nothing-to-draw']}</p>` : nothing}
    <div class="row">
      <button class="primary" type="submit" data-draw aria-disabled=${String(busy)}>${strings.draw}</button>
    </div>
  </form>`;
}

interface SampleField {
  readonly name: keyof TypedSample;
  readonly label: string;
  readonly input: { readonly type: string; readonly min?: string; readonly step?: string };
  readonly value: string;
  readonly help?: string;
}

function renderField(field: SampleField, { issues, locale }: SampleForm): TemplateResult {
  const { name, label, input, value, help } = field;
  const found = issues.find(({ path }) => path.at(-1) === name);
  return html`<div class="field-group">
    <label class="field"
      >${label}<input
        class="text"
        name=${name}
        type=${input.type}
        min=${input.min ?? nothing}
        step=${input.step ?? nothing}
        aria-invalid=${String(found !== undefined)}
        aria-describedby=${help === undefined ? nothing : `${name}-help`}
        .defaultValue=${value}
    /></label>
    ${help === undefined ? nothing : html`<span class="note" id=${`${name}-help`}>${help}</span>`}
    ${found === undefined ? nothing : html`<p class="refusal" role="alert">${issueWords(found, locale)}</p>`}
  </div>`;
}

function renderStrata(strata: readonly NamedStratum[], locale: Locale): TemplateResult {
  const strings = SAMPLE_STRINGS[locale];
  return html`<section class="part" aria-label=${strings.strata}>
    <h3>${strings.strata}</h3>
    <ul class="lines">
      ${strata.map(({ title, count }) => {
        const words = strings[count === undefined ? 'stratum-all' : 'stratum-count'];
        return html`<li>${formatText(words, { title: textFor(title, locale), count: count ?? 0 })}</li>`;
      })}
    </ul>
  </section>`;
}

function issueWords({ code }: Issue, locale: Locale): string {
  const strings = SAMPLE_STRINGS[locale];
  if (code === 'too-small') return strings['number-too-small'];
  if (code === 'number-malformed') return strings['seed-malformed'];
  return code === 'days-backwards' ? strings['days-backwards'] : strings['date-malformed'];
}

function typedIn(form: EventTarget | null): TypedSample {
  const data = new FormData(form as HTMLFormElement);
  const words = (name: string): string => data.getAll(name).map(String)[0] ?? '';
  return { from: words('from'), to: words('to'), perAgent: words('perAgent'), seed: words('seed') };
}
