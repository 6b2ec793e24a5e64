import { expect } from 'chai';
import fc from 'fast-check';
import { ZoneClock, zoneClock } from '../../../packages/core/src/definition/zone-clock.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a plain formatter shows for a moment, read as if it were UTC. */
function wallClock(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

describe('zoneClock', () => {
  it('is undefined for a zone that does not exist', () => {
    expect(zoneClock('Mars/Base')).to.equal(undefined);
  });

  it('is one clock for all who ask for a zone', () => {
    expect(zoneClock('Asia/Shanghai')).to.equal(zoneClock('Asia/Shanghai'));
  });

  it('knows a zone of half an hour', () => {
    expect(zoneClock('Australia/Lord_Howe')?.offsetAt(Date.UTC(2026, 6, 1))).to.equal(10.5 * HOUR);
  });

  it('finds the second of a change', () => {
    const clock = new ZoneClock('Europe/Berlin');
    const change = Date.UTC(2026, 2, 29, 1);
    expect([clock.offsetAt(change - 1), clock.offsetAt(change)]).to.deep.equal([HOUR, 2 * HOUR]);
  });

  it('agrees with a formatter at any moment', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai');
    const moment = fc.integer({ min: Date.UTC(1990, 0) / 1000, max: Date.UTC(2040, 0) / 1000 });
    fc.assert(
      fc.property(zones, moment, (zone, second) => {
        const at = second * 1000;
        return at + (zoneClock(zone)?.offsetAt(at) ?? NaN) === wallClock(zone, at);
      }),
    );
  });

  describe('spans', () => {
    const spring = Date.UTC(2026, 2, 29, 1);
    const autumn = Date.UTC(2026, 9, 25, 1);
    const clock = new ZoneClock('Europe/Berlin');

    it('has one span where nothing changes', () => {
      const [from, to] = [Date.UTC(2026, 0), Date.UTC(2026, 1)];
      expect(clock.spans(from, to)).to.deep.equal([{ from, to, offset: HOUR }]);
    });

    it('is cut at each change', () => {
      const [from, to] = [spring - DAY, autumn + DAY];
      expect(clock.spans(from, to)).to.deep.equal([
        { from, to: spring, offset: HOUR },
        { from: spring, to: autumn, offset: 2 * HOUR },
        { from: autumn, to, offset: HOUR },
      ]);
    });

    it('has no empty span when it begins or ends with the change', () => {
      expect([clock.spans(spring, spring + DAY), clock.spans(spring - DAY, spring)]).to.deep.equal([
        [{ from: spring, to: spring + DAY, offset: 2 * HOUR }],
        [{ from: spring - DAY, to: spring, offset: HOUR }],
      ]);
    });
  });
});
