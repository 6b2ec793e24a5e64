import { foldText, isOpenEnded, queryTerms, searchTerms } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

describe('searchTerms', () => {
  it('cuts Chinese into pairs of signs and the last sign, and other text into words', () => {
    expect(searchTerms('VPN 登录失败')).to.deep.equal(['vpn', '登录', '录失', '失败', '败']);
  });

  it('parts words from signs that stand side by side', () => {
    expect(searchTerms('重置VPN密码')).to.include.members(['重置', 'vpn', '密码']);
    expect(searchTerms('重置VPN密码')).not.to.include('置密');
  });

  it('makes no pair across punctuation', () => {
    expect(searchTerms('退款，发票')).not.to.include('款发');
  });

  it('takes letters of Taiwan, old forms and signs beyond the first plane as they are', () => {
    expect(searchTerms('電梯維護𠮷')).to.include.members(['電梯', '維護', '護𠮷', '𠮷']);
    expect(searchTerms('ㄅㄆ')).to.include('ㄅㄆ');
  });

  it('finds nothing in punctuation', () => {
    expect(searchTerms(' — “…” 、。！')).to.deep.equal([]);
  });

  it('keeps numbers and words of other scripts whole', () => {
    expect(searchTerms('Ошибка E102, 3,5 mm')).to.deep.equal(['ошибка', 'e102', '3', '5', 'mm']);
  });
});

describe('queryTerms', () => {
  it('asks for pairs of signs, and for a sign that stands alone', () => {
    expect(queryTerms('vpn 登录失 卡')).to.deep.equal(['vpn', '登录', '录失', '卡']);
  });

  it('asks for each term once', () => {
    expect(queryTerms('人人人 VPN vpn')).to.deep.equal(['人人', 'vpn']);
  });

  it('asks only for what a text has that the query was taken from', () => {
    const sign = fc.constantFrom(...'电梯维护保养登录失败證號退款VPNwifi5 ，。-'.split(''));
    const text = fc.array(sign, { maxLength: 40 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(40), (whole, a, b) => {
        const part = whole.slice(Math.min(a, b), Math.max(a, b));
        const terms = searchTerms(whole);
        // A word whose beginning was cut off is none of the text's.
        const cut = /(?<=[A-Za-z\d])$/.test(whole.slice(0, Math.min(a, b))) ? queryTerms(part)[0] : undefined;
        const isThere = (term: string): boolean =>
          terms.some((each) => (isOpenEnded(term) ? each.startsWith(term) : each === term));
        return queryTerms(part).every((term) => term === cut || isThere(term));
      }),
    );
  });

  it('comes to the same terms for any text, however it is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        expect(queryTerms(foldText(text))).to.deep.equal(queryTerms(text));
      }),
    );
  });
});

describe('foldText', () => {
  it('passes over case, width and accents', () => {
    expect(foldText('ＣAFÉ １２')).to.equal('cafe 12');
  });

  it('keeps the dots that make another sign', () => {
    expect(foldText('がぱ')).to.equal('がぱ');
  });
});
