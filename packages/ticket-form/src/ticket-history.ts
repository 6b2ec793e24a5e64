import {
  findRecords,
  linkTickets,
  noteOnTicket,
  possibleDuplicates,
  TICKET_LINKS,
  TICKET_WORKFLOW,
  unlinkTickets,
  type Catalog,
  type Command,
  type SharedCall,
  type Ticket,
  type TicketFormDefinition,
  type TicketLink,
  type TicketLinkKind,
  type WorkflowDefinition,
} from '@callside/core';
import { CallsideElement, formatText, panelStyles, SubscriptionController } from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { stateTitle } from './ticket-bar.model.js';
import { TicketOpenEvent } from './ticket-history.events.js';
import { historyOf, type ShownLine } from './ticket-history.model.js';
import { TICKET_HISTORY_STRINGS } from './ticket-history.strings.js';
import { ticketHistoryStyles } from './ticket-history.styles.js';

/** Kinds of links that somebody makes; the others are their other ends. */
const OFFERED: readonly TicketLinkKind[] = TICKET_LINKS.filter((kind) => kind !== 'duplicated-by');

/** How many earlier tickets are looked through. */
const MOST = 100;

/** Reads the tickets of a customer that are on this device; to a call it is one of its own steps. */
const readTickets: Command<string, readonly Ticket[]> = async ({ store }, customer) => {
  const { records } = await findRecords(store, 'ticket', { where: { customer }, limit: MOST });
  return records.map(({ doc }) => doc as unknown as Ticket);
};

/**
 * What is known around a ticket: earlier tickets that are likely the same matter, offered while somebody types; the other
 * tickets of the customer, to open or to link; links; and all that has happened to the ticket, with who did it.
 *
 * @fires {TicketOpenEvent} callside-ticket-open - Somebody wants to see another ticket.
 *
 * @example
 * <callside-ticket-history></callside-ticket-history>
 * <script type="module">history.definition = repairForm; history.call = call;</script>
 */
export class TicketHistory extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, ticketHistoryStyles];

  /** The form of the ticket; its rule for duplicates is the one that is used. */
  @property({ attribute: false }) definition: TicketFormDefinition | undefined;
  /** The call that the ticket belongs to. */
  @property({ attribute: false }) call: SharedCall | undefined;
  /** Where the workflow of the form is found. */
  @property({ attribute: false }) catalog: Catalog | undefined;

  @state() private tickets: readonly Ticket[] = [];
  @state() private busy = false;

  /** What of the ticket there was when the others were read: reading is a step of the call, which tells of each step. */
  #readFor = '';

  constructor() {
    super();
    new SubscriptionController(
      this,
      () => this.call,
      () => {
        if (this.#present !== this.#readFor) this.#read();
      },
    );
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('call')) this.#read();
  }

  override render(): TemplateResult | typeof nothing {
    const { definition, call } = this;
    if (definition === undefined || call === undefined) return nothing;
    const ticket = this.#ticket;
    return html`<div class="history">
      ${this.#renderDuplicates(definition, call)} ${ticket === undefined ? nothing : this.#renderLinks(ticket)}
      ${this.#renderEarlier()} ${ticket === undefined ? nothing : this.#renderActivity(ticket, definition)}
    </div>`;
  }

  #renderDuplicates({ duplicates }: TicketFormDefinition, call: SharedCall): TemplateResult {
    const linked = new Set(this.#ticket?.links?.map(({ ticket }) => ticket));
    const inHand = { values: call.values, ...(this.#ownId && { id: this.#ownId }), ...this.#customer };
    const found = duplicates === undefined ? [] : possibleDuplicates(duplicates, inHand, this.tickets, call.now());
    const shown = found.filter(({ id }) => !linked.has(id));
    return html`<div role="status">
      ${
        shown.length === 0
          ? nothing
          : html`<div class="duplicates" data-duplicates>
              <b>${TICKET_HISTORY_STRINGS[this.locale].duplicates}</b>
              ${shown.map((ticket) => this.#renderTicket(ticket))}
            </div>`
      }
    </div>`;
  }

  #renderLinks({ links = [] }: Ticket): TemplateResult | typeof nothing {
    if (links.length === 0) return nothing;
    const strings = TICKET_HISTORY_STRINGS[this.locale];
    return html`<div data-links>
      <b>${strings.links}</b>
      <ul>
        ${links.map(
          (link) =>
            html`<li class="row">
              <span>${strings[`link-${link.kind}`]} <span class="number">${this.#nameOf(link.ticket)}</span></span>
              <button type="button" class="quiet" data-unlink ?disabled=${this.busy} @click=${() => this.#unlink(link)}>
                ${strings.unlink}
              </button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #renderEarlier(): TemplateResult {
    const strings = TICKET_HISTORY_STRINGS[this.locale];
    const others = this.tickets.filter(({ id }) => id !== this.#ownId);
    if (others.length === 0) return html`<span class="quietly">${strings.none}</span>`;
    return html`<details data-earlier @toggle=${this.#read}>
      <summary>${formatText(strings.earlier, { count: others.length })}</summary>
      <ul>
        ${others.map((ticket) => html`<li>${this.#renderTicket(ticket)}</li>`)}
      </ul>
    </details>`;
  }

  #renderTicket(ticket: Ticket): TemplateResult {
    const strings = TICKET_HISTORY_STRINGS[this.locale];
    const { status, createdAt } = ticket;
    return html`<span class="row">
      <span class="number">${this.#nameOf(ticket.id)}</span>
      <span class="pill">${stateTitle(this.#workflow, status, this.locale)}</span>
      <span class="quietly">${this.#moment(createdAt)}</span>
      <button type="button" data-open @click=${() => this.dispatchEvent(new TicketOpenEvent(ticket))}>
        ${strings.open}
      </button>
      ${
        this.#ticket === undefined
          ? nothing
          : html`<select
              aria-label=${strings.link}
              data-link
              ?disabled=${this.busy}
              @change=${(event: Event) => {
                this.#link(event.target as HTMLSelectElement, ticket.id);
              }}
            >
              <option value="">${strings.link}</option>
              ${OFFERED.map((kind) => html`<option value=${kind}>${strings[`link-${kind}`]}</option>`)}
            </select>`
      }
    </span>`;
  }

  #renderActivity(ticket: Ticket, form: TicketFormDefinition): TemplateResult {
    const strings = TICKET_HISTORY_STRINGS[this.locale];
    const { locale } = this;
    const nameOf = (id: string): string => this.#nameOf(id);
    const lines = historyOf(ticket, { form, workflow: this.#workflow, locale, nameOf });
    return html`<details data-activity>
      <summary>${formatText(strings.activity, { count: lines.length })}</summary>
      <div class="row">
        <input class="note" aria-label=${strings.note} placeholder=${strings.note} data-note />
        <button type="button" data-add-note ?disabled=${this.busy} @click=${() => this.#note('noted')}>
          ${strings.addNote}
        </button>
        <button type="button" data-told ?disabled=${this.busy} @click=${() => this.#note('replied')}>
          ${strings.toldCustomer}
        </button>
      </div>
      <ul>
        ${lines.map((line) => this.#renderLine(line))}
      </ul>
    </details>`;
  }

  #renderLine({ at, by, text, tooLate }: ShownLine): TemplateResult {
    return html`<li>
      <span class="quietly">${this.#moment(at)} · ${by}</span> ${text}
      ${tooLate ? html`<span class="pill warn">${TICKET_HISTORY_STRINGS[this.locale].tooLate}</span>` : nothing}
    </li>`;
  }

  get #ticket(): Ticket | undefined {
    return this.call?.ticket?.ticket;
  }

  get #present(): string {
    const { id, number, log = [] } = this.#ticket ?? {};
    return [id, number, log.length].join('/');
  }

  get #ownId(): string | undefined {
    return this.#ticket?.id;
  }

  get #customer(): { readonly customerId?: string } {
    const id = this.call?.scope().customer?.['id'];
    return typeof id === 'string' ? { customerId: id } : {};
  }

  get #workflow(): WorkflowDefinition {
    const link = this.definition?.workflow;
    return (link && this.catalog?.resolve('workflow', link)) ?? TICKET_WORKFLOW;
  }

  #nameOf(id: string): string {
    const known = [...this.tickets, ...(this.#ticket === undefined ? [] : [this.#ticket])].find(
      (each) => each.id === id,
    );
    return known?.number ?? (known === undefined ? id : TICKET_HISTORY_STRINGS[this.locale].noNumber);
  }

  #moment(at: number): string {
    return new Intl.DateTimeFormat(this.locale, { dateStyle: 'short', timeStyle: 'short' }).format(at);
  }

  readonly #read = (): void => {
    const { call } = this;
    const { customerId } = this.#customer;
    this.#readFor = this.#present;
    if (call?.perform === undefined || customerId === undefined) {
      this.tickets = [];
      return;
    }
    call.perform(readTickets, customerId).then((tickets) => {
      if (call === this.call) this.tickets = tickets;
    }, reportError);
  };

  #link(select: HTMLSelectElement, ticket: string): void {
    const kind = OFFERED.find((each) => each === select.value);
    select.value = '';
    if (kind !== undefined) this.#run((id) => this.call?.perform?.(linkTickets, { id, kind, ticket }));
  }

  #unlink({ kind, ticket }: TicketLink): void {
    this.#run((id) => this.call?.perform?.(unlinkTickets, { id, kind, ticket }));
  }

  #note(type: 'noted' | 'replied'): void {
    const input = this.renderRoot.querySelector<HTMLInputElement>('[data-note]');
    const text = input?.value.trim() ?? '';
    if (input === null || text === '') {
      input?.focus();
      return;
    }
    this.#run(async (id) => {
      await this.call?.perform?.(noteOnTicket, { id, type, text });
      input.value = '';
    });
  }

  #run(work: (id: string) => Promise<unknown> | undefined): void {
    const id = this.#ownId;
    if (this.busy || id === undefined) return;
    this.busy = true;
    Promise.resolve(work(id))
      .catch(reportError)
      .finally(() => {
        this.busy = false;
      });
  }
}
