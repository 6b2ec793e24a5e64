import { sendKeys } from '@web/test-runner-commands';
import { PopupFieldHarness } from './popup-field-harness.js';

/** A field with a popup that shows what is chosen as chips. */
export class ChipsHarness extends PopupFieldHarness {
  get chips(): string[] {
    return this.all('.chip span').map((chip) => chip.textContent.trim());
  }

  /** The rows that are chosen. */
  get selected(): string[] {
    return this.all('.row[aria-selected=true] .text').map((row) => row.textContent.trim());
  }

  /** What was said last of what was added or removed. */
  get news(): string {
    return this.one('[data-news]')?.textContent.trim() ?? '';
  }

  /** The chips that Tab leads to. */
  get stops(): string[] {
    return this.all('[data-remove]')
      .filter(({ tabIndex }) => tabIndex === 0)
      .map((chip) => chip.ariaLabel ?? '');
  }

  /** What has the focus: the input, or a chip by its name. */
  get focused(): string | null {
    const { activeElement } = this.input.getRootNode() as ShadowRoot;
    return activeElement === this.input ? 'input' : (activeElement?.ariaLabel ?? null);
  }

  get described(): string[] {
    const ids = (this.input.getAttribute('aria-describedby') ?? '').split(' ');
    return ids.map((id) => this.one(`#${id}`)?.textContent.trim() ?? '');
  }

  /** Presses keys where the focus is. */
  async pressHere(...keys: readonly string[]): Promise<void> {
    for (const press of keys) {
      await sendKeys({ press });
      await this.settle();
    }
  }

  /** A key as it comes while it is held down. */
  hold(key: string, init: KeyboardEventInit = {}): void {
    const event = new KeyboardEvent('keydown', { key, repeat: true, bubbles: true, composed: true, ...init });
    this.input.focus();
    this.input.dispatchEvent(event);
  }
}
