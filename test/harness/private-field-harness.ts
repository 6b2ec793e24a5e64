import type { FormField } from '@callside/ui';
import { contains, eventually, same } from './eventually.js';
import { FieldHarness } from './field-harness.js';
import { everyElement } from './widget-harness.js';

/** A field with personal data as an agent uses it, inside its form. */
export class PrivateFieldHarness {
  readonly #form: HTMLElement;
  readonly #name: string;

  constructor(form: HTMLElement, name: string) {
    this.#form = form;
    this.#name = name;
  }

  async seesMask(mask: string): Promise<void> {
    await eventually(() => same(`the mask of “${this.#name}”`, this.#masked?.value, mask));
  }

  async seesField(value: unknown): Promise<void> {
    await eventually(() =>
      same(`the field “${this.#name}”`, this.#inner && new FieldHarness(this.#inner).value, value),
    );
  }

  async sees(text: string): Promise<void> {
    await eventually(() => contains('the field', this.#root?.textContent.replaceAll(/\s+/g, ' ') ?? '', text));
  }

  async press(selector: string): Promise<void> {
    await this.appears(selector);
    const button = this.#root?.querySelector<HTMLElement>(selector);
    button?.focus();
    button?.click();
  }

  async choose(reason: string): Promise<void> {
    await this.appears('[data-reason]');
    const select = this.#root?.querySelector<HTMLSelectElement>('[data-reason]');
    if (!select) return;
    select.value = reason;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  async giveReason(reason: string): Promise<void> {
    await this.appears('[data-other]');
    const input = this.#root?.querySelector<HTMLInputElement>('[data-other]');
    if (input) input.value = reason;
  }

  /** Asks for the value and gives the first reason on offer. */
  async reveal(): Promise<void> {
    await this.press('[data-show]');
    await this.press('[data-confirm]');
  }

  async fill(value: string): Promise<void> {
    await eventually(() => same('a field', this.#inner !== undefined, true));
    if (this.#inner) new FieldHarness(this.#inner).fill(value);
  }

  async focus(selector: string): Promise<void> {
    await this.appears(selector);
    this.#root?.querySelector<HTMLElement>(selector)?.focus();
  }

  pressKey(key: string): void {
    this.#root?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  }

  async appears(selector: string): Promise<void> {
    await eventually(() => same(`${selector} on screen`, this.has(selector), true));
  }

  async disappears(selector: string): Promise<void> {
    await eventually(() => same(`${selector} on screen`, this.has(selector), false));
  }

  async seesFocusOn(selector: string): Promise<void> {
    await eventually(() => same(`the focus on ${selector}`, this.#root?.activeElement?.matches(selector), true));
  }

  has(selector: string): boolean {
    return this.#root?.querySelector(selector) instanceof Element;
  }

  /** Whether a text stands anywhere in the page: as text, as an attribute, or in a control. */
  pageHas(text: string): boolean {
    return everyElement(this.#form).some((element) => {
      const own = [...element.childNodes].filter((node) => node instanceof Text).map(({ data }) => data);
      const attributes = [...element.attributes].map(({ value }) => value);
      const control =
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.value : '';
      return [...own, ...attributes, control].some((each) => each.includes(text));
    });
  }

  get #masked(): HTMLInputElement | null | undefined {
    return this.#root?.querySelector<HTMLInputElement>('input[readonly]#control');
  }

  get #inner(): FormField | undefined {
    return this.#root?.querySelector<FormField>(`[name="${this.#name}"]`) ?? undefined;
  }

  get #root(): ShadowRoot | null | undefined {
    return this.#form.shadowRoot?.querySelector(`callside-private-field[name="${this.#name}"]`)?.shadowRoot;
  }
}
