import { satisfactionOf, VARIANT_SCALES, type SurveyMetric } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

const CSAT: SurveyMetric = { kind: 'csat', variant: 'top-2-of-5' };
const NPS: SurveyMetric = { kind: 'nps', variant: '0-to-10' };

/** So many answers of each point. */
function points(counts: Readonly<Record<number, number>>): number[] {
  return Object.entries(counts).flatMap(([point, count]) => Array<number>(count).fill(Number(point)));
}

function ces(
  variant: 'mean-of-7' | 'net-of-7' | 'top-3-of-7' | 'top-2-of-5',
  counts: Record<number, number>,
): number | null {
  return satisfactionOf({ kind: 'ces', variant }, points(counts)).value;
}

describe('satisfactionOf', () => {
  describe('as CSAT, with the interval of Wilson', () => {
    for (const [happy, n, low, high] of [
      [8, 10, 0.49, 0.943],
      [80, 100, 0.711, 0.867],
      [0, 10, 0, 0.278],
    ] as const) {
      it(`has ${String(happy)} of ${String(n)}`, () => {
        const { value, interval, n: all } = satisfactionOf(CSAT, points({ 5: happy, 2: n - happy })) as Found;
        expect([value, all]).to.deep.equal([happy / n, n]);
        expect(interval.low).to.be.closeTo(low, 0.0006);
        expect(interval.high).to.be.closeTo(high, 0.0006);
      });
    }

    it('takes the two best of five, and the best of three and of two', () => {
      expect(satisfactionOf(CSAT, [1, 2, 3, 4, 5]).value).to.equal(0.4);
      expect(satisfactionOf({ kind: 'csat', variant: 'top-1-of-3' }, [1, 2, 3]).value).to.be.closeTo(1 / 3, 1e-9);
      expect(satisfactionOf({ kind: 'csat', variant: 'top-1-of-2' }, [1, 2]).value).to.equal(0.5);
    });
  });

  describe('as NPS', () => {
    // Cross Validated, "How can I calculate margin of error in a NPS result?": 1/2 promoters, 1/3 passives, 1/6 detractors.
    it('has the published value, and the interval of the published variance of 5/9', () => {
      const { value, interval } = satisfactionOf(NPS, points({ 10: 50 * 3, 8: 50 * 2, 3: 50 })) as Found;
      expect(value).to.be.closeTo(1 / 3, 1e-9);
      expect(interval.high - value).to.be.closeTo(1.959964 * Math.sqrt(5 / 9 / 300), 1e-6);
    });

    for (const [n, reach] of [
      [100, 0.153],
      [400, 0.077],
    ] as const) {
      it(`is 30 within ${String(reach * 100)} points with 50, 30 and 20 of a hundred, asked ${String(n)} times`, () => {
        const { value, interval } = satisfactionOf(NPS, points({ 9: n * 0.5, 7: n * 0.3, 6: n * 0.2 })) as Found;
        expect(value).to.be.closeTo(0.3, 1e-9);
        expect(value - interval.low).to.be.closeTo(reach, 0.0006);
      });
    }

    it('knows the borders: 0 to 6, 7 and 8, 9 and 10', () => {
      expect([0, 6, 7, 8, 9, 10].map((point) => satisfactionOf(NPS, [point]).value)).to.deep.equal([
        -1, -1, 0, 0, 1, 1,
      ]);
    });

    it('has no interval where all say the same', () => {
      expect(satisfactionOf(NPS, [10, 9, 10])).to.deep.equal({ value: 1, n: 3 });
    });
  });

  describe('as CES', () => {
    // The counts of an example by Check Your Service: 4080 points of 1000 answers.
    const example = { 1: 80, 2: 210, 3: 140, 4: 110, 5: 160, 6: 180, 7: 120 };

    it('is the mean of seven points', () => expect(ces('mean-of-7', example)).to.be.closeTo(4.08, 1e-9));
    it('is easy less hard', () => expect(ces('net-of-7', example)).to.be.closeTo(0.3 - 0.43, 1e-9));
    // SimpleSat: 8 of 10 answers are 5 or better.
    it('is the three best of seven', () => expect(ces('top-3-of-7', { 5: 3, 6: 3, 7: 2, 4: 2 })).to.equal(0.8));
    // Delighted: 5, 5 and 10 of 20.
    it('is the two best of five', () => expect(ces('top-2-of-5', { 5: 5, 4: 5, 2: 10 })).to.equal(0.5));
  });

  it('is nothing without answers', () => {
    for (const metric of METRICS)
      expect(satisfactionOf(metric, [])).to.deep.equal({ value: null, n: 0, reason: 'too-few' });
  });

  it('lies within its interval, whatever was answered', () => {
    fc.assert(
      fc.property(fc.constantFrom(...METRICS), fc.array(fc.nat(10), { minLength: 1 }), (metric, given) => {
        const [min, max] = VARIANT_SCALES[metric.variant];
        const found = satisfactionOf(
          metric,
          given.map((point) => min + (point % (max - min + 1))),
        );
        if (found.value === null || found.interval === undefined) return;
        expect(found.value).to.be.within(found.interval.low - 1e-12, found.interval.high + 1e-12);
      }),
    );
  });
});

interface Found {
  readonly value: number;
  readonly n: number;
  readonly interval: { readonly low: number; readonly high: number };
}

const METRICS: readonly SurveyMetric[] = [
  CSAT,
  { kind: 'csat', variant: 'top-1-of-3' },
  { kind: 'csat', variant: 'top-1-of-2' },
  NPS,
  { kind: 'ces', variant: 'mean-of-7' },
  { kind: 'ces', variant: 'net-of-7' },
  { kind: 'ces', variant: 'top-3-of-7' },
  { kind: 'ces', variant: 'top-2-of-5' },
];
