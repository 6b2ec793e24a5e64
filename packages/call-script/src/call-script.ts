import {
  createLocalCall,
  isMaskedValue,
  issue,
  isUsableScript,
  type CallScriptDefinition,
  type Catalog,
  type ExpandedScript,
  type FieldState,
  type Issue,
  type RevealSource,
  type ScriptRefusal,
  type ScriptRun,
  type SharedCall,
  type Value,
  type Values,
} from '@callside/core';
import {
  formatDuration,
  formatText,
  panelStyles,
  renderField,
  SubscriptionController,
  TickerController,
  unlessUnjudged,
  WidgetElement,
} from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { CallSavedEvent, ScriptFinishedEvent, StepEnteredEvent } from './call-script.events.js';
import { ScriptModel, type StepResult } from './call-script.model.js';
import { CALL_SCRIPT_STRINGS } from './call-script.strings.js';
import { callScriptStyles } from './call-script.styles.js';
import type * as Parts from './parts.js';
import { renderRail } from './render-rail.js';
import { hasWayOn, keyOf, renderAnswers, renderSay, renderSidetrips, type MaskWords } from './render-step.js';
import type { ScriptPanel, TextSize } from './script-panel.js';
import type { ArticleSource } from './side-cards.model.js';
import type * as Tools from './tools.js';

/**
 * Leads an agent through a live call: what to say, what to ask, where to go on, against the stage's target time. With a
 * `call` it shares its answers with the ticket form and shows the line's state; with a definition alone it works by itself.
 *
 * @fires {StepEnteredEvent} callside-step-entered - When the agent came to another step.
 * @fires {ScriptActionEvent} callside-script-action - Cancelable: the agent wants an action of the step carried out.
 * @fires {ScriptFinishedEvent} callside-script-finished - When the last step was left.
 * @fires {CallChosenEvent} callside-call-chosen - Cancelable: the agent wants to see another of the `calls`.
 * @fires {CallControlEvent} callside-call-control - Cancelable: the agent pressed a button of the line.
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
  /** Has the role policy that personal data is masked by, in fields and words. */
  @property({ attribute: false }) catalog: Catalog | undefined;
  /** Asks the server for a value that it has masked; without it such a value stays masked. */
  @property({ attribute: false }) revealSource: RevealSource | undefined;

  /** Language tag of what the customer speaks; without it the one that the call's customer has. */
  @property({ attribute: 'customer-language' }) customerLanguage: string | undefined;
  /** How large the words to say are. */
  @property({ attribute: 'text-size', reflect: true }) textSize: TextSize = 'medium';
  /** Values for the script's input variables, read when it begins. */
  @property({ attribute: false }) variables: Values | undefined;

  /** The articles that the side cards search, or what gives them. */
  @property({ attribute: false }) articles: ArticleSource | undefined;
  /** All calls that the agent has at the time, to switch between. */
  @property({ attribute: false }) calls: readonly SharedCall[] = [];
  /** Shows buttons that answer, hold, resume and hang up. */
  @property({ type: Boolean }) controls = false;
  /** The side cards are open. */
  @property({ type: Boolean, attribute: 'cards-open', reflect: true }) cardsOpen = false;

  @state() private issues: readonly Issue[] = [];
  @state() private broken: readonly Issue[] = [];
  @state() private refusal: ScriptRefusal | undefined;
  /** What is loaded at need; undefined until it is there. */
  @state() private parts: typeof Parts | undefined;
  /** What is loaded once there is something to show; undefined until it is there. */
  @state() private tools: typeof Tools | undefined;

  #partsWanted = false;
  #toolsWanted = false;
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
    return this.#move((model) => model.goOn(answer));
  }

  /** Goes to the step before; nothing that was answered is lost. */
  back(): void {
    this.#move((model) => {
      model.goBack();
      return undefined;
    });
  }

  /** Takes a side-trip of the script, such as soothing; it comes back to this step. */
  takeSidetrip(id: string): void {
    this.#move((model) => model.takeSidetrip(id));
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('call')) this.#begin(this.#scriptOfCall());
    else if (changed.has('definition')) this.#begin(this.#versionOfCall());
    else if (changed.has('tools') && this.#model === undefined) this.#begin(this.#scriptOfCall());
  }

  #begin(definition: unknown): void {
    this.issues = [];
    this.refusal = undefined;
    this.broken = [];
    this.#model = undefined;
    if (isUsableScript(definition)) this.#lead(definition);
    else if (definition !== undefined) {
      const draw = (): void => this.requestUpdate('definition');
      unlessUnjudged(draw, () => this.#complain(definition));
    }
  }

  #lead(definition: CallScriptDefinition): void {
    const { call, catalog, variables: inputs = {} } = this;
    // Scripts within a script are laid out by the tools.
    const isWhole = definition.steps.every((step) => step.script === undefined);
    const laid = isWhole ? { script: definition } : this.tools?.layOut(definition, { catalog, run: call?.run });
    if (laid === undefined) return;
    const { script, issues = [], parts = [] } = laid as Partial<ExpandedScript> & typeof laid;
    this.broken = issues;
    if (issues.length === 0) this.#model = new ScriptModel(script, this.#call, { parts, inputs });
  }

  /** A call goes on in the version of the script that it was begun with, as long as that can be had. */
  #versionOfCall(): unknown {
    const { definition, catalog, call } = this;
    const led = call?.run?.script;
    if (led === undefined || led.id !== definition?.id || led.version === definition.version) return definition;
    const before = this.#model?.definition;
    const isThat = before?.id === led.id && before.version === led.version;
    return catalog?.resolve('call-script', led) ?? (isThat ? before : definition);
  }

  /** A call that was begun with another script goes on with that, where the catalogue has it. */
  #scriptOfCall(): unknown {
    const led = this.call?.run?.script;
    const other = led && led.id !== this.definition?.id ? this.catalog?.resolve('call-script', led) : undefined;
    return other ?? this.#versionOfCall();
  }

  /** A script works without its parts and tools: what cannot be loaded is told once, and asked for again by the next panel. */
  protected override updated(): void {
    if (!this.#toolsWanted && this.definition !== undefined) {
      this.#toolsWanted = true;
      import('./tools.js').then((tools) => {
        this.tools = tools;
        if (tools.toolSheet) this.shadowRoot?.adoptedStyleSheets.push(tools.toolSheet);
      }, reportError);
    }
    if (this.#partsWanted || this.#model === undefined || !(this.#mayMask || this.#model.needsParts)) return;
    this.#partsWanted = true;
    import('./parts.js').then((parts) => (this.parts = parts), reportError);
  }

  override render(): TemplateResult | typeof nothing {
    if (this.broken.length > 0) return this.tools?.renderBroken(this.broken, this) ?? nothing;
    if (this.#model === undefined) return nothing;
    return html`<section class="panel" aria-label=${this.text(this.#model.definition.title)}>
      ${this.#renderHead(this.#model)} ${this.tools?.renderLines(this.#panel(this.#model))}
      ${renderRail(this.#model.definition, this.#model.stages, this.locale)}
      ${this.#isAfterCall ? renderBody(this.tools?.renderAfterCall(this.#panel(this.#model))) : this.#renderStep(this.#model)}
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
    const panel = this.#panel(model);
    const { tools } = this;
    if (run.finished) return renderBody(tools?.renderFinished(panel));
    const paused = tools?.renderPaused(panel);
    if (paused !== undefined) return renderBody(paused);
    return html`<div class="body" data-step=${step.id} tabindex="-1">
      <div aria-live="polite">${renderSay(model, { step, mask: this.#maskWords, locale: this.locale })}</div>
      ${tools?.renderSpeaking(panel)}
      ${keyed(run.path.length, html`${renderAnswers(step, this.locale, (id) => this.next(id))} ${this.#renderFields(model)}`)}
      ${step.never === undefined ? nothing : html`<p class="never"><b>${strings.never}</b> ${this.text(step.never)}</p>`}
      ${tools?.renderDuties(panel)} ${tools?.renderRefusal(panel)}
      ${renderSidetrips(model, this.locale, (id) => this.takeSidetrip(id))} ${tools?.renderOverview(panel)}
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
            ${this.#drawField(field)}
          </div>`,
      )}
    </div>`;
  }

  /** Personal data that may have to be masked is drawn by the parts: before they are there, none is shown. */
  readonly #drawField = (state: FieldState): TemplateResult | typeof nothing => {
    const options = { locale: this.locale, issues: this.issues, take: this.#setValue };
    const { catalog, revealSource } = this;
    if (this.parts !== undefined)
      return this.parts.renderPersonal(state, options, { call: this.#call, catalog, revealSource });
    const isPrivate = state.field.pii !== undefined || isMaskedValue(state.value);
    return isPrivate && this.#mayMask ? nothing : renderField(state, options);
  };

  readonly #maskWords: MaskWords = (parts, call = this.#call) => {
    if (!this.#mayMask) return parts;
    return (
      this.parts?.maskWords(parts, { definition: this.#model?.definition, call, catalog: this.catalog }) ??
      parts.map((part) => ('text' in part ? part : { ...part, value: undefined }))
    );
  };

  /** There is a policy that masks, or the server has masked something. */
  get #mayMask(): boolean {
    const { customer = {} } = this.#call.scope();
    return (
      this.catalog?.definitions.some(({ kind }) => kind === 'role-policy') === true ||
      [...Object.values(this.#call.values), ...Object.values(customer)].some(isMaskedValue)
    );
  }

  #renderFoot(model: ScriptModel): TemplateResult | undefined {
    const strings = CALL_SCRIPT_STRINGS[this.locale];
    const { run, step, stages, definition } = model;
    if (this.#isAfterCall || run.finished) return this.tools?.renderEndFoot(this.#panel(model), this.#saveRecord);
    const sidetrip = definition.sidetrips?.find(({ id }) => id === run.returns.at(-1)?.sidetrip);
    const position = stages.findIndex((stage) => stage.state === 'now') + 1;
    const where =
      sidetrip === undefined
        ? formatText(strings.position, { position, count: stages.length })
        : formatText(strings.sidetrip, { title: this.text(sidetrip.title) });
    return html`<footer class="foot">
      <button class="quiet" type="button" ?disabled=${run.trail.length === 0} @click=${this.back}>
        ${strings.back}
      </button>
      <span class="note">${where}</span>
      <span class="spacer"></span>
      ${
        hasWayOn(step)
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

  #panel(model: ScriptModel): ScriptPanel {
    const { locale, refusal } = this;
    const note = (run: ScriptRun): void => {
      this.refusal = undefined;
      this.#call.setRun(run);
    };
    const [mask, draw] = [this.#maskWords, this.#drawField];
    return { host: this, model, call: this.#call, locale, refusal, mask, draw, note, move: (go) => this.#move(go) };
  }

  /** The call of the host, or one of our own while there is none. */
  get #call(): SharedCall {
    return this.call ?? (this.#local ??= createLocalCall());
  }

  get #isAfterCall(): boolean {
    return this.#call.state === 'wrap-up' || this.#call.state === 'closed';
  }

  /** Goes to another step, where the way there is open; tells whether it was. */
  #move(go: (model: ScriptModel) => StepResult | undefined): boolean {
    const model = this.#model;
    if (model === undefined) return false;
    this.issues = [];
    this.refusal = undefined;
    const before = model.run;
    const result = go(model);
    if (result?.ok === false) ({ issues: this.issues, refusal: this.refusal } = result);
    const { run } = model;
    if (run === before) return false;
    this.#keepFocus();
    this.dispatchEvent(run.finished ? new ScriptFinishedEvent(run, model.outputs) : new StepEnteredEvent(run));
    return true;
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
      .catch(reportError);
  };

  /** One key picks an answer or a side-trip, Enter goes on; typing in a field is typing. */
  readonly #pressKey = (event: KeyboardEvent): void => {
    const model = this.#model;
    if (model === undefined || this.#isAfterCall || model.run.finished) return;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isOn(event, 'input,textarea,select'))
      return;
    const key = event.key.toLowerCase();
    const answer = model.step.answers?.find(
      (each, index) => keyOf(each, index).toLowerCase() === key || String(index + 1) === key,
    );
    const sidetrip = model.definition.sidetrips?.find((each) => each.key?.toLowerCase() === key);
    if (answer !== undefined) this.next(answer.id);
    else if (sidetrip !== undefined) this.takeSidetrip(sidetrip.id);
    else if (event.key === 'Enter' && hasWayOn(model.step) && !isOn(event, 'button,summary')) this.next();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** What stands in place of a step, where the focus can stay. */
function renderBody(content: TemplateResult | undefined): TemplateResult {
  return html`<div class="body" tabindex="-1">${content}</div>`;
}

function isOn(event: KeyboardEvent, elements: string): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.matches(elements);
}
