import { expect } from 'chai';
import type { KeyInput, Page } from 'puppeteer-core';
import { until } from './until.js';

/** So many times Tab is pressed before a place counts as one that it never comes to. */
const MOST_TABS = 150;

/** A page for somebody who has no mouse. Places are selectors, `>>>` goes into a shadow root. */
export class Keys {
  readonly #page: () => Page;

  constructor(page: () => Page) {
    this.#page = page;
  }

  async press(...keys: readonly KeyInput[]): Promise<void> {
    for (const key of keys) await this.#page().keyboard.press(key);
  }

  /** Presses a key while another is held down. */
  async chord(held: KeyInput, key: KeyInput): Promise<void> {
    await this.#page().keyboard.down(held);
    await this.press(key);
    await this.#page().keyboard.up(held);
  }

  async type(text: string): Promise<void> {
    await this.#page().keyboard.type(text);
  }

  /** Presses Tab until what has the focus lies in the wanted place, which need not be there yet. */
  async tabTo(place: string): Promise<void> {
    await this.#page().waitForSelector(place);
    for (let step = 0; step < MOST_TABS; step++) {
      if (await this.isAt(place)) return;
      await this.press('Tab');
    }
    throw new Error(`Tab never comes to ${place}.`);
  }

  /** Goes to a button and presses it. */
  async use(place: string): Promise<void> {
    await this.tabTo(place);
    await this.press('Enter');
  }

  /** Waits until the focus has come to a place by itself. */
  async seesFocusAt(place: string): Promise<void> {
    await until(`the focus is at ${place}`, () => this.isAt(place));
  }

  isAt(place: string): Promise<boolean> {
    return this.#page().evaluate((wanted) => {
      let element = document.activeElement;
      for (const [depth, part] of wanted.split(' >>> ').entries()) {
        if (depth > 0) element = element?.shadowRoot?.activeElement ?? null;
        if (element?.matches(part) !== true) return false;
      }
      return true;
    }, place);
  }

  /** From now on the page counts what a mouse does, {@link sawNoMouse} tells; a reload does not end it. */
  async watchForMouse(): Promise<void> {
    const watch = (): void => {
      for (const type of ['pointerdown', 'mousedown', 'touchstart'])
        addEventListener(type, () => sessionStorage.setItem('mouse', 'used'), { capture: true });
    };
    await this.#page().evaluate(watch);
    await this.#page().evaluateOnNewDocument(watch);
  }

  async sawNoMouse(): Promise<void> {
    expect(await this.#page().evaluate(() => sessionStorage.getItem('mouse'))).to.equal(null);
  }
}
