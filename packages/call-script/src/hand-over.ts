import { handOverCall, maskCardNumbers, type Agent, type Desk, type Handover, type Recipient } from '@callside/core';
import { CallsideElement, panelStyles } from '@callside/ui';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CallHandedOverEvent } from './handover.events.js';
import { HANDOVER_STRINGS } from './handover.strings.js';
import { handoverStyles } from './handover.styles.js';
import { renderSmallForm } from './small-form.js';

/** How many characters a note may have. */
const LONGEST = 500;

/** What was told is longer: it grows with the call. */
const LONGEST_TOLD = 2000;

/** What stands in the question. */
interface Typed {
  readonly to?: string;
  readonly note?: string;
  readonly told?: string;
}

/** It stands in a row of buttons. */
const asWideAsItsButton = css`
  :host {
    container-type: normal;
  }
`;

/**
 * The button that hands a running call over, and the question to whom, with what they should know and what the customer was
 * told.
 *
 * @fires {CallHandedOverEvent} callside-call-handed-over - The call has left.
 *
 * @example
 * <callside-hand-over></callside-hand-over>
 * <script type="module">Object.assign(button, { desk, callId: call.id, colleagues });</script>
 */
export class HandOver extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, handoverStyles, asWideAsItsButton];

  /** The desk that the call is open at. */
  @property({ attribute: false }) desk: Desk | undefined;
  /** The call that is handed over. */
  @property({ attribute: false }) callId: string | undefined;
  /** Whom it may be handed to; without any, and without teams, the agent number is asked for. */
  @property({ attribute: false }) colleagues: readonly Pick<Agent, 'id' | 'name'>[] = [];
  /** The teams and shifts that it may be handed to. */
  @property({ attribute: false }) teams: readonly Pick<Agent, 'id' | 'name'>[] = [];
  /** What the customer was told so far; a start for what is written. */
  @property({ attribute: false }) told = '';
  /** Hears of it in place of the event: what shows the call may show something else in this button's place by then. */
  @property({ attribute: false }) handed: ((handover: Handover) => void) | undefined;
  /** The question stands open. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** What was typed and not sent, as it was kept. */
  @state() private typed: Typed = {};
  @state() private problem = '';
  @state() private busy = false;

  override render(): TemplateResult | typeof nothing {
    if (this.desk === undefined || this.callId === undefined) return nothing;
    const strings = HANDOVER_STRINGS[this.locale];
    if (!this.open)
      return html`<button type="button" class="quiet" data-hand-over @click=${this.#ask}>
        ${strings['hand-over']}
      </button>`;
    const { confirm, cancel } = strings;
    const form = renderSmallForm({
      label: confirm,
      inputs: html`${this.#renderRecipients()}
        <label
          >${strings.note}<textarea
            name="note"
            rows="2"
            maxlength=${LONGEST}
            .defaultValue=${this.typed.note ?? ''}
          ></textarea>
        </label>
        <label
          >${strings.told}<textarea
            name="told"
            rows="3"
            maxlength=${LONGEST_TOLD}
            .defaultValue=${this.typed.told ?? this.told}
          ></textarea
          >${this.told === '' ? nothing : html`<span class="quietly">${strings['told-help']}</span>`}</label
        >
        <p class="refusal" role="alert">${this.problem}</p>`,
      confirm,
      cancel,
      busy: this.busy,
      answer: this.#handOver,
      close: this.#close,
    });
    return html`<div @input=${this.#keep} @change=${this.#keep}>${form}</div>`;
  }

  #renderRecipients(): TemplateResult {
    const strings = HANDOVER_STRINGS[this.locale];
    const colleagues = this.colleagues.filter(({ id }) => id !== this.desk?.agent.id);
    const { teams } = this;
    if (colleagues.length + teams.length === 0)
      return html`<label
        >${strings['to-number']}<input
          name="to"
          required
          maxlength="64"
          autocomplete="off"
          .defaultValue=${this.typed.to ?? ''}
      /></label>`;
    return html`<label
      >${strings.to}<select name="to" required>
        <option value="">${strings.choose}</option>
        ${renderGroup(
          strings.teams,
          teams.map(
            ({ id, name }) =>
              html`<option value=${`team/${id}`} ?selected=${this.typed.to === `team/${id}`}>${name}</option>`,
          ),
        )}
        ${renderGroup(
          strings.colleagues,
          colleagues.map(
            ({ id, name }) => html`<option value=${id} ?selected=${this.typed.to === id}>${name} · ${id}</option>`,
          ),
        )}
      </select></label
    >`;
  }

  /** Whom a choice stands for. */
  #recipient(choice: string): Recipient {
    const team = this.teams.find(({ id }) => `team/${id}` === choice);
    if (team !== undefined) return { id: team.id, name: team.name, team: true };
    const name = this.colleagues.find(({ id }) => id === choice)?.name;
    return { id: choice.trim(), ...(name === undefined ? {} : { name }) };
  }

  readonly #ask = (): void => {
    this.open = true;
    this.typed = {};
    this.#focus('[name=to]');
    this.desk?.drafts.read(this.#draft).then((draft) => {
      this.typed = draft ?? {};
    }, reportError);
  };

  /** What is typed outlives a reload until it is sent or given up. */
  readonly #keep = (): void => {
    const form = this.renderRoot.querySelector('form');
    if (form === null) return;
    const given = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, maskCardNumbers(value)] as const] : [],
    );
    this.desk?.drafts.keep(this.#draft, Object.fromEntries(given));
  };

  #forget(): void {
    this.desk?.drafts.drop(this.#draft).catch(reportError);
  }

  get #draft(): string {
    return `hand-over/${this.callId ?? ''}`;
  }

  readonly #close = (): void => {
    this.open = false;
    this.problem = '';
    this.#forget();
    this.#focus('[data-hand-over]');
  };

  readonly #handOver = ({ to = '', note = '', told = '' }: Readonly<Record<string, string>>): void => {
    const { desk, callId } = this;
    if (this.busy || desk === undefined || callId === undefined) return;
    this.busy = true;
    const strings = HANDOVER_STRINGS[this.locale];
    handOverCall(desk, { callId, to: this.#recipient(to), note, told })
      .then(
        (result) => {
          this.problem = result.ok ? '' : strings[result.reason];
          if (!result.ok) return;
          this.open = false;
          this.#forget();
          this.#tell(result.handover);
        },
        (error: unknown) => {
          this.problem = strings.failed;
          reportError(error);
        },
      )
      .finally(() => {
        this.busy = false;
      });
  };

  #tell(handover: Handover): void {
    if (this.handed === undefined) this.dispatchEvent(new CallHandedOverEvent(handover));
    else this.handed(handover);
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}

function renderGroup(label: string, options: readonly TemplateResult[]): TemplateResult | typeof nothing {
  return options.length === 0 ? nothing : html`<optgroup label=${label}>${options}</optgroup>`;
}
