import type { FormField } from '@callside/ui';
import { elementUpdated } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

/** A field with a popup as a person uses it: by keys and clicks at its input, and by what its list shows. */
export class PopupFieldHarness {
  readonly #element: FormField;

  constructor(element: FormField) {
    this.#element = element;
    // Tab must find something in the page: a Firefox whose focus has gone to its own bars keeps it from every page to come.
    element.after(Object.assign(document.createElement('button'), { textContent: 'After' }));
  }

  get value(): unknown {
    return this.#element.value;
  }

  get input(): HTMLInputElement {
    return this.one('input') as HTMLInputElement;
  }

  get popup(): HTMLElement {
    return this.one('.popup')!;
  }

  get isOpen(): boolean {
    return this.popup.getBoundingClientRect().height > 0;
  }

  /** The texts of the rows that are drawn. */
  get rows(): string[] {
    return [...this.#root.querySelectorAll('.row .text')].map((row) => row.textContent.trim());
  }

  /** The text of the row that assistive technology is told of. */
  get active(): string | undefined {
    const id = this.input.getAttribute('aria-activedescendant');
    return id === null ? undefined : this.#root.getElementById(id)?.querySelector('.text')?.textContent.trim();
  }

  get spoken(): string {
    return this.one('.spoken')?.textContent.trim() ?? '';
  }

  get message(): string {
    return this.one('.message')?.textContent.trim().replaceAll(/\s+/g, ' ') ?? '';
  }

  /** The quiet line below the input. */
  get below(): string {
    return this.one('.below')?.textContent.trim() ?? '';
  }

  /** What the page hears from now on: the type of each event, and the value by then. */
  listen(): string[] {
    const heard: string[] = [];
    for (const type of ['input', 'change']) {
      this.#element.addEventListener(type, () => heard.push(`${type} ${JSON.stringify(this.#element.value)}`));
    }
    return heard;
  }

  /** Marks the whole text, so that what is typed next takes its place. */
  selectAll(): void {
    this.#element.focus();
    this.input.select();
  }

  async type(text: string): Promise<void> {
    this.#element.focus();
    await sendKeys({ type: text });
    await this.settle();
  }

  /** Presses keys one after the other; `Alt+ArrowDown` holds the first. */
  async press(...keys: readonly string[]): Promise<void> {
    this.#element.focus();
    for (const key of keys) {
      const [press = '', modifier] = key.split('+').reverse();
      if (modifier !== undefined) await sendKeys({ down: modifier });
      await sendKeys({ press });
      if (modifier !== undefined) await sendKeys({ up: modifier });
      await this.settle();
    }
  }

  async click(selector: string): Promise<void> {
    this.one(selector)?.click();
    await this.settle();
  }

  /** Clicks the row with this text. */
  async choose(text: string): Promise<void> {
    const rows = [...this.#root.querySelectorAll<HTMLElement>('.row')];
    const row = rows.find((each) => each.querySelector('.text')?.textContent.trim() === text);
    if (row === undefined) throw new Error(`The list has no row “${text}”.`);
    row.click();
    await this.settle();
  }

  /** Puts a text in as an input method does while it composes. */
  async compose(text: string): Promise<void> {
    this.#element.focus();
    this.input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
    this.input.value = text;
    this.input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
    await this.settle();
  }

  /** Ends the composition with the text that the person picked. */
  async compositionEnds(text: string): Promise<void> {
    this.input.value = text;
    this.input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true, data: text }));
    await this.settle();
  }

  one(selector: string): HTMLElement | null {
    return this.#root.querySelector<HTMLElement>(selector);
  }

  all(selector: string): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>(selector)];
  }

  /** One update may lead to another, once heights are measured. */
  async settle(): Promise<void> {
    await elementUpdated(this.#element);
    await elementUpdated(this.#element);
  }

  get #root(): ShadowRoot {
    return this.#element.renderRoot as ShadowRoot;
  }
}
