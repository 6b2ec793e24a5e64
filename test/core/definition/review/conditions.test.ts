import type { Expression } from '@callside/core';
import { expect } from 'chai';
import {
  comparisonsIn,
  constantOf,
  contradicts,
  coversAll,
} from '../../../../packages/core/src/definition/review/conditions.js';

const type = { var: 'fields.type' };

describe('constantOf', () => {
  for (const [condition, constant] of [
    [true, true],
    [{ '==': [1, 2] }, false],
    [{ '!': [[]] }, true],
    [type, undefined],
    // The empty name is the whole scope.
    [{ '!!': [{ var: '' }] }, undefined],
    [{ missing: ['fields.type'] }, undefined],
  ] as const satisfies readonly (readonly [Expression, boolean | undefined])[]) {
    it(`says ${String(constant)} of ${JSON.stringify(condition)}`, () => {
      expect(constantOf(condition)).to.equal(constant);
    });
  }
});

describe('contradicts', () => {
  for (const [condition, isHopeless] of [
    [{ and: [{ '==': [type, 'a'] }, { '===': ['b', type] }] }, true],
    [{ and: [{ in: [type, ['a', 'b']] }, { '!=': [type, 'a'] }, { '!=': [type, 'b'] }] }, true],
    [{ and: [{ in: [type, ['a', 'b']] }, { '!=': [type, 'a'] }] }, false],
    [{ and: [{ '==': [type, 1] }, { '==': [type, '1'] }] }, false],
    [{ or: [{ and: [{ '==': [type, 'a'] }, { '==': [type, 'b'] }] }, false] }, true],
    [{ or: [{ '==': [type, 'a'] }, { '==': [type, 'b'] }] }, false],
    [{ and: [{ '==': [type, 'a'] }, { '==': [{ var: 'fields.other' }, 'b'] }] }, false],
    // A list may have both.
    [{ and: [{ in: ['a', type] }, { in: ['b', type] }] }, false],
    [{ '!': [true] }, true],
  ] as const satisfies readonly (readonly [Expression, boolean])[]) {
    it(`says ${String(isHopeless)} of ${JSON.stringify(condition)}`, () => {
      expect(contradicts(condition)).to.equal(isHopeless);
    });
  }
});

describe('coversAll', () => {
  const valuesOf = (variable: string) => (variable === 'fields.type' ? ['a', 'b', 'c'] : undefined);

  it('adds up equality, lists and the rest', () => {
    expect(coversAll([{ '==': [type, 'a'] }, { in: [type, ['b', 'c']] }], valuesOf)).to.equal(true);
    expect(coversAll([{ '==': [type, 'a'] }, { '!=': [type, 'a'] }], valuesOf)).to.equal(true);
  });

  it('misses the value that nobody names', () => {
    expect(coversAll([{ '==': [type, 'a'] }, { '==': [type, 'b'] }], valuesOf)).to.equal(false);
  });

  it('does not count a condition that says more', () => {
    const more = { and: [{ in: [type, ['b', 'c']] }, { var: 'customer.vip' }] };
    expect(coversAll([{ '==': [type, 'a'] }, more], valuesOf)).to.equal(false);
  });

  it('knows nothing of a variable without options', () => {
    expect(coversAll([{ '!=': [{ var: 'customer.id' }, 'a'] }], valuesOf)).to.equal(false);
  });
});

describe('comparisonsIn', () => {
  it('finds the constants of a list with their places', () => {
    expect(comparisonsIn({ '!': { in: [type, ['a', 'b']] } }, ['visible'])).to.deep.equal([
      {
        variable: 'fields.type',
        sort: 'is',
        values: [
          { value: 'a', path: ['visible', '!', 'in', 1, 0] },
          { value: 'b', path: ['visible', '!', 'in', 1, 1] },
        ],
      },
    ]);
  });

  it('passes over what is run for each item, where the variables are the items’', () => {
    expect(comparisonsIn({ some: [type, { '==': [{ var: 'fields.type' }, 'a'] }] }, [])).to.deep.equal([]);
  });
});
