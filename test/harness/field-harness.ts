import type { FormField } from '@callside/ui';

/** One field element as a person uses it: its real control, its label, its error. */
export class FieldHarness {
  readonly #element: FormField;

  constructor(element: FormField) {
    this.#element = element;
  }

  get label(): string {
    return this.#textOf('label.label, legend, label.choice');
  }

  get error(): string {
    return this.#textOf('.error');
  }

  get value(): unknown {
    return this.#element.value;
  }

  get disabled(): boolean {
    return this.#element.disabled;
  }

  get readOnly(): boolean {
    return this.#root.querySelector('.control')?.matches(':read-only') ?? this.#element.readOnly;
  }

  /** Whether the control inside has the focus. */
  get hasFocus(): boolean {
    return this.#element.matches(':focus-within');
  }

  focus(): void {
    this.#element.focus();
  }

  /** Types a text, or picks the option with this value; several for a list of options. */
  fill(value: string | number | readonly string[]): void {
    const control = this.#root.querySelector<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>('.control');
    if (control === null) this.#pick(typeof value === 'object' ? value : [String(value)]);
    else {
      control.value = String(value);
      control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      control.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }

  #pick(values: readonly string[]): void {
    for (const value of values) {
      const input = this.#root.querySelector<HTMLInputElement>(`input[value="${CSS.escape(value)}"]`);
      if (input === null) throw new Error(`The field “${this.label}” does not offer “${value}”.`);
      input.click();
    }
  }

  get #root(): ShadowRoot {
    const root = this.#element.shadowRoot;
    if (root === null) throw new Error(`<${this.#element.localName}> has not been defined.`);
    return root;
  }

  #textOf(selector: string): string {
    return this.#root.querySelector(selector)?.textContent.trim().replaceAll(/\s+/g, ' ') ?? '';
  }
}
