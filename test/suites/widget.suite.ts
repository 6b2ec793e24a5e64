import type { Locale } from '@callside/core';
import { expect } from '@open-wc/testing';
import { everyElement, type WidgetHarness, type UpdatingElement } from '../harness/widget-harness.js';
import { noiseDuring, showElement, type PageOptions } from '../support/widget-page.js';
import { countTexts, hostileTexts, strangers, withTexts } from '../support/widget-texts.js';

type WidgetTag = 'callside-ticket-form' | 'callside-call-script' | 'callside-qa-scorecard' | 'callside-survey';

/** A definition with a fault, and what a supervisor reads about it. */
export interface BrokenCase {
  readonly fault: string;
  readonly definition: unknown;
  readonly path: string;
  readonly words: Readonly<Record<Locale, string>>;
}

export interface WidgetCase<K extends WidgetTag, H extends WidgetHarness<UpdatingElement>> {
  readonly tag: K;
  readonly definition: { readonly title: unknown };
  readonly titles: Readonly<Record<Locale, string>>;
  readonly pageObject: (element: HTMLElementTagNameMap[K]) => H;
  /** Definitions that together put every part of the real one on screen. */
  readonly parts: readonly unknown[];
  readonly broken: readonly BrokenCase[];
  /** What stands above the findings on a broken definition. */
  readonly brokenTitle: string;
  /** What is said of a definition of another kind. */
  readonly wrongKind: string;
  /** Brings a widget that is on the page into the states that people meet. */
  readonly states: Readonly<Record<string, (widget: H) => Promise<void>>>;
}

const LANGUAGES: readonly Locale[] = ['en', 'zh-CN', 'zh-TW'];

/** What every widget keeps to: hostile texts, broken definitions, languages, narrow places, accessibility. */
export function describeWidget<K extends WidgetTag, H extends WidgetHarness<UpdatingElement>>(
  subject: WidgetCase<K, H>,
): void {
  const { tag, definition, titles, pageObject, parts, broken, brokenTitle, wrongKind, states } = subject;
  const open = async (shown: unknown, page: PageOptions = {}): Promise<H> =>
    pageObject(await showElement(tag, { definition: shown } as Partial<HTMLElementTagNameMap[K]>, page));

  describe(`<${tag}> and its definition`, () => {
    it('takes it as JSON in an attribute', async () => {
      const widget = await open(undefined);
      widget.element.setAttribute('definition', JSON.stringify(definition));
      await widget.sees(titles.en);
    });

    it('takes it as JSON in a script below the tag', async () => {
      const page = await showElement('div', {});
      const host = document.createElement(tag);
      const script = Object.assign(document.createElement('script'), { type: 'application/json' });
      script.textContent = JSON.stringify(definition);
      host.append(script);
      page.append(host);
      await pageObject(host).sees(titles.en);
    });

    it('shows nothing without one', async () => {
      expect((await open(undefined)).text).to.equal('');
    });

    it('says that JSON is broken instead of throwing', async () => {
      const noise = await noiseDuring(async () => {
        const widget = await open(undefined);
        widget.element.setAttribute('definition', '{"kind":');
        await widget.sees(brokenTitle);
      });
      expect(noise).to.deep.equal([]);
    });

    it('says that another kind of definition was given', async () => {
      await (await open({ ...definition, kind: 'recipe' })).seesFinding('kind', wrongKind);
    });

    it('shows the form as soon as the definition is mended', async () => {
      const widget = await open({ ...definition, id: '1' });
      Object.assign(widget.element, { definition });
      await widget.sees(titles.en);
    });

    for (const { fault, definition: faulty, path, words } of broken) {
      for (const lang of LANGUAGES) {
        it(`names ${fault} with its path, in ${lang}`, async () => {
          const noise = await noiseDuring(async () => {
            await (await open(faulty, { lang })).seesFinding(path, words[lang]);
          });
          expect(noise).to.deep.equal([]);
        });
      }
    }
  });

  describe(`<${tag}> and its language`, () => {
    for (const lang of LANGUAGES) {
      it(`shows ${lang}`, async () => {
        await (await open(definition, { lang })).sees(titles[lang]);
      });
    }

    it('changes with the language of the page', async () => {
      const widget = await open(definition);
      widget.element.parentElement?.setAttribute('lang', 'zh-TW');
      await widget.sees(titles['zh-TW']);
      await widget.seesNot(titles.en);
    });

    it('takes the nearest sibling of a language that it does not have', async () => {
      await (await open(definition, { lang: 'zh-HK' })).sees(titles['zh-TW']);
    });
  });

  describe(`<${tag}> and hostile texts`, () => {
    it('shows every text as text', async () => {
      const texts = await hostileTexts();
      const widget = await open(definition);
      const size = countTexts(definition);
      const { hits, stop } = watchCanary();
      for (let start = 0; start < texts.length; start += size) {
        Object.assign(widget.element, { definition: withTexts(definition, texts.slice(start, start + size)) });
        await widget.element.updateComplete;
        expect(strangers(everyElement(widget.element))).to.deep.equal([]);
      }
      await new Promise((resolve) => setTimeout(resolve));
      stop();
      expect(hits()).to.equal(0);
    });

    for (const [index, part] of parts.entries()) {
      it(`draws nothing strange in part ${String(index + 1)}`, async () => {
        const { hits, stop } = watchCanary();
        const widget = await open(withTexts(part, (await hostileTexts()).slice(0, 10)));
        await new Promise((resolve) => setTimeout(resolve));
        stop();
        expect(strangers(everyElement(widget.element))).to.deep.equal([]);
        expect(hits()).to.equal(0);
      });
    }

    it('shows them as they were written', async () => {
      const attack = '<img src=x onerror="canary()">';
      await (await open(withTexts(definition, [attack]))).sees(attack);
    });

    it('finds nothing in them that would throw', async () => {
      const texts = await hostileTexts();
      expect(
        await noiseDuring(async () => {
          await open(withTexts(definition, texts));
        }),
      ).to.deep.equal([]);
    });
  });

  describe(`<${tag}> in a narrow place`, () => {
    for (const width of [300, 360]) {
      for (const lang of LANGUAGES) {
        it(`fits ${String(width)} px in ${lang}`, async () => {
          for (const part of parts) {
            const widget = await open(part, { lang, width });
            for (const element of everyElement(widget.element).filter(hasUpdates)) await element.updateComplete;
            expect(widget.overflowing).to.deep.equal([]);
          }
        });
      }
    }
  });

  describe(`<${tag}> for everybody`, () => {
    const look: typeof states = {
      ...states,
      broken: async ({ element }) => {
        Object.assign(element, { definition: broken[0]?.definition });
        await element.updateComplete;
      },
    };
    for (const [state, bring] of Object.entries(look)) {
      for (const theme of ['light', 'dark'] as const) {
        for (const lang of ['en', 'zh-CN']) {
          it(`is accessible when ${state}, in ${theme} and ${lang}`, async () => {
            const widget = await open(definition, { theme, lang });
            await bring(widget);
            await expect(widget.element).to.be.accessible();
          });
        }
      }
    }
  });
}

function hasUpdates(element: Element): element is UpdatingElement {
  return 'updateComplete' in element;
}

/** Counts how often a text was run: by the canary of our attacks, or by a dialog as naughty strings do. */
function watchCanary(): { hits: () => number; stop: () => void } {
  let hits = 0;
  const sing = (): void => {
    hits += 1;
  };
  const { alert, confirm, prompt } = window;
  Object.assign(window, { canary: sing, alert: sing, confirm: sing, prompt: sing });
  return {
    hits: () => hits,
    stop: () => {
      Object.assign(window, { alert, confirm, prompt });
      Reflect.deleteProperty(window, 'canary');
    },
  };
}
