import { scoreEvaluation, textFor, type Locale, type ScorecardDefinition } from '@callside/core';
import { formatText, momentText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { Review } from './evaluation-review.model.js';
import { EVALUATION_REVIEW_STRINGS } from './evaluation-review.strings.js';
import { formatScore } from './format-score.js';

interface StandingView {
  readonly scorecard: ScorecardDefinition;
  readonly review: Review;
  readonly locale: Locale;
  readonly now: number;
}

/**
 * The total, what it was before, and until when what can be said.
 *
 * @example
 * renderStanding({ scorecard, review, locale: 'en', now });
 */
export function renderStanding({ scorecard, review, locale, now }: StandingView): TemplateResult {
  const strings = EVALUATION_REVIEW_STRINGS[locale];
  const { standing, totals, acts } = review;
  const score = scoreEvaluation(scorecard, standing.answers);
  const band = scorecard.bands?.find(({ id }) => id === score.band);
  const time = (at: number): string => momentText(at, now, locale);
  const written = (total: number | null): string => (total === null ? strings['no-total'] : formatScore(total));
  const first = totals[0];
  const open = standing.disputes.at(-1);
  const notes = [
    ...(first === undefined ? [] : [formatText(strings['scored-by'], { by: first.by, time: time(first.at) })]),
    ...(open?.decision === undefined && open?.decideBy !== undefined
      ? [formatText(strings['decide-by'], { time: time(open.decideBy) })]
      : []),
    ...(acts.has('dispute') && standing.disputeBy !== undefined
      ? [
          formatText(strings['dispute-by'], { time: time(standing.disputeBy) }),
          standing.roundsLeft === 1
            ? strings['last-round']
            : formatText(strings.rounds, { count: standing.roundsLeft }),
        ]
      : []),
    ...(standing.acknowledged === undefined
      ? []
      : [formatText(strings.acknowledged, { time: time(standing.acknowledged.at) })]),
  ];
  const before = totals.at(-2);
  return html`<div class="standing">
    <span class="note">${strings.total}</span>
    <span class="total" data-total>${written(score.total)}</span>
    ${
      before === undefined
        ? nothing
        : html`<span class="was">${formatText(strings.was, { total: written(before.total) })}</span>`
    }
    ${band === undefined ? nothing : html`<span class="pill">${textFor(band.title, locale)}</span>`}
    ${notes.map((note) => html`<span class="note">${note}</span>`)}
    ${
      standing.acknowledged?.comment === undefined || standing.acknowledged.comment === ''
        ? nothing
        : html`<p class="said">${standing.acknowledged.comment}</p>`
    }
    ${
      totals.length < 2
        ? nothing
        : html`<details>
            <summary>${strings.earlier}</summary>
            <ol class="scorings">
              ${totals.map(({ total, by, at }) => html`<li>${formatText(strings.scoring, { total: written(total), by, time: time(at) })}</li>`)}
            </ol>
          </details>`
    }
  </div>`;
}
