import type { EarlierMark, Locale } from '@callside/core';
import { formatText } from '@callside/ui';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { SCORECARD_TOOL_STRINGS } from './scorecard-tools.strings.js';

/** Below this a bar turns amber, as those of the sections do. */
const LOW = 70;

const BAR = 4;
const GAP = 2;
const HEIGHT = 16;

/**
 * How a question was marked before, as bars as small as a word; the marks stand in their text alternative.
 *
 * @example
 * renderEarlierMarks(earlier.questions['greeting'], 'en');
 */
export function renderEarlierMarks(marks: readonly EarlierMark[], locale: Locale): TemplateResult | typeof nothing {
  if (marks.every(({ score }) => score === null)) return nothing;
  const text = formatText(SCORECARD_TOOL_STRINGS[locale].earlier, { marks: listed(marks) });
  return html`<span class="earlier" role="img" aria-label=${text} title=${text}>${bars(marks)}</span>`;
}

/**
 * The totals of an agent's last evaluations, the newest of them in figures.
 *
 * @example
 * renderEarlierTotals(earlier.totals, 'en');
 */
export function renderEarlierTotals(totals: readonly EarlierMark[], locale: Locale): TemplateResult | typeof nothing {
  if (totals.length === 0) return nothing;
  const strings = SCORECARD_TOOL_STRINGS[locale];
  return html`<div class="earlier-totals">
    <span class="note">${strings.earlierTotals}</span>
    <span class="earlier" role="img" aria-label=${formatText(strings.earlierList, { marks: listed(totals) })}
      >${bars(totals)}</span
    >
    <span class="note" aria-hidden="true">${listed(totals)}</span>
  </div>`;
}

function listed(marks: readonly EarlierMark[]): string {
  return marks.map(({ score }) => (score === null ? '–' : String(Math.round(score)))).join(' · ');
}

function bars(marks: readonly EarlierMark[]): TemplateResult {
  const width = marks.length * (BAR + GAP) - GAP;
  return html`<svg width=${width} height=${HEIGHT} viewBox="0 0 ${width} ${HEIGHT}" aria-hidden="true">
    ${marks.map(({ score }, index) => {
      const height = score === null ? 1 : Math.max(2, (Math.min(100, Math.max(0, score)) / 100) * HEIGHT);
      const tone = score === null ? 'none' : score < LOW ? 'low' : '';
      return svg`<rect class=${tone} x=${index * (BAR + GAP)} y=${HEIGHT - height} width=${BAR} height=${height} />`;
    })}
  </svg>`;
}
