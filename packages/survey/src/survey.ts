import {
  endingFor,
  missingPatternJudge,
  shownAnswers,
  type Issue,
  type SurveyDefinition,
  type SurveySession,
  type Value,
  type Values,
} from '@callside/core';
import { formatText, renderField, SubscriptionController, WidgetElement } from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { SurveyAnsweredEvent, SurveyFinishedEvent, SurveyRetryEvent } from './survey.events.js';
import { checkSurvey, viewSurvey, withAnswer, type SurveyView } from './survey.model.js';
import { SURVEY_STRINGS, type SurveyLinkState } from './survey.strings.js';
import { surveyStyles } from './survey.styles.js';

/**
 * Asks a customer a few questions after a call, one at a time. With a `session` each answer is kept on the device at once
 * and sent when the network allows; with a definition alone it tells the host by events.
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
export class Survey extends WidgetElement {
  static override styles = [WidgetElement.styles, surveyStyles];

  /** The survey; the session's own when absent. As an attribute, or in a script below the tag, it is JSON. */
  @property({ type: Object }) definition: SurveyDefinition | undefined;
  /** Keeps and sends the answers; without one they live in this element. */
  @property({ attribute: false }) session: SurveySession | undefined;

  /** Why there is no survey yet, or none any more: `loading`, or the code of a refused link. */
  @property({ attribute: 'link-state' }) linkState: SurveyLinkState | '' = '';

  @state() private answers: Values = {};
  @state() private broken: readonly Issue[] = [];
  @state() private at: string | undefined;
  @state() private complain = false;
  @state() private done = false;

  /** What judges the survey's patterns is on its way: only with it the survey can be checked. */
  #judge: Promise<void> | undefined;

  constructor() {
    super();
    new SubscriptionController(this, () => this.session);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session') && this.session !== undefined) {
      this.answers = this.session.answers;
      this.done = this.session.finished;
    }
    if (changed.has('definition') || changed.has('session')) {
      this.broken = this.#survey === undefined ? [] : checkSurvey(this.#survey);
      this.#judge = this.broken.length > 0 ? missingPatternJudge() : undefined;
      this.#judge?.then(
        () => {
          this.requestUpdate('definition');
        },
        (error: unknown) => {
          this.#judge = undefined;
          this.requestUpdate();
          reportError(error);
        },
      );
    }
  }

  override render(): TemplateResult | typeof nothing {
    if (this.broken.length > 0) return this.#judge === undefined ? this.#renderBroken() : nothing;
    const survey = this.#survey;
    if (survey === undefined) return this.linkState === '' ? nothing : this.#renderLinkState(this.linkState);
    const view = viewSurvey(survey, this.answers, this.at);
    return html`<section class="survey" aria-label=${this.text(survey.title)}>
      ${this.done || view.current === undefined ? this.#renderEnding(survey) : this.#renderQuestion(survey, view)}
    </section>`;
  }

  #renderQuestion(survey: SurveyDefinition, view: SurveyView): TemplateResult | typeof nothing {
    const strings = SURVEY_STRINGS[this.locale];
    const { current, position, blocks, last, skippable } = view;
    if (current === undefined) return nothing;
    const issues = this.complain ? view.currentIssues : [];
    return html`
      ${position === 0 && survey.intro !== undefined ? html`<p class="intro">${this.text(survey.intro)}</p>` : nothing}
      <p class="visually-hidden" role="status">
        ${formatText(strings.progress, { position: position + 1, count: blocks.length })}
      </p>
      ${renderField(current, { locale: this.locale, issues, take: this.#answer })}
      <div class="buttons">
        ${view.canGoBack ? html`<button type="button" data-back @click=${this.#goBack}>${strings.back}</button>` : nothing}
        <button class="primary" type="button" data-next @click=${this.#goOn}>
          ${last ? strings.send : skippable ? strings.skip : strings.next}
        </button>
      </div>
      <p class="note">${this.#keeps ? strings.kept : strings.notKept}</p>
      <div class="dots" aria-hidden="true">
        ${blocks.map((_block, index) => html`<i class=${index === position ? 'now' : ''}></i>`)}
      </div>
    `;
  }

  #renderEnding(survey: SurveyDefinition): TemplateResult {
    const strings = SURVEY_STRINGS[this.locale];
    const text = this.text(endingFor(survey, this.answers)?.text);
    return html`<h2 class="ending" tabindex="-1">${text === '' ? strings.thanks : text}</h2>
      ${this.session === undefined ? nothing : html`<p class="intro" role="status" data-arrival>${this.#arrivalText(this.session)}</p>`}`;
  }

  /** A customer can mend nothing: a calm word, and the codes for whoever is asked about it. */
  #renderBroken(): TemplateResult {
    return html`<section class="survey" role="alert">
      <p class="ending">${SURVEY_STRINGS[this.locale].broken}</p>
      <ul class="findings">
        ${this.broken.map(({ code, path }) => html`<li>${path.join('.')} ${code}</li>`)}
      </ul>
    </section>`;
  }

  #renderLinkState(state: SurveyLinkState): TemplateResult {
    const strings = SURVEY_STRINGS[this.locale];
    return html`<section class="survey">
      <p class=${state === 'loading' ? 'intro' : 'ending'} role="status">${strings[state]}</p>
      ${
        state === 'unreachable'
          ? html`<div class="buttons">
              <button class="primary" type="button" data-retry @click=${this.#retry}>${strings.tryAgain}</button>
            </div>`
          : nothing
      }
    </section>`;
  }

  get #survey(): SurveyDefinition | undefined {
    // An attribute that is no JSON gives null: that is a broken definition, not an absent one.
    const { definition = this.session?.survey } = this;
    return definition;
  }

  get #keeps(): boolean {
    return this.session?.storage === 'idb';
  }

  /** Says what is true: arrived, on its way, still on the device, or refused. */
  #arrivalText({ status, finished }: SurveySession): string {
    const strings = SURVEY_STRINGS[this.locale];
    if (status.dead > 0) return strings.refused;
    if (finished && status.pending === 0) return strings.sent;
    if (status.state === 'idle' || status.state === 'sending') return strings.sending;
    return this.#keeps ? strings.toSend : strings.toSendMemory;
  }

  readonly #retry = (): void => {
    this.dispatchEvent(new SurveyRetryEvent());
  };

  readonly #answer = (question: string, value: Value, settled: boolean): void => {
    this.at = question;
    this.answers = withAnswer(this.answers, question, value);
    if (!settled) {
      this.session?.type(question, value);
      return;
    }
    this.dispatchEvent(new SurveyAnsweredEvent(question, value));
    this.session?.answer(question, value).catch(reportError);
  };

  readonly #goOn = (): void => {
    const survey = this.#survey;
    if (survey === undefined) return;
    const { blocks, position, last, currentIssues, issues } = viewSurvey(survey, this.answers, this.at);
    this.complain = currentIssues.length > 0;
    if (this.complain) this.#focus('[name]');
    else if (!last) this.#show(blocks[position + 1]?.field.id);
    else if (issues.length > 0) this.#show(String(issues[0]?.path[0]));
    else this.#finish(survey);
  };

  readonly #goBack = (): void => {
    const survey = this.#survey;
    if (survey === undefined) return;
    const { blocks, position } = viewSurvey(survey, this.answers, this.at);
    this.complain = false;
    this.#show(blocks[position - 1]?.field.id);
  };

  #show(question: string | undefined): void {
    this.at = question;
    this.#focus('[name]');
  }

  #finish(survey: SurveyDefinition): void {
    this.done = true;
    this.dispatchEvent(new SurveyFinishedEvent(shownAnswers(survey, this.answers)));
    this.session?.finish().catch(reportError);
    this.#focus('.ending');
  }

  /** What is new on screen is read out, and answered by keyboard at once. */
  #focus(selector: string): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }
}
