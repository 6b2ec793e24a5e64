import {
  assignTicket,
  callRoles,
  createCatalog,
  createFormModel,
  moveTicket,
  prioritiseTicket,
  TICKET_PRIORITIES,
  TICKET_WORKFLOW,
  ticketFlow,
  variablesOf,
  type AssignmentCandidate,
  type AssignmentTarget,
  type Catalog,
  type Command,
  type FormModel,
  type Issue,
  type SharedCall,
  type Ticket,
  type TicketFormDefinition,
  type TicketPriority,
  type WorkflowDefinition,
} from '@callside/core';
import {
  CallsideElement,
  formatDuration,
  formatText,
  panelStyles,
  renderField,
  SubscriptionController,
  TickerController,
} from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { assignmentText, refusalText } from './refusal-text.js';
import { TicketIncompleteEvent, TicketMovedEvent } from './ticket-bar.events.js';
import { clocksOf, moveData, movesOf, stateTitle, type MoveChoice, type ShownClock } from './ticket-bar.model.js';
import { TICKET_BAR_STRINGS } from './ticket-bar.strings.js';
import { ticketBarStyles } from './ticket-bar.styles.js';

const EMPTY = createCatalog([]);

/** A move that asks for something first. */
interface Asked {
  readonly move: MoveChoice;
  readonly model: FormModel;
}

/**
 * Where a stored ticket stands and where it can go from there: moves with the reason of each that is not possible, priority,
 * clocks, and who works on it. The ticket form shows it above its fields; it stands alone as well.
 *
 * @fires {TicketMovedEvent} callside-ticket-moved - The ticket was moved; with what the host has to do because of it.
 * @fires {TicketIncompleteEvent} callside-ticket-incomplete - Fields are missing that the new status requires.
 *
 * @example
 * <callside-ticket-bar></callside-ticket-bar>
 * <script type="module">bar.definition = repairForm; bar.call = call; bar.catalog = catalog;</script>
 */
export class TicketBar extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, ticketBarStyles];

  /** The form of the ticket. */
  @property({ attribute: false }) definition: TicketFormDefinition | undefined;
  /** The call whose ticket it is. */
  @property({ attribute: false }) call: SharedCall | undefined;
  /** Where the workflow, the SLA policy with its calendars and the assignment policy of the form are found. */
  @property({ attribute: false }) catalog: Catalog | undefined;
  /** Who may get the ticket; without anybody nobody is offered. */
  @property({ attribute: false }) candidates: readonly AssignmentCandidate[] = [];

  /** Leaves out the state, for a place that shows it already. */
  @property({ type: Boolean, attribute: 'hide-state' }) hideState = false;

  @state() private asked: Asked | undefined;
  @state() private issues: readonly Issue[] = [];
  @state() private why = '';
  @state() private busy = false;

  constructor() {
    super();
    new SubscriptionController(
      this,
      () => this.call,
      () => {
        this.requestUpdate();
      },
    );
    new TickerController(this, () => this.#clocks.some(({ state: clock }) => clock === 'running'));
  }

  override render(): TemplateResult | typeof nothing {
    const ticket = this.#ticket;
    if (ticket === undefined) return nothing;
    return html`<div class="bar">
      ${this.#renderFacts(ticket)} ${this.#renderMoves(ticket)} ${this.#renderAsked()}
      <p class="why" role="status">${this.why}</p>
    </div>`;
  }

  #renderFacts(ticket: Ticket): TemplateResult {
    const strings = TICKET_BAR_STRINGS[this.locale];
    const { snapshot } = ticketFlow(ticket, this.#workflow, this.#now);
    const urges = variablesOf(this.#workflow, snapshot)['urges'];
    return html`<div class="row">
      ${
        this.hideState
          ? nothing
          : html`<span class="pill on" data-state>${stateTitle(this.#workflow, snapshot.state, this.locale)}</span>`
      }
      ${this.#clocks.map((clock) => this.#renderClock(clock))}
      ${
        typeof urges === 'number' && urges > 0
          ? html`<span class="pill warn" data-urges>${formatText(strings.urges, { count: urges })}</span>`
          : nothing
      }
      <span class="spacer"></span>
      <label class="who"
        >${strings.priority}
        <select data-priority ?disabled=${this.busy} @change=${this.#prioritise}>
          ${TICKET_PRIORITIES.map(
            (priority) =>
              html`<option value=${priority} ?selected=${priority === (ticket.priority ?? 'normal')}>
                ${strings[`priority-${priority}`]}
              </option>`,
          )}
        </select>
      </label>
      ${this.#renderOwner(ticket)}
    </div>`;
  }

  #renderClock({ title, left = 0, state: clock, breached, warned }: ShownClock): TemplateResult {
    const strings = TICKET_BAR_STRINGS[this.locale];
    const tone = breached ? 'bad' : warned ? 'warn' : '';
    const time = lengthText(Math.abs(left), this.locale);
    const text = formatText(breached ? strings.overdue : clock === 'paused' ? strings.paused : strings.left, { time });
    return html`<span class="pill ${tone}" data-clock>${this.text(title)} · ${text}</span>`;
  }

  #renderOwner({ owner }: Ticket): TemplateResult {
    const strings = TICKET_BAR_STRINGS[this.locale];
    const policy = this.definition?.assignment;
    return html`<span class="who">${strings.owner} <b data-owner>${ownerText(owner) ?? strings.nobody}</b></span> ${
        this.candidates.length === 0
          ? nothing
          : html`<select
              aria-label=${strings.assign}
              data-assign
              ?disabled=${this.busy}
              .value=${''}
              @change=${this.#assignByHand}
            >
              <option value="">${strings.assign}</option>
              ${this.candidates.map(({ id }) => html`<option value=${id}>${id}</option>`)}
            </select>`
      }
      ${
        policy === undefined || this.candidates.length === 0
          ? nothing
          : html`<button type="button" data-assign-by-rule @click=${this.#assignByRule}>${strings.byRule}</button>`
      }`;
  }

  #renderMoves(ticket: Ticket): TemplateResult {
    const moves = movesOf(ticket, this.#workflow, { now: this.#now, roles: this.#roles, locale: this.locale });
    return html`<div class="row" role="group" aria-label=${TICKET_BAR_STRINGS[this.locale].moves}>
      ${moves.map(
        (move) =>
          html`<button
            type="button"
            data-move=${move.event}
            aria-disabled=${String(this.busy || move.refusal !== undefined)}
            aria-expanded=${move.fields.length === 0 ? nothing : String(this.asked?.move.event === move.event)}
            title=${move.refusal === undefined ? nothing : this.#whyNot(move)}
            @click=${() => {
              this.#press(move);
            }}
          >
            ${move.title}
          </button>`,
      )}
    </div>`;
  }

  #renderAsked(): TemplateResult | typeof nothing {
    const { asked } = this;
    if (asked === undefined) return nothing;
    const strings = TICKET_BAR_STRINGS[this.locale];
    const { move, model } = asked;
    return html`<div class="asked" role="group" aria-label=${move.title} @keydown=${this.#closeByKey}>
      ${move.fields.flatMap(({ id }) => {
        const field = model.state(id);
        if (field?.visible !== true) return [];
        return renderField(field, {
          locale: this.locale,
          issues: this.issues,
          disabled: this.busy,
          take: (name, value) => {
            model.setValue(name, value);
            this.issues = this.issues.length === 0 ? this.issues : model.check();
            this.requestUpdate();
          },
        });
      })}
      <div class="row">
        <button type="button" class="primary" data-confirm @click=${this.#confirm}>${move.title}</button>
        <button type="button" class="quiet" @click=${this.#close}>${strings.cancel}</button>
      </div>
    </div>`;
  }

  get #ticket(): Ticket | undefined {
    return this.call?.ticket?.ticket;
  }

  get #workflow(): WorkflowDefinition {
    const link = this.definition?.workflow;
    return (link && this.catalog?.resolve('workflow', link)) ?? TICKET_WORKFLOW;
  }

  get #roles(): readonly string[] {
    return (this.call && callRoles(this.call)) ?? [];
  }

  get #now(): number {
    return this.call?.now() ?? Date.now();
  }

  get #clocks(): readonly ShownClock[] {
    const { definition: form, catalog = EMPTY } = this;
    if (form === undefined || this.#ticket === undefined) return [];
    return clocksOf(this.#ticket, { form, catalog, workflow: this.#workflow }, this.#now);
  }

  #whyNot({ title, refusal }: MoveChoice): string {
    if (refusal === undefined) return '';
    const why = refusalText(refusal, { workflow: this.#workflow, locale: this.locale, now: this.#now });
    return formatText(TICKET_BAR_STRINGS[this.locale].cannot, { move: title, why });
  }

  /** A move that is not possible stays a button: it says why. */
  #press(move: MoveChoice): void {
    if (this.busy) return;
    this.why = this.#whyNot(move);
    if (move.refusal !== undefined) return;
    if (move.fields.length === 0) this.#run(() => this.#move(move, {}));
    else if (this.asked?.move.event === move.event) this.#close();
    else this.#ask(move);
  }

  #ask(move: MoveChoice): void {
    this.issues = [];
    this.asked = { move, model: createFormModel(move.fields, { scope: this.call?.scope() ?? {} }) };
    this.#focus('.asked [name]');
  }

  readonly #confirm = (): void => {
    const { asked } = this;
    if (asked === undefined || this.busy) return;
    const { move, model } = asked;
    this.issues = model.check();
    if (this.issues.length > 0) this.#focus(`[name="${CSS.escape(String(this.issues[0]?.path[0]))}"]`);
    else this.#run(() => this.#move(move, moveData(move.fields, model.submission())));
  };

  async #move({ event, title }: MoveChoice, data: ReturnType<typeof moveData>): Promise<void> {
    const { definition: form } = this;
    const id = this.#ticket?.id;
    if (id === undefined || form === undefined) return;
    const result = await this.#perform(moveTicket, { id, event, data, form, workflow: this.#workflow });
    if (result === undefined) return;
    if (result.ok) {
      this.why = '';
      this.#close();
      this.dispatchEvent(new TicketMovedEvent(result.ticket, result.effects));
    } else if (result.refusal === undefined) this.dispatchEvent(new TicketIncompleteEvent(result.issues));
    else this.why = this.#whyNot({ event, title, fields: [], refusal: result.refusal });
  }

  readonly #close = (): void => {
    const event = this.asked?.move.event;
    this.asked = undefined;
    this.issues = [];
    if (event !== undefined) this.#focus(`[data-move="${CSS.escape(event)}"]`);
  };

  readonly #closeByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.#close();
  };

  readonly #prioritise = (event: Event): void => {
    const priority = (event.target as HTMLSelectElement).value as TicketPriority;
    this.#run(() => this.#withTicket((id) => this.#perform(prioritiseTicket, { id, priority })));
  };

  readonly #assignByHand = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const person = select.value;
    select.value = '';
    if (person === '') return;
    this.#run(() => this.#withTicket((id) => this.#perform(assignTicket, { id, to: { person } })));
  };

  readonly #assignByRule = (): void => {
    const link = this.definition?.assignment;
    const policy = link && this.catalog?.resolve('assignment-policy', link);
    if (policy === undefined) return;
    this.#run(() =>
      this.#withTicket(async (id) => {
        const result = await this.#perform(assignTicket, { id, policy, candidates: this.candidates });
        const strings = TICKET_BAR_STRINGS[this.locale];
        this.why =
          result?.ok === false
            ? formatText(strings.nobodyFound, { reasons: assignmentText(result.refusals, this.locale) })
            : '';
      }),
    );
  };

  async #withTicket(work: (id: string) => Promise<unknown>): Promise<void> {
    const id = this.#ticket?.id;
    if (id !== undefined) await work(id);
  }

  #perform<I, R>(command: Command<I, R>, input: I): Promise<R | undefined> {
    return this.call?.perform?.(command, input) ?? Promise.resolve(undefined);
  }

  #run(work: () => Promise<void>): void {
    if (this.busy) return;
    this.busy = true;
    work()
      .catch(reportError)
      .finally(() => {
        this.busy = false;
      });
  }

  #focus(selector: string): void {
    this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    }, reportError);
  }
}

/** Minutes and seconds below an hour, hours and minutes below two days, then days and hours. */
function lengthText(ms: number, locale: string): string {
  const [hours, minutes] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60];
  if (hours < 1) return formatDuration(ms);
  const unit = (value: number, name: 'day' | 'hour' | 'minute'): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value);
  if (hours < 48) return `${unit(hours, 'hour')} ${unit(minutes, 'minute')}`;
  return `${unit(Math.floor(hours / 24), 'day')} ${unit(hours % 24, 'hour')}`;
}

function ownerText(owner: AssignmentTarget | undefined): string | undefined {
  return owner?.person ?? owner?.team ?? owner?.department ?? owner?.queue;
}
