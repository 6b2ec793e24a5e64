import type { CallScript } from '@callside/call-script';
import type {} from '@callside/call-script/define-handover.js';
import { contains, eventually, same } from './eventually.js';

type Tag = 'callside-call-offers' | 'callside-hand-over';

/** What a script panel shows of calls that are handed over, as an agent uses it. */
export class HandoverHarness {
  readonly panel: CallScript;

  constructor(panel: CallScript) {
    this.panel = panel;
  }

  /** Opens the question to whom the call goes. */
  async ask(): Promise<void> {
    await this.#press('callside-hand-over', '[data-hand-over]');
    await this.seesFocus('callside-hand-over', '[name=to]');
  }

  async handOver(to: string, { note = '', told }: { note?: string; told?: string } = {}): Promise<void> {
    await this.ask();
    this.fill('callside-hand-over', 'to', to);
    if (note !== '') this.fill('callside-hand-over', 'note', note);
    if (told !== undefined) this.fill('callside-hand-over', 'told', told);
    await this.confirm('callside-hand-over');
  }

  fill(tag: Tag, name: string, value: string): void {
    (this.#one(tag, `[name="${name}"]`) as HTMLInputElement).value = value;
  }

  /** Types into the question, as a person does. */
  type(name: string, value: string): void {
    this.fill('callside-hand-over', name, value);
    const event = new Event('input', { bubbles: true, composed: true });
    this.#one('callside-hand-over', `[name="${name}"]`).dispatchEvent(event);
  }

  async confirm(tag: Tag): Promise<void> {
    await this.#press(tag, '[data-confirm]');
  }

  async cancel(): Promise<void> {
    await this.#press('callside-hand-over', '[data-cancel]');
  }

  /** Takes the call on screen back. */
  async takeBack(): Promise<void> {
    await eventually(() => same('the way back', this.#root.querySelector('[data-take-back]') !== null, true));
    this.#root.querySelector<HTMLElement>('[data-take-back]')?.click();
  }

  async take(): Promise<void> {
    await this.#press('callside-call-offers', '[data-does=take]');
  }

  async decline(reason: string): Promise<void> {
    await this.#press('callside-call-offers', '[data-does=decline]');
    await this.seesFocus('callside-call-offers', '[name=reason]');
    this.fill('callside-call-offers', 'reason', reason);
    await this.confirm('callside-call-offers');
  }

  async takeBackFromList(): Promise<void> {
    await this.#press('callside-call-offers', '[data-does=take-back]');
  }

  /** What a field of the question says. */
  async seesFilled(name: string, value: string): Promise<void> {
    await eventually(() =>
      same(`“${name}”`, (this.#one('callside-hand-over', `[name="${name}"]`) as HTMLInputElement).value, value),
    );
  }

  async seesChoices(...choices: readonly string[]): Promise<void> {
    const found = () => this.#all('callside-hand-over', 'option').map(({ textContent }) => textContent.trim());
    await eventually(() => same('the choices', found(), choices));
  }

  async seesOffer(words: string): Promise<void> {
    await eventually(() => contains('the offer', this.#textAt('callside-call-offers', '[data-offer]'), words));
  }

  async seesOffers(count: number): Promise<void> {
    await eventually(() => same('the offers', this.#all('callside-call-offers', '[data-offer]').length, count));
  }

  async seesGiven(words: string): Promise<void> {
    await eventually(() =>
      contains('what was handed over', this.#textAt('callside-call-offers', '[data-given]'), words),
    );
  }

  /** Whether a call can be declined. */
  async seesDecline(may: boolean): Promise<void> {
    await eventually(() => same('the no', this.#all('callside-call-offers', '[data-does=decline]').length > 0, may));
  }

  async seesNews(words: string): Promise<void> {
    await eventually(() => contains('the news', this.#textAt('callside-call-offers', '[role=status]'), words));
  }

  /** What was said with the call on screen. */
  async seesTakenOver(words: string): Promise<void> {
    await eventually(() => contains('what was said', this.#textAt('callside-call-offers', '[data-taken-over]'), words));
  }

  async seesProblem(words: string): Promise<void> {
    await eventually(() => same('the problem', this.#textAt('callside-hand-over', '[role=alert]'), words));
  }

  async seesHanded(words: string): Promise<void> {
    await eventually(() =>
      contains('the hand-over', plain(this.#root.querySelector('[data-handed]')?.textContent ?? ''), words),
    );
  }

  async seesNoHandOver(): Promise<void> {
    await eventually(() => {
      same('the tools', this.#root.querySelector('.tools') !== null, true);
      same('a way to hand over', this.#root.querySelector('callside-hand-over'), null);
    });
  }

  /** The button that hands over is there. */
  async seesTools(): Promise<void> {
    await eventually(() => same('the button', this.#all('callside-hand-over', '[data-hand-over]').length, 1));
  }

  async seesFocus(tag: Tag, selector: string): Promise<void> {
    await eventually(() =>
      same(`the focus on ${selector}`, this.#find(tag)?.shadowRoot?.activeElement?.matches(selector), true),
    );
  }

  async seesFocusInBody(): Promise<void> {
    await eventually(() => same('the focus', this.#root.querySelector('.body')?.matches(':focus'), true));
  }

  get #root(): ShadowRoot {
    const { shadowRoot } = this.panel;
    if (shadowRoot === null) throw new Error('The panel is not drawn.');
    return shadowRoot;
  }

  #find(tag: Tag): HTMLElement | undefined {
    return this.#root.querySelector<HTMLElement>(tag) ?? undefined;
  }

  #all(tag: Tag, selector: string): readonly HTMLElement[] {
    return [...(this.#find(tag)?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
  }

  #one(tag: Tag, selector: string): HTMLElement {
    const [found] = this.#all(tag, selector);
    if (found === undefined) throw new Error(`There is no ${selector} in <${tag}>.`);
    return found;
  }

  #textAt(tag: Tag, selector: string): string {
    return plain(this.#all(tag, selector)[0]?.textContent ?? '');
  }

  async #press(tag: Tag, selector: string): Promise<void> {
    await eventually(() => same(`${selector} can be pressed`, this.#all(tag, `${selector}:enabled`).length > 0, true));
    this.#one(tag, selector).click();
  }
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
