import '@callside/call-script/define-disposition.js';
import type { OutboundList } from '@callside/call-script/outbound.js';
import { DispositionHarness } from './disposition-harness.js';
import { contains, eventually, same } from './eventually.js';
import { WidgetHarness } from './widget-harness.js';

/** What an agent does with a calling list, and sees of it. */
export class OutboundListHarness extends WidgetHarness<OutboundList> {
  /** Dials the next best contact. */
  dial(): Promise<void> {
    return this.press('[data-dial]');
  }

  connect(): Promise<void> {
    return this.press('[data-connected]');
  }

  giveUp(): Promise<void> {
    return this.press('[data-not-dialled]');
  }

  report(): Promise<void> {
    return this.press('[data-report]');
  }

  showMore(): Promise<void> {
    return this.press('[data-more]');
  }

  dropCallback(): Promise<void> {
    return this.press('[data-callback] button');
  }

  /** Dials a contact of the list. */
  dialLine(contact: string): Promise<void> {
    return this.press(`[data-contact="${contact}"] button`);
  }

  async filterBy(name: string, value: string): Promise<void> {
    const control = this.one(`.filter [name=${name}]`) as HTMLInputElement;
    control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** Presses a key on the list. */
  async key(key: string, given: KeyboardEventInit = {}, place: Element = this.one('.next')): Promise<void> {
    place.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...given }),
    );
    await this.element.updateComplete;
  }

  get disposition(): DispositionHarness {
    const element = this.root.querySelector('callside-disposition');
    if (element === null) throw new Error('Nobody is on the line.');
    return new DispositionHarness(element);
  }

  get lines(): readonly string[] {
    return this.all('[data-contact]').map((line) => line.dataset.contact ?? '');
  }

  lineAt(contact: string): string {
    return this.textAt(`[data-contact="${contact}"]`);
  }

  figure(name: string): string {
    return this.textAt(`[data-figure=${name}] dd`);
  }

  get callbacks(): readonly string[] {
    return this.all('[data-callback]').map((line) => line.textContent.trim().replaceAll(/\s+/g, ' '));
  }

  get focusIsOnNext(): boolean {
    return this.root.activeElement === this.root.querySelector('.next');
  }

  async seesFocusOnNext(): Promise<void> {
    await eventually(() => same('the focus on who is next', this.focusIsOnNext, true));
  }

  async seesLoaded(): Promise<void> {
    await eventually(() => same('the count on screen', this.root.querySelector('[data-count]') !== null, true));
  }

  async seesNext(name: string): Promise<void> {
    await eventually(() => contains('the next contact', this.textAt('.next .name'), name));
  }

  async seesNumber(number: string): Promise<void> {
    await eventually(() => same('the number', this.textAt('.next .number'), number));
  }

  async seesDisposition(): Promise<void> {
    await eventually(() => same('the results', this.all('callside-disposition').length, 1));
  }

  async seesTold(text: string): Promise<void> {
    await eventually(() => same('what was told', this.textAt('.told'), text));
  }

  async seesFigure(name: string, count: string): Promise<void> {
    await eventually(() => same(`the figure “${name}”`, this.figure(name), count));
  }

  async seesLines(count: number): Promise<void> {
    await eventually(() => same('the lines', this.lines.length, count));
  }

  async seesAtLine(contact: string, text: string): Promise<void> {
    await eventually(() => contains('the line', this.lineAt(contact), text));
  }
}
