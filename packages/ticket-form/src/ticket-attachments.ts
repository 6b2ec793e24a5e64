import {
  attachHeldFiles,
  filesOf,
  type AttachmentLimits,
  type SharedCall,
  type TicketFormDefinition,
} from '@callside/core';
import {
  CallsideElement,
  formatDuration,
  formatText,
  panelStyles,
  SubscriptionController,
  TickerController,
} from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FileShelf } from './file-shelf.js';
import { followTransfers } from './file-transfers.js';
import { renderFiles, renderProblems } from './render-file.js';
import { acceptOf, FORM_LIMITS } from './ticket-attachments.model.js';
import { TICKET_ATTACHMENTS_STRINGS } from './ticket-attachments.strings.js';
import { fileListStyles } from './file-list.styles.js';
import { ticketAttachmentsStyles } from './ticket-attachments.styles.js';
import { openMicrophone, VoiceNote, type OpenMicrophone } from './voice-note.js';

/** The longest voice note in milliseconds: it is kept then, and another one can be begun. */
const LONGEST = 10 * 60_000;

/**
 * The files of a ticket: picked, dropped on the form, pasted, or spoken. Each lies on the disk before it is shown; those of a
 * ticket that is not stored yet wait for it there, over a reload too. Uploads can be paused, and files removed.
 *
 * @fires {AttachmentOpenEvent} callside-attachment-open - Somebody wants to see a file; the page shows it.
 *
 * @example
 * <callside-ticket-attachments></callside-ticket-attachments>
 * <script type="module">files.definition = repairForm; files.call = call;</script>
 */
export class TicketAttachments extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, fileListStyles, ticketAttachmentsStyles];

  /** The form of the ticket. */
  @property({ attribute: false }) definition: TicketFormDefinition | undefined;
  /** The call that the ticket belongs to. */
  @property({ attribute: false }) call: SharedCall | undefined;
  /** Size and types that are taken; 50 MB, and what a browser does not run. */
  @property({ attribute: false }) limits: AttachmentLimits | undefined;
  /** What voice notes are recorded with. */
  @property({ attribute: false }) microphone: OpenMicrophone = openMicrophone;
  /** Shows the files without letting anybody change them. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** Ids of files that stand elsewhere on the page, at a field of the form, and so not in the list. */
  @property({ attribute: false }) shownElsewhere: readonly string[] = [];

  @state() private isOver = false;

  readonly #shelf = new FileShelf(this, {
    limits: () => this.#limits,
    removed: (id) => {
      this.#takeFromFields(id);
    },
    changed: () => {
      this.#attachHeld();
    },
  });
  readonly #voice = new VoiceNote(
    this,
    () => this.microphone,
    (spoken) => {
      this.#shelf.keepSpoken(spoken);
    },
  );
  #unfollow: () => void = () => undefined;
  #attached = '';

  constructor() {
    super();
    new SubscriptionController(
      this,
      () => this.call,
      () => {
        this.#attachHeld();
      },
    );
    new TickerController(this, () => this.#voice.startedAt !== undefined);
  }

  /** Resolves when what was picked is kept, or refused; undefined when nothing is under way. */
  get keeping(): Promise<void> | undefined {
    return this.#shelf.keeping;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode();
    this.#unfollow = followTransfers(root instanceof ShadowRoot ? root : this, {
      isOn: () => !this.disabled && this.#shelf.owner !== undefined,
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

  override willUpdate(): void {
    if (this.#elapsed >= LONGEST) this.#voice.stop().catch(reportError);
  }

  override render(): TemplateResult | typeof nothing {
    if (this.#shelf.owner === undefined) return nothing;
    const strings = TICKET_ATTACHMENTS_STRINGS[this.locale];
    const files = (this.#shelf.files ?? []).filter(({ id }) => !this.shownElsewhere.includes(id));
    const count = files.length;
    const { problem } = this.#voice;
    return html`<section class="files ${this.isOver ? 'over' : ''}" aria-labelledby="title">
      <div class="row">
        <h3 id="title">${count === 0 ? strings.title : formatText(strings.titleCount, { count })}</h3>
        <span class="spacer"></span>
        ${this.disabled ? nothing : this.#renderWays()}
      </div>
      ${this.#renderVoice()}
      ${this.disabled ? nothing : html`<p class="hint">${this.isOver ? strings.dropHere : strings.hint}</p>`}
      ${renderFiles(files, this.#shelf, { locale: this.locale, isReadOnly: this.disabled })}
      ${renderProblems(this.#shelf, {
        locale: this.locale,
        dismiss: this.#dismiss,
        ...(problem === undefined ? {} : { more: strings[`voice-${problem}`] }),
      })}
      <p class="status" role="status">${this.#shelf.status}</p>
    </section>`;
  }

  #renderWays(): TemplateResult {
    const strings = TICKET_ATTACHMENTS_STRINGS[this.locale];
    const { types = [] } = this.#limits;
    return html`<input type="file" multiple hidden accept=${acceptOf(types)} @change=${this.#pick} />
      <button type="button" data-add @click=${this.#openPicker}>${strings.add}</button>
      <button
        type="button"
        data-record
        aria-disabled=${String(this.#voice.isAsking || this.#voice.startedAt !== undefined)}
        @click=${this.#record}
      >
        ${strings.record}
      </button>`;
  }

  #renderVoice(): TemplateResult | typeof nothing {
    const strings = TICKET_ATTACHMENTS_STRINGS[this.locale];
    if (this.#voice.isAsking) return html`<p class="hint" role="status">${strings.asking}</p>`;
    if (this.#voice.startedAt === undefined) return nothing;
    return html`<div class="row recording" role="group" aria-label=${strings.recording} data-recording>
      <span class="dot" aria-hidden="true"></span>
      ${strings.recording} <b>${formatDuration(this.#elapsed)}</b>
      <span class="spacer"></span>
      <button type="button" class="primary" data-stop @click=${this.#stop}>${strings.stop}</button>
      <button type="button" data-discard @click=${this.#discard}>${strings.cancel}</button>
    </div>`;
  }

  get #limits(): AttachmentLimits {
    return { ...FORM_LIMITS, ...this.limits };
  }

  get #elapsed(): number {
    return this.#voice.startedAt === undefined ? 0 : this.#shelf.now - this.#voice.startedAt;
  }

  /** Asked once for each set of files: a store that fails must not be asked without end. */
  #attachHeld(): void {
    const held = (this.#shelf.files ?? []).filter((file) => file.state === 'held').map(({ id }) => id);
    const asked = held.join(' ');
    if (asked === this.#attached || this.call?.ticket === undefined) return;
    this.#attached = asked;
    if (held.length > 0) this.#shelf.run((context) => attachHeldFiles(context));
  }

  /** A field must not name a file that is gone. */
  #takeFromFields(gone: string): void {
    const { call, definition } = this;
    for (const { id } of definition?.sections.flatMap(({ fields }) => fields) ?? []) {
      const files = filesOf(call?.values[id]);
      const left = files.filter((file) => file.id !== gone);
      if (left.length < files.length) call?.setValue(id, left.length === 0 ? null : left);
    }
  }

  readonly #openPicker = (): void => {
    this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click();
  };

  readonly #pick = (event: Event): void => {
    this.#shelf.keepPicked(event.target as HTMLInputElement);
  };

  readonly #record = (event: Event): void => {
    if ((event.currentTarget as Element).ariaDisabled === 'true') return;
    this.#voice
      .start(() => this.#shelf.now)
      .then(() => this.updateComplete)
      .then(() => this.renderRoot.querySelector<HTMLElement>('[data-stop]')?.focus(), reportError);
  };

  readonly #stop = (): void => {
    this.#voice.stop().catch(reportError);
    this.#shelf.ask('', '[data-record]');
  };

  readonly #discard = (): void => {
    this.#voice.cancel();
    this.#shelf.ask('', '[data-record]');
  };

  readonly #dismiss = (): void => {
    this.#voice.problem = undefined;
    this.#shelf.dismiss();
  };
}
