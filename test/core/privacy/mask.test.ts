import { maskValue, type PiiKind } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

const CASES: readonly (readonly [PiiKind, string, string])[] = [
  ['name', '陈小明', '陈••'],
  ['name', '欧阳娜娜', '欧阳••'],
  ['name', '欧阳', '欧•'],
  ['name', '陈', '陈•'],
  ['name', 'Ms Chen', 'M•• C••'],
  ['name', 'Ana María López', 'A•• M•• L••'],
  ['phone', '13812345678', '138••••5678'],
  ['phone', '138 1234-5678', '138••••5678'],
  ['phone', '+8613812345678', '+8613•••••5678'],
  ['phone', '110', '••••'],
  ['phone', '62345678', '••••••••'],
  ['email', 'chen@example.com', 'c•••@example.com'],
  ['email', 'not an address', '••••'],
  ['identity', '110101199003078515', '110•••••••••••8515'],
  ['identity', '11010119900307851X', '110•••••••••••851X'],
  ['card', '6222 0212 3456 7890 123', '622202•••••••••0123'],
  ['card', '4111111111111111', '411111••••••1111'],
  ['address', '北京市朝阳区建国路 88 号', '北京市朝阳区••••'],
  ['address', '臺北市信義區松高路 1 號', '臺北市信義區••••'],
  ['address', 'Building 7, Flat 1204', 'Building ••••'],
  ['address', '88 Long Road', '••••'],
  ['text', 'Call 138-1234-5678 or chen@example.com after 8', 'Call ••••••••••• or c•••@example.com after 8'],
  ['text', 'Floor 3, since 07:10', 'Floor 3, since 07:10'],
];

describe('maskValue', () => {
  for (const [kind, value, masked] of CASES) {
    it(`shows of the ${kind} ${value} no more than ${masked}`, () => {
      expect(maskValue(kind, value)).to.equal(masked);
    });
  }

  it('leaves an empty value empty', () => {
    expect(maskValue('phone', ' ')).to.equal(' ');
  });

  it('never shows more of a card than the first six and the last four digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{13,19}$/), (card) => {
        const shown = maskValue('card', card);
        expect(shown.replaceAll('•', '')).to.have.length.at.most(10);
        expect(shown).to.have.lengthOf(card.length);
      }),
    );
  });

  it('hides three digits of a number at least, or all of it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<PiiKind>('phone', 'identity', 'card'),
        fc.stringMatching(/^\d{1,20}$/),
        (kind, number) => {
          const hidden = Array.from(maskValue(kind, number)).filter((sign) => sign === '•').length;
          expect(hidden).to.be.at.least(3);
        },
      ),
    );
  });

  it('leaves no run of seven digits in a text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('12', '345', ' ', '-', 'a', '6789012'), { maxLength: 12 }), (pieces) => {
        expect(maskValue('text', pieces.join(''))).to.not.match(/\d{7}/);
      }),
    );
  });
});
