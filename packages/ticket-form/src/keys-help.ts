import { CallsideElement, panelStyles } from '@callside/ui';
import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { KEYS_HELP_STRINGS } from './keys-help.strings.js';

/** The key that a command is held with on this machine. */
const COMMAND = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/**
 * The overview of a ticket form's keys, as a dialog over the page. Escape closes it and gives the focus back.
 *
 * @example
 * <callside-keys-help></callside-keys-help>
 * <script type="module">help.show();</script>
 */
export class KeysHelp extends CallsideElement {
  static override styles = [
    CallsideElement.styles,
    panelStyles,
    css`
      dialog {
        inline-size: min(26rem, calc(100vw - 32px));
        padding: 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--surface);
        color: var(--text);
        font: inherit;
        box-shadow: var(--shadow);
      }

      dialog::backdrop {
        background: oklch(20% 0.02 255 / 0.35);
      }

      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 8px 16px;
        align-items: center;
        margin: 14px 0;
      }

      dt {
        white-space: nowrap;
      }

      dd {
        margin: 0;
      }
    `,
  ];

  /** Whether the form has quick phrases. */
  @property({ type: Boolean }) phrases = false;

  override render(): TemplateResult {
    const strings = KEYS_HELP_STRINGS[this.locale];
    const rows: readonly (readonly [keys: readonly (readonly string[])[], text: string])[] = [
      [[[COMMAND, 'Enter']], strings.submit],
      [[['F8']], strings.nextError],
      [[['Shift', 'F8']], strings.previousError],
      [[['Tab'], ['Shift', 'Tab']], strings.field],
      ...(this.phrases
        ? ([
            [[['F2']], strings.phrases],
            [[['/…', 'Tab']], strings.phrase],
          ] as const)
        : []),
      [[[COMMAND, '/']], strings.help],
    ];
    return html`<dialog aria-labelledby="title" @keydown=${keepInside}>
      <h2 class="title" id="title">${strings.title}</h2>
      <dl>
        ${rows.map(
          ([keys, text]) =>
            html`<dt>${keys.map((chord) => html`${chord.map((key) => html`<kbd>${key}</kbd> `)}`)}</dt>
              <dd>${text}</dd>`,
        )}
      </dl>
      <button type="button" @click=${this.#close}>${strings.close}</button>
    </dialog>`;
  }

  /** Opens the dialog; one that is open stays so. */
  async show(): Promise<void> {
    await this.updateComplete;
    const dialog = this.#dialog;
    if (dialog?.open === false) dialog.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  readonly #close = (): void => {
    this.#dialog?.close();
  };
}

/** Over a dialog the keys of the page have no business. */
function keepInside(event: KeyboardEvent): void {
  event.stopPropagation();
}
