import {
  filesOf,
  type AttachmentLimits,
  type FileReference,
  type SharedCall,
  type TicketFormDefinition,
  type Value,
} from '@callside/core';
import { FormField, formatText, panelStyles } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { fileFieldStyles } from './file-field.styles.js';
import { boundsText, filesShown, mostFiles, refusalOf, type FileBounds } from './file-field.model.js';
import { FILE_FIELD_STRINGS } from './file-field.strings.js';
import { fileListStyles } from './file-list.styles.js';
import { FileShelf } from './file-shelf.js';
import { followTransfers } from './file-transfers.js';
import { renderFiles, renderProblems } from './render-file.js';
import { acceptOf, FORM_LIMITS } from './ticket-attachments.model.js';

/**
 * A field that asks for files at its place in a ticket form: picked, dropped on it, or pasted into it. The value names them;
 * their bytes lie with those of the ticket, from before it is stored until they are sent.
 *
 * @fires {InputEvent} input - When a file is kept or removed.
 * @fires {Event} change - When a file was kept or removed.
 * @fires {AttachmentOpenEvent} callside-attachment-open - Somebody wants to see a file; the page shows it.
 *
 * @example
 * <callside-file-field label="Photo of the damage" name="damage"></callside-file-field>
 */
export class FileField extends FormField {
  static override styles = [FormField.styles, panelStyles, fileListStyles, fileFieldStyles];

  /** The files, as a list of {@link FileReference}; `null` when there are none. */
  @property({ attribute: false }) value: Value = null;
  /** The form of the ticket. */
  @property({ attribute: false }) definition: TicketFormDefinition | undefined;
  /** The call that the ticket belongs to; where it stores nothing, the page keeps the files. */
  @property({ attribute: false }) call: SharedCall | undefined;
  /** How many files, of which types, and how large each may be. */
  @property({ attribute: false }) bounds: FileBounds = {};
  /** Size and types that the form as a whole takes. */
  @property({ attribute: false }) limits: AttachmentLimits | undefined;

  @state() private isOver = false;

  readonly #shelf = new FileShelf(this, {
    limits: () => ({ ...FORM_LIMITS, ...this.limits }),
    keepsOnPage: true,
    check: (file) => refusalOf(file, this.bounds, filesOf(this.value).length),
    kept: (file, call) => {
      this.#change((files) => [...files, file], call);
    },
    removed: (id) => {
      this.#change((files) => files.filter((file) => file.id !== id), this.call);
    },
  });
  #unfollow: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unfollow = followTransfers(this, {
      isOn: () => this.#takesFiles,
      over: (isOver) => {
        this.isOver = isOver;
      },
      take: (files) => {
        this.#shelf.keepTransferred(files);
      },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow();
  }

  override render(): TemplateResult {
    const isLocked = !this.#takesFiles;
    const { files: found } = this.#shelf;
    const files = found === undefined && this.#shelf.owner !== undefined ? [] : filesShown(this.#files, found ?? []);
    const classes = ['place', this.isOver ? 'over' : '', isLocked ? 'locked' : '', this.error === '' ? '' : 'invalid'];
    return html`<div class="field" role="group" aria-labelledby="label" aria-describedby=${this.describedBy}>
      <span class="label" id="label">${this.renderLabelText()}</span>
      <div class=${classes.join(' ')}>
        ${isLocked ? this.#renderEmpty(files.length) : this.#renderWays()}
        ${renderFiles(files, this.#shelf, { locale: this.locale, isReadOnly: isLocked })}
        ${renderProblems(this.#shelf, {
          locale: this.locale,
          dismiss: () => {
            this.#shelf.dismiss();
          },
        })}
        <p class="status" role="status">${this.#shelf.status}</p>
      </div>
      ${this.renderHelp()}
      <div aria-live="polite">${this.renderError()}</div>
    </div>`;
  }

  #renderWays(): TemplateResult {
    const strings = FILE_FIELD_STRINGS[this.locale];
    const most = mostFiles(this.bounds);
    const isFull = this.#files.length >= most;
    const bounds = boundsText(this.bounds, this.locale);
    const { types = [] } = { ...FORM_LIMITS, ...this.limits };
    const way = this.isOver ? strings.dropHere : isFull ? formatText(strings.full, { max: most }) : strings.drop;
    return html`<div class="ways">
      <input
        type="file"
        hidden
        ?multiple=${most > 1}
        accept=${acceptOf(this.bounds.accept ?? types)}
        @input=${stop}
        @change=${this.#pick}
      />
      <button
        type="button"
        data-add
        data-control
        aria-disabled=${String(isFull)}
        aria-describedby=${['ways', this.describedBy].filter((ids) => ids !== nothing).join(' ')}
        @click=${this.#openPicker}
      >
        ${strings.add}
      </button>
      <p class="hint" id="ways">
        ${bounds === '' ? nothing : html`<span>${bounds}</span>`} <span>${way}</span>
        ${this.#shelf.page === undefined ? nothing : html`<span>${strings.onPage}</span>`}
      </p>
    </div>`;
  }

  #renderEmpty(count: number): TemplateResult | typeof nothing {
    return count > 0 ? nothing : html`<p class="hint">—</p>`;
  }

  /** Resolves when what was picked is kept, or refused; undefined when nothing is under way. */
  get keeping(): Promise<void> | undefined {
    return this.#shelf.keeping;
  }

  /** The ids of the files; where the page keeps them, the files themselves, as of an input. */
  protected override formValue(): FormData | null {
    if (this.#files.length === 0) return null;
    const data = new FormData();
    for (const { id } of this.#files) data.append(this.name, this.#shelf.page?.files.get(id) ?? id);
    return data;
  }

  protected override isMissing(): boolean {
    return this.#files.length === 0;
  }

  get #files(): readonly FileReference[] {
    return filesOf(this.value);
  }

  get #takesFiles(): boolean {
    return !this.isDisabled && !this.readOnly && this.#shelf.owner !== undefined;
  }

  /** What was under way when the field went over to another call, belongs to the call before. */
  #change(work: (files: readonly FileReference[]) => readonly FileReference[], call: SharedCall | undefined): void {
    const isMine = call === this.call;
    const files = work(isMine ? this.#files : filesOf(call?.values[this.name]));
    const value = files.length === 0 ? null : files;
    if (!isMine) {
      call?.setValue(this.name, value);
      return;
    }
    this.value = value;
    this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    this.take(value, new Event('change'));
  }

  readonly #openPicker = (event: Event): void => {
    if ((event.currentTarget as Element).ariaDisabled === 'true') return;
    this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click();
  };

  readonly #pick = (event: Event): void => {
    // Only what is kept is a change of the value.
    event.stopPropagation();
    this.#shelf.keepPicked(event.target as HTMLInputElement);
  };
}

/** The input's own event is none of the value. */
function stop(event: Event): void {
  event.stopPropagation();
}
