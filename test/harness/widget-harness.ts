import type { FormField } from '@callside/ui';
import { contains, eventually, same } from './eventually.js';
import { FieldHarness } from './field-harness.js';

/** A widget, whichever base it has. */
export type UpdatingElement = HTMLElement & { readonly updateComplete: Promise<unknown> };

/** What the page objects of all widgets can do and see. */
export abstract class WidgetHarness<E extends UpdatingElement> {
  readonly element: E;

  constructor(element: E) {
    this.element = element;
  }

  /** Types into a field or picks its option. */
  async fill(field: string, value: string | number | readonly string[]): Promise<void> {
    await this.element.updateComplete;
    // The element of a field may be loaded at need.
    const selector = `[name="${CSS.escape(field)}"]`;
    await eventually(() => this.one(selector));
    await customElements.whenDefined(this.one(selector).localName);
    this.field(field).fill(value);
    await this.element.updateComplete;
  }

  /** Fills several fields, in order: one may show the next. */
  async fillAll(values: Readonly<Record<string, string | number>>): Promise<void> {
    for (const [field, value] of Object.entries(values)) await this.fill(field, value);
  }

  /** All that is written in the widget and in the fields inside it. */
  get text(): string {
    return textOf(this.element).replaceAll(/\s+/g, ' ').trim();
  }

  get hasFocus(): boolean {
    return this.element.matches(':focus-within');
  }

  /** Elements whose content sticks out of them sideways; those that hide or scroll it are left out. */
  get overflowing(): readonly string[] {
    return [this.element, ...everyElement(this.element)]
      .filter(({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
      .filter((element) => getComputedStyle(element).overflowX === 'visible')
      .map(
        (element) =>
          `${element.localName}.${element.className} ${String(element.scrollWidth)} > ${String(element.clientWidth)}`,
      );
  }

  async sees(text: string): Promise<void> {
    await eventually(() => contains('the widget', this.text, text));
  }

  async seesNot(text: string): Promise<void> {
    await eventually(() => same(`“${text}” on screen`, this.text.includes(text), false));
  }

  async seesTitle(title: string): Promise<void> {
    await eventually(() => same('the title', this.textAt('.title'), title));
  }

  async seesValue(field: string, value: unknown): Promise<void> {
    await eventually(() => same(`the field “${field}”`, this.field(field).value, value));
  }

  async seesLabel(field: string, label: string): Promise<void> {
    await eventually(() => contains(`the label of “${field}”`, this.field(field).label, label));
  }

  async seesError(field: string, error?: string): Promise<void> {
    await eventually(() => {
      same(`an error at “${field}”`, this.field(field).error !== '', true);
      if (error !== undefined) same(`the error at “${field}”`, this.field(field).error, error);
    });
  }

  async seesNoError(field: string): Promise<void> {
    await eventually(() => same(`the error at “${field}”`, this.field(field).error, ''));
  }

  async seesField(field: string): Promise<void> {
    await eventually(() => same(`the field “${field}” on screen`, this.hasField(field), true));
  }

  async seesFieldReadOnly(field: string): Promise<void> {
    await eventually(() => same(`read-only of “${field}”`, this.field(field).readOnly, true));
  }

  async seesNoField(field: string): Promise<void> {
    await eventually(() => same(`the field “${field}” on screen`, this.hasField(field), false));
  }

  async seesFocusAt(field: string): Promise<void> {
    await eventually(() => same(`the focus at “${field}”`, this.field(field).hasFocus, true));
  }

  /** The line that says where the data is. */
  async seesSaveState(text: string): Promise<void> {
    await eventually(() => same('the save state', this.textAt('.foot [role=status]'), text));
  }

  /** A finding on a broken definition: where it is, and what it says. */
  async seesFinding(path: string, words: string): Promise<void> {
    await eventually(() => {
      const findings = this.all('.findings li').map((item) => item.textContent.trim().replaceAll(/\s+/g, ' '));
      contains('the findings', findings.join('\n'), `${path} ${words}`);
    });
  }

  focusField(field: string): void {
    this.field(field).focus();
  }

  protected hasField(name: string): boolean {
    return this.root.querySelector(`[name="${CSS.escape(name)}"]`) !== null;
  }

  protected field(name: string): FieldHarness {
    return this.fieldAt(`[name="${CSS.escape(name)}"]`);
  }

  protected fieldAt(selector: string): FieldHarness {
    return new FieldHarness(this.#found(this.root.querySelector<FormField>(selector), selector));
  }

  protected get root(): ShadowRoot {
    const { shadowRoot } = this.element;
    if (shadowRoot === null) throw new Error(`<${this.element.localName}> has not been defined.`);
    return shadowRoot;
  }

  protected one(selector: string): HTMLElement {
    return this.#found(this.root.querySelector<HTMLElement>(selector), selector);
  }

  protected all(selector: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)];
  }

  protected textAt(selector: string): string {
    return this.root.querySelector(selector)?.textContent.trim().replaceAll(/\s+/g, ' ') ?? '';
  }

  protected async press(selector: string): Promise<void> {
    await eventually(() => same(`${selector} on screen`, this.root.querySelector(selector) !== null, true));
    this.one(selector).click();
    await this.element.updateComplete;
  }

  #found<T>(element: T | null, selector: string): T {
    if (element === null) throw new Error(`There is no ${selector} in <${this.element.localName}>: ${this.text}`);
    return element;
  }
}

/** Every element of a widget, through its shadow roots. */
export function everyElement(root: Element | ShadowRoot): Element[] {
  const inside = [...root.querySelectorAll('*')];
  const own = root instanceof Element && root.shadowRoot !== null ? everyElement(root.shadowRoot) : [];
  return [
    ...own,
    ...inside.flatMap((element) => [element, ...(element.shadowRoot === null ? [] : everyElement(element.shadowRoot))]),
  ];
}

function textOf(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLStyleElement) return '';
  const parent = node instanceof Element ? (node.shadowRoot ?? node) : node;
  return [...parent.childNodes].map(textOf).join(' ');
}
