import { matchLocale, textFor } from '@callside/core';
import { expect } from 'chai';

const SHIPPED = ['en', 'zh-CN', 'zh-TW'];

describe('matchLocale', () => {
  for (const [wanted, available, tag] of [
    ['en', SHIPPED, 'en'],
    ['EN', SHIPPED, 'en'],
    ['en-GB', SHIPPED, 'en'],
    ['zh', SHIPPED, 'zh-CN'],
    ['zh-cn', SHIPPED, 'zh-CN'],
    ['zh-SG', SHIPPED, 'zh-CN'],
    ['zh-Hans', SHIPPED, 'zh-CN'],
    ['zh-Hans-HK', SHIPPED, 'zh-CN'],
    ['zh-TW', SHIPPED, 'zh-TW'],
    ['zh-HK', SHIPPED, 'zh-TW'],
    ['zh-MO', SHIPPED, 'zh-TW'],
    ['zh-Hant', SHIPPED, 'zh-TW'],
    ['zh-Hant-HK', SHIPPED, 'zh-TW'],
    ['fr', SHIPPED, undefined],
    ['', SHIPPED, undefined],
    ['en-GB', ['en-US', 'fr'], 'en-US'],
    ['zh-HK', ['zh-CN'], undefined],
  ] as const) {
    it(`serves "${wanted}" from ${available.join(', ')} with ${tag ?? 'nothing'}`, () => {
      expect(matchLocale(wanted, available)).to.equal(tag);
    });
  }
});

describe('textFor', () => {
  const label = { en: 'Phone', 'zh-CN': '电话', 'zh-TW': '電話' };

  it('gives a single text for every language', () => expect(textFor('Phone', 'zh-CN')).to.equal('Phone'));
  it('gives the text of the language', () => expect(textFor(label, 'zh-TW')).to.equal('電話'));
  it('gives the text of a sibling', () => expect(textFor(label, 'zh-Hans-SG')).to.equal('电话'));
  it('falls back to English', () => expect(textFor(label, 'fr')).to.equal('Phone'));
  it('falls back to whatever there is', () => expect(textFor({ 'zh-CN': '电话' }, 'fr')).to.equal('电话'));
  it('gives nothing where there is no text', () => expect(textFor(undefined, 'en')).to.equal(''));
  it('gives nothing for an empty map', () => expect(textFor({}, 'en')).to.equal(''));
  it('never reads a prototype', () => expect(textFor({ en: 'Phone' }, 'constructor')).to.equal('Phone'));
});
