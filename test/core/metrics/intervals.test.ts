import { beforeAndAfter, differenceOfMeans, differenceOfShares, meanOf, shareOf, type Statistic } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

/** Hours of sleep that ten people gained by one drug and by another (Student 1908, as in R's `sleep`). */
const FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

const rounded = (statistic: Statistic, digits = 4): readonly unknown[] => {
  if (statistic.value === null) return [statistic.reason];
  const { low = NaN, high = NaN } = statistic.interval ?? {};
  return [statistic.value, low, high].map((each) => Number(each.toFixed(digits)));
};

describe('meanOf', () => {
  it('has Student’s interval', () => {
    // R: t.test(c(0.7, …)): mean 0.75, 95 % from -0.5297804 to 2.0297804
    expect(rounded(meanOf(FIRST))).to.deep.equal([0.75, -0.5298, 2.0298]);
  });

  it('says nothing of none, and of one no interval', () => {
    expect(meanOf([])).to.deep.equal({ value: null, n: 0, reason: 'too-few' });
    expect(meanOf([7])).to.deep.equal({ value: 7, n: 1 });
  });
});

describe('differenceOfMeans', () => {
  it('is Welch’s', () => {
    // R: t.test(extra ~ group, sleep): t = -1.8608, df = 17.776, 95 % from -3.3654832 to 0.2054832
    expect(rounded(differenceOfMeans(FIRST, SECOND))).to.deep.equal([1.58, -0.2055, 3.3655]);
  });

  it('says so where there is too little, or nothing differs', () => {
    expect(differenceOfMeans([1], [2, 3])).to.include({ value: null, reason: 'too-few' });
    expect(differenceOfMeans([1, 1], [2, 2])).to.include({ value: null, reason: 'no-variation' });
  });
});

describe('shareOf', () => {
  it('has Wilson’s interval', () => {
    // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29, by method 3.
    expect(rounded(shareOf(81, 263))).to.deep.equal([0.308, 0.2553, 0.3662]);
    expect(rounded(shareOf(15, 148))).to.deep.equal([0.1014, 0.0624, 0.1605]);
    expect(rounded(shareOf(0, 20))).to.deep.equal([0, 0, 0.1611]);
    expect(rounded(shareOf(1, 29))).to.deep.equal([0.0345, 0.0061, 0.1718]);
  });

  it('says nothing of none', () => {
    expect(shareOf(0, 0)).to.deep.equal({ value: null, n: 0, reason: 'too-few' });
  });

  it('lies in its interval, which lies between 0 and 1', () => {
    const some = fc
      .integer({ min: 1, max: 500 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(some, ([count, n]) => {
        const { value, interval } = shareOf(count, n) as Extract<Statistic, { readonly value: number }>;
        expect(interval?.low).to.be.within(0, value + 1e-12);
        expect(interval?.high).to.be.within(value - 1e-12, 1);
      }),
    );
  });
});

describe('differenceOfShares', () => {
  it('is Newcombe’s', () => {
    // Newcombe 1998, table II, method 10: 56/70 - 48/80 and 9/10 - 3/10.
    expect(rounded(differenceOfShares({ count: 48, n: 80 }, { count: 56, n: 70 }))).to.deep.equal([
      0.2, 0.0524, 0.3339,
    ]);
    expect(rounded(differenceOfShares({ count: 3, n: 10 }, { count: 9, n: 10 }))).to.deep.equal([0.6, 0.1705, 0.809]);
  });
});

describe('beforeAndAfter', () => {
  const figures = { measured: 'figures', better: 'higher' } as const;

  it('calls no change what may be chance', () => {
    expect(beforeAndAfter(FIRST, SECOND, figures).change).to.equal('not-shown');
  });

  it('tells better from worse by what is wanted', () => {
    const [low, high] = [
      [10, 11, 12, 10],
      [20, 21, 22, 20],
    ] as const;
    expect(beforeAndAfter(low, high, figures).change).to.equal('better');
    expect(beforeAndAfter(low, high, { ...figures, better: 'lower' }).change).to.equal('worse');
    expect(beforeAndAfter(high, low, { ...figures, better: 'lower' }).change).to.equal('better');
  });

  it('says when there is too little to tell', () => {
    expect(beforeAndAfter([80], [90, 95], figures)).to.deep.include({ change: 'too-few', before: { value: 80, n: 1 } });
  });

  it('compares shares', () => {
    const before = [...Array<number>(48).fill(1), ...Array<number>(32).fill(0)];
    const after = [...Array<number>(56).fill(1), ...Array<number>(14).fill(0)];
    const { before: first, change } = beforeAndAfter(before, after, { measured: 'shares', better: 'higher' });
    expect([first.value, first.n, change]).to.deep.equal([0.6, 80, 'better']);
  });
});
