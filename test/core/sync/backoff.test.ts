import { expect } from 'chai';
import fc from 'fast-check';
import { BACKOFF, backoffDelay } from '../../../packages/core/src/sync/backoff.js';

describe('backoffDelay', () => {
  it('takes a random part of a doubling span', () => {
    expect([1, 2, 3, 4].map((attempt) => backoffDelay(attempt, 0.5))).to.deep.equal([500, 1000, 2000, 4000]);
  });

  it('is never longer than five minutes', () => {
    expect(backoffDelay(1000, 1)).to.equal(BACKOFF.longest);
  });

  it('stays within its bounds for every attempt', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, random) => {
          const delay = backoffDelay(attempt, random);
          return Number.isInteger(delay) && delay >= 0 && delay <= BACKOFF.longest;
        },
      ),
    );
  });
});
