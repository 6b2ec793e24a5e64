import {
  issue,
  isUsableScorecard,
  scoreEvaluation,
  submitEvaluation,
  type CallRecord,
  type CallScriptDefinition,
  type Desk,
  type Issue,
  type ScorecardDefinition,
  type ScorecardQuestion,
} from '@callside/core';
import {
  formatDuration,
  formatText,
  panelStyles,
  renderBroken,
  renderSaveState,
  SubscriptionController,
  WidgetElement,
} from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { EvaluationStoredEvent, EvaluationSubmitEvent } from './qa-scorecard.events.js';
import {
  lineTime,
  pickOption,
  questionsOf,
  setComment,
  toggleNotApplicable,
  type EvaluationAnswers,
} from './qa-scorecard.model.js';
import { QA_SCORECARD_STRINGS } from './qa-scorecard.strings.js';
import { qaScorecardStyles } from './qa-scorecard.styles.js';
import { renderPath, renderScore } from './render-score.js';

/**
 * The criteria by which an evaluator scores a call, with the live total and the reason where something is zero. With a
 * `desk` it stores the evaluation; with a definition alone it hands the answers to the host.
 *
 * @fires {EvaluationSubmitEvent} callside-evaluation-submit - Before the evaluation is stored; cancelable.
 * @fires {EvaluationStoredEvent} callside-evaluation-stored - When the evaluation is in the store and on its way.
 * @cssprop [--callside-accent] - Colour of what is active.
 *
 * @example
 * <callside-qa-scorecard></callside-qa-scorecard>
 * <script type="module">card.definition = inboundScorecard; card.desk = desk; card.subject = callRecord;</script>
 */
export class QaScorecard extends WidgetElement {
  static override styles = [WidgetElement.styles, panelStyles, qaScorecardStyles];

  /** The scorecard; as an attribute, or in a script below the tag, it is JSON. */
  @property({ type: Object }) definition: ScorecardDefinition | undefined;
  /** The call that is scored. */
  @property({ attribute: false }) subject: CallRecord | undefined;
  /** The script that led the call: gives its path the stages' names. */
  @property({ attribute: false }) script: CallScriptDefinition | undefined;
  /** Stores the evaluation; without one the host does. */
  @property({ attribute: false }) desk: Desk | undefined;
  /** Answers by question id. */
  @property({ attribute: false }) answers: EvaluationAnswers = {};

  @state() private broken: readonly Issue[] = [];
  @state() private open: readonly string[] = [];
  @state() private stored = false;
  @state() private busy = false;

  constructor() {
    super();
    new SubscriptionController(this, () => this.desk);
  }

  /** Checks and stores the evaluation, as the button does; resolves to whether it is stored, or taken by the host. */
  async submit(): Promise<boolean> {
    const { definition } = this;
    if (definition === undefined || this.broken.length > 0 || this.busy || this.stored) return false;
    const score = scoreEvaluation(definition, this.answers);
    this.open = score.sections
      .flatMap(({ questions }) => questions)
      .flatMap(({ id, excluded }) => (excluded === 'unanswered' ? [id] : []));
    if (this.open.length > 0) {
      await this.updateComplete;
      this.#inputsOf(this.open[0] ?? '')[0]?.focus();
      return false;
    }
    const { id, version } = definition;
    const draft = { scorecard: { id, version }, answers: this.answers, total: score.total };
    if (!this.dispatchEvent(new EvaluationSubmitEvent(draft))) return false;
    return this.#store(definition);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('definition')) this.#checkDefinition(this.definition);
    if (changed.has('definition') || (changed.has('subject') && changed.get('subject')?.id !== this.subject?.id)) {
      this.stored = false;
      this.open = [];
      if (this.hasUpdated && !changed.has('answers')) this.answers = {};
    }
    if (changed.has('desk') || changed.has('subject') || changed.has('definition')) this.#readDraft();
  }

  override render(): TemplateResult | typeof nothing {
    if (this.broken.length > 0) return renderBroken(this.broken, this);
    const { definition } = this;
    if (definition === undefined) return nothing;
    return html`<section class="panel" aria-label=${this.text(definition.title)} @keydown=${this.#pressKey}>
      ${this.#renderHead(definition)}
      <div class="split">
        <div class="questions">
          ${definition.items.map(
            ({ title, items }) => html`
              <h3 class="section-title">${this.text(title)}</h3>
              ${items.map((question) => this.#renderQuestion(question))}
            `,
          )}
        </div>
        <aside class="score">${renderScore(definition, scoreEvaluation(definition, this.answers), this.locale)}</aside>
        ${this.subject === undefined ? nothing : renderPath(this.subject, this.script, this.locale)}
      </div>
      ${this.#renderFoot()}
    </section>`;
  }

  #renderHead({ title }: ScorecardDefinition): TemplateResult {
    const strings = QA_SCORECARD_STRINGS[this.locale];
    return html`<header class="head">
      <h2 class="title">${this.text(title)}</h2>
      ${
        this.subject === undefined
          ? nothing
          : html`<span class="note">
              ${formatText(strings.agent, { id: this.subject.agent.id, time: formatDuration(lineTime(this.subject)) })}
            </span>`
      }
      <span class="pill ${this.stored ? 'ok' : ''}">${this.stored ? strings.submitted : strings.draft}</span>
    </header>`;
  }

  #renderQuestion(question: ScorecardQuestion): TemplateResult {
    const strings = QA_SCORECARD_STRINGS[this.locale];
    const { id, weight, errorClass, notApplicable, options } = question;
    const answer = this.answers[id];
    const critical = errorClass === undefined ? '' : ` · ${strings[`class-${errorClass}`]}`;
    const commented =
      answer?.comment !== undefined ||
      options.some(({ id: option, score }) => option === answer?.option && score < 100);
    return html`<fieldset
      class="question ${this.open.includes(id) ? 'open' : ''}"
      data-question=${id}
      ?disabled=${this.busy || this.stored}
    >
      <legend class="ask">
        <span class="words">${this.text(question.text)}</span>
        <span class="note">${formatText(strings.weight, { weight })}${critical}</span>
      </legend>
      ${question.help === undefined ? nothing : html`<span class="note">${this.text(question.help)}</span>`}
      <div class="seg">
        ${options.map((option, index) =>
          this.#renderOption({
            name: id,
            key: String(index + 1),
            label: this.text(option.text),
            value: option.id,
            checked: answer?.option === option.id,
          }),
        )}
        ${
          notApplicable === true
            ? this.#renderOption({
                name: id,
                key: '0',
                label: strings.notApplicable,
                value: '',
                checked: answer?.notApplicable === true,
              })
            : nothing
        }
      </div>
      ${
        commented
          ? html`<callside-text-field
              .label=${strings.comment}
              .value=${answer?.comment ?? null}
              ?disabled=${this.busy || this.stored}
              @input=${(event: Event) => {
                this.#comment(id, event);
              }}
            ></callside-text-field>`
          : nothing
      }
    </fieldset>`;
  }

  #renderOption(option: { name: string; key: string; label: string; value: string; checked: boolean }): TemplateResult {
    const { name, key, label, value, checked } = option;
    return html`<label>
      <input
        type="radio"
        name=${name}
        value=${value}
        data-key=${key}
        .checked=${live(checked)}
        @change=${() => {
          this.#answer(name, value);
        }}
      />${label}<kbd aria-hidden="true">${key}</kbd>
    </label>`;
  }

  #renderFoot(): TemplateResult {
    const strings = QA_SCORECARD_STRINGS[this.locale];
    return html`<footer class="foot">
      ${renderSaveState({ state: this.desk?.saveState, stored: this.stored, locale: this.locale })}
      <span class="spacer"></span>
      ${this.open.length === 0 ? nothing : html`<span class="state bad">${formatText(strings.unanswered, { count: this.open.length })}</span>`}
      <button
        class="primary"
        type="button"
        aria-disabled=${String(this.busy || this.stored)}
        @click=${this.#submitByButton}
      >
        ${strings.submit}
      </button>
    </footer>`;
  }

  #answer(question: string, option: string): void {
    this.answers =
      option === '' ? toggleNotApplicable(this.answers, question) : pickOption(this.answers, question, option);
    this.open = this.open.filter((id) => id !== question);
    this.#keepDraft();
  }

  #comment(question: string, event: Event): void {
    const { value } = event.currentTarget as EventTarget & { value: string | null };
    this.answers = setComment(this.answers, question, value ?? '');
    this.#keepDraft();
  }

  readonly #submitByButton = (): void => {
    this.submit().catch((error: unknown) => {
      reportError(error);
    });
  };

  /** Lists what is wrong with a definition that cannot be used; the linter is loaded for that. */
  #checkDefinition(definition: unknown): void {
    this.broken = [];
    if (definition === undefined || isUsableScorecard(definition)) return;
    this.broken = [issue('definition-invalid', [])];
    import('./qa-scorecard.findings.js').then(({ findInScorecard }) => {
      const findings = findInScorecard(definition);
      if (this.definition === definition && findings.length > 0) this.broken = findings;
    }, reportError);
  }

  async #store(definition: ScorecardDefinition): Promise<boolean> {
    if (this.desk === undefined || this.subject === undefined) return true;
    this.busy = true;
    try {
      const result = await this.desk.run(submitEvaluation, {
        scorecard: definition,
        call: this.subject,
        answers: this.answers,
      });
      this.stored = result.ok;
      if (!result.ok) return false;
      await this.desk.drafts.drop(this.#draftName);
      this.dispatchEvent(new EvaluationStoredEvent(result.evaluation));
      return result.ok;
    } finally {
      this.busy = false;
    }
  }

  get #draftName(): string {
    return `evaluation/${this.definition?.id ?? ''}/${this.subject?.id ?? ''}`;
  }

  #keepDraft(): void {
    if (this.subject !== undefined) this.desk?.drafts.keep(this.#draftName, { answers: this.answers });
  }

  /** What was scored before a reload comes back, unless the evaluator has begun anew meanwhile. */
  #readDraft(): void {
    const name = this.#draftName;
    if (this.subject === undefined) return;
    this.desk?.drafts
      .read(name)
      .then((draft) => {
        const kept = draft?.answers as EvaluationAnswers | undefined;
        if (kept !== undefined && name === this.#draftName && Object.keys(this.answers).length === 0)
          this.answers = kept;
      })
      .catch((error: unknown) => {
        reportError(error);
      });
  }

  /** A digit answers the question that has the focus and goes on to the next. */
  readonly #pressKey = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    if (
      !(target instanceof HTMLInputElement) ||
      target.type !== 'radio' ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    const input = this.#inputsOf(target.name).find(({ dataset }) => dataset.key === event.key);
    if (input === undefined || this.definition === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (!input.checked) this.#answer(target.name, input.value);
    const questions = questionsOf(this.definition);
    const next = questions[questions.findIndex(({ id }) => id === target.name) + 1];
    (next === undefined ? input : this.#inputsOf(next.id)[0])?.focus();
  };

  #inputsOf(question: string): HTMLInputElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(question)}"]`)];
  }
}
