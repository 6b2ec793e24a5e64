import type { QuickPhrases } from '@callside/ui/phrases.js';
import { eventually, same } from './eventually.js';

/** The quick phrases as an agent uses them, beside the field that they go into. */
export class QuickPhrasesHarness {
  readonly element: QuickPhrases;

  constructor(element: QuickPhrases) {
    this.element = element;
  }

  /** Opens the list by the button. */
  async open(): Promise<void> {
    this.one('.open-button').click();
    await this.seesList();
  }

  async seesList(): Promise<void> {
    await eventually(() => same('the list', this.has('.search'), true));
    await eventually(() => same('the focus in the search', this.root.activeElement?.matches('.search'), true));
  }

  async seesClosed(): Promise<void> {
    await eventually(() => same('the popup', this.one('.popup').getBoundingClientRect().height > 0, false));
  }

  async search(text: string): Promise<void> {
    const input = this.one('.search') as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** Each row as one line: shortcut, scope, words. */
  get rows(): string[] {
    return [...this.root.querySelectorAll('.row')].map((row) => row.textContent.replaceAll(/\s+/g, ' ').trim());
  }

  async seesRows(...rows: readonly string[]): Promise<void> {
    await eventually(() => same('the rows', this.rows, rows));
  }

  /** What the popup says beside its rows, or the element to assistive technology. */
  async sees(text: string): Promise<void> {
    await eventually(() => same(`“${text}”`, this.text.includes(text), true));
  }

  async seesActive(shortcut: string): Promise<void> {
    await eventually(() => {
      const id = this.one('.search').getAttribute('aria-activedescendant') ?? '';
      same('the active row', this.root.getElementById(id)?.querySelector('.shortcut')?.textContent, shortcut);
    });
  }

  /** Clicks a row, or what else the selector finds. */
  async click(selector: string): Promise<void> {
    await eventually(() => same(`${selector} on screen`, this.has(selector), true));
    this.one(selector).click();
    await this.element.updateComplete;
  }

  /** Fills a field of the form that is in place of the list. */
  async fill(name: string, text: string): Promise<void> {
    await eventually(() => same(`the field ${name}`, this.has(`[name="${name}"]`), true));
    const field = this.one(`[name="${name}"]`);
    const control = field.shadowRoot?.querySelector<HTMLInputElement | HTMLTextAreaElement>('.control');
    if (!(control instanceof HTMLElement)) throw new Error(`The field ${name} has no control.`);
    control.value = text;
    control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** The labels of the fields in the form that is in place of the list. */
  get labels(): string[] {
    return [...this.root.querySelectorAll('callside-text-field')].map(({ label }) => label);
  }

  errorAt(name: string): string {
    return (this.one(`[name="${name}"]`) as HTMLElement & { error: string }).error;
  }

  valueOf(name: string): unknown {
    return (this.one(`[name="${name}"]`) as HTMLElement & { value: unknown }).value;
  }

  press(key: string, init: KeyboardEventInit = {}): void {
    this.root.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }),
    );
  }

  get text(): string {
    return this.root.textContent.replaceAll(/\s+/g, ' ').trim();
  }

  has(selector: string): boolean {
    return this.root.querySelector(selector) !== null;
  }

  one(selector: string): HTMLElement {
    const found = this.root.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`There is no ${selector} among the phrases: ${this.text}`);
    return found;
  }

  get root(): ShadowRoot {
    return this.element.renderRoot as ShadowRoot;
  }
}
