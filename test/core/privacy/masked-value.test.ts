import { isMaskedValue } from '@callside/core';
import { expect } from 'chai';

describe('isMaskedValue', () => {
  it('knows what stands for a value that is masked', () => {
    expect(isMaskedValue({ masked: true, hint: '138••••5678' })).to.equal(true);
  });

  // Whoever leaves the hint out must not get a mask stored as a value.
  it('knows it without a hint', () => expect(isMaskedValue({ masked: true })).to.equal(true));

  for (const value of [null, '', '138••••5678', 0, true, [], ['masked'], {}, { masked: 'yes', hint: 'x' }])
    it(`leaves ${JSON.stringify(value)} alone`, () => expect(isMaskedValue(value)).to.equal(false));
});
