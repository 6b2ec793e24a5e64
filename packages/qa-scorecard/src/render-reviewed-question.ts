import {
  scoreEvaluation,
  textFor,
  type EvaluationAnswers,
  type EvaluationStanding,
  type Locale,
  type ScorecardDefinition,
} from '@callside/core';
import { formatDuration, formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { answerText } from './answer-text.js';
import type { ReviewedQuestion } from './evaluation-review.model.js';
import { EVALUATION_REVIEW_STRINGS } from './evaluation-review.strings.js';
import { formatScore } from './format-score.js';
import { renderQuestion, type QuestionAct } from './render-question.js';

interface ReviewedQuestionView {
  readonly reviewed: ReviewedQuestion;
  readonly standing: EvaluationStanding;
  readonly scorecard: ScorecardDefinition;
  readonly locale: Locale;
  readonly disabled: boolean;
  /** While questions are chosen for a dispute: why this one is, or null where it is not chosen. */
  readonly reason: string | null | undefined;
  /** While it is decided on: the new answers so far. */
  readonly answers: EvaluationAnswers | undefined;
  readonly dispute: (reason: string | null) => void;
  readonly act: (act: QuestionAct) => void;
  readonly listen: (at: number) => void;
}

/**
 * One question as it was scored, with what was said of it since. Where it is decided on, it can be answered anew.
 *
 * @example
 * renderReviewedQuestion({ reviewed, standing, scorecard, locale: 'en', … });
 */
export function renderReviewedQuestion(view: ReviewedQuestionView): TemplateResult | typeof nothing {
  const { reviewed, standing, scorecard, locale, answers, act } = view;
  const { question, isOpen } = reviewed;
  const decided = { ...standing.answers, ...answers };
  const score = scoreEvaluation(scorecard, decided).questions.find(({ id }) => id === question.id);
  if (score === undefined || score.excluded === 'hidden') return nothing;
  const said = renderSaid(view);
  if (isOpen && answers !== undefined)
    return html`${renderQuestion({
        question,
        answer: decided[question.id],
        score,
        open: [],
        disabled: view.disabled,
        blind: false,
        locale,
        act,
      })}
      <div class="reviewed disputed">${said}</div>`;
  const strings = EVALUATION_REVIEW_STRINGS[locale];
  const answer = standing.answers[question.id];
  const reasons = (question.reasons ?? []).filter(({ id }) => answer?.reasons?.includes(id) === true);
  const { at } = answer ?? {};
  return html`<div class="reviewed ${isOpen ? 'disputed' : ''}" data-question=${question.id}>
    <div class="line">
      <span class="words">${textFor(question.text, locale)}</span>
      <span class="given">
        <span>${answerText(question, answer, locale)}</span>
        ${
          score.score === null
            ? html`<span class="note">${strings['not-counted']}</span>`
            : html`<span class="mark ${score.score < 100 ? 'low' : ''}">${formatScore(score.score)} %</span>`
        }
      </span>
    </div>
    ${
      answer?.comment === undefined
        ? nothing
        : html`<p class="said">${formatText(strings.comment, { words: answer.comment })}</p>`
    }
    ${
      reasons.length === 0
        ? nothing
        : html`<p class="note">
            ${formatText(strings.reasons, { words: new Intl.ListFormat(locale).format(reasons.map(({ text }) => textFor(text, locale))) })}
          </p>`
    }
    ${
      at === undefined
        ? nothing
        : html`<div>
            <button
              class="moment"
              type="button"
              @click=${() => {
                view.listen(at);
              }}
            >
              ${formatText(strings.moment, { time: formatDuration(at) })}
            </button>
          </div>`
    }
    ${said} ${renderChoice(view)}
  </div>`;
}

/** What the agent holds against it, and what came of that, round by round. */
function renderSaid({ reviewed, locale }: ReviewedQuestionView): TemplateResult[] {
  const strings = EVALUATION_REVIEW_STRINGS[locale];
  return reviewed.disputes.map(({ round, said, decision }) => {
    const outcome = decision?.event === 'revise' ? strings.revised : strings.upheld;
    return html`<p class="said">${formatText(strings.disputed, { round, words: said.reason })}</p>
      ${
        decision === undefined
          ? nothing
          : html`<p class="said">${formatText(outcome, { by: decision.by, words: decision.note })}</p>`
      }`;
  });
}

/** Whether it is disputed, and why. */
function renderChoice({ reason, disabled, locale, dispute }: ReviewedQuestionView): unknown {
  if (reason === undefined) return nothing;
  const strings = EVALUATION_REVIEW_STRINGS[locale];
  const pick = (event: Event): void => {
    dispute((event.target as HTMLInputElement).checked ? '' : null);
  };
  const write = (event: InputEvent): void => {
    dispute((event.target as HTMLTextAreaElement).value);
  };
  return html`<label class="pick">
      <input type="checkbox" data-pick .checked=${reason !== null} ?disabled=${disabled} @change=${pick} />
      ${strings['dispute-this']}
    </label>
    ${
      reason === null
        ? nothing
        : html`<label class="asked"
            >${strings['dispute-reason']}<textarea
              rows="2"
              maxlength="3000"
              .value=${reason}
              ?disabled=${disabled}
              @input=${write}
            ></textarea>
          </label>`
    }`;
}
