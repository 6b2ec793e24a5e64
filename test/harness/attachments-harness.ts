import type { TicketAttachments } from '@callside/ticket-form/attachments.js';
import type { LitElement } from 'lit';
import { contains, eventually, same } from './eventually.js';

/** The files of a ticket, or of a field of its form, as an agent uses them. */
export class AttachmentsHarness<T extends LitElement = TicketAttachments> {
  readonly element: T;

  constructor(element: T) {
    this.element = element;
  }

  get text(): string {
    return this.#root.textContent.replaceAll(/\s+/g, ' ').trim();
  }

  /** Picks files as the browser's dialog does. */
  async pick(...files: readonly File[]): Promise<void> {
    await this.appears('input[type=file]');
    const input = this.#one('input[type=file]') as HTMLInputElement;
    input.files = transferOf(files).files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await this.element.updateComplete;
  }

  /** What the browser's own control holds: while it holds a file, it does not tell when that is picked again. */
  get chosen(): number {
    return (this.#one('input[type=file]') as HTMLInputElement).files?.length ?? 0;
  }

  drop(...files: readonly File[]): DragEvent {
    const dataTransfer = transferOf(files);
    const init = { dataTransfer, bubbles: true, composed: true, cancelable: true };
    const target = this.#one('.files, .place');
    target.dispatchEvent(new DragEvent('dragover', init));
    const event = new DragEvent('drop', init);
    target.dispatchEvent(event);
    return event;
  }

  async press(selector: string): Promise<void> {
    await this.appears(selector);
    const button = this.#one(selector);
    button.focus();
    button.click();
    await this.element.updateComplete;
  }

  /** Presses a button in the line of one file. */
  pressAt(name: string, act: string): Promise<void> {
    return this.press(`li[data-file="${this.#idOf(name)}"] ${act}`);
  }

  async sees(text: string): Promise<void> {
    await eventually(() => contains('the files', this.text, text));
  }

  async seesNot(text: string): Promise<void> {
    await eventually(() => same(`“${text}” on screen`, this.text.includes(text), false));
  }

  /** The state of one file, by its name. */
  async seesState(name: string, state: string): Promise<void> {
    await eventually(() => {
      const line = this.#lines.find((each) => nameIn(each) === name);
      same(`the state of ${name}`, line?.querySelector('[data-state]')?.textContent.trim(), state);
    });
  }

  async seesFiles(...names: readonly string[]): Promise<void> {
    await eventually(() => same('the files', this.#lines.map(nameIn), names));
  }

  async seesThumb(name: string): Promise<void> {
    await eventually(() => same(`a picture of ${name}`, this.thumb(name) !== null, true));
  }

  /** The colour in the middle of a file's small picture. */
  async seesColour(name: string, colour: readonly number[]): Promise<void> {
    await eventually(() => {
      const data = this.thumb(name)?.getContext('2d')?.getImageData(48, 48, 1, 1).data;
      same('the colour', [...(data ?? [])], colour);
    });
  }

  thumb(name: string): HTMLCanvasElement | null {
    return this.#root.querySelector(`li[data-file="${this.#idOf(name)}"] canvas`);
  }

  async appears(selector: string): Promise<void> {
    await eventually(() => same(`${selector} on screen`, this.#root.querySelector(selector) !== null, true));
  }

  async disappears(selector: string): Promise<void> {
    await eventually(() => same(`${selector} on screen`, this.#root.querySelector(selector) !== null, false));
  }

  async seesFocusOn(selector: string): Promise<void> {
    await eventually(() => same(`the focus on ${selector}`, this.#root.activeElement?.matches(selector), true));
  }

  pressKey(key: string): void {
    this.#root.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  }

  #idOf(name: string): string {
    return this.#lines.find((each) => nameIn(each) === name)?.dataset['file'] ?? '';
  }

  get #lines(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('li[data-file]')];
  }

  #one(selector: string): HTMLElement {
    const found = this.#root.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`There is no ${selector} among the files: ${this.text}`);
    return found;
  }

  get #root(): ShadowRoot {
    const { shadowRoot } = this.element;
    if (shadowRoot === null) throw new Error(`<${this.element.localName}> has not been defined.`);
    return shadowRoot;
  }
}

/** A paste; Firefox takes no files into one that is made by hand. */
export function pasteOf(files: readonly File[], text?: string): ClipboardEvent {
  const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: transferOf(files, text) });
  return event;
}

/** What a drop, a paste or a dialog brings. */
export function transferOf(files: readonly File[], text?: string): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  if (text !== undefined) transfer.items.add(text, 'text/plain');
  return transfer;
}

function nameIn(line: HTMLElement): string {
  return line.querySelector('[data-open]')?.textContent.trim() ?? '';
}
