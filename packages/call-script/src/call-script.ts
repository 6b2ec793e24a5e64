import {
  createLocalCall,
  issue,
  isUsableScript,
  type CallScriptDefinition,
  type Issue,
  type ScriptAnswer,
  type ScriptRefusal,
  type ScriptStep,
  type SharedCall,
  type Value,
} from '@callside/core';
import {
  formatDuration,
  formatText,
  panelStyles,
  renderBroken,
  renderField,
  renderSaveState,
  SubscriptionController,
  TickerController,
  WidgetElement,
} from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { CallSavedEvent, ScriptFinishedEvent, StepEnteredEvent } from './call-script.events.js';
import { ScriptModel } from './call-script.model.js';
import { CALL_SCRIPT_STRINGS } from './call-script.strings.js';
import { callScriptStyles } from './call-script.styles.js';
import { renderRail } from './render-rail.js';
import { refusalText, renderSay, renderWrapUp } from './render-step.js';

/**
 * Leads an agent through a live call: what to say, what to ask, where to go on, against the stage's target time. With a
 * `call` it shares its answers with the ticket form and shows the line's state; with a definition alone it works by itself.
 *
 * @fires {StepEnteredEvent} callside-step-entered - When the agent came to another step.
 * @fires {ScriptFinishedEvent} callside-script-finished - When the last step was left.
 * @fires {CallSavedEvent} callside-call-saved - When the call record is stored after the wrap-up.
 * @cssprop [--callside-accent] - Colour of what is active.
 * @cssprop [--callside-say-size=19px] - Text size of the words to say.
 *
 * @example
 * <callside-call-script></callside-call-script>
 * <script type="module">script.definition = repairScript; script.call = call;</script>
 */
export class CallScript extends WidgetElement {
  static override styles = [WidgetElement.styles, panelStyles, callScriptStyles];

  /** The script; as an attribute, or in a script below the tag, it is JSON. */
  @property({ type: Object }) definition: CallScriptDefinition | undefined;
  /** The call that the script leads; without one the panel stands alone. */
  @property({ attribute: false }) call: SharedCall | undefined;

  @state() private issues: readonly Issue[] = [];
  @state() private broken: readonly Issue[] = [];
  @state() private refusal: ScriptRefusal | undefined;

  #local: SharedCall | undefined;
  #model: ScriptModel | undefined;

  constructor() {
    super();
    new SubscriptionController(this, () => this.#call);
    new TickerController(this, () => this.#model !== undefined && this.#call.state !== 'closed');
    this.addEventListener('keydown', this.#pressKey);
  }

  /** Goes on, as the button does; `answer` picks one of the step's answers. Tells whether the script moved. */
  next(answer?: string): boolean {
    const result = this.#model?.goOn(answer);
    if (result === undefined) return false;
    this.issues = result.ok ? [] : result.issues;
    this.refusal = result.ok ? undefined : result.refusal;
    if (result.ok) this.#keepFocus();
    if (result.ok)
      this.dispatchEvent(result.run.finished ? new ScriptFinishedEvent(result.run) : new StepEnteredEvent(result.run));
    return result.ok;
  }

  /** Goes to the step before; nothing that was answered is lost. */
  back(): void {
    this.#move((model) => {
      model.goBack();
    });
  }

  /** Takes a side-trip of the script, such as soothing; it comes back to this step. */
  takeSidetrip(id: string): void {
    this.#move((model) => {
      model.takeSidetrip(id);
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('definition') && !changed.has('call')) return;
    this.issues = [];
    this.refusal = undefined;
    const definition: unknown = this.definition;
    this.broken = [];
    this.#model = undefined;
    if (isUsableScript(definition)) this.#model = new ScriptModel(definition, this.#call);
    else if (definition !== undefined) this.#complain(definition);
  }

  override render(): TemplateResult | typeof nothing {
    if (this.broken.length > 0) return renderBroken(this.broken, this);
    if (this.#model === undefined) return nothing;
    return html`<section class="panel" aria-label=${this.text(this.#model.definition.title)}>
      ${this.#renderHead(this.#model)} ${renderRail(this.#model.definition, this.#model.stages, this.locale)}
      ${
        this.#call.state === 'wrap-up' || this.#call.state === 'closed'
          ? renderWrapUp(this.#model, this.#call.state === 'closed', this.locale)
          : this.#renderStep(this.#model)
      }
      ${this.#renderFoot(this.#model)}
    </section>`;
  }

  #renderHead(model: ScriptModel): TemplateResult {
    const strings = CALL_SCRIPT_STRINGS[this.locale];
    const { state } = this.#call;
    const { talk, hold, wrapUp } = model.durations;
    const live = state === 'connected' || state === 'held';
    const time = live ? talk : state === 'wrap-up' ? wrapUp : undefined;
    return html`<header class="head">
      <h2 class="title">${this.text(model.definition.title)}</h2>
      ${
        state === 'idle'
          ? nothing
          : html`<span class="pill ${live ? 'on' : ''}" data-state=${state}>
              ${live ? html`<span class="dot"></span>` : nothing}${strings[`state-${state}`]}${time === undefined ? '' : ` ${formatDuration(time)}`}
            </span>`
      }
      ${hold > 0 ? html`<span class="pill">${formatText(strings.hold, { time: formatDuration(hold) })}</span>` : nothing}
    </header>`;
  }

  #renderStep(model: ScriptModel): TemplateResult {
    const { step, run } = model;
    const strings = CALL_SCRIPT_STRINGS[this.locale];
    if (run.finished)
      return html`<div class="body" tabindex="-1"><p class="note" role="status">${strings.finished}</p></div>`;
    return html`<div class="body" data-step=${step.id} tabindex="-1">
      <div aria-live="polite">${renderSay(model, step, this.locale)}</div>
      ${keyed(run.path.length, html`${this.#renderAnswers(step)} ${this.#renderFields(model)}`)}
      ${step.never === undefined ? nothing : html`<p class="never"><b>${strings.never}</b> ${this.text(step.never)}</p>`}
      ${this.refusal === undefined ? nothing : html`<p class="refusal" role="alert">${refusalText(this.refusal, this.locale)}</p>`}
      ${this.#renderSidetrips(model)}
    </div>`;
  }

  #renderAnswers({ answers = [] }: ScriptStep): TemplateResult | typeof nothing {
    if (answers.length === 0) return nothing;
    return html`<div class="answers" role="group" aria-label=${CALL_SCRIPT_STRINGS[this.locale].answers}>
      ${answers.map(
        (answer, index) =>
          html`<button type="button" data-answer=${answer.id} @click=${() => this.next(answer.id)}>
            <kbd aria-hidden="true">${keyOf(answer, index)}</kbd>${this.text(answer.label)}
          </button>`,
      )}
    </div>`;
  }

  #renderFields(model: ScriptModel): TemplateResult | typeof nothing {
    const { fields } = model;
    if (fields.length === 0) return nothing;
    return html`<div class="grid">
      ${fields.map(
        (field) =>
          html`<div
            class=${field.field.width === 'full' || field.field.type === 'long-text' || field.field.type === 'choice' ? 'full' : ''}
          >
            ${renderField(field, { locale: this.locale, issues: this.issues, take: this.#setValue })}
          </div>`,
      )}
    </div>`;
  }

  #renderSidetrips({ definition, run }: ScriptModel): TemplateResult | typeof nothing {
    const trips = (definition.sidetrips ?? []).filter(({ id }) => !run.returns.some(({ sidetrip }) => sidetrip === id));
    if (trips.length === 0) return nothing;
    return html`<div class="sidetrips" role="group" aria-label=${CALL_SCRIPT_STRINGS[this.locale].detours}>
      ${trips.map(
        ({ id, key, title }) =>
          html`<button
            type="button"
            data-sidetrip=${id}
            @click=${() => {
              this.takeSidetrip(id);
            }}
          >
            ${key === undefined ? nothing : html`<kbd aria-hidden="true">${key.toUpperCase()}</kbd>`}${this.text(title)}
          </button>`,
      )}
    </div>`;
  }

  #renderFoot(model: ScriptModel): TemplateResult {
    const strings = CALL_SCRIPT_STRINGS[this.locale];
    const { run, step, stages, definition } = model;
    const sidetrip = definition.sidetrips?.find(({ id }) => id === run.returns.at(-1)?.sidetrip);
    const position = stages.findIndex((stage) => stage.state === 'now') + 1;
    const where =
      sidetrip !== undefined
        ? formatText(strings.sidetrip, { title: this.text(sidetrip.title) })
        : formatText(strings.position, { position: position === 0 ? stages.length : position, count: stages.length });
    const wrapUp = this.#call.state === 'wrap-up';
    const over = wrapUp || this.#call.state === 'closed' || run.finished;
    return html`<footer class="foot">
      ${
        over
          ? renderSaveState({ state: this.#call.saveState, stored: true, locale: this.locale })
          : html`<button class="quiet" type="button" ?disabled=${run.trail.length === 0} @click=${this.back}>
                ${strings.back}
              </button>
              <span class="note">${where}</span>`
      }
      <span class="spacer"></span>
      ${
        wrapUp && this.#call.save !== undefined
          ? html`<button class="primary" type="button" data-save @click=${this.#saveRecord}>
              ${strings.saveRecord}
            </button>`
          : nothing
      }
      ${
        !over && hasWayOn(step)
          ? html`<button class="primary" type="button" data-next @click=${() => this.next()}>
              ${step.end === true ? strings.finish : strings.next}<kbd aria-hidden="true">⏎</kbd>
            </button>`
          : nothing
      }
    </footer>`;
  }

  /** Lists what is wrong with a definition that cannot be used; the linter is loaded for that. */
  #complain(definition: unknown): void {
    this.broken = [issue('definition-invalid', [])];
    import('./call-script.findings.js').then(({ findInScript }) => {
      const findings = findInScript(definition);
      if (this.definition === definition && findings.length > 0) this.broken = findings;
    }, reportError);
  }

  /** The call of the host, or one of our own while there is none. */
  get #call(): SharedCall {
    return this.call ?? (this.#local ??= createLocalCall());
  }

  /** Goes to another step than the script's next, where there is one. */
  #move(go: (model: ScriptModel) => void): void {
    this.issues = [];
    this.refusal = undefined;
    const model = this.#model;
    if (model === undefined) return;
    const { run } = model;
    go(model);
    this.#keepFocus();
    if (model.run !== run) this.dispatchEvent(new StepEnteredEvent(model.run));
  }

  /** The button that was pressed goes with its step: the keys must go on working, so the new step takes the focus. */
  #keepFocus(had = this.matches(':focus-within')): void {
    if (!had) return;
    void this.updateComplete.then(() => {
      if (!this.matches(':focus-within'))
        this.renderRoot.querySelector<HTMLElement>('.body')?.focus({ preventScroll: true });
    });
  }

  readonly #setValue = (id: string, value: Value): void => {
    this.#model?.setValue(id, value);
    this.issues = this.issues.filter(({ path }) => path[0] !== id);
  };

  readonly #saveRecord = (): void => {
    const hadFocus = this.matches(':focus-within');
    this.#call
      .save?.()
      .then((result) => {
        if (!result.ok) return;
        this.#keepFocus(hadFocus);
        this.dispatchEvent(new CallSavedEvent());
      })
      .catch((error: unknown) => {
        reportError(error);
      });
  };

  /** One key picks an answer or a side-trip, Enter goes on; typing in a field is typing. */
  readonly #pressKey = (event: KeyboardEvent): void => {
    const model = this.#model;
    if (model === undefined || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event))
      return;
    if (this.#call.state === 'wrap-up' || this.#call.state === 'closed' || model.run.finished) return;
    const key = event.key.toLowerCase();
    const answer = model.step.answers?.find(
      (each, index) => keyOf(each, index).toLowerCase() === key || String(index + 1) === key,
    );
    const sidetrip = model.definition.sidetrips?.find((each) => each.key?.toLowerCase() === key);
    if (answer !== undefined) this.next(answer.id);
    else if (sidetrip !== undefined) this.takeSidetrip(sidetrip.id);
    else if (event.key === 'Enter' && hasWayOn(model.step) && !isButton(event)) this.next();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function keyOf({ key }: ScriptAnswer, index: number): string {
  return key ?? String(index + 1);
}

/** Whether the step goes on by itself, beside or without answers. */
function hasWayOn(step: ScriptStep): boolean {
  return step.next !== undefined || (step.end === true && (step.answers ?? []).length === 0);
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

function isButton(event: KeyboardEvent): boolean {
  return event.composedPath()[0] instanceof HTMLButtonElement;
}
