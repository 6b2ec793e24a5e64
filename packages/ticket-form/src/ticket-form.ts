import {
  createLocalCall,
  isMaskedValue,
  issue,
  isUsableTicketForm,
  refOf,
  submitCallTicket,
  type AssignmentCandidate,
  type AttachmentLimits,
  type Catalog,
  type DefinitionRef,
  type FieldState,
  type Issue,
  type PhrasebookDefinition,
  type RevealSource,
  type SharedCall,
  type TicketFormDefinition,
  type Value,
  type Values,
} from '@callside/core';
import {
  issueText,
  panelStyles,
  parsedJson,
  renderBroken,
  renderField,
  SubscriptionController,
  unlessUnjudged,
  WidgetElement,
  type FieldRenderer,
  type LookupSource,
  type RenderFieldOptions,
} from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { TicketStoredEvent, TicketSubmitEvent, TicketTemplateEvent } from './ticket-form.events.js';
import { formDataOf } from './form-data.js';
import { GradualController } from './gradual-controller.js';
import type * as Parts from './parts.js';
import { renderFoot } from './render-foot.js';
import type { FormAround } from './render-around.js';
import type { TicketIncompleteEvent } from './ticket-bar.events.js';
import { formKey, keepTyping, type FormKey } from './ticket-form.keys.js';
import { formToShow, isWide, TicketModel } from './ticket-form.model.js';
import { ticketFormStyles } from './ticket-form.styles.js';

/**
 * The form for a customer's matter. With a `call` it shares its answers with the script and stores the ticket; with a
 * definition alone it hands the values to the host.
 *
 * @fires {TicketSubmitEvent} callside-ticket-submit - Before the ticket is stored; cancelable.
 * @fires {TicketStoredEvent} callside-ticket-stored - When the ticket is in the store and on its way.
 * @fires {TicketTemplateEvent} callside-ticket-template - When another template was chosen.
 * @cssprop [--callside-accent] - Colour of what is active.
 * @cssprop [--callside-font] - Font family of all texts.
 * @cssprop [--callside-control-height=34px] - Height of inputs and buttons.
 *
 * @example
 * <callside-ticket-form></callside-ticket-form>
 * <script type="module">form.definition = repairForm; form.call = call;</script>
 */
export class TicketForm extends WidgetElement {
  static readonly formAssociated = true;
  static override styles = [WidgetElement.styles, panelStyles, ticketFormStyles];

  /** The form's definition; as an attribute, or in a script below the tag, it is JSON. */
  @property({ type: Object }) definition: TicketFormDefinition | undefined;
  /** Forms to choose from, one for each kind of business; the first is the usual one where there is no `definition`. */
  @property({ attribute: false }) templates: readonly TicketFormDefinition[] = [];
  /** The call that the ticket belongs to; without one the form stands alone. */
  @property({ attribute: false }) call: SharedCall | undefined;
  /** The name before the fields' names in the data of a form around it. */
  @property({ reflect: true }) name = '';
  /** Shows the form without letting anybody change it. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Definitions that the form's own leads to: workflow, SLA policy, calendars, assignment policy. */
  @property({ attribute: false }) catalog: Catalog | undefined;
  /** Who may get the ticket. */
  @property({ attribute: false }) candidates: readonly AssignmentCandidate[] = [];
  /** Drawings in place of ours, by field id or field type: for a design system that has its own inputs. */
  @property({ attribute: false }) fieldRenderers: Readonly<Record<string, FieldRenderer>> | undefined;
  /** Where look-up fields search, by the `source` that their definition names. */
  @property({ attribute: false }) lookups: Readonly<Record<string, LookupSource>> | undefined;
  /** Ready sentences for the text fields; with a call that stores, agents add their own. Undefined for no phrases at all. */
  @property({ attribute: false }) phrasebooks: readonly PhrasebookDefinition[] | undefined;
  /** Asks the server for a value that it has masked; without it such a value stays masked. */
  @property({ attribute: false }) revealSource: RevealSource | undefined;
  /** Size and types of files that are taken. */
  @property({ attribute: false }) attachmentLimits: AttachmentLimits | undefined;

  @state() private issues: readonly Issue[] = [];
  @state() private broken: readonly Issue[] = [];
  @state() private busy = false;
  /** The template that was chosen, where the call does not keep it. */
  @state() private chosen: DefinitionRef | undefined;
  @state() private disabledByForm = false;
  /** What is loaded at need; undefined until it is there. */
  @state() private parts: typeof Parts | undefined;

  readonly #internals = this.attachInternals();
  /** What the model was made of, or could not be made of. */
  #drawn: unknown;
  #partsWanted = false;
  readonly #gradual = new GradualController(this, () => this.#model?.length ?? 0);
  #local: SharedCall | undefined;
  #model: TicketModel | undefined;

  constructor() {
    super();
    new SubscriptionController(
      this,
      () => this.#call,
      () => this.#model?.takeCall(),
    );
    this.addEventListener('keydown', this.#pressKey);
    for (const type of ['keyup', 'keypress'] as const) this.addEventListener(type, keepTyping);
  }

  /** The form around it, where it stands in one. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** Valid when nothing keeps the ticket from being stored. */
  get validity(): ValidityState {
    return this.#internals.validity;
  }

  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  formResetCallback(): void {
    this.#model?.reset();
    this.issues = [];
    this.requestUpdate();
  }

  formDisabledCallback(disabled: boolean): void {
    this.disabledByForm = disabled;
  }

  formStateRestoreCallback(state: string): void {
    const values = parsedJson(state);
    if (typeof values === 'object' && values !== null) this.#model?.restore(values as Values);
    this.requestUpdate();
  }

  /** The values as they would be stored: of visible fields, empty ones left out. */
  get values(): Readonly<Record<string, Value>> {
    return this.#model?.submission ?? {};
  }

  /** Checks and stores the ticket, as the button does; resolves to whether it is stored, or taken by the host. */
  async submit(): Promise<boolean> {
    const model = this.#model;
    if (model === undefined || this.#isDisabled) return false;
    const kept = this.parts?.filesKept(this.renderRoot);
    if (kept !== undefined) await this.#whileBusy(kept);
    // Another ticket has come meanwhile.
    if (model !== this.#model) return false;
    this.issues = model.check();
    if (this.issues.length > 0) {
      await this.#focusFirstIssue();
      return false;
    }
    const draft = { form: refOf(model.definition), values: model.submission };
    if (!this.dispatchEvent(new TicketSubmitEvent(draft, this.parts?.filesOnPage(this.#call)))) return false;
    const stored = await this.#store(model);
    if (!stored) await this.#focusFirstIssue();
    return stored;
  }

  /** All of the form is drawn, that of a long one too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    await this.#gradual.whole;
    return isDone;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const definition = this.#wanted;
    if (!changed.has('call') && definition === this.#drawn) return;
    if (definition !== this.#drawn) this.#gradual.begin();
    this.#drawn = definition;
    this.issues = [];
    this.broken = [];
    this.#model = undefined;
    if (isUsableTicketForm(definition)) this.#model = new TicketModel(definition, this.#call);
    else if (definition !== undefined) unlessUnjudged(this.#drawAgain, () => this.#complain(definition));
  }

  protected override updated(): void {
    const model = this.#model;
    if (model === undefined) return;
    const { perform, ticket } = this.#call;
    const isAround = (perform ?? ticket ?? this.phrasebooks ?? this.templates[1]) !== undefined;
    if (isAround || model.needsParts || this.#hasPolicy) this.#wantParts();
    // Only a form around it asks for all this.
    if (this.#internals.form === null) return;
    this.#internals.setFormValue(
      formDataOf(this.name, model.submission, this.parts?.filesOnPage(this.#call)),
      JSON.stringify(model.values),
    );
    const [first] = model.check();
    const message = first === undefined ? '' : (this.parts?.fileIssueText ?? issueText)(first, this.locale);
    const anchor = this.#fieldOf(first) ?? undefined;
    this.#internals.setValidity(message === '' ? {} : { customError: true }, message, anchor);
  }

  override render(): TemplateResult | typeof nothing {
    if (this.broken.length > 0) return renderBroken(this.broken, this);
    if (this.#model === undefined) return nothing;
    const around = this.#around(this.#model);
    return html`<section class="panel" aria-label=${this.text(this.#model.definition.title)}>
      ${this.#renderHead(around)}
      <div class="body">
        ${this.parts?.renderAbove(around)}
        ${this.#model.firstSections(this.#gradual.limit).map((section) => this.#renderSection(section, around))}
        ${this.parts?.renderBelow(around)}
      </div>
      ${this.#renderFoot(this.#model)}
    </section>`;
  }

  #renderHead(around: FormAround): TemplateResult {
    return html`<header class="head">
      <h2 class="title">${this.text(around.definition.title)}</h2>
      ${this.parts?.renderTemplates(around, this.templates, this.#chooseTemplate, this.locale)}
      ${this.parts?.renderPhrases(around, this.phrasebooks, this.locale)}
      ${this.parts?.renderNumber(around, this.locale)}
    </header>`;
  }

  /** All that is loaded at need and stands around the fields. */
  #around({ definition, sections }: TicketModel): FormAround {
    return {
      sections,
      definition,
      call: this.#call,
      catalog: this.catalog,
      candidates: this.candidates,
      limits: this.attachmentLimits,
      revealSource: this.revealSource,
      disabled: this.disabled || this.disabledByForm,
      showIncomplete: this.#showIncomplete,
    };
  }

  #renderSection({ id, title, fields }: TicketModel['sections'][number], around: FormAround): TemplateResult {
    const options: RenderFieldOptions = {
      locale: this.locale,
      issues: this.issues,
      disabled: this.#isDisabled,
      take: this.#setValue,
      renderers: { ...this.parts?.AGENT_FIELD_RENDERERS, ...this.fieldRenderers },
      lookups: this.lookups,
    };
    const draw = (field: FieldState) => this.#drawField(field, options, around);
    return html`<div class="section" role="group" aria-labelledby="section-${id}">
      <h3 id="section-${id}">${this.text(title)}</h3>
      <div class="grid">
        ${fields.map((field) => html`<div class=${isWide(field.field) ? 'full' : ''}>${draw(field)}</div>`)}
      </div>
    </div>`;
  }

  /** Personal data under a role policy is drawn by the parts, which know the masks: before they are there, none is shown. */
  #drawField(field: FieldState, options: RenderFieldOptions, around: FormAround): TemplateResult | typeof nothing {
    if (this.parts !== undefined) return this.parts.renderPersonal(field, options, around);
    const mayBeMasked = isMaskedValue(field.value) || (field.field.pii !== undefined && this.#hasPolicy);
    return mayBeMasked ? nothing : renderField(field, options);
  }

  get #hasPolicy(): boolean {
    return this.catalog?.definitions.some(({ kind }) => kind === 'role-policy') ?? false;
  }

  #renderFoot(model: TicketModel): TemplateResult {
    const { ticket, saveState } = this.#call;
    const unchanged = ticket !== undefined && !model.differsFrom(ticket.ticket);
    return renderFoot({
      saveState,
      stored: ticket !== undefined,
      errors: this.issues.length,
      isDisabled: this.#isDisabled || unchanged,
      locale: this.locale,
      submit: this.#submitByButton,
    });
  }

  readonly #drawAgain = (): void => {
    this.#drawn = undefined;
    this.requestUpdate();
  };

  /** Lists what is wrong with a definition that cannot be used; the linter is loaded for that. */
  #complain(definition: unknown): void {
    this.broken = [issue('definition-invalid', [])];
    import('./ticket-form.findings.js').then(({ findInTicketForm }) => {
      const findings = findInTicketForm(definition);
      if (this.#drawn === definition && findings.length > 0) this.broken = findings;
    }, reportError);
  }

  get #wanted(): unknown {
    const call = this.#call;
    return formToShow(this, call.ticket?.ticket.form ?? call.form ?? this.chosen);
  }

  /** What was typed stays with the call: where both templates ask the same, it stands there at once. */
  readonly #chooseTemplate = (template: TicketFormDefinition): void => {
    if (this.#call.chooseForm === undefined) this.chosen = refOf(template);
    else this.#call.chooseForm(refOf(template));
    this.dispatchEvent(new TicketTemplateEvent(template));
  };

  /** The call of the host, or one of our own while there is none. */
  get #call(): SharedCall {
    return this.call ?? (this.#local ??= createLocalCall());
  }

  readonly #setValue = (id: string, value: Value): void => {
    this.#model?.setValue(id, value);
    this.issues = this.issues.length === 0 ? this.issues : (this.#model?.check() ?? []);
    this.requestUpdate();
  };

  /** The button stays a button while it can do nothing: a disabled one would drop the focus. */
  readonly #submitByButton = (event: Event): void => {
    if ((event.currentTarget as Element).ariaDisabled === 'true') return;
    this.submit().catch(reportError);
  };

  async #store(model: TicketModel): Promise<boolean> {
    const result = await this.#whileBusy(submitCallTicket(this.#call, model.definition));
    if (result === undefined) return true;
    if (result.ok) this.dispatchEvent(new TicketStoredEvent(result.ticket));
    else this.issues = result.issues;
    return result.ok;
  }

  async #whileBusy<T>(work: Promise<T>): Promise<T> {
    this.busy = true;
    try {
      return await work;
    } finally {
      this.busy = false;
    }
  }

  async #focusFirstIssue(): Promise<void> {
    await this.updateComplete;
    this.#fieldOf(this.issues[0])?.focus();
  }

  get #isDisabled(): boolean {
    return this.busy || this.disabled || this.disabledByForm;
  }

  #fieldOf(issue: Issue | undefined): HTMLElement | null {
    if (issue === undefined) return null;
    return this.renderRoot.querySelector(`[name="${CSS.escape(String(issue.path[0]))}"]`);
  }

  readonly #pressKey = (event: KeyboardEvent): void => {
    const key = formKey(event);
    if (key === undefined) {
      keepTyping(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    (key === 'submit' ? this.submit() : this.#act(key)).catch(reportError);
  };

  async #act(key: Exclude<FormKey, 'submit'>): Promise<void> {
    const { renderRoot: root, issues, phrasebooks } = this;
    await (await this.#loadParts()).act(key, { root, issues, hasPhrases: phrasebooks !== undefined });
  }

  readonly #showIncomplete = (event: TicketIncompleteEvent): void => {
    this.issues = event.issues;
    this.#focusFirstIssue().catch(reportError);
  };

  /** A form works without its parts: what cannot be loaded is told once, and asked for again by the next form. */
  #wantParts(): void {
    if (!this.#partsWanted) this.#loadParts().catch(reportError);
    this.#partsWanted = true;
  }

  async #loadParts(): Promise<typeof Parts> {
    return (this.parts = await import('./parts.js'));
  }
}
