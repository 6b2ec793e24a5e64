import {
  compileOutboundPolicy,
  errorsAmong,
  lintDispositionSet,
  type Attempt,
  type AttemptBlock,
  type Callback,
  type CallbackResult,
  type CompiledOutboundPolicy,
  type Disposition,
  type DispositionSetDefinition,
  type FormModel,
  type Issue,
  type OutboundContact,
  type OutboundPolicyDefinition,
  type SharedCall,
  type UnfinishedDisposition,
  type Value,
  type Values,
} from '@callside/core';
import {
  formatText,
  momentText,
  outboundIssueText,
  panelStyles,
  renderBroken,
  renderField,
  SubscriptionController,
  unlessUnjudged,
  WidgetElement,
} from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { DispositionChosenEvent, DispositionTypedEvent } from './disposition.events.js';
import {
  asksNothing,
  choiceOf,
  dispositionForm,
  judgeCallback,
  outcomesOf,
  timeFieldOf,
  typedMoment,
  type Outcome,
} from './disposition.model.js';
import { DISPOSITION_STRINGS } from './disposition.strings.js';
import { dispositionStyles } from './disposition.styles.js';
import { isTyping } from './typing.js';

/** A callback before there is a contact: no zone is known, and nothing has happened. */
const NOBODY: OutboundContact = { id: '' };

/**
 * Asks for the result of a call: one key picks it, what does not fit the call says why, and then come its fields, the callback,
 * and notes. A callback is checked against calling hours before it can be saved. It stores nothing itself.
 *
 * @fires {DispositionTypedEvent} callside-disposition-typed - When something was chosen or typed that is no result yet.
 * @fires {DispositionChosenEvent} callside-disposition-chosen - When a result was chosen and holds together.
 *
 * @example
 * <callside-disposition></callside-disposition>
 * <script type="module">disposition.definition = outboundDispositions; disposition.talkMs = 42_000;</script>
 */
export class DispositionElement extends WidgetElement {
  static override styles = [WidgetElement.styles, panelStyles, dispositionStyles];

  /** The results to choose from; as an attribute, or in a script below the tag, it is JSON. */
  @property({ type: Object }) definition: DispositionSetDefinition | undefined;
  /** How long was talked, in milliseconds: some results need a talk, others cannot have had one. */
  @property({ type: Number, attribute: 'talk-ms' }) talkMs = 0;
  /** The call that ends: what conditions of fields read, and its clock. */
  @property({ attribute: false }) call: SharedCall | undefined;
  /** The rules that a callback has to keep to. */
  @property({ attribute: false }) policy: readonly OutboundPolicyDefinition[] = [];
  /** Whom the callback is for: their zone, what they agreed to. */
  @property({ attribute: false }) contact: OutboundContact | undefined;
  /** The dials before this one. */
  @property({ attribute: false }) history: readonly Attempt[] = [];
  /** The callbacks that the agent has open already. */
  @property({ attribute: false }) booked: readonly Callback[] = [];
  /** The agent's number; without it every callback is the team's. */
  @property() agent: string | undefined;
  /** What was chosen and typed before the page was left; read while nothing is chosen. */
  @property({ attribute: false }) unfinished: UnfinishedDisposition | undefined;
  /** What speaks against the choice where it was to be stored. */
  @property({ attribute: false }) issues: readonly Issue[] = [];
  /** A result that asks nothing is chosen by its key alone. */
  @property({ type: Boolean, attribute: 'one-key' }) oneKey = false;
  /** The choice is being stored. */
  @property({ type: Boolean, reflect: true }) busy = false;

  @state() private chosen: Disposition | undefined;
  @state() private found: readonly Issue[] = [];
  @state() private broken: readonly Issue[] = [];

  #usable: DispositionSetDefinition | undefined;
  #rules: CompiledOutboundPolicy = compileOutboundPolicy();
  #form: FormModel | undefined;
  #typed: Values = {};

  constructor() {
    super();
    new SubscriptionController(this, () => this.call);
    this.addEventListener('keydown', this.#pressKey);
  }

  /** Takes back what was chosen and typed, for the next call. */
  reset(): void {
    this.chosen = undefined;
    this.#form = undefined;
    this.#typed = {};
    this.found = [];
  }

  /** Takes a key that was pressed elsewhere on the page, as if it had been pressed here; tells whether it meant something. */
  takeKey(event: KeyboardEvent): boolean {
    const isSave = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing;
    if (isSave && this.chosen !== undefined) {
      this.#save();
      return true;
    }
    if (this.#usable === undefined || isTyping(event) || event.repeat) return false;
    const key = event.key.toLowerCase();
    const outcome = outcomesOf(this.#usable, this.talkMs).find(
      ({ disposition }) => disposition.key?.toLowerCase() === key,
    );
    if (outcome === undefined) return false;
    this.#choose(outcome);
    return true;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('definition')) this.#takeDefinition();
    if (this.chosen === undefined && this.unfinished !== undefined) this.#goOn(this.unfinished);
    if (changed.has('policy')) this.#rules = compileOutboundPolicy(...this.policy);
    this.#form?.setScope(this.call?.scope() ?? {});
  }

  override render(): TemplateResult | typeof nothing {
    if (this.broken.length > 0) return renderBroken(this.broken, this);
    if (this.#usable === undefined) return nothing;
    const { title } = DISPOSITION_STRINGS[this.locale];
    return html`<section class="disposition" aria-label=${title}>
      <div class="outcomes" role="group" aria-label=${title}>
        ${outcomesOf(this.#usable, this.talkMs).map((outcome) => this.#renderOutcome(outcome))}
      </div>
      ${this.chosen === undefined ? nothing : keyed(this.chosen.id, this.#renderDetails(this.chosen))}
    </section>`;
  }

  #renderOutcome({ disposition, refusal }: Outcome): TemplateResult {
    const { id, key, label } = disposition;
    const words: Readonly<Record<string, string>> = DISPOSITION_STRINGS[this.locale];
    return html`<button
      type="button"
      data-outcome=${id}
      aria-pressed=${String(this.chosen?.id === id)}
      aria-disabled=${String(refusal !== undefined || this.busy)}
      @click=${() => {
        this.#choose({ disposition, refusal });
      }}
    >
      ${key === undefined ? nothing : html`<kbd aria-hidden="true">${key.toUpperCase()}</kbd>`}
      <span>${this.text(label)}</span>
      ${refusal === undefined ? nothing : html`<small>${formatText(words[refusal.code] ?? '', refusal.params)}</small>`}
    </button>`;
  }

  #renderDetails(disposition: Disposition): TemplateResult {
    const strings = DISPOSITION_STRINGS[this.locale];
    const { flags = [] } = disposition;
    const form = this.#form;
    const isFinal = flags.includes('final') && !flags.includes('do-not-call');
    return html`<div class="details">
      <p class="means" role="status">
        ${flags.includes('do-not-call') ? html`<span class="pill bad">${strings.doNotCall}</span>` : nothing}
        ${isFinal ? html`<span class="pill">${strings.final}</span>` : nothing}
      </p>
      <div class="grid">
        ${form?.fields.slice(0, -1).map(({ id }) => this.#renderField(form, id))}
        <div class="full" aria-live="polite">${this.#renderCallback(disposition)}</div>
        ${form?.fields.slice(-1).map(({ id }) => this.#renderField(form, id))}
      </div>
      ${this.#renderFindings()}
      <div class="actions">
        <button class="primary" type="button" data-save aria-disabled=${String(this.busy)} @click=${this.#save}>
          ${this.busy ? strings.saving : strings.save}<kbd aria-hidden="true">Ctrl ⏎</kbd>
        </button>
      </div>
    </div>`;
  }

  #renderField(form: FormModel, id: string): TemplateResult | typeof nothing {
    const field = form.state(id);
    if (field?.visible !== true) return nothing;
    const options = { locale: this.locale, issues: this.found, take: this.#take, disabled: this.busy };
    return html`<div class=${field.field.type === 'long-text' ? 'full' : ''}>${renderField(field, options)}</div>`;
  }

  /** Why the time will not do, and which one would. */
  #renderCallback(disposition: Disposition): TemplateResult | typeof nothing {
    const strings = DISPOSITION_STRINGS[this.locale];
    const result = this.#judge(disposition);
    if (result === undefined) return nothing;
    const at = result.ok ? result.callback.at : result.nextAt;
    const zone = this.contact?.zone;
    const there = at === undefined || !isElsewhere(zone, at) ? undefined : this.#moment(at, zone);
    const theirs =
      there === undefined
        ? nothing
        : html`<span class="note">${formatText(strings.customerTime, { time: there })}</span>`;
    if (result.ok) return theirs;
    return html`<div class="callback" data-callback-refused>
      ${reasonsOf(result.issues).map((each) => html`<p class="refusal">${outboundIssueText(each, this.locale)}</p>`)}
      ${
        at === undefined
          ? html`<span class="note">${strings.noneInTime}</span>`
          : html`<span>${formatText(strings.nextPossible, { time: this.#moment(at) })}</span>
              ${theirs}
              <button
                type="button"
                data-use-time
                @click=${() => {
                  this.#take(timeFieldOf(disposition), typedMoment(at));
                  // The button goes with what it has mended.
                  this.#focusField(timeFieldOf(disposition));
                }}
              >
                ${strings.useTime}
              </button>`
      }
    </div>`;
  }

  /** What has no field of its own to stand at. */
  #renderFindings(): TemplateResult | typeof nothing {
    const ids = new Set(this.#form?.fields.map(({ id }) => id));
    const loose = [...this.found, ...this.issues].filter(({ path }) => !ids.has(String(path[0])));
    if (loose.length === 0) return nothing;
    return html`<div role="alert">
      ${loose.map((each) => html`<p class="refusal">${outboundIssueText(each, this.locale)}</p>`)}
    </div>`;
  }

  #moment(at: number, zone?: string): string {
    return momentText(at, this.#now, this.locale, { zone });
  }

  get #now(): number {
    return this.call?.now() ?? Date.now();
  }

  #takeDefinition(): void {
    this.reset();
    this.broken = [];
    this.#usable = undefined;
    const { definition } = this;
    if (definition === undefined) return;
    const findings = errorsAmong(lintDispositionSet(definition));
    if (findings.length === 0) this.#usable = definition;
    else
      unlessUnjudged(
        () => this.requestUpdate('definition'),
        () => (this.broken = findings),
      );
  }

  #choose({ disposition, refusal }: Outcome): void {
    if (refusal !== undefined || this.busy) return;
    this.#show(disposition);
    if (this.oneKey && asksNothing(disposition)) this.#save();
    else this.#tell(disposition);
  }

  /** What was typed before is there again; nothing is saved by that. */
  #goOn({ id, values }: UnfinishedDisposition): void {
    const disposition = this.#usable?.dispositions.find((each) => each.id === id && each.active !== false);
    if (disposition === undefined) return;
    this.#typed = values;
    this.#show(disposition);
  }

  #show(disposition: Disposition): void {
    this.chosen = disposition;
    this.found = [];
    const scope = this.call?.scope() ?? {};
    this.#form = dispositionForm(disposition, { typed: this.#typed, scope, agent: this.agent });
  }

  #tell({ id }: Disposition): void {
    this.dispatchEvent(new DispositionTypedEvent({ id, values: this.#typed }));
  }

  #judge(disposition: Disposition): CallbackResult | undefined {
    const { contact = NOBODY, history, booked, agent } = this;
    if (this.#form === undefined) return undefined;
    const given = { policy: this.#rules, contact, history, booked, now: this.#now, agent };
    return judgeCallback(disposition, this.#form.values, given);
  }

  readonly #take = (id: string, value: Value): void => {
    this.#form?.setValue(id, value);
    this.#typed = { ...this.#typed, [id]: value };
    this.found = this.found.filter(({ path }) => path[0] !== id);
    if (this.chosen !== undefined) this.#tell(this.chosen);
    this.requestUpdate();
  };

  readonly #save = (): void => {
    const [definition, form, disposition] = [this.#usable, this.#form, this.chosen];
    if (definition === undefined || form === undefined || disposition === undefined || this.busy) return;
    const refusal = outcomesOf(definition, this.talkMs).find((each) => each.disposition === disposition)?.refusal;
    const result = this.#judge(disposition);
    this.found = [...(refusal === undefined ? [] : [refusal]), ...form.check()];
    if (this.found.length > 0 || result?.ok === false) {
      this.#focusField(this.found[0]?.path[0] ?? timeFieldOf(disposition));
      return;
    }
    const callback = result?.callback;
    this.dispatchEvent(
      new DispositionChosenEvent(choiceOf(definition, disposition, { form, callback, now: this.#now })),
    );
  };

  /** The agent has asked for it: where it stops, or was mended, is where to go on. */
  #focusField(name: string | number): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[name="${CSS.escape(String(name))}"]`)?.focus(),
    );
  }

  /** One key picks a result, Ctrl and Enter save it; typing in a field is typing. */
  readonly #pressKey = (event: KeyboardEvent): void => {
    if (!this.takeKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** Several rules can say the same. */
function reasonsOf(issues: readonly (Issue | AttemptBlock)[]): (Issue | AttemptBlock)[] {
  return issues.filter(({ code }, index) => issues.findIndex((other) => other.code === code) === index);
}

/** Whether clocks there show another time than here. */
function isElsewhere(zone: string | undefined, at: number): boolean {
  if (zone === undefined) return false;
  const clock = (timeZone?: string): string =>
    new Intl.DateTimeFormat('en', {
      dateStyle: 'short',
      timeStyle: 'short',
      ...(timeZone === undefined ? {} : { timeZone }),
    }).format(at);
  return clock(zone) !== clock();
}
