import type { SideCards } from '@callside/call-script/cards.js';
import { eventually, same } from './eventually.js';
import { WidgetHarness } from './widget-harness.js';

/** The side cards as an agent uses them. */
export class SideCardsHarness extends WidgetHarness<SideCards> {
  get tabs(): string[] {
    return this.all('[role=tab]').map(({ id }) => id.replace('tab-', ''));
  }

  get selectedTab(): string {
    return this.one('[role=tab][aria-selected=true]').id.replace('tab-', '');
  }

  async choose(tab: string): Promise<void> {
    await this.press(`#tab-${tab}`);
  }

  /** The keys of the cards that are on screen, without their guide. */
  get cards(): string[] {
    return this.all('.card').map((card) => card.dataset['card']?.split('/')[1] ?? '');
  }

  async seesCards(...cards: readonly string[]): Promise<void> {
    await eventually(() => same('the cards', this.cards, cards));
  }

  /** Opens a card, or closes it. */
  async turn(card: string): Promise<void> {
    await this.press(`[data-card$="/${card}"] > summary`);
  }

  /** What a card says, as one line. */
  card(card: string): string {
    return this.textAt(`[data-card$="/${card}"]`);
  }

  focusCard(card: string): void {
    this.one(`[data-card$="/${card}"] > summary`).focus();
  }

  /** Types into the search and waits until it has answered. */
  async search(text: string): Promise<void> {
    await eventually(() => same('the search on screen', this.has('.search'), true));
    const input = this.one('.search') as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  get status(): string {
    return this.textAt('[role=status]');
  }

  async seesStatus(status: string): Promise<void> {
    await eventually(() => same('the status', this.status, status));
  }

  /** Waits until all there is to find is found. */
  async seesReady(): Promise<void> {
    await eventually(() => same('the search at its end', this.has('[data-ready]'), true));
  }

  /** The titles that were found. */
  get results(): string[] {
    return this.all('.result .name').map((name) => name.textContent.trim());
  }

  async seesResults(...titles: readonly string[]): Promise<void> {
    await eventually(() => same('the results', this.results, titles));
  }

  async openResult(title: string): Promise<void> {
    await eventually(() => same(`“${title}” found`, this.results.includes(title), true));
    this.all('.result')[this.results.indexOf(title)]?.click();
    await this.element.updateComplete;
  }

  async seesOpened(title: string): Promise<void> {
    await eventually(() => same('the title of what is open', this.textAt('.opened h3'), title));
  }

  /** What is marked as found, where the selector looks. */
  marked(within = '.results'): string[] {
    return this.all(`${within} mark`).map((mark) => mark.textContent);
  }

  async goBack(): Promise<void> {
    await this.press('[data-back]');
  }

  async startQuestion(): Promise<void> {
    await this.press('[data-ask]');
    await eventually(() => same('the question on screen', this.has('#question'), true));
  }

  get question(): string {
    return (this.one('#question') as HTMLTextAreaElement).value;
  }

  async recordQuestion(text?: string): Promise<void> {
    if (text !== undefined) (this.one('#question') as HTMLTextAreaElement).value = text;
    await this.press('[data-record]');
  }

  /** Clicks what a button is named by, e.g. `retry` or `cancel`. */
  async click(name: string): Promise<void> {
    await this.press(`[data-${name}]`);
  }

  /** Presses a key where the focus is; true where the host page hears of it. */
  key(key: string, init: KeyboardEventInit = {}): boolean {
    let isHeard = false;
    const hear = (): void => {
      isHeard = true;
    };
    document.addEventListener('keydown', hear, { once: true });
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });
    this.root.activeElement?.dispatchEvent(event);
    document.removeEventListener('keydown', hear);
    return isHeard;
  }

  /** What has the focus, by its class, id or role. */
  async seesFocus(selector: string): Promise<void> {
    await eventually(() => same(`the focus on ${selector}`, this.root.activeElement?.matches(selector), true));
  }

  has(selector: string): boolean {
    return this.root.querySelector(selector) !== null;
  }

  href(selector: string): string | null {
    return this.root.querySelector(selector)?.getAttribute('href') ?? null;
  }
}
