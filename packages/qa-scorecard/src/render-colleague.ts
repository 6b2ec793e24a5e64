import { hasOptions, textFor, type EvaluationAnswer, type Locale, type ScorecardQuestion } from '@callside/core';
import { formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { answerText } from './answer-text.js';
import type { SharedDraft } from './shared-draft.js';
import { SHARED_DRAFT_STRINGS } from './shared-draft.strings.js';

export interface ColleagueView {
  readonly shared: SharedDraft;
  readonly question: ScorecardQuestion;
  readonly locale: Locale;
  readonly disabled: boolean;
  readonly take: () => void;
}

/**
 * What a colleague has said to a question that was answered here as well, or one's own answer that did not get into what was
 * submitted.
 *
 * @example
 * renderColleague({ shared, question, locale, disabled, take });
 */
export function renderColleague(view: ColleagueView): TemplateResult | typeof nothing {
  const { shared, question, locale, disabled, take } = view;
  const strings = SHARED_DRAFT_STRINGS[locale];
  const { [question.id]: theirs } = shared.theirs;
  const { [question.id]: own } = shared.unkept;
  const said = theirs ?? own;
  if (said === undefined) return nothing;
  return html`<p class="suggested colleague">
    <span class="note">${theirs === undefined ? strings.own : strings.theirs}</span>
    <b>${wordsOf(said, question, locale)}</b>
    ${
      theirs === undefined
        ? nothing
        : html`<button type="button" class="small" data-take-theirs ?disabled=${disabled} @click=${take}>
            ${strings.take}
          </button>`
    }
  </p>`;
}

/**
 * What became of an evaluation that colleagues go on with, told as it happens.
 *
 * @example
 * renderShared(shared, 'en');
 */
export function renderShared(shared: SharedDraft, locale: Locale): TemplateResult {
  const strings = SHARED_DRAFT_STRINGS[locale];
  return html`<span class="state shared" role="status">${words()}</span>`;

  function words(): string {
    const [differ, unkept] = [shared.theirs, shared.unkept].map((answers) => Object.keys(answers).length);
    if (shared.submittedBy !== undefined || unkept !== 0) {
      const by = formatText(strings.submittedBy, { id: shared.submittedBy ?? '' });
      const own = formatText(strings.notKept, { count: unkept ?? 0 });
      return [...(shared.submittedBy === undefined ? [] : [by]), ...(unkept === 0 ? [] : [own])].join(' ');
    }
    if (differ !== 0) return formatText(strings.differ, { count: differ ?? 0 });
    return shared.isKept ? strings.kept : '';
  }
}

function wordsOf(answer: EvaluationAnswer, question: ScorecardQuestion, locale: Locale): string {
  const reasons = hasOptions(question) ? (question.reasons ?? []) : [];
  const named = reasons.filter(({ id }) => answer.reasons?.includes(id) === true);
  const words = [answerText(question, answer, locale), ...named.map(({ text }) => textFor(text, locale))].join(' · ');
  const { comment } = answer;
  return comment === undefined
    ? words
    : formatText(SHARED_DRAFT_STRINGS[locale].withComment, { answer: words, comment });
}
