import { CallsideElement, defineElement } from '@callside/ui';
import { elementUpdated, expect, fixture, html, nextFrame } from '@open-wc/testing';
import { html as litHtml, type TemplateResult } from 'lit';

class LocaleProbe extends CallsideElement {
  override render(): TemplateResult {
    return litHtml`${this.text({ en: 'Phone', 'zh-CN': '电话', 'zh-TW': '電話' })}`;
  }
}

defineElement('locale-probe', LocaleProbe);

const probeIn = (page: ParentNode): LocaleProbe => page.querySelector<LocaleProbe>('locale-probe')!;
const shown = (probe: LocaleProbe): string => probe.renderRoot.textContent;

describe('LocaleController', () => {
  for (const [lang, locale] of [
    ['en-GB', 'en'],
    ['zh', 'zh-CN'],
    ['zh-Hant-HK', 'zh-TW'],
    ['fr', 'en'],
    ['', 'en'],
  ] as const) {
    it(`takes ${locale} for lang="${lang}"`, async () => {
      const page = await fixture(html`<div lang=${lang}><locale-probe></locale-probe></div>`);
      expect(probeIn(page).locale).to.equal(locale);
    });
  }

  it('takes the nearest lang', async () => {
    const page = await fixture(
      html`<div lang="zh-CN">
        <p lang="zh-TW"><locale-probe></locale-probe></p>
      </div>`,
    );
    expect(probeIn(page).locale).to.equal('zh-TW');
  });

  for (const mode of ['open', 'closed'] as const) {
    it(`looks out of ${mode} shadow roots`, async () => {
      const page = await fixture(html`<div lang="zh-CN"><span></span></div>`);
      const root = page.querySelector('span')!.attachShadow({ mode });
      root.append(document.createElement('locale-probe'));
      const probe = probeIn(root);
      await elementUpdated(probe);
      expect(shown(probe)).to.equal('电话');
    });
  }

  it('follows a lang that changes', async () => {
    const page = await fixture<HTMLElement>(html`<div lang="en"><locale-probe></locale-probe></div>`);
    page.lang = 'zh-TW';
    await nextFrame();
    await elementUpdated(probeIn(page));
    expect(shown(probeIn(page))).to.equal('電話');
  });

  it('follows a lang that changes inside a shadow root', async () => {
    const page = await fixture(html`<div></div>`);
    const root = page.attachShadow({ mode: 'closed' });
    root.innerHTML = '<section lang="en"><locale-probe></locale-probe></section>';
    const probe = probeIn(root);
    await elementUpdated(probe);
    root.querySelector('section')!.lang = 'zh-CN';
    await nextFrame();
    await elementUpdated(probe);
    expect(shown(probe)).to.equal('电话');
  });

  it('speaks the language of the place that it is moved to', async () => {
    const page = await fixture(
      html`<div lang="en">
        <locale-probe></locale-probe>
        <p lang="zh-CN"></p>
      </div>`,
    );
    const probe = probeIn(page);
    await elementUpdated(probe);
    page.querySelector('p')!.append(probe);
    await elementUpdated(probe);
    expect(shown(probe)).to.equal('电话');
  });

  it('speaks English where no lang is', async () => {
    const { lang } = document.documentElement;
    document.documentElement.removeAttribute('lang');
    const probe = await fixture<LocaleProbe>(html`<locale-probe></locale-probe>`);
    document.documentElement.lang = lang;
    expect(probe.locale).to.equal('en');
  });
});
