import type { DispositionElement } from '@callside/call-script/dispositions.js';
import { eventually, same } from './eventually.js';
import { WidgetHarness } from './widget-harness.js';

/** What an agent does with the results of a call, and sees of them. */
export class DispositionHarness extends WidgetHarness<DispositionElement> {
  async choose(id: string): Promise<void> {
    await this.element.updateComplete;
    this.#outcome(id).click();
    await this.element.updateComplete;
  }

  async save(): Promise<void> {
    this.one('[data-save]').click();
    await this.element.updateComplete;
  }

  async useNextTime(): Promise<void> {
    this.one('[data-use-time]').click();
    await this.element.updateComplete;
  }

  /** Presses a key where the focus is, or on the results. */
  async pressKey(key: string, given: KeyboardEventInit = {}): Promise<void> {
    const place = this.root.activeElement ?? this.one('.outcomes button');
    place.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...given }),
    );
    await this.element.updateComplete;
  }

  /** Presses a key while something is written in a field. */
  async pressKeyIn(field: string, key: string, given: KeyboardEventInit = {}): Promise<void> {
    const control = this.root.querySelector(`[name="${field}"]`)?.shadowRoot?.querySelector('[data-control]');
    control?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...given }),
    );
    await this.element.updateComplete;
  }

  async seesFocusOnField(name: string): Promise<void> {
    await eventually(() => same('the focus', this.root.activeElement?.getAttribute('name'), name));
  }

  get outcomes(): readonly string[] {
    return this.all('[data-outcome]').map((button) => button.dataset.outcome ?? '');
  }

  get chosen(): string | undefined {
    return this.all('[aria-pressed=true]')[0]?.dataset.outcome;
  }

  /** Why a result cannot be chosen; empty where it can. */
  reasonAt(id: string): string {
    return this.#outcome(id).querySelector('small')?.textContent.trim() ?? '';
  }

  isOff(id: string): boolean {
    return this.#outcome(id).getAttribute('aria-disabled') === 'true';
  }

  async seesCallbackRefused(): Promise<void> {
    await eventually(() => same('a reason at the callback', this.all('[data-callback-refused]').length, 1));
  }

  get callback(): string {
    return this.textAt('.grid [aria-live]');
  }

  #outcome(id: string): HTMLElement {
    return this.one(`[data-outcome="${id}"]`);
  }
}
