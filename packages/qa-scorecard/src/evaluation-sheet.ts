import {
  isScorecardSection,
  textFor,
  type Agent,
  type CallRecord,
  type EvaluationScore,
  type Locale,
  type ScorecardItem,
  type ScorecardQuestion,
  type SectionScore,
} from '@callside/core';
import { formatDuration, formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { answerText } from './answer-text.js';
import { EVALUATION_SHEET_STRINGS } from './evaluation-sheet.strings.js';
import { lineTime } from './path-of.js';
import { QA_SCORECARD_STRINGS } from './qa-scorecard.strings.js';
import type { ScorecardPanel } from './scorecard-panel.js';

export interface SheetHead {
  readonly subject: CallRecord | undefined;
  readonly evaluator: Pick<Agent, 'id' | 'name'> | undefined;
}

/**
 * An evaluation as it goes on paper: who, which call, the total and why, and each question with answer, mark, reasons, comment
 * and moment.
 *
 * @example
 * render(evaluationSheet(panel, { subject, evaluator }), page.body);
 */
export function evaluationSheet(panel: ScorecardPanel, { subject, evaluator }: SheetHead): TemplateResult {
  const { definition, score, host } = panel;
  const { locale } = host;
  const strings = EVALUATION_SHEET_STRINGS[locale];
  const band = definition.bands?.find(({ id }) => id === score.band);
  return html`<h1>${textFor(definition.title, locale)}</h1>
    ${subject === undefined ? nothing : renderCall(subject, locale)}
    ${
      evaluator === undefined
        ? nothing
        : html`<p>${formatText(strings.evaluator, { name: evaluator.name, id: evaluator.id })}</p>`
    }
    <p class="total">${percent(score.total)}</p>
    ${band === undefined ? nothing : html`<p>${textFor(band.title, locale)}</p>`}
    ${definition.items.map((item) => renderItem(panel, item, score.sections))}`;
}

function renderCall(call: CallRecord, locale: Locale): TemplateResult {
  const strings = EVALUATION_SHEET_STRINGS[locale];
  const { id, name } = call.agent;
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(call.openedAt);
  return html`<p>${formatText(strings.agent, { id, name })}</p>
    <p>${formatText(strings.call, { moment, time: formatDuration(lineTime(call)), id: call.id })}</p>`;
}

function renderItem(panel: ScorecardPanel, item: ScorecardItem, scores: readonly SectionScore[]): TemplateResult {
  if (!isScorecardSection(item))
    return html`<table>
      ${renderRow(panel, item)}
    </table>`;
  const own = scores.find(({ id }) => id === item.id);
  const questions = item.items.filter((each): each is ScorecardQuestion => !isScorecardSection(each));
  const sections = item.items.filter(isScorecardSection);
  const rows = questions.map((question) => renderRow(panel, question));
  return html`<h2>${textFor(item.title, panel.host.locale)}: ${percent(own?.score ?? null)}</h2>
    ${
      rows.every((row) => row === nothing)
        ? nothing
        : html`<table>
            ${rows}
          </table>`
    }
    ${sections.map((section) => renderItem(panel, section, own?.sections ?? []))}`;
}

function renderRow({ host, score }: ScorecardPanel, question: ScorecardQuestion): TemplateResult | typeof nothing {
  const mark = score.questions.find(({ id }) => id === question.id);
  if (mark === undefined || mark.excluded === 'hidden') return nothing;
  const { locale } = host;
  const strings = EVALUATION_SHEET_STRINGS[locale];
  const { comment, reasons = [], at, ...answer } = host.answers[question.id] ?? { value: null };
  const named = reasons.map((id) => textFor(question.reasons?.find((each) => each.id === id)?.text, locale) || id);
  return html`<tr>
    <th scope="row">
      ${textFor(question.text, locale)}
      ${named.length === 0 ? nothing : html`<p>${QA_SCORECARD_STRINGS[locale].reasons}: ${named.join(', ')}</p>`}
      ${comment === undefined ? nothing : html`<p class="comment">${comment}</p>`}
    </th>
    <td>
      ${answerText(question, answer, locale)}
      ${at === undefined ? nothing : html`<p>${formatText(strings.at, { time: formatDuration(at) })}</p>`}
      ${isFailing(score, question.id) ? html`<p>${strings.fails}</p>` : nothing}
    </td>
    <td>${percent(mark.score)}</td>
  </tr>`;
}

function isFailing({ failedBy, sections }: EvaluationScore, question: string): boolean {
  const isIn = (list: readonly SectionScore[]): boolean =>
    list.some((section) => section.failedBy === question || isIn(section.sections));
  return failedBy === question || isIn(sections);
}

function percent(score: number | null): string {
  return score === null ? '–' : String(Math.round(score * 10) / 10);
}
