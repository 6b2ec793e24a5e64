import {
  isScorecardSection,
  questionsOf,
  textFor,
  type EvaluationScore,
  type Locale,
  type ScorecardDefinition,
  type ScorecardItem,
  type SectionScore,
} from '@callside/core';
import { formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { formatScore } from './format-score.js';
import { QA_SCORECARD_STRINGS } from './qa-scorecard.strings.js';

/** Below this share of a section its bar turns amber. */
const LOW = 70;

/**
 * The live total, each section's score, errors by their class, and why something is zero. A blind scorecard says only how much is
 * answered.
 *
 * @example
 * renderScore(scorecard, scoreEvaluation(scorecard, answers), 'en');
 */
export function renderScore(
  scorecard: ScorecardDefinition,
  score: EvaluationScore,
  { locale, blind }: { readonly locale: Locale; readonly blind: boolean },
): TemplateResult {
  const strings = QA_SCORECARD_STRINGS[locale];
  const band = scorecard.bands?.find(({ id }) => id === score.band);
  const progress = formatText(strings.answered, { answered: score.answered, questions: score.asked });
  if (blind) return html`<div aria-live="polite"><div class="note">${progress}</div></div>`;
  return html`<div aria-live="polite">
      <div class="total" data-total>${score.total === null ? '–' : formatScore(score.total)}</div>
      <div class="note">${score.total === null ? strings.noScore : textFor(band?.title, locale)}</div>
      <div class="note">${progress}</div>
      ${
        score.failedBy === undefined
          ? nothing
          : html`<p class="refusal">
              ${formatText(strings.failedBy, { question: wordsOf(scorecard, score.failedBy, locale) })}
            </p>`
      }
    </div>
    ${renderSections(scorecard, { items: scorecard.items, scores: score.sections }, locale)}
    ${score.classes.map(({ errorClass, errors, questions }) =>
      questions === 0
        ? nothing
        : html`<div class="note ${errors.length > 0 ? 'low' : ''}" data-class=${errorClass}>
            ${formatText(strings.class, { name: strings[`class-${errorClass}`], errors: errors.length, questions })}
          </div>`,
    )}`;
}

interface Level {
  readonly items: readonly ScorecardItem[];
  readonly scores: readonly SectionScore[];
}

function renderSections(scorecard: ScorecardDefinition, { items, scores }: Level, locale: Locale): TemplateResult[] {
  const strings = QA_SCORECARD_STRINGS[locale];
  return scores.map((section) => {
    const definition = items.filter(isScorecardSection).find(({ id }) => id === section.id);
    const title = textFor(definition?.title, locale);
    const value = section.score;
    return html`<div class="bar ${value !== null && value < LOW ? 'low' : ''}">
        <span>${title}<span>${value === null ? '–' : formatScore(value)}</span></span>
        <progress max="100" .value=${Math.min(100, value ?? 0)} aria-label=${title}></progress>
        ${
          section.failedBy === undefined
            ? nothing
            : html`<span class="refusal"
                >${formatText(strings.sectionFailedBy, { question: wordsOf(scorecard, section.failedBy, locale) })}</span
              >`
        }
      </div>
      ${
        section.sections.length === 0
          ? nothing
          : html`<div class="inner">
              ${renderSections(scorecard, { items: definition?.items ?? [], scores: section.sections }, locale)}
            </div>`
      }`;
  });
}

function wordsOf(scorecard: ScorecardDefinition, question: string, locale: Locale): string {
  return textFor(questionsOf(scorecard).find((each) => each.question.id === question)?.question.text, locale);
}
