import { importContacts, toCsv, type Desk, type ImportReport, type Issue } from '@callside/core';
import { CallsideElement, formatText, panelStyles, saveText } from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  COLUMN_PURPOSES,
  contactFile,
  keptColumns,
  withPurpose,
  type ColumnPurpose,
  type ContactFile,
} from './contact-columns.js';
import { ContactsImportedEvent } from './contact-import.events.js';
import { checkFile, refusalOf, refusedTable, sampleOf, type CheckedFile } from './contact-import.model.js';
import { CONTACT_IMPORT_STRINGS } from './contact-import.strings.js';
import { contactImportStyles } from './contact-import.styles.js';
import type { TableProblem } from './read-table.js';
import { readTable } from './table-source.js';

/** Refused rows that are listed; all of them go into the file. */
const MOST_REFUSED = 50;

/** What the element is busy with. */
type Work = 'reading' | 'checking' | 'importing';

/**
 * Imports contacts into a calling list from CSV or XLSX: what the columns are is guessed and can be changed, every row that cannot
 * be taken has its reason before anything is stored, and a long file neither stops the page nor has to be finished.
 *
 * @fires {ContactsImportedEvent} callside-contacts-imported - When contacts were imported.
 *
 * @example
 * <callside-contact-import campaign="autumn" zone="Asia/Shanghai"></callside-contact-import>
 * <script type="module">contactImport.desk = desk;</script>
 */
export class ContactImport extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, contactImportStyles];

  /** Where contacts are stored. */
  @property({ attribute: false }) desk: Desk | undefined;
  /** Whose list they go on. */
  @property() campaign = '';
  /** The IANA zone of those of whom the file says none; the browser's when absent. */
  @property() zone: string | undefined;
  /** What a column of consent consents to, as the outbound policy names it. */
  @property({ attribute: 'consent-kind' }) consentKind = 'outbound';
  /** Starts the worker that reads files, or gives none where a policy has none; the package's own when absent. */
  @property({ attribute: false }) startWorker: (() => Worker | undefined) | undefined;

  @state() private file: ContactFile | undefined;
  @state() private checked: CheckedFile | undefined;
  @state() private work: Work | undefined;
  @state() private done = 0;
  @state() private problem: TableProblem | 'failed' | undefined;
  @state() private report: ImportReport | undefined;

  #running = new AbortController();

  /** Reads a file and checks it, as if it had been chosen. */
  async take(file: Blob): Promise<void> {
    const { signal } = this.#begin('reading');
    const rows: (readonly string[])[] = [];
    const startWorker = this.startWorker === undefined ? {} : { startWorker: this.startWorker };
    try {
      await readTable(file, {
        locale: this.locale,
        signal,
        ...startWorker,
        take: (piece) => {
          if ('problem' in piece) this.problem = piece.problem;
          else {
            for (const row of piece.rows) rows.push(row);
            this.done = piece.read;
          }
        },
      });
      if (signal.aborted) return;
      if (this.problem === undefined) this.file = contactFile(rows);
      await this.#check();
    } catch (error) {
      this.#fail(error, signal);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#running.abort();
    this.work = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('campaign') && !changed.has('desk')) return;
    this.#running.abort();
    this.work = undefined;
    this.file = this.checked = this.report = this.problem = undefined;
  }

  override render(): TemplateResult | typeof nothing {
    if (this.desk === undefined) return nothing;
    const strings = CONTACT_IMPORT_STRINGS[this.locale];
    return html`<section class="import" aria-label=${strings.title}>
      <div class="file">
        <label class="choose">
          ${strings.choose}
          <input type="file" accept=".csv,.tsv,.txt,.xlsx,.xls" aria-describedby="hint" @change=${this.#takeFile} />
        </label>
        <span class="note" id="hint">${strings.hint}</span>
      </div>
      ${this.#renderWork()}
      <div role="status">${this.#said === '' ? nothing : html`<p>${this.#said}</p>`}</div>
      ${this.#renderColumns()} ${this.#renderRefused(this.report?.refused ?? this.checked?.refused ?? [])}
      ${this.#renderImport()}
    </section>`;
  }

  #renderWork(): TemplateResult | typeof nothing {
    if (this.work === undefined) return nothing;
    const strings = CONTACT_IMPORT_STRINGS[this.locale];
    return html`<div class="row">
      <span class="note">${strings[this.work]}</span>
      <progress max="1" value=${this.done} aria-label=${strings[this.work]}></progress>
      <button type="button" data-cancel @click=${this.#cancel}>${strings.cancel}</button>
    </div>`;
  }

  #renderColumns(): TemplateResult | typeof nothing {
    const { file } = this;
    if (file === undefined || this.work !== undefined || this.report !== undefined) return nothing;
    const strings = CONTACT_IMPORT_STRINGS[this.locale];
    return html`<h3>${strings.columns}</h3>
      <ul class="columns">
        ${file.columns.map(
          (column, at) =>
            html`<li>
              <label>
                <span>${column.heading} <span class="note">${sampleOf(column)}</span></span>
                <select
                  data-column=${at}
                  @change=${({ target }: Event) => {
                    this.#takePurpose(at, (target as HTMLSelectElement).value as ColumnPurpose);
                  }}
                >
                  ${COLUMN_PURPOSES.map(
                    (purpose) =>
                      html`<option value=${purpose} ?selected=${purpose === column.purpose}>
                        ${strings[`purpose-${purpose}`]}
                      </option>`,
                  )}
                </select>
              </label>
            </li>`,
        )}
      </ul>`;
  }

  #renderRefused(refused: readonly Issue[]): TemplateResult | typeof nothing {
    if (refused.length === 0 || this.work !== undefined || this.#lacksPhone) return nothing;
    const strings = CONTACT_IMPORT_STRINGS[this.locale];
    const more = refused.length - MOST_REFUSED;
    return html`<div class="refused">
      <h3 id="refused">${strings.refused}</h3>
      <ul tabindex="0" aria-labelledby="refused">
        ${refused
          .slice(0, MOST_REFUSED)
          .map((each) => html`<li data-refused>${formatText(strings.line, refusalOf(each, this.locale))}</li>`)}
      </ul>
      ${more > 0 ? html`<span class="note">${formatText(strings.more, { count: more })}</span>` : nothing}
      <button
        type="button"
        data-save-refused
        @click=${() => {
          const csv = toCsv(refusedTable(refused, this.locale));
          saveText(csv, { fileName: strings.fileName, type: 'text/csv;charset=utf-8' });
        }}
      >
        ${strings.saveRefused}
      </button>
    </div>`;
  }

  #renderImport(): TemplateResult | typeof nothing {
    const taken = this.checked?.taken ?? 0;
    if (taken === 0 || this.work !== undefined || this.report !== undefined || this.#lacksPhone) return nothing;
    const words = { count: new Intl.NumberFormat(this.locale).format(taken) };
    return html`<div class="row">
      <button class="primary" type="button" data-import @click=${this.#import}>
        ${formatText(CONTACT_IMPORT_STRINGS[this.locale].import, words)}
      </button>
    </div>`;
  }

  get #said(): string {
    const strings = CONTACT_IMPORT_STRINGS[this.locale];
    const { report, checked, file, problem, work } = this;
    const number = (count: number): string => new Intl.NumberFormat(this.locale).format(count);
    if (work !== undefined) return '';
    if (problem !== undefined) return strings[problem];
    if (report !== undefined) {
      const words = report.rows < (checked?.rows.length ?? 0) ? strings.cancelled : strings.done;
      return formatText(words, { count: number(report.taken) });
    }
    if (file === undefined || checked === undefined) return '';
    if (this.#lacksPhone) return strings.noPhone;
    return formatText(strings.checked, { taken: number(checked.taken), refused: number(checked.refused.length) });
  }

  get #lacksPhone(): boolean {
    return this.file?.columns.every(({ purpose }) => purpose !== 'phone') === true;
  }

  /** How the rows are read. */
  get #ways(): { readonly zone: string; readonly consentKind: string } {
    const zone = this.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    return { zone, consentKind: this.consentKind };
  }

  #begin(work: Work): AbortController {
    this.#running.abort();
    this.#running = new AbortController();
    this.work = work;
    this.done = 0;
    this.problem = this.report = undefined;
    if (work === 'reading') this.file = undefined;
    if (work !== 'importing') this.checked = undefined;
    return this.#running;
  }

  async #check(): Promise<void> {
    const { desk, file, campaign } = this;
    if (desk === undefined || file === undefined) {
      this.work = undefined;
      return;
    }
    const { signal } = this.#begin('checking');
    try {
      const onProgress = (done: number): void => void (this.done = done);
      const checked = await checkFile(file, { desk, campaign, ...this.#ways, signal, onProgress });
      if (checked === undefined) return;
      this.checked = checked;
      this.work = undefined;
    } catch (error) {
      this.#fail(error, signal);
    }
  }

  readonly #import = (): void => {
    const { desk, file, checked, campaign } = this;
    if (desk === undefined || file === undefined || checked === undefined || this.work !== undefined) return;
    const { signal } = this.#begin('importing');
    const onProgress = (done: number, total: number): void => void (this.done = done / total);
    const input = { campaign, rows: checked.rows, columns: keptColumns(file), ...this.#ways, signal, onProgress };
    desk.run(importContacts, input).then(
      (report) => {
        this.report = report;
        this.work = undefined;
        this.dispatchEvent(new ContactsImportedEvent(report));
      },
      (error: unknown) => {
        this.#fail(error, signal);
      },
    );
  };

  /** What was imported stays; a file that was only read is forgotten. */
  readonly #cancel = (): void => {
    this.#running.abort();
    if (this.work !== 'importing') this.work = undefined;
  };

  #fail(error: unknown, { aborted }: AbortSignal): void {
    if (!aborted) {
      this.work = undefined;
      this.problem = 'failed';
    }
    reportError(error);
  }

  #takePurpose(at: number, purpose: ColumnPurpose): void {
    if (this.file === undefined) return;
    this.file = withPurpose(this.file, at, purpose);
    void this.#check();
  }

  readonly #takeFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = this.work === 'importing' ? undefined : input.files?.[0];
    // The same file can be chosen again after it was mended.
    input.value = '';
    if (file !== undefined) void this.take(file);
  };
}
