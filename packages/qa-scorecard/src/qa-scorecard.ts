import {
  askedQuestions,
  isScorecardSection,
  issue,
  isUsableScorecard,
  openDuties,
  scoreEvaluation,
  submitEvaluation,
  type CallRecord,
  type CallScriptDefinition,
  type Desk,
  type Evaluation,
  type EvaluationAnswer,
  type EvaluationAnswers,
  type Issue,
  type ScorecardDefinition,
  type ScorecardItem,
  type ScorecardQuestion,
} from '@callside/core';
import { formatText, panelStyles, renderSaveState, SubscriptionController, WidgetElement } from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { actOn } from './act-on-question.js';
import { EvaluationStoredEvent, EvaluationSubmitEvent } from './qa-scorecard.events.js';
import { draftNameOf, firstAnswers } from './qa-scorecard.model.js';
import { QA_SCORECARD_STRINGS } from './qa-scorecard.strings.js';
import { qaScorecardStyles } from './qa-scorecard.styles.js';
import { renderQuestion, type QuestionAct } from './render-question.js';
import { renderScore } from './render-score.js';
import type { CallRecording, ScorecardPanel } from './scorecard-panel.js';
import type { ScorecardTools } from './scorecard-tools.js';
import type * as Tools from './tools.js';

/**
 * The criteria by which an evaluator scores a call, with the live total and the reason where something is zero. With a
 * `desk` it stores the evaluation; with a definition alone it hands the answers to the host.
 *
 * @fires {EvaluationSubmitEvent} callside-evaluation-submit - Before the evaluation is stored; cancelable.
 * @fires {EvaluationStoredEvent} callside-evaluation-stored - When the evaluation is in the store and on its way.
 * @fires {EvaluationKeptEvent} callside-evaluation-kept - When it is kept unfinished, for colleagues to go on with.
 * @fires {EvaluationPrintEvent} callside-evaluation-print - Before the evaluation goes on paper; cancelable.
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
  /** An evaluation of this call that was kept to go on with; one that was submitted is only shown. */
  @property({ attribute: false }) evaluation: Evaluation | undefined;
  /** The recording of the call; where none is given, the one that the desk keeps on the device is played. */
  @property({ attribute: false }) recording: CallRecording | undefined;
  /** The script that led the call: gives its path the stages' names. */
  @property({ attribute: false }) script: CallScriptDefinition | undefined;
  /** Stores the evaluation; without one the host does. */
  @property({ attribute: false }) desk: Desk | undefined;
  /** Under which name unfinished answers are kept; without one it is the evaluation's, or the scorecard's and the call's. */
  @property({ attribute: false }) draftName: string | undefined;
  /** It is nobody else's: it cannot be kept for colleagues. */
  @property({ type: Boolean }) alone = false;
  /** Answers by question id. */
  @property({ attribute: false }) answers: EvaluationAnswers = {};

  @state() private broken: readonly Issue[] = [];
  @state() private open: readonly Issue[] = [];
  @state() private stored = false;
  @state() private busy = false;
  /** What is loaded once there is something to show; undefined until it is there. */
  @state() private tools: typeof Tools | undefined;

  #toolsWanted = false;
  #beside: ScorecardTools | undefined;

  /** The answers before the evaluator has said anything. */
  #first: EvaluationAnswers = this.answers;

  constructor() {
    super();
    new SubscriptionController(this, () => this.desk);
  }

  /** Checks and stores the evaluation, as the button does; resolves to whether it is stored, or taken by the host. */
  async submit(): Promise<boolean> {
    const { definition } = this;
    if (definition === undefined || this.broken.length > 0 || this.#isClosed) return false;
    if (this.evaluation !== undefined && !(await this.#catchUp())) return false;
    this.open = openDuties(definition, this.answers);
    if (this.open.length > 0) {
      await this.updateComplete;
      this.#focusOn(this.open[0]);
      return false;
    }
    const score = scoreEvaluation(definition, this.answers);
    const { id, version } = definition;
    const draft = { scorecard: { id, version }, answers: this.answers, total: score.total };
    if (!this.dispatchEvent(new EvaluationSubmitEvent(draft))) return false;
    return this.#store(definition);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('definition')) this.#checkDefinition(this.definition);
    const isAnother =
      changed.has('definition') ||
      (['subject', 'evaluation'] as const).some(
        (each) => changed.has(each) && changed.get(each)?.id !== this[each]?.id,
      );
    if (isAnother || changed.has('evaluation'))
      this.stored = this.evaluation !== undefined && this.evaluation.status !== 'draft';
    if (isAnother) {
      this.open = [];
      this.#begin(changed);
    }
    if (isAnother || changed.has('desk') || changed.has('subject')) this.#readDraft();
  }

  /** Questions can be answered without the tools: where they cannot be loaded, that is told once. */
  protected override updated(): void {
    if (this.#toolsWanted || this.definition === undefined) return;
    this.#toolsWanted = true;
    import('./tools.js').then((tools) => {
      if (tools.toolSheet) this.shadowRoot?.adoptedStyleSheets.push(tools.toolSheet);
      this.#beside = new tools.ScorecardTools(this);
      this.tools = tools;
    }, reportError);
  }

  override render(): TemplateResult | typeof nothing {
    if (this.broken.length > 0) return this.tools?.renderBroken(this.broken, this) ?? nothing;
    const { definition } = this;
    if (definition === undefined) return nothing;
    const panel = this.#panel(definition);
    const { score } = panel;
    const asked = askedQuestions(definition, this.answers);
    const beside = this.#beside;
    return html`<section class="panel" aria-label=${this.text(definition.title)} @keydown=${this.#pressKey}>
      ${this.#renderHead(definition)} ${beside?.renderRecording(panel)}
      <div class="split">
        <div class="questions">
          ${definition.items.map((item) => this.#renderItem(item, { panel, asked, depth: 0 }))}
        </div>
        <aside class="score">
          ${renderScore(definition, score, { locale: this.locale, blind: this.#isBlind })}
          ${beside?.renderEarlier(panel)}
        </aside>
        ${beside?.renderPath(panel)}
      </div>
      ${this.#renderFoot(panel)}
    </section>`;
  }

  #panel(definition: ScorecardDefinition): ScorecardPanel {
    return {
      host: this,
      definition,
      score: scoreEvaluation(definition, this.answers),
      isClosed: this.#isClosed,
      isStored: this.stored,
      isBlind: this.#isBlind,
      give: (question, answer) => {
        this.#give(question, answer);
      },
    };
  }

  #renderHead({ title }: ScorecardDefinition): TemplateResult {
    const strings = QA_SCORECARD_STRINGS[this.locale];
    return html`<header class="head">
      <h2 class="title">${this.text(title)}</h2>
      ${this.#beside?.renderCall()}
      <span class="pill ${this.stored ? 'ok' : ''}">${this.stored ? strings.submitted : strings.draft}</span>
    </header>`;
  }

  #renderItem(item: ScorecardItem, view: ItemView): TemplateResult | typeof nothing {
    const { panel, asked, depth } = view;
    if (isScorecardSection(item)) {
      const inner = item.items.map((each) => this.#renderItem(each, { panel, asked, depth: depth + 1 }));
      if (inner.every((each) => each === nothing)) return nothing;
      const title = this.text(item.title);
      return html`${depth === 0 ? html`<h3 class="section-title">${title}</h3>` : html`<h4 class="section-title">${title}</h4>`}
      ${item.help === undefined ? nothing : html`<p class="note section-help">${this.text(item.help)}</p>`} ${inner}`;
    }
    const own = panel.score.questions.find(({ id }) => id === item.id);
    if (own === undefined || !asked.has(item.id)) return nothing;
    return html`<div class="asked">
      ${renderQuestion({
        question: item,
        answer: this.answers[item.id],
        score: own,
        open: this.open.filter(({ path }) => path[0] === item.id),
        disabled: panel.isClosed,
        blind: panel.isBlind,
        locale: this.locale,
        act: (act) => {
          this.#act(item, act);
        },
      })}${this.#beside?.renderBeside(panel, item)}
    </div>`;
  }

  #renderFoot(panel: ScorecardPanel): TemplateResult {
    const strings = QA_SCORECARD_STRINGS[this.locale];
    return html`<footer class="foot">
      ${renderSaveState({ state: this.desk?.saveState, stored: this.stored, locale: this.locale })}
      <span class="spacer"></span>
      ${this.#beside?.renderActions(panel)}
      ${this.#openQuestions === 0 ? nothing : html`<span class="state bad">${formatText(strings.unanswered, { count: this.#openQuestions })}</span>`}
      <button class="primary" type="button" aria-disabled=${String(panel.isClosed)} @click=${this.#submitByButton}>
        ${strings.submit}
      </button>
    </footer>`;
  }

  #act(question: ScorecardQuestion, act: QuestionAct): void {
    const { id } = question;
    this.answers = actOn(this.answers, question, act);
    this.open = this.open.filter(({ path }) => path[0] !== id || (act.does === 'comment') !== (path[1] === 'comment'));
    this.#keepDraft();
  }

  #give(question: string, answer: EvaluationAnswer): void {
    this.answers = { ...this.answers, [question]: answer };
    if (answer.value !== null || answer.notApplicable === true)
      this.open = this.open.filter(({ path }) => path[0] !== question || path[1] === 'comment');
    this.#keepDraft();
  }

  /** Brings in what colleagues have said; false when that has closed the card. */
  async #catchUp(): Promise<boolean> {
    await this.#beside?.shared.catchUp();
    return !this.#isClosed;
  }

  /** What colleagues have said comes first: until it is read, nothing could be told from theirs. */
  get #isClosed(): boolean {
    const { evaluation, desk } = this;
    const isShared = evaluation !== undefined && desk !== undefined;
    return this.busy || this.stored || (isShared && this.#beside?.shared.isCaughtUp !== true);
  }

  get #isBlind(): boolean {
    return this.definition?.scoring?.blind === true && !this.stored;
  }

  /** How many questions something is to be said to. */
  get #openQuestions(): number {
    return new Set(this.open.map(({ path }) => path[0])).size;
  }

  #focusOn(duty: Issue | undefined): void {
    const question = String(duty?.path[0] ?? '');
    const place = `[data-question="${CSS.escape(question)}"]`;
    const first = duty?.path[1] === 'comment' ? '.comment' : 'input, .written';
    this.renderRoot.querySelector<HTMLElement>(`${place} :is(${first})`)?.focus();
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
        ...(this.evaluation && { id: this.evaluation.id, ...this.#beside?.since }),
      });
      this.stored = result.ok;
      if (!result.ok) return false;
      if (this.evaluation !== undefined) this.evaluation = result.evaluation;
      await this.desk.drafts.drop(draftNameOf(this));
      this.dispatchEvent(new EvaluationStoredEvent(result.evaluation));
      return result.ok;
    } finally {
      this.busy = false;
    }
  }

  #keepDraft(): void {
    if (this.subject !== undefined)
      this.desk?.drafts.keep(draftNameOf(this), { answers: this.answers, ...this.#beside?.since });
  }

  /** Another call, or another scorecard, begins with what its author has picked; answers that came along stay. */
  #begin(changed: PropertyValues<this>): void {
    const { definition } = this;
    const isGiven = changed.has('answers') && Object.keys(this.answers).length > 0;
    if (!isGiven && this.evaluation !== undefined) this.answers = this.evaluation.answers;
    else if (!isGiven && definition !== undefined && this.broken.length === 0) this.answers = firstAnswers(definition);
    else if (!isGiven) this.answers = {};
    this.#first = this.answers;
  }

  /** What was scored before a reload comes back, unless the evaluator has begun anew meanwhile. */
  #readDraft(): void {
    const name = draftNameOf(this);
    // That of an evaluation is read beside what colleagues have said meanwhile.
    if (this.subject === undefined || this.evaluation !== undefined) return;
    this.desk?.drafts
      .read(name)
      .then((draft) => {
        const kept = draft?.answers as EvaluationAnswers | undefined;
        if (kept !== undefined && name === draftNameOf(this) && this.answers === this.#first) this.answers = kept;
      })
      .catch((error: unknown) => {
        reportError(error);
      });
  }

  readonly #pressKey = (event: KeyboardEvent): void => {
    if (this.definition === undefined || event.defaultPrevented) return;
    const result = this.#beside?.pressKey(event, this.#panel(this.definition)) ?? 'nothing';
    if (result === 'nothing') {
      this.#pressDigit(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (result !== 'done') this.#goOnFrom(result.answered);
  };

  /** A digit answers the question that has the focus and goes on to the next. */
  #pressDigit(event: KeyboardEvent): void {
    const target = event.composedPath()[0];
    if (
      !(target instanceof HTMLInputElement) ||
      target.dataset.key === undefined ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    const input = this.#inputsOf(target.name).find(({ dataset }) => dataset.key === event.key);
    if (event.key === '' || input === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (input.type === 'checkbox') {
      input.click();
      return;
    }
    if (!input.checked) input.click();
    this.#goOnFrom(target.name, input);
  }

  /** To the next question; which one that is the answer may have decided. */
  #goOnFrom(question: string, otherwise?: HTMLElement): void {
    this.updateComplete.then(() => {
      const places = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-question]')];
      const next = places[places.findIndex(({ dataset }) => dataset.question === question) + 1];
      (next?.querySelector<HTMLElement>('input, .written') ?? otherwise)?.focus();
    }, reportError);
  }

  #inputsOf(question: string): HTMLInputElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(question)}"]`)];
  }
}

interface ItemView {
  readonly panel: ScorecardPanel;
  readonly asked: ReadonlySet<string>;
  readonly depth: number;
}
