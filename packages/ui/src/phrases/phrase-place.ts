import type { ReactiveController } from 'lit';
import type { CallsideElement } from '../callside-element.js';
import { insertText, shortcutBefore, textControlOf, type TextControl, type TextRange } from './text-control.js';

/** The key that opens the list at the cursor. */
export const OPEN_KEY = 'F2';

/** Who hears of what is typed around an element. */
export interface PlaceHost {
  /** While it is, the place stays where it was, wherever the focus goes. */
  readonly isOpen: boolean;
  /** The key was pressed that opens the list. */
  open(): void;
  /** True when the text before the cursor, `/` and more, is a shortcut, and something was done for it. */
  expand(typed: string): boolean;
}

/**
 * Where a phrase goes: the text field around the element that had the focus last, and the cursor in it. Listens in the root
 * that the element stands in, for the key that opens the list and for shortcuts. What an input method composes is its own.
 */
export class PhrasePlace implements ReactiveController {
  readonly #element: CallsideElement;
  readonly #host: PlaceHost;
  #listening: AbortController | undefined;
  #control: TextControl | undefined;
  #range: TextRange = { start: 0, end: 0 };

  constructor(element: CallsideElement, host: PlaceHost) {
    this.#element = element;
    this.#host = host;
    element.addController(this);
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const root = this.#element.getRootNode();
    root.addEventListener('keydown', this.#press as EventListener, { signal });
    root.addEventListener('focusin', this.#note, { signal });
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    this.#control = undefined;
  }

  /** The field, while it can still be written into. */
  get control(): TextControl | undefined {
    const control = this.#control;
    return control?.isConnected === true && !control.readOnly && !control.disabled ? control : undefined;
  }

  /** What is selected in the field. */
  get selected(): string {
    return this.control?.value.slice(this.#range.start, this.#range.end) ?? '';
  }

  /** Takes the cursor of the field as the place; the list is about to take the focus. */
  mark(): void {
    const { control } = this;
    if (control === undefined) return;
    const end = control.value.length;
    this.#range = { start: control.selectionStart ?? end, end: control.selectionEnd ?? end };
  }

  /** Goes back to the cursor; false where there is no field. */
  goBack(): boolean {
    this.control?.focus();
    this.control?.setSelectionRange(this.#range.start, this.#range.end);
    return this.control !== undefined;
  }

  insert(text: string): void {
    if (this.control !== undefined) insertText(this.control, this.#range, text);
  }

  readonly #note = (event: Event): void => {
    if (!this.#isOwn(event) && !this.#host.isOpen) this.#control = textControlOf(event) ?? this.#control;
  };

  readonly #press = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    // Safari tells of the key that ends a composition by this code alone.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (ctrlKey || metaKey || altKey || shiftKey || event.isComposing || event.keyCode === 229) return;
    if (event.defaultPrevented || this.#isOwn(event)) return;
    const control = textControlOf(event);
    if (control === undefined) return;
    this.#control = control;
    if (key === OPEN_KEY) this.#host.open();
    else if ((key !== 'Tab' && key !== 'Enter') || !this.#expand(control)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #expand(control: TextControl): boolean {
    const found = shortcutBefore(control);
    if (found === undefined) return false;
    this.#range = found;
    return this.#host.expand(found.typed);
  }

  #isOwn(event: Event): boolean {
    return event.composedPath().includes(this.#element);
  }
}
