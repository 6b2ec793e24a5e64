import { isCurrent } from '@callside/core';
import { expect } from 'chai';

describe('isCurrent', () => {
  it('holds for an article that never expires', () => {
    expect(isCurrent({}, 1)).to.equal(true);
  });

  it('ends at the moment that the article names', () => {
    expect([isCurrent({ expiresAt: 10 }, 9), isCurrent({ expiresAt: 10 }, 10)]).to.deep.equal([true, false]);
  });
});
