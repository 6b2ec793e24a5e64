import { addWorkingTime, closeOfWorkingDay, isOpen, nextOpening, workingTimeBetween } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { compiled, DAY, everyDay, HOUR, MINUTE, utc, workdays, written } from '../support/sla.js';

const nineToFive = compiled();
const split = compiled({
  timeZone: 'Asia/Shanghai',
  week: workdays(['09:00', '12:00'], ['13:30', '18:00']),
  holidays: [{ name: 'National Day', date: '2026-10-01', to: '2026-10-07' }],
  overrides: [{ date: '2026-10-10', windows: [['09:00', '18:00']] }],
});
const berlin = compiled({ timeZone: 'Europe/Berlin', week: everyDay(['00:00', '24:00']) });
const newYork = compiled({ timeZone: 'America/New_York', week: everyDay(['01:30', '02:30'], ['09:00', '17:00']) });
const lordHowe = compiled({ timeZone: 'Australia/Lord_Howe', week: everyDay(['00:00', '24:00']) });

describe('addWorkingTime', () => {
  it('passes over the night and the weekend', () => {
    expect(written(addWorkingTime(nineToFive, utc('2026-11-20 16:00'), 2 * HOUR))).to.equal('2026-11-23 10:00');
  });

  it('is due when the day closes, not when the next one opens', () => {
    expect(written(addWorkingTime(nineToFive, utc('2026-11-20 09:00'), 8 * HOUR))).to.equal('2026-11-20 17:00');
  });

  it('begins with the next opening', () => {
    expect(written(addWorkingTime(nineToFive, utc('2026-11-21 12:00'), HOUR))).to.equal('2026-11-23 10:00');
  });

  it('adds nothing by staying where it is, open or not', () => {
    expect(written(addWorkingTime(nineToFive, utc('2026-11-21 12:00'), 0))).to.equal('2026-11-21 12:00');
  });

  it('passes over lunch', () => {
    expect(written(addWorkingTime(split, utc('2026-11-20 03:30'), HOUR))).to.equal('2026-11-20 06:00');
  });

  it('passes over holidays and works on the Saturday that makes up for them', () => {
    // Wednesday 17:00 in Shanghai; 1–7 October closed; 8 and 9 give 15 hours; Saturday 10 is open from 9 to 18.
    expect(written(addWorkingTime(split, utc('2026-09-30 09:00'), 17 * HOUR))).to.equal('2026-10-10 02:00');
  });

  it('gives up where a calendar is never open', () => {
    expect(addWorkingTime(compiled({ week: {} }), utc('2026-11-20 09:00'), HOUR)).to.equal(undefined);
  });

  it('goes through decades', () => {
    const weeks = 1043;
    const due = addWorkingTime(nineToFive, utc('2026-01-05 09:00'), weeks * 40 * HOUR);
    expect(due).to.equal(utc('2026-01-02 17:00') + weeks * 7 * DAY);
  });
});

describe('a day of 23, 25 or another number of hours', () => {
  for (const [name, calendar, from, to, hours] of [
    ['Berlin in spring', berlin, '2026-03-28 23:00', '2026-03-29 22:00', 23],
    ['Berlin in autumn', berlin, '2026-10-24 22:00', '2026-10-25 23:00', 25],
    ['Lord Howe in spring', lordHowe, '2026-10-03 13:30', '2026-10-04 13:00', 23.5],
    ['Lord Howe in autumn', lordHowe, '2026-04-04 13:00', '2026-04-05 13:30', 24.5],
  ] as const) {
    it(`has ${String(hours)} hours: ${name}`, () => {
      expect(workingTimeBetween(calendar, utc(from), utc(to))).to.equal(hours * HOUR);
      expect(written(addWorkingTime(calendar, utc(from), hours * HOUR))).to.equal(to);
    });
  }

  it('opens nothing in the hour that the clocks skip', () => {
    // New York, 8 March 2026: 01:59 is followed by 03:00, so of 01:30–02:30 only half an hour is there.
    expect(workingTimeBetween(newYork, utc('2026-03-08 05:00'), utc('2026-03-08 12:00'))).to.equal(30 * MINUTE);
  });

  it('opens twice in the hour that the clocks repeat', () => {
    // 1 November 2026: 01:30–02:00 comes twice, 02:00–02:30 once.
    expect(workingTimeBetween(newYork, utc('2026-11-01 04:00'), utc('2026-11-01 12:00'))).to.equal(90 * MINUTE);
    expect(isOpen(newYork, utc('2026-11-01 05:45'))).to.equal(true);
    expect(isOpen(newYork, utc('2026-11-01 06:15'))).to.equal(false);
    expect(isOpen(newYork, utc('2026-11-01 06:45'))).to.equal(true);
  });

  it('opens at the same time on the wall before and after', () => {
    expect(written(nextOpening(newYork, utc('2026-10-31 12:59')))).to.equal('2026-10-31 13:00');
    expect(written(nextOpening(newYork, utc('2026-11-01 12:00')))).to.equal('2026-11-01 14:00');
  });

  it('knows that China has not changed its clocks since 1991', () => {
    const year = workingTimeBetween(split, utc('2027-01-01 00:00'), utc('2028-01-01 00:00'));
    expect(year % (30 * MINUTE)).to.equal(0);
    expect(written(nextOpening(split, utc('2027-07-01 23:00')))).to.equal('2027-07-02 01:00');
  });

  it('has no day that its zone left out', () => {
    // Samoa went from 29 to 31 December 2011.
    const apia = compiled({ timeZone: 'Pacific/Apia', week: everyDay(['09:00', '17:00']) });
    expect(workingTimeBetween(apia, utc('2011-12-29 10:00'), utc('2012-01-01 10:00'))).to.equal(3 * 8 * HOUR);
  });
});

describe('isOpen and nextOpening', () => {
  it('opens with the first moment and closes with the last', () => {
    expect(isOpen(nineToFive, utc('2026-11-20 09:00'))).to.equal(true);
    expect(isOpen(nineToFive, utc('2026-11-20 17:00'))).to.equal(false);
    expect(isOpen(nineToFive, utc('2026-11-20 09:00') - 1)).to.equal(false);
  });

  it('gives the moment itself when it is open', () => {
    expect(written(nextOpening(nineToFive, utc('2026-11-20 12:00')))).to.equal('2026-11-20 12:00');
  });

  it('gives the next opening when it is not', () => {
    expect(written(nextOpening(nineToFive, utc('2026-11-20 17:00')))).to.equal('2026-11-23 09:00');
  });

  it('gives nothing when it never opens again', () => {
    expect(nextOpening(compiled({ week: {} }), 0)).to.equal(undefined);
  });

  it('stays open where windows of two days touch', () => {
    const night = compiled({ week: { fri: [['22:00', '24:00']], sat: [['00:00', '06:00']] } });
    expect(workingTimeBetween(night, utc('2026-11-20 12:00'), utc('2026-11-21 12:00'))).to.equal(8 * HOUR);
    expect(isOpen(night, utc('2026-11-21 00:00'))).to.equal(true);
  });
});

describe('holidays by rule', () => {
  const calendar = compiled({
    holidays: [
      { rrule: 'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH' },
      { rrule: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25' },
      { rrule: 'FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=3', from: '2025-01-01' },
    ],
    overrides: [{ date: '2026-12-25', windows: [['10:00', '11:00']] }],
  });

  for (const [day, hours] of [
    ['2026-11-26', 0],
    ['2026-11-27', 8],
    ['2025-12-25', 0],
    ['2026-12-25', 1],
    ['2027-03-03', 0],
    ['2026-03-03', 8],
  ] as const) {
    it(`gives ${day} ${String(hours)} hours`, () => {
      expect(workingTimeBetween(calendar, utc(`${day} 00:00`), utc(`${day} 00:00`) + DAY)).to.equal(hours * HOUR);
    });
  }
});

describe('closeOfWorkingDay', () => {
  for (const [from, days, close] of [
    ['2026-11-20 08:00', 3, '2026-11-25 17:00'],
    ['2026-11-20 23:00', 1, '2026-11-23 17:00'],
    ['2026-11-21 12:00', 1, '2026-11-23 17:00'],
  ] as const) {
    it(`is ${close} for ${String(days)} from ${from}`, () => {
      expect(written(closeOfWorkingDay(nineToFive, utc(from), days))).to.equal(close);
    });
  }

  it('counts days of the zone, not of UTC', () => {
    // Monday 07:00 in Shanghai is Sunday in UTC.
    expect(written(closeOfWorkingDay(split, utc('2026-11-22 23:00'), 1))).to.equal('2026-11-24 10:00');
  });
});

describe('the laws of working time', () => {
  const calendars = [nineToFive, split, berlin, newYork, lordHowe];
  const calendar = fc.constantFrom(...calendars);
  const moment = fc.integer({ min: utc('2024-01-01 00:00'), max: utc('2030-01-01 00:00') });
  const length = fc.integer({ min: 0, max: 400 * DAY });

  it('undoes: between a moment and that moment plus a length lies the length', () => {
    fc.assert(
      fc.property(calendar, moment, length, (each, from, ms) => {
        const due = addWorkingTime(each, from, ms);
        return due !== undefined && workingTimeBetween(each, from, due) === ms;
      }),
    );
  });

  it('finds the earliest such moment', () => {
    fc.assert(
      fc.property(calendar, moment, fc.integer({ min: 1, max: 90 * DAY }), (each, from, ms) => {
        const due = addWorkingTime(each, from, ms) ?? NaN;
        return workingTimeBetween(each, from, due - 1) === ms - 1;
      }),
    );
  });

  it('adds up when an interval is split anywhere, in any order', () => {
    fc.assert(
      fc.property(
        calendar,
        fc.tuple(moment, moment, moment),
        (each, [a, b, c]) =>
          workingTimeBetween(each, a, b) + workingTimeBetween(each, b, c) === workingTimeBetween(each, a, c),
      ),
    );
  });

  it('grows with the moment and with the length', () => {
    fc.assert(
      fc.property(calendar, fc.tuple(moment, moment), fc.tuple(length, length), (each, moments, lengths) => {
        const [a, b] = moments.sort((x, y) => x - y);
        const [short, long] = lengths.sort((x, y) => x - y);
        const base = addWorkingTime(each, a, short) ?? NaN;
        return base <= (addWorkingTime(each, b, short) ?? NaN) && base <= (addWorkingTime(each, a, long) ?? NaN);
      }),
    );
  });

  it('never opens longer than time passes', () => {
    fc.assert(
      fc.property(calendar, moment, length, (each, from, ms) => workingTimeBetween(each, from, from + ms) <= ms),
    );
  });

  it('is open exactly when a clock on the wall says so', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Shanghai',
      'Africa/Casablanca',
    );
    const made = new Map<string, ReturnType<typeof compiled>>();
    const clocks = new Map<string, Intl.DateTimeFormat>();
    fc.assert(
      fc.property(zones, moment, (timeZone, at) => {
        const each =
          made.get(timeZone) ?? compiled({ timeZone, week: everyDay(['01:15', '02:45'], ['23:30', '24:00']) });
        made.set(timeZone, each);
        const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' });
        clocks.set(timeZone, clock);
        const wall = clock.format(at);
        return isOpen(each, at) === ((wall >= '01:15' && wall < '02:45') || wall >= '23:30');
      }),
      { numRuns: 2000 },
    );
  });

  it('opens next at a moment that is open, with nothing before it', () => {
    fc.assert(
      fc.property(calendar, moment, (each, at) => {
        const opening = nextOpening(each, at) ?? NaN;
        return isOpen(each, opening) && workingTimeBetween(each, at, opening) === 0;
      }),
    );
  });
});

describe('the example of compileCalendar', () => {
  it('is true', () => {
    expect(written(addWorkingTime(split, Date.UTC(2026, 10, 16, 3), 7_200_000))).to.equal('2026-11-16 06:30');
  });
});
