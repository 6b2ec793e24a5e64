import { excerptOf, matchedParts } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

/** The text with what was found in brackets. */
function marked(text: string, query: string): string {
  return matchedParts(text, query)
    .map(({ text: part, isMatch }) => (isMatch ? `[${part}]` : part))
    .join('');
}

describe('matchedParts', () => {
  it('marks words from their beginning', () => {
    expect(marked('Reset the VPN; no nvpn.', 'vp')).to.equal('Reset the [VP]N; no nvpn.');
  });

  it('marks Chinese anywhere, as one piece', () => {
    expect(marked('无法登录失败的账号', '登录失败')).to.equal('无法[登录失败]的账号');
  });

  it('marks a word between Chinese signs', () => {
    expect(marked('重置VPN密码', 'vpn')).to.equal('重置[VPN]密码');
  });

  it('marks what is written in another width or with accents', () => {
    expect(marked('ＶＰＮ café', 'vpn CAFE')).to.equal('[ＶＰＮ] [café]');
  });

  it('marks nothing without a query', () => {
    expect(marked('VPN', ' ')).to.equal('VPN');
  });

  it('keeps every text as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ maxLength: 5 }), (text, query) => {
        expect(
          matchedParts(text, query)
            .map((part) => part.text)
            .join(''),
        ).to.equal(text);
      }),
    );
  });
});

describe('excerptOf', () => {
  it('shows the stretch where the words stand', () => {
    expect(excerptOf('A long story about nothing. The lift stands still.', 'lift', 20)).to.equal('…lift stands still.');
  });

  it('shows a short text as it is', () => {
    expect(excerptOf('The lift.\n\nIt stands.', 'x', 40)).to.equal('The lift. It stands.');
  });

  it('shows the beginning where nothing was found', () => {
    expect(excerptOf('One two three four', 'x', 7)).to.equal('One two…');
  });

  it('is never longer than asked for, but for the dots', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        fc.string({ maxLength: 4 }),
        fc.integer({ min: 1, max: 60 }),
        (text, q, n) => {
          expect(Array.from(excerptOf(text, q, n)).length).to.be.at.most(n + 2);
        },
      ),
    );
  });
});
