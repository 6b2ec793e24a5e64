import { expect } from 'chai';
import { civilDate, civilDay } from '../../../packages/core/src/definition/civil-day.js';
import { needsStart, parseRecurrence, recurrenceDays } from '../../../packages/core/src/definition/recurrence.js';

function days(rule: string, start: string, last: string): string[] {
  const result = parseRecurrence(rule);
  if (!result.ok) throw new Error(`${result.fault.code}: ${result.fault.part}`);
  return recurrenceDays(result.recurrence, civilDay(start)!, civilDay(last)!).map((day) => {
    const { year, month, date } = civilDate(day);
    return `${String(year)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  });
}

/** The examples of RFC 5545, 3.8.5.3, that lie in the part which is read. */
const PUBLISHED: readonly (readonly [rule: string, start: string, last: string, days: string])[] = [
  [
    'FREQ=WEEKLY;COUNT=10',
    '1997-09-02',
    '1998-01-01',
    '1997-09-02 1997-09-09 1997-09-16 1997-09-23 1997-09-30 1997-10-07 1997-10-14 1997-10-21 1997-10-28 1997-11-04',
  ],
  ['FREQ=WEEKLY;INTERVAL=2', '1997-09-02', '1997-11-01', '1997-09-02 1997-09-16 1997-09-30 1997-10-14 1997-10-28'],
  [
    'FREQ=WEEKLY;UNTIL=19971007;BYDAY=TU,TH',
    '1997-09-02',
    '1998-01-01',
    '1997-09-02 1997-09-04 1997-09-09 1997-09-11 1997-09-16 1997-09-18 1997-09-23 1997-09-25 1997-09-30 1997-10-02 1997-10-07',
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;COUNT=8;BYDAY=TU,TH',
    '1997-09-02',
    '1998-01-01',
    '1997-09-02 1997-09-04 1997-09-16 1997-09-18 1997-09-30 1997-10-02 1997-10-14 1997-10-16',
  ],
  [
    'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    '1997-09-05',
    '1999-01-01',
    '1997-09-05 1997-10-03 1997-11-07 1997-12-05 1998-01-02 1998-02-06 1998-03-06 1998-04-03 1998-05-01 1998-06-05',
  ],
  [
    'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    '1997-09-07',
    '1999-01-01',
    '1997-09-07 1997-09-28 1997-11-02 1997-11-30 1998-01-04 1998-01-25 1998-03-01 1998-03-29 1998-05-03 1998-05-31',
  ],
  [
    'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
    '1997-09-22',
    '1999-01-01',
    '1997-09-22 1997-10-20 1997-11-17 1997-12-22 1998-01-19 1998-02-16',
  ],
  [
    'FREQ=MONTHLY;BYMONTHDAY=-3',
    '1997-09-28',
    '1998-02-26',
    '1997-09-28 1997-10-29 1997-11-28 1997-12-29 1998-01-29 1998-02-26',
  ],
  [
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    '1997-09-30',
    '1999-01-01',
    '1997-09-30 1997-10-01 1997-10-31 1997-11-01 1997-11-30 1997-12-01 1997-12-31 1998-01-01 1998-01-31 1998-02-01',
  ],
  [
    'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
    '1997-06-10',
    '2009-01-01',
    '1997-06-10 1997-07-10 1998-06-10 1998-07-10 1999-06-10 1999-07-10 2000-06-10 2000-07-10 2001-06-10 2001-07-10',
  ],
  ['FREQ=YEARLY;BYDAY=20MO', '1997-05-19', '1999-12-31', '1997-05-19 1998-05-18 1999-05-17'],
  [
    'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
    '1997-03-13',
    '1998-12-31',
    '1997-03-13 1997-03-20 1997-03-27 1998-03-05 1998-03-12 1998-03-19 1998-03-26',
  ],
  [
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    '1997-09-02',
    '2000-12-31',
    '1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13',
  ],
  [
    'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
    '1997-09-13',
    '1998-06-13',
    '1997-09-13 1997-10-11 1997-11-08 1997-12-13 1998-01-10 1998-02-07 1998-03-07 1998-04-11 1998-05-09 1998-06-13',
  ],
  [
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
    '1996-11-05',
    '2004-12-31',
    '1996-11-05 2000-11-07 2004-11-02',
  ],
];

describe('recurrenceDays', () => {
  for (const [rule, start, last, expected] of PUBLISHED) {
    it(`follows ${rule} as the RFC does`, () => expect(days(rule, start, last).join(' ')).to.equal(expected));
  }

  it('passes over months without such a date', () => {
    expect(days('FREQ=MONTHLY;BYMONTHDAY=31', '2026-01-01', '2026-05-31')).to.deep.equal([
      '2026-01-31',
      '2026-03-31',
      '2026-05-31',
    ]);
  });

  it('passes over years without a 29 February', () => {
    expect(days('FREQ=YEARLY', '2024-02-29', '2032-12-31')).to.deep.equal(['2024-02-29', '2028-02-29', '2032-02-29']);
  });

  it('passes over months without a fifth such weekday', () => {
    expect(days('FREQ=MONTHLY;BYDAY=5MO,-5MO', '2026-01-01', '2026-04-30')).to.deep.equal(['2026-03-02', '2026-03-30']);
  });
});

describe('parseRecurrence', () => {
  for (const [rule, code, part] of [
    ['FREQ=DAILY', 'recurrence-unsupported', 'FREQ=DAILY'],
    ['FREQ=YEARLY;BYWEEKNO=20', 'recurrence-unsupported', 'BYWEEKNO=20'],
    ['FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO', 'recurrence-unsupported', 'BYSETPOS=-1'],
    ['FREQ=WEEKLY;WKST=SU', 'recurrence-unsupported', 'WKST=SU'],
    ['FREQ=SOMETIMES', 'recurrence-malformed', 'FREQ=SOMETIMES'],
    ['BYMONTH=1', 'recurrence-malformed', 'FREQ='],
    ['FREQ=YEARLY;BYMONTH=13', 'recurrence-malformed', 'BYMONTH=13'],
    ['FREQ=YEARLY;BYMONTHDAY=0', 'recurrence-malformed', 'BYMONTHDAY=0'],
    ['FREQ=YEARLY;UNTIL=20260230', 'recurrence-malformed', 'UNTIL=20260230'],
    ['FREQ=YEARLY;COUNT=1;UNTIL=20270101', 'recurrence-malformed', 'COUNT=1'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'recurrence-malformed', 'BYDAY=1MO'],
    ['FREQ=WEEKLY;INTERVAL=0', 'recurrence-malformed', 'INTERVAL=0'],
    ['FREQ=YEARLY;FREQ=YEARLY', 'recurrence-malformed', 'FREQ=YEARLY'],
    ['', 'recurrence-malformed', ''],
  ] as const) {
    it(`refuses "${rule}" at "${part}"`, () => {
      expect(parseRecurrence(rule)).to.deep.equal({ ok: false, fault: { code, part } });
    });
  }
});

describe('needsStart', () => {
  for (const [rule, needed] of [
    ['FREQ=YEARLY', true],
    ['FREQ=YEARLY;BYMONTH=5', true],
    ['FREQ=MONTHLY', true],
    ['FREQ=WEEKLY', true],
    ['FREQ=YEARLY;BYDAY=MO;COUNT=3', true],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', true],
    ['FREQ=WEEKLY;BYDAY=MO', false],
    ['FREQ=YEARLY;BYMONTHDAY=1', false],
    ['FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', false],
    ['FREQ=YEARLY;BYDAY=20MO', false],
  ] as const) {
    it(`is ${String(needed)} for ${rule}`, () => {
      const result = parseRecurrence(rule);
      expect(result.ok && needsStart(result.recurrence)).to.equal(needed);
    });
  }
});
