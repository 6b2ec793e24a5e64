import { checkValue, hasCardNumber, maskCardNumbers } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

/** The schemes' own numbers for tests, and what may be shown of them. */
const CARDS: readonly (readonly [string, string])[] = [
  ['4111111111111111', '411111••••••1111'],
  ['4012 8888 8888 1881', '4012 88•• •••• 1881'],
  ['5555-5555-5555-4444', '5555-55••-••••-4444'],
  ['2223003122003222', '222300••••••3222'],
  ['378282246310005', '378282•••••0005'],
  ['30569309025904', '305693••••5904'],
  ['3530111333300000', '353011••••••0000'],
  ['6011111111111117', '601111••••••1117'],
  ['6200000000000005', '620000••••••0005'],
  ['6205500000000000004', '620550•••••••••0004'],
  ['2201382000000013', '220138••••••0013'],
  ['４１１１１１１１１１１１１１１１', '４１１１１１••••••１１１１'],
];

/** What looks like one and is none. */
const OTHERS = [
  '4111111111111112', // wrong check digit
  '1234567890123452', // right check digit, nobody's beginning
  '13800001234567', // two phones in one
  '20261121083000', // a moment
  '110101199003078515', // an identity number
  '41111111111111', // too short for its issuer
  '411111111111111100004', // longer than any card
  'GD20261121001',
  '7f0c4111-1111-4111-8111-111111111111',
  '1795338000000',
];

/** Each issuer's beginnings with a length of its own. */
const SHAPES: readonly (readonly [string, number])[] = [
  ['4', 16],
  ['4', 19],
  ['51', 16],
  ['2720', 16],
  ['34', 15],
  ['36', 14],
  ['3589', 19],
  ['65', 16],
  ['62', 17],
  ['2204', 18],
];

const luhnDigit = (digits: string): string => {
  const sum = Array.from(digits)
    .reverse()
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 2 : 1))
    .reduce((all, value) => all + (value > 9 ? value - 9 : value), 0);
  return String((10 - (sum % 10)) % 10);
};

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

const cardNumbers = fc
  .tuple(fc.constantFrom(...SHAPES), fc.stringMatching(/^\d{19}$/))
  .map(([[first, length], rest]) => {
    const body = (first + rest).slice(0, length - 1);
    return body + luhnDigit(body);
  });

/** Digits in groups, as people write them. */
const grouped = (number: string, separator: string, size: number): string =>
  (number.match(new RegExp(`\\d{1,${String(size)}}`, 'g')) ?? []).join(separator);

describe('maskCardNumbers', () => {
  for (const [number, masked] of CARDS)
    it(`shows of ${number} no more than may be shown`, () => {
      expect(maskCardNumbers(`Card ${number}.`)).to.equal(`Card ${masked}.`);
    });

  for (const number of OTHERS)
    it(`leaves ${number} as it is`, () => {
      expect(maskCardNumbers(number)).to.equal(number);
      expect(hasCardNumber(number)).to.equal(false);
    });

  it('finds one behind another number, and two in one text', () => {
    expect(maskCardNumbers('2026 4111 1111 1111 1111 0123')).to.equal('2026 4111 11•• •••• 1111 0123');
    expect(maskCardNumbers('4111111111111111 378282246310005')).to.equal('411111••••••1111 378282•••••0005');
  });

  it('finds every number of every issuer, however it is written and whatever stands around it', () => {
    const words = fc.stringMatching(/^[A-Za-z,:陈 ]{0,12}$/);
    fc.assert(
      fc.property(
        cardNumbers,
        fc.constantFrom('', ' ', '-', '.', '\u00a0'),
        fc.constantFrom(4, 6),
        words,
        words,
        (number, separator, size, before, after) => {
          const masked = maskCardNumbers(`${before}${grouped(number, separator, size)}${after}`);
          expect(digitsOf(masked)).to.equal(number.slice(0, 6) + number.slice(-4));
          expect(masked.startsWith(before) && masked.endsWith(after)).to.equal(true);
        },
      ),
    );
  });

  it('masks no number whose check digit is wrong', () => {
    fc.assert(
      fc.property(cardNumbers, fc.integer({ min: 1, max: 9 }), (number, by) => {
        const wrong = number.slice(0, -1) + String((Number(number.at(-1)) + by) % 10);
        expect(maskCardNumbers(wrong)).to.equal(wrong);
      }),
    );
  });

  it('has nothing left to do the second time, and keeps the length of every text', () => {
    const digits = fc.stringMatching(/^[\d .-]{0,60}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), digits, cardNumbers), (text) => {
        const once = maskCardNumbers(text);
        expect(once).to.have.length(text.length);
        expect(maskCardNumbers(once)).to.equal(once);
      }),
    );
  });

  it('takes no longer for a long row of digits than its length allows', () => {
    const text = '4111 '.repeat(20_000);
    const before = performance.now();
    maskCardNumbers(text);
    expect(performance.now() - before).to.be.below(1000);
  });
});

describe('a card number as a value', () => {
  for (const type of ['text', 'long-text', 'number', 'url'] as const)
    it(`is refused by a field of type ${type}`, () => {
      const value =
        type === 'number' ? 4111111111111111 : type === 'url' ? 'https://a.b/4111111111111111' : '4111 1111 1111 1111';
      expect(checkValue({ id: 'a', type, label: 'A' }, value).map(({ code }) => code)).to.deep.equal(['card-number']);
    });

  it('is nobody’s concern where a machine has made the key', () => {
    expect(checkValue({ id: 'a', type: 'lookup', label: 'A', source: 's' }, '4111111111111111')).to.deep.equal([]);
  });

  it('may be kept masked', () => {
    expect(checkValue({ id: 'a', type: 'text', label: 'A', pii: 'card' }, '411111••••••1111')).to.deep.equal([]);
  });
});
