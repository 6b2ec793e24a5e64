import {
  submittedAnswers,
  type Issue,
  type SurveyDefinition,
  type SurveyQuestion,
  type SurveySession,
  type Value,
  type Values,
} from '@callside/core';
import { formatText, SubscriptionController } from '@callside/ui';
import { hostSheet } from '@callside/ui/host-sheet.js';
import type { PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { arrivalText } from './arrival.js';
import { loadTerms } from './at-need.js';
import { controlOf, isGroup, wordingOf, type Wording } from './control.js';
import { directionOf, wordsFor } from './languages.js';
import { PartsController } from './parts-controller.js';
import { renderQuestion } from './render-question.js';
import { SurveyElement } from './survey-element.js';
import { SurveyAnsweredEvent, SurveyFinishedEvent, SurveyRetryEvent } from './survey.events.js';
import { checkSurvey, viewSurvey, withAnswer, type SurveyView } from './survey.model.js';
import type { SurveyLinkState } from './link-state.js';
import type { SurveyPageWords } from './survey.strings.js';
import { surveyStyles } from './survey.styles.js';
import type { DrawTerms } from './terms.js';
import { placeOf, readForm, TAKES_OVER, type FormPlace } from './take-over.js';

/** As many dots as can be told apart. */
const MOST_DOTS = 12;

/**
 * Asks a customer a few questions after a call. With a `session` each answer is kept on the device at once and sent when the
 * network allows; with a definition alone it tells the host by events. A form with the first question that stands below the tag
 * is taken over with all that was answered in it.
 *
 * @fires {SurveyAnsweredEvent} callside-survey-answered - When the customer answered a question.
 * @fires {SurveyFinishedEvent} callside-survey-finished - When the customer sent the survey.
 * @fires {SurveyRetryEvent} callside-survey-retry - When the customer wants to load the survey again.
 * @cssprop [--callside-accent] - Colour of the brand.
 * @cssprop [--callside-font] - Font family of all texts.
 *
 * @example
 * <callside-survey></callside-survey>
 * <script type="module">survey.session = await openSurvey({ … });</script>
 */
export class Survey extends SurveyElement {
  static override readonly sheet = hostSheet + surveyStyles;

  /** The survey; the session's own when absent. As an attribute, or in a script below the tag, it is JSON. */
  @property({ type: Object }) definition: SurveyDefinition | undefined;
  /** Keeps and sends the answers; without one they live in this element. */
  @property({ attribute: false }) session: SurveySession | undefined;
  /** Why there is no survey yet, or none any more: `loading`, or the code of a refused link. */
  @property({ attribute: 'link-state' }) linkState: SurveyLinkState | '' = '';
  /** What random order is made from: the same seed, the same order. The session's response when absent. */
  @property() seed = '';

  /** What was answered here, and is not in the session yet. */
  @state() private mine: Values = {};
  @state() private broken: readonly Issue[] = [];
  @state() private at: string | undefined;
  @state() private complain = false;
  /** False while answers that were sent are being changed. */
  @state() private done: boolean | undefined;
  /** The question that was left by itself, once it was answered. */
  @state() private leftFor: string | undefined;
  /** Questions that were asked once more. */
  @state() private urged: readonly string[] = [];
  @state() private terms: DrawTerms | undefined;

  readonly #parts = new PartsController(this, () => {
    this.#check();
  });
  #hasTakenOver = false;
  /** What knows the answers given here. */
  #keeper: SurveySession | undefined;
  #byPointer = false;
  #place: FormPlace | undefined;

  constructor() {
    super();
    new SubscriptionController(this, () => this.session);
  }

  /** Shows the questions of a finished survey again, with what was answered: the answers count once they are sent again. */
  change(): void {
    const { questions = [] } = this.#view ?? {};
    this.done = false;
    this.at = questions.at((this.#survey?.layout ?? 'reveal') === 'reveal' ? -1 : 0)?.block.id;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const form = this.#form;
    if (TAKES_OVER && form !== null && !this.hasUpdated) this.#place = placeOf(form);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('definition') || changed.has('session')) this.#check();
    if (this.#parts.state !== 'here') return;
    const form = this.#form;
    const survey = this.#survey;
    if (!this.#hasTakenOver && form !== null && survey && this.broken.length === 0) this.#takeOver(form, survey);
    const { session } = this;
    if (session !== undefined && session !== this.#keeper) this.#handOver(session);
    this.#keeper = session;
  }

  protected override updated(): void {
    if (this.#parts.state !== 'here') return;
    this.#place?.restore(this.renderRoot);
    this.#place = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.#parts.state !== 'here')
      // A form that stands here serves on.
      return this.#parts.state === 'coming' || this.#form !== null
        ? html`<slot></slot>`
        : this.#renderLinkState('unreachable');
    if (this.broken.length > 0) return this.#renderBroken();
    const survey = this.#survey;
    const view = this.#view;
    if (survey === undefined || view === undefined)
      return this.linkState === '' ? nothing : this.#renderLinkState(this.linkState);
    const wording = wordingOf({ survey, answers: this.#answers, language: this.language });
    const { session, language, done = session?.finished === true } = this;
    const ends = done || view.shown.length === 0;
    const body = ends ? this.#renderEnding(wording.say(view.ending?.text)) : this.#renderQuestions(view, wording);
    return html`<form
      novalidate
      dir=${directionOf(this.language)}
      aria-label=${wording.say(survey.title)}
      @submit=${this.#goOn}
      @pointerdown=${this.#touched}
      @keydown=${this.#touched}
    >
      ${
        this.terms?.({
          ...{ survey, session, language, body, words: wording.words, answers: this.#answers },
          stage: ends ? 'ended' : this.done === false ? 'changing' : 'asking',
          arrival: session === undefined ? '' : arrivalText(session, wording.words),
        }) ?? body
      }
    </form>`;
  }

  #renderQuestions(view: SurveyView, wording: Wording): TemplateResult {
    const { words } = wording;
    const { shown, position, questions, next, previous, skippable } = view;
    const count = questions.length;
    const hasProgress = this.#survey?.progress !== false;
    const intro = wording.say(this.#survey?.intro);
    return html`
      ${shown[0] === questions[0] && intro !== '' ? html`<p class="intro">${intro}</p>` : nothing}
      <p class="visually-hidden" role="status">
        ${hasProgress ? formatText(words.progress, { position: position + 1, count }) : nothing}
      </p>
      ${shown.map((question) => this.#renderQuestion(question, view, wording))}
      <div aria-live="polite">${this.#isUrging(view) ? html`<p class="error">${words.goOnWithout}</p>` : nothing}</div>
      <div class="buttons">
        <button class="primary" data-next>
          ${next === undefined ? words.send : skippable ? words.skip : words.next}
        </button>
        ${
          previous === undefined && this.leftFor === undefined
            ? nothing
            : html`<button type="button" data-back @click=${this.#goBack}>
                ${this.leftFor === undefined ? words.back : words.undo}
              </button>`
        }
      </div>
      ${count > MOST_DOTS || !hasProgress ? nothing : this.#renderDots(position, count)}
      <p class="note">${this.session?.storage === 'idb' ? words.kept : this.#isOpening ? '' : words.notKept}</p>
    `;
  }

  #renderQuestion(question: SurveyQuestion, { issues }: SurveyView, wording: Wording): TemplateResult {
    return renderQuestion(question, {
      ...wording,
      findings: this.complain ? issues : [],
      draw: this.#parts.drawFor(question.block.type),
      take: this.#answer,
    });
  }

  #renderDots(position: number, count: number): TemplateResult {
    return html`<div class="dots" aria-hidden="true">
      ${Array.from({ length: count }, (_, index) => html`<i class=${index === position ? 'now' : ''}></i>`)}
    </div>`;
  }

  #renderEnding(text: string): TemplateResult {
    return html`<h2 class="ending" tabindex="-1">${text || this.#words.thanks}</h2>
      ${this.session === undefined ? nothing : html`<p class="intro" role="status" data-arrival>${arrivalText(this.session, this.#words)}</p>`}`;
  }

  /** A customer can mend nothing: a calm word, and the codes for whoever is asked about it. */
  #renderBroken(): TemplateResult {
    return html`<section role="alert">
      <p class="ending">${this.#words.broken}</p>
      <ul class="findings">
        ${this.broken.map(({ code, path }) => html`<li>${path.join('.')} ${code}</li>`)}
      </ul>
    </section>`;
  }

  #renderLinkState(state: SurveyLinkState): TemplateResult {
    const words = this.#words;
    return html`<form dir=${directionOf(this.language)} @submit=${this.#retry}>
      <p class=${state === 'loading' ? 'intro' : 'ending'} role="status">${words[state]}</p>
      ${state === 'unreachable' ? html`<div class="buttons"><button class="primary" data-retry>${words.tryAgain}</button></div>` : nothing}
    </form>`;
  }

  /** The form with the first question, which stood here before there was an element. */
  get #form(): HTMLFormElement | null {
    return this.querySelector(':scope > form');
  }

  get #survey(): SurveyDefinition | undefined {
    // An attribute that is no JSON gives null: that is a broken definition, not an absent one.
    const { definition = this.session?.survey } = this;
    return definition;
  }

  get #seed(): string {
    return this.seed || (this.session?.id ?? '');
  }

  /** Answers of this and of other tabs; what was given here last goes first. */
  get #answers(): Values {
    return Object.entries(this.mine).reduce(
      (all, [id, value]) => withAnswer(all, id, value),
      this.session?.answers ?? {},
    );
  }

  get #view(): SurveyView | undefined {
    const survey = this.#survey;
    return survey === undefined ? undefined : viewSurvey(survey, this.#answers, { at: this.at, seed: this.#seed });
  }

  get #words(): SurveyPageWords {
    return wordsFor(this.language);
  }

  /** Nothing can be said yet of what is kept. */
  get #isOpening(): boolean {
    return this.session === undefined && this.linkState === 'loading';
  }

  #isUrging({ shown }: SurveyView): boolean {
    return shown.some(({ block, answered }) => !answered && this.urged.includes(block.id));
  }

  #check(): void {
    const survey = this.#survey;
    if ((survey?.timeLimit ?? survey?.editable ?? survey?.files) !== undefined && this.terms === undefined)
      loadTerms(this, survey?.files === true).then((terms) => (this.terms ??= terms), reportError);
    const isReady = this.#parts.serve(survey, !TAKES_OVER && this.#form !== null);
    this.broken = survey === undefined || !isReady ? [] : checkSurvey(survey);
  }

  /** What was answered in the page's own form before is answered here. */
  #takeOver(form: HTMLFormElement, survey: SurveyDefinition): void {
    if (this.hasUpdated) this.#place = placeOf(form);
    const { language } = this;
    const wording = wordingOf({ survey, answers: {}, language });
    const { questions } = viewSurvey(survey, {}, { at: undefined, seed: this.#seed });
    const asked = questions.flatMap(({ block, parts }) => parts.map((part) => controlOf(block, part, wording)));
    this.mine = { ...readForm(form, asked), ...this.mine };
    this.#hasTakenOver = true;
  }

  /** What was answered before there was a session is the session's now. */
  #handOver(session: SurveySession): void {
    for (const [id, value] of Object.entries(this.mine)) this.#keep(session, id, value);
    const survey = this.#survey;
    if (this.done === true && survey !== undefined)
      session.finish(submittedAnswers(survey, this.#answers)).catch(reportError);
  }

  #keep(session: SurveySession, id: string, value: Value): void {
    session.answer(id, value).then(() => {
      // A later answer to the same question is still on its way.
      if (this.mine[id] === value && this.session === session) this.mine = withAnswer(this.mine, id, null);
    }, reportError);
  }

  readonly #retry = (event: Event): void => {
    event.preventDefault();
    if (this.#parts.state === 'missing') this.#check();
    else this.dispatchEvent(new SurveyRetryEvent());
  };

  readonly #touched = ({ type }: Event): void => {
    this.#byPointer = type === 'pointerdown';
  };

  readonly #answer = (id: string, value: Value, settled: boolean): void => {
    const before = this.#view;
    // The question that is answered stays where it is.
    this.at ??= before?.questions[before.position]?.block.id;
    this.mine = { ...this.mine, [id]: value };
    const { session } = this;
    // What does not fit is kept as it stands, and not sent: the server would refuse it.
    const isWrong = this.#view?.issues.some(({ code, path }) => path[0] === id && code !== 'required');
    if (!settled || isWrong === true) {
      session?.type(id, value);
      return;
    }
    this.dispatchEvent(new SurveyAnsweredEvent(id, value));
    // What was sent stays as it is until it is sent again.
    if (this.done === false) session?.type(id, value);
    else if (session !== undefined) this.#keep(session, id, value);
    if (before !== undefined) this.#goOnByItself(before, id);
  };

  /** One tap on the question that was reached shows the next. The arrow keys pass over answers, so by keyboard nothing leaves. */
  #goOnByItself(before: SurveyView, id: string): void {
    const { layout = 'reveal', autoAdvance } = this.#survey ?? {};
    const view = this.#view;
    const question = before.questions[before.position];
    const next = view?.questions[before.position + 1]?.block.id;
    const isTap = question?.block.id === id && ['rating', 'choice', 'tri-state'].includes(question.block.type);
    const isOpen = view?.questions[before.position]?.parts.length !== 1;
    if (!isTap || isOpen || next === undefined || isGroup(question.block)) return;
    if (layout === 'reveal') this.at = next;
    else if (layout === 'single' && autoAdvance === true && this.#byPointer) {
      this.#show(next);
      this.leftFor = next;
    }
  }

  readonly #goOn = (event: Event): void => {
    event.preventDefault();
    const survey = this.#survey;
    const view = this.#view;
    if (survey === undefined || view === undefined) return;
    const { shown, next, issues, questions } = view;
    const wrong = shown.find((question) => issues.some(({ path }) => isOf(question, path[0])));
    const soft = shown.filter(({ block, answered }) => block.soft === true && !answered);
    const isUrged = soft.every(({ block }) => this.urged.includes(block.id));
    this.complain = wrong !== undefined;
    if (wrong !== undefined) this.#focus(wrong);
    else if (!isUrged) {
      this.urged = [...this.urged, ...soft.map(({ block }) => block.id)];
      this.#focus(soft[0]);
    } else if (next !== undefined) this.#show(next);
    else {
      const open = questions.find((question) => issues.some(({ path }) => isOf(question, path[0])));
      if (open === undefined) this.#finish(survey);
      else this.#show(open.block.id);
    }
  };

  readonly #goBack = (): void => {
    const view = this.#view;
    if (view === undefined) return;
    this.complain = false;
    this.#show(view.previous ?? view.questions[view.position - 1]?.block.id);
  };

  #show(id: string | undefined): void {
    this.at = id;
    this.leftFor = undefined;
    void this.updateComplete.then(() => {
      const view = this.#view;
      this.#focus(view?.questions[view.position]);
    });
  }

  #finish(survey: SurveyDefinition): void {
    const answers = submittedAnswers(survey, this.#answers);
    this.done = true;
    this.dispatchEvent(new SurveyFinishedEvent(answers));
    this.session?.finish(answers).catch(reportError);
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('.ending')?.focus();
    });
  }

  /** What is new on screen is read out, and answered by keyboard at once. */
  #focus(question: SurveyQuestion | undefined): void {
    const names = question?.parts.map(({ field }) => `[name="${CSS.escape(field.id)}"]`).join();
    void this.updateComplete.then(() => {
      const controls = names === undefined ? [] : [...this.renderRoot.querySelectorAll<HTMLInputElement>(names)];
      (controls.find(({ checked }) => checked) ?? controls[0])?.focus();
    });
  }
}

function isOf({ parts }: SurveyQuestion, id: unknown): boolean {
  return parts.some(({ field }) => field.id === id);
}
