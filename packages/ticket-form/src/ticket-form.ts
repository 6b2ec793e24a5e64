import {
  createLocalCall,
  submitCallTicket,
  type AssignmentCandidate,
  type Catalog,
  type Issue,
  type SharedCall,
  type TicketFormDefinition,
  type Value,
  type Values,
} from '@callside/core';
import {
  formatText,
  issueText,
  panelStyles,
  renderBroken,
  renderField,
  renderSaveState,
  SubscriptionController,
  WidgetElement,
  type FieldRenderer,
  type LookupSource,
} from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { TicketStoredEvent, TicketSubmitEvent } from './ticket-form.events.js';
import { formDataOf } from './form-data.js';
import type { TicketIncompleteEvent } from './ticket-bar.events.js';
import { formKey, isTyping } from './ticket-form.keys.js';
import { checkTicketForm, TicketModel } from './ticket-form.model.js';
import { TICKET_FORM_STRINGS } from './ticket-form.strings.js';
import { ticketFormStyles } from './ticket-form.styles.js';

/**
 * The form for a customer's matter. With a `call` it shares its answers with the script and stores the ticket; with a
 * definition alone it hands the values to the host.
 *
 * @fires {TicketSubmitEvent} callside-ticket-submit - Before the ticket is stored; cancelable.
 * @fires {TicketStoredEvent} callside-ticket-stored - When the ticket is in the store and on its way.
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

  @state() private issues: readonly Issue[] = [];
  @state() private broken: readonly Issue[] = [];
  @state() private busy = false;
  @state() private disabledByForm = false;
  /** Renderers of what is loaded at need; undefined until it is there. */
  @state() private lateRenderers: Readonly<Record<string, FieldRenderer>> | undefined;

  readonly #internals = this.attachInternals();
  #partsWanted = false;
  #local: SharedCall | undefined;
  #model: TicketModel | undefined;

  constructor() {
    super();
    new SubscriptionController(
      this,
      () => this.#call,
      () => {
        this.#takeCall();
      },
    );
    this.addEventListener('keydown', this.#pressKey);
    this.addEventListener('keyup', keepTyping);
    this.addEventListener('keypress', keepTyping);
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
    this.#model?.restore(JSON.parse(state) as Values);
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
    this.issues = model.check();
    if (this.issues.length > 0) {
      await this.#focusFirstIssue();
      return false;
    }
    const { id, version } = model.definition;
    if (!this.dispatchEvent(new TicketSubmitEvent({ form: { id, version }, values: model.submission }))) return false;
    const stored = await this.#store(model);
    if (!stored) await this.#focusFirstIssue();
    return stored;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('definition') && !changed.has('call')) return;
    this.issues = [];
    this.broken = this.definition === undefined ? [] : checkTicketForm(this.definition);
    this.#model =
      this.definition === undefined || this.broken.length > 0
        ? undefined
        : new TicketModel(this.definition, this.#call);
  }

  protected override updated(): void {
    const model = this.#model;
    if (model === undefined) return;
    if (this.#call.perform !== undefined || model.needsParts) this.#wantParts();
    // Only a form around it asks for all this.
    if (this.#internals.form === null) return;
    this.#internals.setFormValue(formDataOf(this.name, model.submission), JSON.stringify(model.values));
    const [first] = model.check();
    const message = first === undefined ? '' : issueText(first, this.locale);
    const anchor = this.#fieldOf(first) ?? undefined;
    this.#internals.setValidity(message === '' ? {} : { customError: true }, message, anchor);
  }

  override render(): TemplateResult | typeof nothing {
    if (this.broken.length > 0) return renderBroken(this.broken, this);
    if (this.#model === undefined) return nothing;
    return html`<section class="panel" aria-label=${this.text(this.#model.definition.title)}>
      ${this.#renderHead(this.#model)}
      <div class="body">
        ${this.#renderBar(this.#model)} ${this.#renderHistory(this.#model)}
        ${this.#model.sections.map((section) => this.#renderSection(section))}
      </div>
      ${this.#renderFoot(this.#model)}
    </section>`;
  }

  #renderHead({ definition }: TicketModel): TemplateResult {
    const strings = TICKET_FORM_STRINGS[this.locale];
    const ticket = this.#call.ticket?.ticket;
    return html`<header class="head">
      <h2 class="title">${this.text(definition.title)}</h2>
      ${
        ticket === undefined
          ? nothing
          : html`<span class="number" data-number>${ticket.number ?? strings.numberPending}</span>
              <span class="pill on">${statusText(strings, ticket.status)}</span>`
      }
    </header>`;
  }

  #renderBar({ definition }: TicketModel): TemplateResult | typeof nothing {
    if (this.#call.ticket === undefined) return nothing;
    return html`<callside-ticket-bar
      hide-state
      .definition=${definition}
      .call=${this.#call}
      .catalog=${this.catalog}
      .candidates=${this.candidates}
      @callside-ticket-incomplete=${this.#showIncomplete}
    ></callside-ticket-bar>`;
  }

  /** Only a call that keeps its tickets knows earlier ones. */
  #renderHistory({ definition }: TicketModel): TemplateResult | typeof nothing {
    if (this.#call.perform === undefined) return nothing;
    return html`<callside-ticket-history
      .definition=${definition}
      .call=${this.#call}
      .catalog=${this.catalog}
    ></callside-ticket-history>`;
  }

  #renderSection({ id, title, fields }: TicketModel['sections'][number]): TemplateResult {
    return html`<div class="section" role="group" aria-labelledby="section-${id}">
      <h3 id="section-${id}">${this.text(title)}</h3>
      <div class="grid">
        ${fields.map(
          (field) =>
            html`<div class=${isWide(field.field) ? 'full' : ''}>
              ${renderField(field, {
                locale: this.locale,
                issues: this.issues,
                disabled: this.#isDisabled,
                take: this.#setValue,
                renderers: { ...this.lateRenderers, ...this.fieldRenderers },
                lookups: this.lookups,
              })}
            </div>`,
        )}
      </div>
    </div>`;
  }

  #renderFoot(model: TicketModel): TemplateResult {
    const strings = TICKET_FORM_STRINGS[this.locale];
    const { ticket, saveState } = this.#call;
    const unchanged = ticket !== undefined && !model.differsFrom(ticket.ticket);
    return html`<footer class="foot">
      ${renderSaveState({ state: saveState, stored: ticket !== undefined, locale: this.locale })}
      <span class="spacer"></span>
      ${
        this.issues.length === 0
          ? nothing
          : html`<span class="state bad">${formatText(strings.errors, { count: this.issues.length })}</span>`
      }
      <button
        class="primary"
        type="button"
        aria-disabled=${String(this.#isDisabled || unchanged)}
        @click=${this.#submitByButton}
      >
        ${ticket === undefined ? strings.submit : strings.saveChanges}
      </button>
    </footer>`;
  }

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
    this.submit().catch((error: unknown) => {
      reportError(error);
    });
  };

  async #store(model: TicketModel): Promise<boolean> {
    this.busy = true;
    try {
      const result = await submitCallTicket(this.#call, model.definition);
      if (result === undefined) return true;
      if (result.ok) this.dispatchEvent(new TicketStoredEvent(result.ticket));
      else this.issues = result.issues;
      return result.ok;
    } finally {
      this.busy = false;
    }
  }

  #takeCall(): void {
    this.#model?.takeCall();
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

  /** Fields to correct in the order in which they stand, from the one that has the focus on, and round again. */
  #focusIssue(direction: 1 | -1): void {
    const wrong = new Set(this.issues.map(({ path }) => String(path[0])));
    const fields = [...this.renderRoot.querySelectorAll<HTMLElement>('[name]')];
    const at = fields.findIndex((field) => field.matches(':focus-within, :focus'));
    const ahead = direction === 1 ? [...fields.slice(at + 1), ...fields.slice(0, at + 1)] : before(fields, at);
    ahead.find((field) => wrong.has(field.getAttribute('name') ?? ''))?.focus();
  }

  readonly #pressKey = (event: KeyboardEvent): void => {
    const key = formKey(event);
    if (key === undefined) {
      keepTyping(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (key === 'submit') this.submit().catch(reportError);
    else if (key === 'help') this.#showHelp().catch(reportError);
    else this.#focusIssue(key === 'next-error' ? 1 : -1);
  };

  async #showHelp(): Promise<void> {
    await this.#loadParts();
    const help = this.renderRoot.querySelector('callside-keys-help') ?? document.createElement('callside-keys-help');
    this.renderRoot.append(help);
    await help.show();
  }

  readonly #showIncomplete = (event: TicketIncompleteEvent): void => {
    this.issues = event.issues;
    this.#focusFirstIssue().catch(reportError);
  };

  /** A form works without its parts: what cannot be loaded is told once, and asked for again by the next form. */
  #wantParts(): void {
    if (this.#partsWanted) return;
    this.#partsWanted = true;
    this.#loadParts().catch(reportError);
  }

  async #loadParts(): Promise<void> {
    const { AGENT_FIELD_RENDERERS } = await import('./parts.js');
    this.lateRenderers = AGENT_FIELD_RENDERERS;
  }
}

function isWide({ type, width }: { readonly type: string; readonly width?: 'half' | 'full' }): boolean {
  return width === 'full' || (width === undefined && ['long-text', 'choice', 'multi-select'].includes(type));
}

function before<T>(items: readonly T[], at: number): T[] {
  const start = at < 0 ? items.length : at;
  return [...items.slice(start), ...items.slice(0, start)].reverse();
}

/** A workflow of one's own has states that nobody here has words for. */
function statusText(strings: Readonly<Record<string, string>>, status: string): string {
  return strings[`status-${status}`] ?? status;
}

function keepTyping(event: KeyboardEvent): void {
  if (isTyping(event)) event.stopPropagation();
}
