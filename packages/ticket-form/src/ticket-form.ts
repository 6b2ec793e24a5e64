import {
  createLocalCall,
  submitCallTicket,
  type Issue,
  type SharedCall,
  type TicketFormDefinition,
  type TicketStatus,
  type Value,
} from '@callside/core';
import {
  formatText,
  panelStyles,
  renderBroken,
  renderField,
  renderSaveState,
  SubscriptionController,
  WidgetElement,
} from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { TicketStoredEvent, TicketSubmitEvent } from './ticket-form.events.js';
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
  static override styles = [WidgetElement.styles, panelStyles, ticketFormStyles];

  /** The form's definition; as an attribute, or in a script below the tag, it is JSON. */
  @property({ type: Object }) definition: TicketFormDefinition | undefined;
  /** The call that the ticket belongs to; without one the form stands alone. */
  @property({ attribute: false }) call: SharedCall | undefined;

  @state() private issues: readonly Issue[] = [];
  @state() private broken: readonly Issue[] = [];
  @state() private busy = false;

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
  }

  /** The values as they would be stored: of visible fields, empty ones left out. */
  get values(): Readonly<Record<string, Value>> {
    return this.#model?.submission ?? {};
  }

  /** Checks and stores the ticket, as the button does; resolves to whether it is stored, or taken by the host. */
  async submit(): Promise<boolean> {
    const model = this.#model;
    if (model === undefined || this.busy) return false;
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

  override render(): TemplateResult | typeof nothing {
    if (this.broken.length > 0) return renderBroken(this.broken, this);
    if (this.#model === undefined) return nothing;
    return html`<section class="panel" aria-label=${this.text(this.#model.definition.title)}>
      ${this.#renderHead(this.#model)}
      <div class="body">${this.#model.sections.map((section) => this.#renderSection(section))}</div>
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
              <span class="pill on">${strings[`status-${ticket.status as TicketStatus}`] ?? ticket.status}</span>`
      }
    </header>`;
  }

  #renderSection({ id, title, fields }: TicketModel['sections'][number]): TemplateResult {
    return html`<div class="section" role="group" aria-labelledby="section-${id}">
      <h3 id="section-${id}">${this.text(title)}</h3>
      <div class="grid">
        ${fields.map(
          (field) =>
            html`<div class=${isWide(field.field) ? 'full' : ''}>
              ${renderField(field, { locale: this.locale, issues: this.issues, disabled: this.busy, take: this.#setValue })}
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
        aria-disabled=${String(this.busy || unchanged)}
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
    const first = this.issues[0]?.path[0];
    this.renderRoot.querySelector<HTMLElement>(`[name="${CSS.escape(String(first))}"]`)?.focus();
  }
}

function isWide({ type, width }: { readonly type: string; readonly width?: 'half' | 'full' }): boolean {
  return width === 'full' || (width === undefined && ['long-text', 'choice', 'multi-select'].includes(type));
}
