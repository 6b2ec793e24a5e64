import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { chevronIcon, crossIcon } from '../icons.js';

/** What the input of a field with a popup shows, and who listens to it. */
export interface PopupInput {
  readonly text: string;
  readonly title: string;
  readonly placeholder: string;
  readonly popupRole: 'listbox' | 'tree';
  /** The list is shown. */
  readonly isExpanded: boolean;
  /** The id of the row that the keys have got to. */
  readonly activeRow: string | undefined;
  readonly describedBy: string | typeof nothing;
  readonly isInvalid: boolean;
  readonly isRequired: boolean;
  readonly isDisabled: boolean;
  readonly isReadOnly: boolean;
  readonly canClear: boolean;
  readonly words: { readonly clear: string; readonly showOptions: string };
  readonly onType: (event: Event) => void;
  readonly onPress: (event: KeyboardEvent) => void;
  readonly onClick: () => void;
  readonly onClear: () => void;
  readonly onToggle: () => void;
}

/**
 * Draws the input of a combobox with its buttons. These are for pointers: the keyboard has Escape and Alt+Down.
 *
 * @example
 * html`<label id="label" for="control">${label}</label>${renderPopupInput(input)}`;
 */
export function renderPopupInput(input: PopupInput): TemplateResult {
  const { isExpanded, words } = input;
  return html`<div class="box">
    <input
      class="control"
      id="control"
      data-control
      part="control"
      type="text"
      role="combobox"
      aria-labelledby="label"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      aria-autocomplete="list"
      aria-haspopup=${input.popupRole}
      aria-expanded=${String(isExpanded)}
      aria-controls=${isExpanded ? 'list' : nothing}
      aria-activedescendant=${input.activeRow ?? nothing}
      aria-invalid=${String(input.isInvalid)}
      aria-describedby=${input.describedBy}
      placeholder=${input.placeholder === '' ? nothing : input.placeholder}
      title=${input.title === '' ? nothing : input.title}
      ?required=${input.isRequired}
      ?disabled=${input.isDisabled}
      ?readonly=${input.isReadOnly}
      .value=${live(input.text)}
      @input=${input.onType}
      @change=${stop}
      @compositionend=${input.onType}
      @keydown=${input.onPress}
      @click=${input.onClick}
    />
    <div class="buttons">
      ${
        input.canClear
          ? html`<button
              type="button"
              tabindex="-1"
              data-clear
              aria-label=${words.clear}
              @mousedown=${keepFocus}
              @click=${input.onClear}
            >
              ${crossIcon}
            </button>`
          : nothing
      }
      <button
        type="button"
        tabindex="-1"
        data-toggle
        aria-label=${words.showOptions}
        aria-expanded=${String(isExpanded)}
        ?disabled=${input.isDisabled || input.isReadOnly}
        @mousedown=${keepFocus}
        @click=${input.onToggle}
      >
        ${chevronIcon}
      </button>
    </div>
  </div>`;
}

/** A press on a button or the popup leaves the focus in the input. */
export function keepFocus(event: Event): void {
  event.preventDefault();
}

/** The input's own change is none of the value. */
function stop(event: Event): void {
  event.stopPropagation();
}
