import {
  isCallsideError,
  isScorecardSection,
  maskCardNumbers,
  readEvaluation,
  type Desk,
  type Evaluation,
  type EvaluationStepResult,
  type ScorecardDefinition,
  type ScorecardItem,
  type WorkflowDefinition,
} from '@callside/core';
import { formatText, issueText, panelStyles, SubscriptionController, WidgetElement } from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { actOn } from './act-on-question.js';
import { EvaluationMomentEvent, EvaluationMovedEvent } from './evaluation-review.events.js';
import { reviewedQuestions, reviewOf, type Review } from './evaluation-review.model.js';
import { EVALUATION_REVIEW_STRINGS } from './evaluation-review.strings.js';
import { evaluationReviewStyles } from './evaluation-review.styles.js';
import { qaScorecardStyles } from './qa-scorecard.styles.js';
import { renderReviewFoot, type ReviewDone, type ReviewFootView, type TypedReview } from './render-review-foot.js';
import { renderReviewedQuestion } from './render-reviewed-question.js';
import { renderStanding } from './render-standing.js';

/**
 * A released evaluation as its agent sees it, who acknowledges it or disputes questions, and as those see it who release it and
 * decide. Every score that it had stays to be seen.
 *
 * @fires {EvaluationMovedEvent} callside-evaluation-moved - Something was said to it, and is stored.
 * @fires {EvaluationMomentEvent} callside-evaluation-moment - Somebody wants to hear the moment that an answer speaks of.
 *
 * @example
 * <callside-evaluation-review></callside-evaluation-review>
 * <script type="module">Object.assign(review, { desk, definition: scorecard, evaluation });</script>
 */
export class EvaluationReview extends WidgetElement {
  static override styles = [WidgetElement.styles, panelStyles, qaScorecardStyles, evaluationReviewStyles];

  /** The scorecard in the version that the evaluation was made with; as an attribute it is JSON. */
  @property({ type: Object }) definition: ScorecardDefinition | undefined;
  /** The evaluation to begin with; what is stored later is read from the desk. */
  @property({ attribute: false }) evaluation: Evaluation | undefined;
  /** The workflow that the scorecard names; the usual one when absent. */
  @property({ attribute: false }) workflow: WorkflowDefinition | undefined;
  /** Stores what is said; without one the evaluation is only shown. */
  @property({ attribute: false }) desk: Desk | undefined;

  @state() private typed: TypedReview = {};
  @state() private problem = '';
  @state() private told = '';
  @state() private busy = false;
  /** When it was last looked at. */
  @state() private now = 0;

  /** What gets the focus once it is there. */
  #focusNext = '';

  constructor() {
    super();
    new SubscriptionController(
      this,
      () => this.desk,
      () => {
        this.#read();
      },
    );
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const isAnother = changed.has('evaluation') && changed.get('evaluation')?.id !== this.evaluation?.id;
    if (!isAnother && !changed.has('desk')) return;
    this.typed = {};
    this.problem = '';
    this.told = '';
    this.#read();
    this.#readDraft();
  }

  protected override updated(): void {
    if (this.#focusNext === '' || this.busy) return;
    const target = this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (target === null) return;
    this.#focusNext = '';
    target.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { definition, evaluation, desk } = this;
    if (definition === undefined || evaluation === undefined) return nothing;
    const { now } = this;
    const agent = desk?.agent ?? { id: '' };
    const review = reviewOf(evaluation, definition, { agent, workflow: this.workflow, now });
    const strings = EVALUATION_REVIEW_STRINGS[this.locale];
    const reviewed = new Map(reviewedQuestions(definition, review.standing).map((each) => [each.question.id, each]));
    const renderItem = (item: ScorecardItem, depth: number): TemplateResult | typeof nothing => {
      if (isScorecardSection(item)) {
        const title = this.text(item.title);
        return html`${depth === 0 ? html`<h3 class="section-title">${title}</h3>` : html`<h4 class="section-title">${title}</h4>`}
        ${item.items.map((each) => renderItem(each, depth + 1))}`;
      }
      const own = reviewed.get(item.id);
      if (own === undefined) return nothing;
      return renderReviewedQuestion({
        reviewed: own,
        standing: review.standing,
        scorecard: definition,
        locale: this.locale,
        disabled: this.busy,
        reason: this.typed.asks === 'dispute' ? (this.typed.reasons?.[item.id] ?? null) : undefined,
        answers: review.acts.has('uphold') ? (this.typed.answers ?? {}) : undefined,
        dispute: (reason) => {
          this.#dispute(item.id, reason);
        },
        act: (act) => {
          const before = { ...review.standing.answers, ...this.typed.answers };
          const { [item.id]: answer } = actOn(before, item, act);
          if (answer !== undefined)
            this.#keep({ ...this.typed, answers: { ...this.typed.answers, [item.id]: answer } });
        },
        listen: (at) => {
          this.dispatchEvent(new EvaluationMomentEvent(evaluation.callId, at));
        },
      });
    };
    const heading = formatText(strings.heading, { agent: evaluation.agentId });
    return html`<section class="panel" aria-label=${heading} @keydown=${keepKeysHere}>
      <header class="head">
        <h2 class="title">${heading}</h2>
        <span class="pill ${review.standing.snapshot.state === 'disputed' ? 'warn' : 'on'}">
          ${this.#statusText(review.standing.snapshot.state)}
        </span>
      </header>
      ${renderStanding({ scorecard: definition, review, locale: this.locale, now })}
      <p class="told" role="status" tabindex="-1">${this.told}</p>
      ${definition.items.map((item) => renderItem(item, 0))}
      ${desk === undefined ? nothing : renderReviewFoot(this.#foot(review, evaluation, desk))}
    </section>`;
  }

  #statusText(state: string): string {
    const strings: Readonly<Record<string, string>> = EVALUATION_REVIEW_STRINGS[this.locale];
    return strings[`status-${state}`] ?? state;
  }

  #dispute(question: string, reason: string | null): void {
    const { [question]: _before, ...others } = this.typed.reasons ?? {};
    this.#keep({ ...this.typed, reasons: reason === null ? others : { ...others, [question]: reason } });
  }

  readonly #cancel = (): void => {
    const { asks } = this.typed;
    this.typed = {};
    this.problem = '';
    this.#forget();
    this.#focusNext = asks === undefined ? '[data-send]' : `[data-act=${asks}]`;
  };

  #foot(review: Review, { id }: Evaluation, { saveState }: Desk): ReviewFootView {
    return {
      step: { id, scorecard: this.definition, workflow: this.workflow },
      review,
      typed: this.typed,
      problem: this.problem,
      busy: this.busy,
      saveState,
      locale: this.locale,
      now: this.now,
      ask: (asks) => {
        this.#keep({ ...this.typed, asks });
        this.#focusNext = asks === 'dispute' ? '[data-pick]' : 'textarea';
      },
      write: (words) => {
        this.#keep({ ...this.typed, ...words });
      },
      cancel: this.#cancel,
      say: (act, say) => {
        this.#say(act, say);
      },
    };
  }

  /** Stores what was said; what is missing, or came too late, is told, and nothing typed is lost. */
  #say(act: ReviewDone, say: (desk: Desk) => Promise<EvaluationStepResult>): void {
    const { desk } = this;
    if (desk === undefined || this.busy) return;
    const strings = EVALUATION_REVIEW_STRINGS[this.locale];
    this.busy = true;
    this.problem = '';
    say(desk)
      .then(
        (result) => {
          if (result.ok) this.#isStored(result.evaluation, act);
          else this.#refuse(result);
        },
        (error: unknown) => {
          this.problem = strings.failed;
          reportError(error);
        },
      )
      .finally(() => {
        this.busy = false;
      });
  }

  #isStored(evaluation: Evaluation, act: ReviewDone): void {
    this.evaluation = evaluation;
    this.typed = {};
    this.told = EVALUATION_REVIEW_STRINGS[this.locale][`done-${act}`];
    this.#focusNext = '.told';
    this.#forget();
    this.dispatchEvent(new EvaluationMovedEvent(evaluation, act));
  }

  #refuse(result: Extract<EvaluationStepResult, { readonly ok: false }>): void {
    const strings = EVALUATION_REVIEW_STRINGS[this.locale];
    const [first] = result.issues;
    if (first === undefined) {
      this.problem = strings.refused;
      return;
    }
    const isNonePicked = first.path.length === 1 && first.path[0] === 'questions';
    this.problem = isNonePicked ? strings['none-picked'] : issueText(first, this.locale);
    if (isNonePicked) this.#focusNext = '[data-pick]';
    else if (first.path[0] === 'questions') {
      const question = Object.keys(this.typed.reasons ?? {})[Number(first.path[1])] ?? '';
      this.#focusNext = `[data-question="${CSS.escape(question)}"] textarea`;
    } else this.#focusNext = '.sheet textarea';
  }

  get #draft(): string {
    return `evaluation-review/${this.evaluation?.id ?? ''}`;
  }

  /** What is typed outlives a reload until it is sent or given up. */
  #keep(typed: TypedReview): void {
    this.typed = typed;
    const { reasons = {}, comment = '', note = '' } = typed;
    const masked = Object.entries(reasons).map(([question, reason]) => [question, maskCardNumbers(reason)]);
    this.desk?.drafts.keep(this.#draft, {
      ...typed,
      reasons: Object.fromEntries(masked) as TypedReview['reasons'],
      comment: maskCardNumbers(comment),
      note: maskCardNumbers(note),
    });
  }

  #forget(): void {
    this.desk?.drafts.drop(this.#draft).catch(reportError);
  }

  #readDraft(): void {
    const name = this.#draft;
    this.desk?.drafts.read(name).then((draft) => {
      const isUntouched = Object.keys(this.typed).length === 0;
      if (draft !== undefined && name === this.#draft && isUntouched) this.typed = draft;
    }, reportError);
  }

  /** What others have said meanwhile. One that is not in the store is shown as it was given. */
  #read(): void {
    const { desk, evaluation } = this;
    if (desk === undefined || evaluation === undefined) return;
    const { id } = evaluation;
    desk.run(readEvaluation, { id }).then(
      ({ evaluation: stored, now }) => {
        if (this.evaluation?.id !== id) return;
        this.evaluation = stored;
        this.now = now;
      },
      (error: unknown) => {
        if (!isCallsideError(error) || error.code !== 'record-not-found') reportError(error);
      },
    );
  }
}

/** What is typed here is no shortcut of the page's. */
function keepKeysHere(event: KeyboardEvent): void {
  const [target] = event.composedPath();
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) event.stopPropagation();
}
