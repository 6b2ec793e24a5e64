import {
  acknowledgeEvaluation,
  closeEvaluation,
  decideDispute,
  disputeEvaluation,
  releaseEvaluation,
  sendEvaluationBack,
  type Desk,
  type EvaluationAnswers,
  type EvaluationStepResult,
  type Locale,
  type SaveState,
  type ScorecardDefinition,
  type WorkflowDefinition,
} from '@callside/core';
import { formatText, momentText, renderSaveState } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { Review, ReviewAct } from './evaluation-review.model.js';
import { EVALUATION_REVIEW_STRINGS } from './evaluation-review.strings.js';

/** What is being said, and not sent yet. */
export interface TypedReview {
  /** What is asked at the foot; a decision is asked without it. */
  readonly asks?: ReviewQuestion;
  readonly comment?: string;
  readonly note?: string;
  /** Why each question is disputed. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** New answers to what is disputed. */
  readonly answers?: EvaluationAnswers;
}

type ReviewQuestion = 'acknowledge' | 'send-back' | 'dispute';

/** What was said in the end. */
export type ReviewDone = ReviewAct | 'revise';

type Say = (desk: Desk) => Promise<EvaluationStepResult>;

export interface ReviewFootView {
  readonly step: {
    readonly id: string;
    readonly scorecard: ScorecardDefinition | undefined;
    readonly workflow: WorkflowDefinition | undefined;
  };
  readonly review: Review;
  readonly typed: TypedReview;
  readonly problem: string;
  readonly busy: boolean;
  readonly saveState: SaveState;
  readonly locale: Locale;
  readonly now: number;
  readonly ask: (asks: ReviewQuestion) => void;
  readonly write: (words: Pick<TypedReview, 'comment' | 'note'>) => void;
  readonly cancel: () => void;
  readonly say: (act: ReviewDone, say: Say) => void;
}

/**
 * What this person can say to an evaluation now, what is asked with it, and why something cannot be said.
 *
 * @example
 * renderReviewFoot({ step, review, typed, problem: '', busy: false, saveState, locale: 'en', now, … });
 */
export function renderReviewFoot(view: ReviewFootView): TemplateResult {
  const { review, typed, saveState, locale, now, problem } = view;
  const { acts, reason, standing } = review;
  const strings = EVALUATION_REVIEW_STRINGS[locale];
  const isDecided = acts.has('uphold');
  const time = momentText(standing.disputeBy ?? 0, now, locale);
  return html`<footer class="foot">
    ${renderSaveState({ state: saveState, stored: false, locale })}
    ${reason === undefined ? nothing : html`<span class="note">${formatText(strings[reason], { time })}</span>`}
    <div class="sheet">
      <p class="refusal" role="alert">${problem}</p>
      ${isDecided ? renderDecision(view) : renderAsked(view)}
    </div>
    ${typed.asks === undefined && !isDecided ? renderActs(view) : nothing}
  </footer>`;
}

/** What can be said, the usual one last. */
function renderActs({ review: { acts }, step, busy, locale, ask, say }: ReviewFootView): TemplateResult {
  const strings = EVALUATION_REVIEW_STRINGS[locale];
  const button = (act: ReviewAct, press: () => void, look = ''): TemplateResult | typeof nothing =>
    acts.has(act)
      ? html`<button class=${look} type="button" data-act=${act} ?disabled=${busy} @click=${press}>
          ${strings[act]}
        </button>`
      : nothing;
  const asking = (asks: ReviewQuestion) => (): void => {
    ask(asks);
  };
  const saying = (act: ReviewDone, run: Say) => (): void => {
    say(act, run);
  };
  return html`<div class="row">
    ${button('send-back', asking('send-back'))} ${button('dispute', asking('dispute'))}
    ${button(
      'close',
      saying('close', (desk) => desk.run(closeEvaluation, step)),
    )}
    ${button('acknowledge', asking('acknowledge'), 'primary')}
    ${button(
      'release',
      saying('release', (desk) => desk.run(releaseEvaluation, step)),
      'primary',
    )}
  </div>`;
}

/** What is asked for with one of them. */
function renderAsked(view: ReviewFootView): TemplateResult | typeof nothing {
  const { typed, review, step, locale, write } = view;
  const strings = EVALUATION_REVIEW_STRINGS[locale];
  const { asks, comment = '', note = '', reasons = {} } = typed;
  if (asks === undefined || !review.acts.has(asks)) return nothing;
  switch (asks) {
    case 'acknowledge': {
      const words = renderWords(view, comment, (said) => {
        write({ comment: said });
      });
      const inputs = html`<label class="asked">${strings['acknowledge-comment']}${words}</label>`;
      const say: Say = (desk) => desk.run(acknowledgeEvaluation, { ...step, comment });
      return renderSheet(view, { inputs, label: strings.acknowledge, act: asks, say });
    }
    case 'send-back': {
      const words = renderWords(view, note, (said) => {
        write({ note: said });
      });
      const inputs = html`<label class="asked">${strings['send-back-note']}${words}</label>`;
      const say: Say = (desk) => desk.run(sendEvaluationBack, { ...step, note });
      return renderSheet(view, { inputs, label: strings['send-back'], act: asks, say });
    }
    case 'dispute': {
      const questions = Object.entries(reasons).map(([question, reason]) => ({ question, reason }));
      const inputs = html`<span class="note">${strings['dispute-help']}</span>`;
      const say: Say = (desk) => desk.run(disputeEvaluation, { ...step, questions });
      return renderSheet(view, { inputs, label: strings['dispute-send'], act: asks, say });
    }
  }
}

/** An answer that is changed makes a revision of it. */
function renderDecision(view: ReviewFootView): TemplateResult {
  const { typed, step, locale, write } = view;
  const strings = EVALUATION_REVIEW_STRINGS[locale];
  const { note = '', answers = {} } = typed;
  const act = Object.keys(answers).length > 0 ? 'revise' : 'uphold';
  const words = renderWords(view, note, (said) => {
    write({ note: said });
  });
  const inputs = html`<span class="note">${strings['decide-help']}</span>
    <label class="asked">${strings['decide-note']}${words}</label>`;
  const say: Say = (desk) => desk.run(decideDispute, { ...step, note, answers });
  return renderSheet(view, { inputs, label: strings[act], act, say });
}

interface Sheet {
  readonly inputs: TemplateResult;
  readonly label: string;
  readonly act: ReviewDone;
  readonly say: Say;
}

function renderSheet(view: ReviewFootView, { inputs, label, act, say }: Sheet): TemplateResult {
  const { typed, busy, locale, cancel } = view;
  const isAsked = typed.asks !== undefined || Object.keys(typed.answers ?? {}).length > 0;
  const send = (): void => {
    view.say(act, say);
  };
  return html`${inputs}
    <div class="row">
      <button class="primary" type="button" data-send ?disabled=${busy} @click=${send}>${label}</button>
      ${
        isAsked
          ? html`<button type="button" data-cancel @click=${cancel}>
              ${EVALUATION_REVIEW_STRINGS[locale].cancel}
            </button>`
          : nothing
      }
    </div>`;
}

function renderWords({ busy }: ReviewFootView, words: string, write: (words: string) => void): TemplateResult {
  return html`<textarea
    rows="2"
    maxlength="3000"
    .value=${words}
    ?disabled=${busy}
    @input=${(event: InputEvent) => {
      write((event.target as HTMLTextAreaElement).value);
    }}
  ></textarea>`;
}
