import { addDuration, durationMs, parseDuration } from '@callside/core';
import { expect } from 'chai';

describe('parseDuration', () => {
  it('reads every part', () => {
    expect(parseDuration('P1Y2M3W4DT5H6M7S')).to.deep.equal({
      years: 1,
      months: 2,
      weeks: 3,
      days: 4,
      hours: 5,
      minutes: 6,
      seconds: 7,
    });
  });

  for (const text of [
    '',
    'P',
    'PT',
    '24h',
    'P1',
    'PT1D',
    'P1H',
    '-PT1H',
    'P-1D',
    'PT1.5H30M',
    'P1.5D',
    'PT1S1M',
    ' PT1H',
    'P1DT',
    'pt1h',
  ]) {
    it(`refuses "${text}"`, () => expect(parseDuration(text)).to.equal(undefined));
  }
});

describe('durationMs', () => {
  for (const [text, ms] of [
    ['PT24H', 86_400_000],
    ['P1D', 86_400_000],
    ['P8W', 4_838_400_000],
    ['PT1.5H', 5_400_000],
    ['PT0,25S', 250],
    ['PT0S', 0],
    ['P1DT2H30M', 95_400_000],
  ] as const) {
    it(`is ${String(ms)} for ${text}`, () => expect(durationMs(text)).to.equal(ms));
  }

  it('has no length for months, years and nonsense', () => {
    expect(['P1M', 'P1Y', 'soon'].map(durationMs)).to.deep.equal([undefined, undefined, undefined]);
  });
});

describe('addDuration', () => {
  for (const [from, duration, to] of [
    ['2024-01-31', 'P1M', '2024-02-29'],
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2024-11-30', 'P3M', '2025-02-28'],
    ['2024-12-31', 'P1Y2M3D', '2026-03-03'],
    ['1970-01-01', 'P2W', '1970-01-15'],
  ] as const) {
    it(`reckons ${from} and ${duration} as ${to}`, () => {
      const parsed = parseDuration(duration);
      const at = parsed === undefined ? NaN : addDuration(Date.parse(`${from}T12:30:00Z`), parsed);
      expect(new Date(at).toISOString()).to.equal(`${to}T12:30:00.000Z`);
    });
  }
});
