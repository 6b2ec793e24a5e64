import { textFor, type DrawnCall, type KeptSample, type Locale, type SampleCheck } from '@callside/core';
import { formatText, momentText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { dayText } from './render-sessions.js';
import type { NamedStratum, SampleData } from './sample.model.js';
import { SAMPLE_STRINGS } from './sample.strings.js';

/** What every line of samples needs. */
export interface SampleLines {
  readonly data: SampleData;
  readonly strata: readonly NamedStratum[];
  readonly nameOf: (id: string) => string;
  readonly locale: Locale;
}

/**
 * The line of a sample: of which days, how many of how many calls, and who drew it.
 *
 * @example
 * html`<ul class="lines">${samples.map((sample) => renderSampleLine(sample, lines, open))}</ul>`;
 */
export function renderSampleLine(
  sample: KeptSample,
  lines: SampleLines,
  open: (sample: KeptSample) => void,
): TemplateResult {
  const { drawn, population, id } = sample;
  const { calls, agents } = population;
  const strings = SAMPLE_STRINGS[lines.locale];
  return html`<li>
    <button
      type="button"
      class="open"
      data-sample=${id}
      @click=${() => {
        open(sample);
      }}
    >
      <span class="words">${sampleTitle(sample, lines.locale)}</span>
      <span class="pill">${formatText(strings['sample-line'], { drawn: drawn.length, calls, agents })}</span>
      <span class="note by">${byLine(sample, lines)}</span>
    </button>
  </li>`;
}

/**
 * What a sample is called: its days.
 *
 * @example
 * sampleTitle(sample, 'en'); // 'Nov 1, 2026 to Nov 30, 2026'
 */
export function sampleTitle({ period }: KeptSample, locale: Locale): string {
  const [from, to] = [period.from, period.to].map((day) => dayText(new Date(`${day}T12:00`).getTime(), locale));
  return formatText(SAMPLE_STRINGS[locale]['sample-title'], { from: String(from), to: String(to) });
}

function byLine({ by, at, plan }: KeptSample, { data, nameOf, locale }: SampleLines): string {
  const { perAgent, seed } = plan;
  const time = momentText(at, data.now, locale);
  return formatText(SAMPLE_STRINGS[locale]['by-line'], { name: nameOf(by), time, perAgent, seed });
}

/** What one sample on screen needs. */
export interface SampleView extends SampleLines {
  readonly sample: KeptSample;
  readonly check: SampleCheck | undefined;
  readonly busy: boolean;
  readonly open: (call: DrawnCall) => void;
  readonly verify: () => void;
}

/**
 * The drawn calls, agent by agent, and what is needed to draw them again.
 *
 * @example
 * renderSample({ sample, data, strata, nameOf, locale, check: undefined, busy: false, open, verify });
 */
export function renderSample(view: SampleView): TemplateResult {
  const { sample, busy, locale, verify } = view;
  const strings = SAMPLE_STRINGS[locale];
  const agents = [...new Set(sample.drawn.map(({ agentId }) => agentId))];
  const { calls, agents: many, digest } = sample.population;
  return html`<div class="facts">
      <span>${formatText(strings['sample-line'], { drawn: sample.drawn.length, calls, agents: many })}</span>
      <span class="note">${byLine(sample, view)}</span>
    </div>
    ${agents.map((agentId) => renderAgent(agentId, view))}
    <section class="part">
      <p class="note digest">${formatText(strings.digest, { digest })}</p>
      <div class="row">
        <button type="button" data-verify aria-disabled=${String(busy)} @click=${verify}>${strings.verify}</button>
      </div>
      <div role="status" data-check>${renderCheck(view)}</div>
    </section>`;
}

function renderAgent(agentId: string, view: SampleView): TemplateResult {
  const { sample, nameOf, locale } = view;
  const strings = SAMPLE_STRINGS[locale];
  const short = sample.short.find((each) => each.agentId === agentId);
  const title = formatText(strings.agent, { name: nameOf(agentId) });
  const calls = sample.drawn.filter((call) => call.agentId === agentId);
  return html`<section class="part" aria-label=${title} data-agent=${agentId}>
    <h3>${title} ${short === undefined ? nothing : formatText(strings.short, { count: short.calls })}</h3>
    <ul class="lines">
      ${calls.map((call, at) => renderDrawn(call, at, view))}
    </ul>
  </section>`;
}

function renderDrawn(call: DrawnCall, at: number, view: SampleView): TemplateResult {
  const { data, strata, nameOf, locale, open } = view;
  const strings = SAMPLE_STRINGS[locale];
  const stratum = strata.find(({ id }) => id === call.stratum)?.title ?? call.stratum;
  const record = data.calls.get(call.call);
  return html`<li class="line drawn" data-call=${call.call}>
    <span class="words">
      ${formatText(strings.call, { number: at + 1 })}
      <span class="note">${record === undefined ? call.call : momentText(record.openedAt, data.now, locale)}</span>
      ${stratum === undefined ? nothing : html`<span class="pill">${textFor(stratum, locale)}</span>`}
      ${data.scored.has(call.call) ? html`<span class="pill ok">${strings.scored}</span>` : nothing}
    </span>
    <button
      type="button"
      aria-label=${formatText(strings['open-call'], { number: at + 1, name: nameOf(call.agentId) })}
      @click=${() => {
        open(call);
      }}
    >
      ${strings.open}
    </button>
  </li>`;
}

function renderCheck({ check, sample, locale }: SampleView): TemplateResult | typeof nothing {
  if (check === undefined) return nothing;
  const strings = SAMPLE_STRINGS[locale];
  const { calls } = sample.population;
  if (check.same) return html`<span class="state ok">${formatText(strings.same, { calls })}</span>`;
  const population = strings[check.calls === calls ? 'population-changed' : 'population-differs'];
  const words =
    check.differs === 'draw' ? strings['draw-differs'] : formatText(population, { now: check.calls, then: calls });
  const { length: count } = check.missing;
  return html`<span class="state warn">
    ${words} ${count === 0 ? '' : formatText(strings['would-be'], { count })}
  </span>`;
}
