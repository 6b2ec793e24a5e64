import type { TicketBar } from '@callside/ticket-form/bar.js';
import { contains, eventually, same } from './eventually.js';
import { FieldHarness } from './field-harness.js';
import type { FormField } from '@callside/ui';

/** The bar of a stored ticket as an agent uses it. */
export class TicketBarHarness {
  readonly element: TicketBar;

  constructor(element: TicketBar) {
    this.element = element;
  }

  get text(): string {
    return this.#root.textContent.replaceAll(/\s+/g, ' ').trim();
  }

  /** Moves that can be made now. */
  get possible(): readonly string[] {
    return this.#moves
      .filter(({ ariaDisabled }) => ariaDisabled === 'false')
      .map(({ dataset }) => dataset['move'] ?? '');
  }

  async press(move: string): Promise<void> {
    await eventually(() => same(`“${move}” on screen`, this.#move(move) !== undefined, true));
    this.#move(move)?.focus();
    this.#move(move)?.click();
    await this.element.updateComplete;
  }

  async fill(field: string, value: string): Promise<void> {
    this.#field(field).fill(value);
    await this.element.updateComplete;
  }

  async confirm(): Promise<void> {
    this.#one('[data-confirm]').click();
    await this.element.updateComplete;
  }

  async escape(): Promise<void> {
    this.#one('.asked').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  async choosePriority(value: string): Promise<void> {
    this.#choose('[data-priority]', value);
    await this.element.updateComplete;
  }

  async giveTo(person: string): Promise<void> {
    this.#choose('[data-assign]', person);
    await this.element.updateComplete;
  }

  async assignByRule(): Promise<void> {
    this.#one('[data-assign-by-rule]').click();
    await this.element.updateComplete;
  }

  async seesState(state: string): Promise<void> {
    await eventually(() => same('the state', this.#textAt('[data-state]'), state));
  }

  async seesOwner(owner: string): Promise<void> {
    await eventually(() => same('the owner', this.#textAt('[data-owner]'), owner));
  }

  async seesPriority(value: string): Promise<void> {
    await eventually(() => same('the priority', (this.#one('[data-priority]') as HTMLSelectElement).value, value));
  }

  /** A clock with this text, and its tone. */
  async seesClock(text: string, tone = ''): Promise<void> {
    await eventually(() => {
      const clocks = [...this.#root.querySelectorAll('[data-clock]')];
      const shown = clocks.map((clock) => `${clock.textContent.trim().replaceAll(/\s+/g, ' ')} (${toneOf(clock)})`);
      contains('the clocks', shown.join('\n'), `${text} (${tone})`);
    });
  }

  async seesWhy(text: string): Promise<void> {
    await eventually(() => same('the reason', this.#textAt('.why'), text));
  }

  async seesQuestion(field: string): Promise<void> {
    await eventually(() => same(`the field “${field}”`, this.#root.querySelector(`[name="${field}"]`) !== null, true));
  }

  async seesNoQuestion(): Promise<void> {
    await eventually(() => same('a question', this.#root.querySelector('.asked') !== null, false));
  }

  async seesFocusOnMove(move: string): Promise<void> {
    await eventually(() => same('the focus', this.#root.activeElement === this.#move(move), true));
  }

  async seesError(field: string, error: string): Promise<void> {
    await eventually(() => same('the error', this.#field(field).error, error));
  }

  #field(name: string): FieldHarness {
    const found = this.#root.querySelector<FormField>(`[name="${name}"]`);
    if (found === null) throw new Error(`There is no field “${name}” in the bar: ${this.text}`);
    return new FieldHarness(found);
  }

  #choose(selector: string, value: string): void {
    const select = this.#one(selector) as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #move(event: string): HTMLElement | undefined {
    return this.#moves.find(({ dataset }) => dataset['move'] === event);
  }

  get #moves(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('[data-move]')];
  }

  #textAt(selector: string): string {
    return this.#root.querySelector(selector)?.textContent.trim().replaceAll(/\s+/g, ' ') ?? '';
  }

  #one(selector: string): HTMLElement {
    const found = this.#root.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`There is no ${selector} in the bar: ${this.text}`);
    return found;
  }

  get #root(): ShadowRoot {
    const { shadowRoot } = this.element;
    if (shadowRoot === null) throw new Error('<callside-ticket-bar> has not been defined.');
    return shadowRoot;
  }
}

function toneOf({ classList }: Element): string {
  return [...classList].filter((name) => name !== 'pill').join(' ');
}
