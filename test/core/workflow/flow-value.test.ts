import { expect } from 'chai';
import fc from 'fast-check';
import { asFlowValue } from '../../../packages/core/src/workflow/flow-value.js';

describe('asFlowValue', () => {
  for (const [name, given, kept] of [
    ['what is no number', 0 / 0, null],
    ['infinity', 1 / 0, null],
    ['nothing', undefined, null],
    ['a function', () => 1, null],
    ['a hole in a list', [undefined, 'a'], [null, 'a']],
    ['a property that is nothing', { a: undefined }, { a: null }],
  ] as const) {
    it(`keeps ${name} as ${JSON.stringify(kept)}`, () => expect(asFlowValue(given)).to.deep.equal(kept));
  }

  it('has no negative zero, which JSON cannot write', () => expect(Object.is(asFlowValue(-0), 0)).to.equal(true));

  it('keeps a property called __proto__ a property', () => {
    const value = asFlowValue(JSON.parse('{"__proto__": {"admin": true}}'));
    expect([(value as { admin?: boolean }).admin, JSON.stringify(value)]).to.deep.equal([
      undefined,
      '{"__proto__":{"admin":true}}',
    ]);
  });

  it('is the same after JSON, whatever was given', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        const value = asFlowValue(given);
        expect(JSON.parse(JSON.stringify(value))).to.deep.equal(value);
      }),
    );
  });
});
