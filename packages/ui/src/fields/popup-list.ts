import { html, nothing, type TemplateResult } from 'lit';
import type { RowWindow } from './row-window.js';

/** What the list of a field with a popup shows, and who listens to it. */
export interface PopupList {
  readonly role: 'listbox' | 'tree';
  readonly label: string;
  /** Rows need two lines. */
  readonly isTall: boolean;
  /** Several rows can be chosen. */
  readonly isMultiple: boolean;
  readonly onScroll: (event: Event) => void;
  readonly onClick: (event: Event) => void;
}

/**
 * Draws the list of a combobox around the rows that are in view; `fitList` gives them their place.
 *
 * @example
 * renderPopupList({ role: 'listbox', label, isTall: false, isMultiple: false, onScroll, onClick }, rows);
 */
export function renderPopupList(list: PopupList, rows: readonly TemplateResult[]): TemplateResult {
  // The keys work at the input, which has the focus.
  // eslint-disable-next-line lit-a11y/click-events-have-key-events
  return html`<div
    class="list ${list.isTall ? 'tall' : ''}"
    id="list"
    role=${list.role}
    tabindex="-1"
    aria-label=${list.label}
    aria-multiselectable=${list.isMultiple ? 'true' : nothing}
    @scroll=${list.onScroll}
    @click=${list.onClick}
  >
    <div class="all" role="presentation">
      <div class="seen" role="presentation">${rows}</div>
    </div>
  </div>`;
}

/**
 * Sets right what was guessed of heights, gives the rows that are drawn their place among all, and scrolls where it must. False
 * when rows in view are still to be drawn.
 *
 * @example
 * if (!fitList(list, window, { count: rows.length, active: -1, mustScroll: false })) this.requestUpdate();
 */
export function fitList(
  list: HTMLElement,
  window: RowWindow,
  { count, active, mustScroll }: { readonly count: number; readonly active: number; readonly mustScroll: boolean },
): boolean {
  const drawn = window.rangeOf(count);
  const isOtherRow = window.learn('rowHeight', list.querySelector<HTMLElement>('.row')?.offsetHeight);
  const height = window.rowHeight;
  list.style.setProperty('--all', `${String(count * height)}px`);
  const isOther = window.learn('viewHeight', list.clientHeight) || isOtherRow;
  const isMoved = isOther && active >= 0 && window.reveal(active);
  list.style.setProperty('--from', `${String(drawn.first * height)}px`);
  if (mustScroll || isMoved) list.scrollTop = window.top;
  return window.isCovered(drawn, count);
}
