import { expect } from '@open-wc/testing';
import { noiseDuring, showElement, type PageOptions } from '../support/widget-page.js';

export interface ElementCase<K extends keyof HTMLElementTagNameMap> {
  readonly tag: K;
  /** What a host sets, made anew for each test. */
  readonly properties: () => Partial<HTMLElementTagNameMap[K]>;
  /** A text that it shows then, by language. */
  readonly shows: { readonly en: string; readonly 'zh-CN': string };
  readonly textOf: (element: HTMLElementTagNameMap[K]) => string;
  /** Registers the tag, once more. */
  readonly defineAgain: () => Promise<unknown>;
}

/** What every Callside element keeps to, whatever it is for. */
export function describeElement<K extends keyof HTMLElementTagNameMap>(subject: ElementCase<K>): void {
  const { tag, properties, shows, textOf, defineAgain } = subject;
  const show = (page: PageOptions = {}): Promise<HTMLElementTagNameMap[K]> => showElement(tag, properties(), page);
  const settled = (element: HTMLElement): Promise<unknown> =>
    (element as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;

  describe(`<${tag}> as an element`, () => {
    it('is accessible', async () => {
      await expect(await show()).to.be.accessible();
    });

    it('is accessible in the dark', async () => {
      await expect(await show({ theme: 'dark' })).to.be.accessible();
    });

    it('is defined once, however often it is asked', async () => {
      const before = customElements.get(tag);
      expect(
        await noiseDuring(async () => {
          await defineAgain();
        }),
      ).to.deep.equal([]);
      expect(customElements.get(tag)).to.equal(before);
    });

    it('shows its text', async () => {
      expect(textOf(await show())).to.include(shows.en);
    });

    it('keeps what it shows when it is moved', async () => {
      const element = await show();
      const other = document.createElement('div');
      element.parentElement?.append(other);
      other.append(element);
      await settled(element);
      expect(textOf(element)).to.include(shows.en);
    });

    it('takes the language of the place that it is moved to', async () => {
      const element = await show();
      const other = document.createElement('div');
      other.lang = 'zh-CN';
      element.parentElement?.append(other);
      other.append(element);
      await settled(element);
      expect(textOf(element)).to.include(shows['zh-CN']);
    });

    it('works on after it was taken out and put back', async () => {
      const element = await show();
      const parent = element.parentElement;
      element.remove();
      parent?.append(element);
      parent?.setAttribute('lang', 'zh-CN');
      // A mutation observer tells of the language.
      await Promise.resolve();
      await settled(element);
      expect(textOf(element)).to.include(shows['zh-CN']);
    });

    it('makes no noise on its way', async () => {
      const noise = await noiseDuring(async () => {
        const element = await show();
        element.remove();
        document.body.append(element);
        await settled(element);
        element.remove();
      });
      expect(noise).to.deep.equal([]);
    });
  });
}
