import { cohenKappa, fleissKappa, intraclass, krippendorffAlpha, type Statistic } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

const valueOf = ({ value }: Statistic): number => value ?? NaN;

/** Four raters, twelve units: the example of Krippendorff that R's `irr` and others print. */
const DATA_C = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, null],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];
const UNITS = DATA_C[0]!.map((_each, unit) => DATA_C.map((rater) => rater[unit] ?? null));

/** Six targets, four judges, of Shrout and Fleiss 1979. */
const SHROUT = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

describe('krippendorffAlpha', () => {
  for (const [level, published] of [
    ['nominal', 0.743421],
    ['ordinal', 0.815388],
    ['interval', 0.849107],
    ['ratio', 0.797403],
  ] as const)
    it(`is ${String(published)} on the ${level} level for the published data`, () => {
      const alpha = krippendorffAlpha(UNITS, { level });
      expect(valueOf(alpha)).to.be.closeTo(published, 1e-6);
      // The last unit has one rating.
      expect(alpha.n).to.equal(11);
    });

  it('is none where there is nothing to compare, or all said one thing', () => {
    expect(krippendorffAlpha([[1, 2]], { level: 'nominal' })).to.deep.equal({ value: null, n: 1, reason: 'too-few' });
    expect(
      krippendorffAlpha(
        [
          ['a', 'a'],
          ['a', 'a'],
        ],
        { level: 'nominal' },
      ),
    ).to.deep.equal({
      value: null,
      n: 2,
      reason: 'no-variation',
    });
  });

  it('has an interval that holds it, the same at every run', () => {
    const options = { level: 'nominal', interval: { seed: 7 } } as const;
    const alpha = krippendorffAlpha(UNITS, options);
    expect(alpha).to.deep.equal(krippendorffAlpha(UNITS, options));
    const { low = NaN, high = NaN } = alpha.value === null ? {} : (alpha.interval ?? {});
    expect(low).to.be.lessThan(0.743421);
    expect(high).to.be.greaterThan(0.743421);
    expect(low).to.be.greaterThan(0);
    expect(high).to.be.at.most(1);
  });

  it('is at most 1, and does not care about the order of raters or units', () => {
    const unit = fc.array(fc.option(fc.integer({ min: 1, max: 4 })), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 8 }), (units) => {
        const alpha = krippendorffAlpha(units, { level: 'ordinal' });
        const turned = krippendorffAlpha(
          [...units].reverse().map((each) => [...each].reverse()),
          { level: 'ordinal' },
        );
        if (alpha.value === null) return turned.value === null;
        return alpha.value <= 1 + 1e-12 && Math.abs(alpha.value - valueOf(turned)) < 1e-9;
      }),
    );
  });
});

describe('cohenKappa', () => {
  it('is 0.40 for the textbook’s table', () => {
    expect(
      valueOf(
        cohenKappa([
          [20, 5],
          [10, 15],
        ]),
      ),
    ).to.be.closeTo(0.4, 1e-12);
  });

  it('is none where both said one thing only', () => {
    expect(
      cohenKappa([
        [12, 0],
        [0, 0],
      ]),
    ).to.deep.equal({ value: null, n: 12, reason: 'no-variation' });
  });
});

describe('fleissKappa', () => {
  const TABLE = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ];

  it('is 0.210 for the textbook’s table of fourteen raters', () => {
    expect(valueOf(fleissKappa(TABLE))).to.be.closeTo(0.209931, 1e-6);
  });

  it('refuses units with different numbers of ratings', () => {
    expect(() =>
      fleissKappa([
        [1, 2],
        [1, 1],
      ]),
    ).to.throw(RangeError);
  });
});

describe('intraclass', () => {
  for (const [model, of, published, low, high] of [
    [1, 'single', 0.17, -0.13, 0.72],
    [2, 'single', 0.29, 0.02, 0.76],
    [3, 'single', 0.71, 0.34, 0.95],
    [1, 'mean', 0.44, -0.88, 0.91],
    [2, 'mean', 0.62, 0.07, 0.93],
    [3, 'mean', 0.91, 0.68, 0.99],
  ] as const)
    it(`(${String(model)}, ${of}) is ${String(published)} for the data of Shrout and Fleiss`, () => {
      const icc = intraclass(SHROUT, { model, of });
      expect(valueOf(icc)).to.be.closeTo(published, 0.005);
      const interval = icc.value === null ? undefined : icc.interval;
      expect(interval?.low).to.be.closeTo(low, 0.006);
      expect(interval?.high).to.be.closeTo(high, 0.006);
    });

  it('is none for one unit, one rater, and where all is the same', () => {
    expect(intraclass([[1, 2]], { model: 2 })).to.include({ value: null, reason: 'too-few' });
    expect(intraclass([[1], [2]], { model: 2 })).to.include({ value: null, reason: 'too-few' });
    expect(
      intraclass(
        [
          [3, 3],
          [3, 3],
        ],
        { model: 2 },
      ),
    ).to.include({ value: null, reason: 'no-variation' });
  });

  it('is 1 where raters agree on units that differ', () => {
    expect(
      valueOf(
        intraclass(
          [
            [1, 1],
            [5, 5],
            [9, 9],
          ],
          { model: 2 },
        ),
      ),
    ).to.equal(1);
  });
});
