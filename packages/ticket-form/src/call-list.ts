import { toCsv, type CallRecord, type Desk, type Ticket, type TicketFormDefinition } from '@callside/core';
import { CallsideElement, formatText, panelStyles, saveText, SubscriptionController } from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CallExportEvent, CallOpenEvent } from './call-list.events.js';
import {
  CALL_ANSWERS,
  CALL_COLUMNS,
  callRows,
  filterRows,
  momentOf,
  type CallAnswers,
  type CallColumn,
  type CallFilter,
  type CallRow,
} from './call-list.model.js';
import { CALL_LIST_STRINGS } from './call-list.strings.js';
import { callListStyles } from './call-list.styles.js';

/** How many rows are drawn at first, and how many more each time. */
const PAGE = 50;

/** Columns whose words stay on one line. */
const BRIEF: ReadonlySet<CallColumn> = new Set(['at', 'direction', 'contact', 'ticket', 'satisfaction', 'agent']);

/**
 * The calls on this device, each with its row whether a ticket was opened or not: to search, to open, and to save as a table
 * that a spreadsheet reads. Contacts are shown in part, in the table too.
 *
 * @fires {CallOpenEvent} callside-call-open - Somebody wants to see a call.
 * @fires {CallExportEvent} callside-call-export - Before the table is saved as a file; cancelable.
 *
 * @example
 * <callside-call-list></callside-call-list>
 * <script type="module">list.desk = desk; list.forms = [repairForm];</script>
 */
export class CallList extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, callListStyles];

  /** Where calls and tickets are read from. */
  @property({ attribute: false }) desk: Desk | undefined;
  /** The forms of the tickets: the words for their options, and which of their values are personal. */
  @property({ attribute: false }) forms: readonly TicketFormDefinition[] = [];
  /** Which answers stand in which column, by the ids of their fields; those of the playbooks when absent. */
  @property({ attribute: false }) answers: CallAnswers | undefined;

  @state() private calls: readonly CallRecord[] = [];
  @state() private tickets: readonly Ticket[] = [];
  @state() private filter: CallFilter = {};
  @state() private most = PAGE;

  /** A change while the desk is read asks for one more reading, not for many. */
  #reading = false;
  #again = false;
  #rows: readonly CallRow[] = [];
  #drawn: readonly unknown[] = [];

  constructor() {
    super();
    new SubscriptionController(
      this,
      () => this.desk,
      () => {
        this.#read();
      },
    );
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('desk')) this.#read();
    const { calls, tickets, forms, locale } = this;
    const answers = this.answers ?? CALL_ANSWERS;
    const from = [calls, tickets, forms, answers, locale];
    if (from.every((each, index) => each === this.#drawn[index])) return;
    this.#drawn = from;
    this.#rows = callRows(calls, tickets, { forms, answers, locale });
  }

  override render(): TemplateResult | typeof nothing {
    if (this.desk === undefined) return nothing;
    const strings = CALL_LIST_STRINGS[this.locale];
    const found = filterRows(this.#rows, this.filter);
    return html`<section class="panel" aria-label=${strings.title}>
      <header class="head"><h2 class="title">${strings.title}</h2></header>
      <div class="body">
        ${this.#renderFilter()}
        <div class="note" role="status">${this.#summary(found.length)}</div>
        ${found.length === 0 ? nothing : this.#renderTable(found.slice(0, this.most))}
        ${
          found.length <= this.most
            ? nothing
            : html`<div><button type="button" data-more @click=${this.#showMore}>${strings.more}</button></div>`
        }
      </div>
      <footer class="foot">
        <span class="spacer"></span>
        <button
          type="button"
          data-export
          aria-disabled=${String(found.length === 0)}
          @click=${() => {
            this.#export(found);
          }}
        >
          ${strings.export}
        </button>
      </footer>
    </section>`;
  }

  #renderFilter(): TemplateResult {
    const strings = CALL_LIST_STRINGS[this.locale];
    const { words = '', from = '', until = '', only = '' } = this.filter;
    return html`<div class="filter" role="search" @input=${this.#takeFilter}>
      <label>${strings.search}<input type="search" name="words" .value=${words} /></label>
      <label>${strings.from}<input type="date" name="from" .value=${from} /></label>
      <label>${strings.until}<input type="date" name="until" .value=${until} /></label>
      <label
        >${strings.only}
        <select name="only" .value=${only}>
          <option value="">${strings.all}</option>
          ${(['with-ticket', 'without-ticket', 'unsaved'] as const).map(
            (each) => html`<option value=${each}>${strings[each]}</option>`,
          )}
        </select>
      </label>
    </div>`;
  }

  /** The roles are said once more: as blocks on a narrow screen, the elements would lose theirs. */
  #renderTable(rows: readonly CallRow[]): TemplateResult {
    const strings = CALL_LIST_STRINGS[this.locale];
    return html`<div class="scroll">
      <table role="table" aria-label=${strings.title}>
        <thead>
          <tr role="row">
            ${CALL_COLUMNS.map((column) => html`<th role="columnheader" scope="col">${strings[`column-${column}`]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.#renderRow(row))}
        </tbody>
      </table>
    </div>`;
  }

  #renderRow(row: CallRow): TemplateResult {
    return html`<tr role="row" data-call=${row.call.id}>
      ${CALL_COLUMNS.map((column) => this.#renderCell(row, column))}
    </tr>`;
  }

  #renderCell(row: CallRow, column: CallColumn): TemplateResult {
    const strings = CALL_LIST_STRINGS[this.locale];
    const cell = row.cells[column] ?? '';
    const look = column === 'summary' ? 'summary' : BRIEF.has(column) ? 'brief' : '';
    const { at, customer } = row.cells;
    return html`<td
      role="cell"
      class="${look} ${cell === '' ? 'empty' : ''}"
      data-title=${strings[`column-${column}`]}
      data-column=${column}
    >
      ${
        column === 'at'
          ? html`<button
              type="button"
              aria-label=${formatText(strings.open, { at: String(at), customer: String(customer) })}
              @click=${() => this.dispatchEvent(new CallOpenEvent(row.call, row.ticket))}
            >
              ${cell}
            </button>`
          : cell
      }
    </td>`;
  }

  #summary(found: number): string {
    const strings = CALL_LIST_STRINGS[this.locale];
    const all = this.#rows.length;
    if (all === 0) return strings.none;
    return found === 0 ? strings.noneFits : formatText(strings.count, { shown: Math.min(found, this.most), all });
  }

  readonly #takeFilter = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    const { [name as keyof CallFilter]: _before, ...rest } = this.filter;
    this.filter = value === '' ? rest : { ...rest, [name]: value };
    this.most = PAGE;
  };

  readonly #showMore = (): void => {
    this.most += PAGE;
  };

  /** All that fits the filter goes into the table, not only what is drawn. */
  #export(rows: readonly CallRow[]): void {
    if (rows.length === 0) return;
    const strings = CALL_LIST_STRINGS[this.locale];
    const head = CALL_COLUMNS.map((column) => strings[`column-${column}`]);
    const csv = toCsv([head, ...rows.map(({ cells }) => CALL_COLUMNS.map((column) => cells[column]))]);
    const fileName = formatText(strings.fileName, { day: momentOf(Date.now()).slice(0, 10) });
    if (this.dispatchEvent(new CallExportEvent(csv, fileName)))
      saveText(csv, { fileName, type: 'text/csv;charset=utf-8' });
  }

  #read(): void {
    const { desk } = this;
    this.#again = this.#reading;
    if (desk === undefined || this.#reading) return;
    this.#reading = true;
    Promise.all([desk.list('call'), desk.list('ticket')])
      .then(([calls, tickets]) => {
        if (desk !== this.desk) return;
        this.calls = calls;
        this.tickets = tickets;
      })
      .catch(reportError)
      .finally(() => {
        this.#reading = false;
        if (this.#again) this.#read();
      });
  }
}
