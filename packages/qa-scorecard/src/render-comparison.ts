import {
  questionsOf,
  textFor,
  type BlindRating,
  type Evaluator,
  type EvaluatorComparison,
  type EvaluatorDeviation,
  type Locale,
  type QuestionAgreement,
  type ScorecardDefinition,
  type ScorecardQuestion,
  type Statistic,
} from '@callside/core';
import { formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { answerText } from './answer-text.js';
import { COMPARISON_STRINGS } from './comparison.strings.js';

/** What evaluators made of the same calls, with all that names it. */
export interface ComparisonView {
  readonly scorecard: ScorecardDefinition;
  readonly comparison: EvaluatorComparison;
  readonly ratings: readonly BlindRating[];
  readonly evaluators: readonly Evaluator[];
  readonly expert: string | undefined;
  /** False while it is this agent's answers alone. */
  readonly gathered: boolean;
  /** The calls in the order of the session, with what they are called. */
  readonly calls: readonly { readonly id: string; readonly name: string }[];
  readonly locale: Locale;
}

/**
 * Where evaluators differ most, how far they agree, and their answers side by side.
 *
 * @example
 * renderComparison({ scorecard, comparison: compareEvaluators(scorecard, ratings), ratings, evaluators, … });
 */
export function renderComparison(view: ComparisonView): TemplateResult {
  const { comparison, ratings, gathered, locale } = view;
  const strings = COMPARISON_STRINGS[locale];
  const { totals } = comparison;
  const figure = figureText(totals, locale);
  const sum = formatText(strings[totals.value === null ? 'totals-none' : 'totals'], { figure, why: figure });
  return html`<section class="part" aria-label=${strings.title} data-comparison>
    ${gathered ? nothing : html`<p class="note warn" data-own-only>${strings['own-only']}</p>`}
    ${
      ratings.length === 0
        ? html`<p class="note">${strings.nothing}</p>`
        : html`<p class="figure" data-totals>${sum}</p>
            <h3>${strings.differ}</h3>
            <ul class="lines">
              ${comparison.questions.map((agreement) => renderAgreement(agreement, view))}
            </ul>
            <p class="note">${strings.note}</p>
            <h3>${strings.evaluators}</h3>
            <ul class="lines">
              ${comparison.evaluators.map((deviation) => renderDeviation(deviation, view))}
            </ul>`
    }
  </section>`;
}

function renderAgreement(agreement: QuestionAgreement, view: ComparisonView): TemplateResult | typeof nothing {
  const { scorecard, expert, locale } = view;
  const strings = COMPARISON_STRINGS[locale];
  const { id, deviation, agreed, alpha, kappa } = agreement;
  const question = questionsOf(scorecard).find((each) => each.question.id === id)?.question;
  if (question === undefined) return nothing;
  const words = textFor(question.text, locale);
  const points =
    deviation === null
      ? strings['no-deviation']
      : formatText(strings[expert === undefined ? 'deviation-mean' : 'deviation-expert'], {
          points: pointsText(deviation, locale),
        });
  const figures = [
    ...(agreed === null ? [] : [formatText(strings.agreed, { percent: percentText(agreed, locale) })]),
    `${strings.alpha}: ${figureText(alpha, locale)}`,
    ...(kappa === null ? [] : [`${strings[kappa.kind]}: ${figureText(kappa, locale)}`]),
  ];
  return html`<li data-question=${id}>
    <details>
      <summary>
        <span class="words">${words}</span>
        <span class="points" data-deviation>${points}</span>
      </summary>
      <progress max="100" .value=${Math.min(100, deviation ?? 0)} aria-hidden="true"></progress>
      <ul class="figures">
        ${figures.map((figure) => html`<li>${figure}</li>`)}
      </ul>
      ${renderAnswers(question, view)}
    </details>
  </li>`;
}

/** The answers of all evaluators to one question, side by side. */
function renderAnswers(question: ScorecardQuestion, view: ComparisonView): TemplateResult {
  const { calls, evaluators, ratings, locale } = view;
  const strings = COMPARISON_STRINGS[locale];
  const label = formatText(strings.answers, { question: textFor(question.text, locale) });
  const answerOf = (callId: string, evaluatorId: string) =>
    ratings.find((rating) => rating.callId === callId && rating.evaluatorId === evaluatorId)?.answers[question.id];
  // A wide table scrolls in its own place, also by keyboard.
  return html`<div class="scroll" role="region" aria-label=${label} tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">${strings.call}</th>
          ${evaluators.map(({ id, name }) => html`<th scope="col">${nameText({ id, name }, view)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${calls.map(
          ({ id: call, name }) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${evaluators.map(({ id }) => {
                const answer = answerOf(call, id);
                return html`<td>
                  ${answerText(question, answer, locale)}
                  ${answer?.comment === undefined ? nothing : html`<span class="note">${answer.comment}</span>`}
                </td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function renderDeviation(deviation: EvaluatorDeviation, view: ComparisonView): TemplateResult {
  const { evaluators, expert, locale } = view;
  const strings = COMPARISON_STRINGS[locale];
  const { evaluatorId } = deviation;
  const { name = evaluatorId } = evaluators.find(({ id }) => id === evaluatorId) ?? {};
  const [off, leaning] = deviationTexts(deviation, locale);
  return html`<li class="line" data-evaluator=${evaluatorId}>
    <span class="words">
      ${name} ${evaluatorId === expert ? html`<span class="pill on">${strings['is-expert']}</span>` : nothing}
    </span>
    <span class="note">${evaluatorId === expert ? nothing : html`${off}${leaning === '' ? '' : ` · ${leaning}`}`}</span>
  </li>`;
}

function deviationTexts({ deviation, leaning, calls }: EvaluatorDeviation, locale: Locale): readonly [string, string] {
  const strings = COMPARISON_STRINGS[locale];
  if (deviation === null || leaning === null) return [strings['not-compared'], ''];
  const rounded = Math.round(leaning * 10) / 10;
  const way = rounded > 0 ? strings.milder : rounded < 0 ? strings.stricter : strings.even;
  return [
    formatText(strings['off-by'], { points: pointsText(deviation, locale), count: calls }),
    formatText(way, { points: pointsText(Math.abs(rounded), locale) }),
  ];
}

function nameText({ id, name }: Evaluator, { expert, locale }: ComparisonView): string {
  return id === expert ? `${name} · ${COMPARISON_STRINGS[locale]['is-expert']}` : name;
}

/** A figure with what it is reckoned from, or in words why there is none. */
function figureText(statistic: Statistic, locale: Locale): string {
  const strings = COMPARISON_STRINGS[locale];
  if (statistic.value === null) return strings[statistic.reason];
  const { value, n: count, interval } = statistic;
  const number = (figure: number): string =>
    // What is rounded to nothing has no sign.
    new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(Math.round(figure * 100) / 100 + 0);
  if (interval === undefined) return formatText(strings.value, { value: number(value), count });
  const [low, high] = [interval.low, interval.high].map((end) => number(end));
  return formatText(strings.between, {
    value: number(value),
    level: percentText(interval.level, locale),
    low: String(low),
    high: String(high),
    count,
  });
}

function pointsText(points: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(points);
}

function percentText(share: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
