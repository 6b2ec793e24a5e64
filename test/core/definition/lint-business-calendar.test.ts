import { formatPath, lintBusinessCalendar, lintDefinition } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { calendarOf } from '../support/sla.js';

function findings(given: object): string[] {
  return lintDefinition({ ...calendarOf(), ...given }).map(({ code, path }) => `${code} at ${formatPath(path)}`);
}

describe('lintBusinessCalendar', () => {
  it('finds nothing in a good calendar', () => {
    const good = {
      timeZone: 'Asia/Shanghai',
      week: {
        mon: [
          ['09:00', '12:00'],
          ['13:30', '24:00'],
        ],
        sun: [],
      },
      holidays: [
        { name: 'National Day', date: '2026-10-01', to: '2026-10-07' },
        { rrule: 'FREQ=YEARLY', from: '2026-05-01' },
      ],
      overrides: [{ date: '2026-10-10', windows: [['09:00', '18:00']], name: { en: 'Make-up day', 'zh-CN': '补班' } }],
    };
    expect(findings(good)).to.deep.equal([]);
  });

  for (const [given, finding] of [
    [{ timeZone: 'Europe/Berlinn' }, 'unknown-zone at timeZone'],
    [{ timeZone: 8 }, 'unknown-zone at timeZone'],
    [{ week: { mon: [['9:00', '17:00']] } }, 'window-malformed at week.mon[0]'],
    [{ week: { mon: [['24:00', '24:00']] } }, 'window-malformed at week.mon[0]'],
    [{ week: { mon: [['09:00']] } }, 'window-malformed at week.mon[0]'],
    [{ week: { mon: [['22:00', '06:00']] } }, 'window-backwards at week.mon[0]'],
    [
      {
        week: {
          mon: [
            ['12:00', '18:00'],
            ['09:00', '12:30'],
          ],
        },
      },
      'windows-overlap at week.mon[0]',
    ],
    [{ week: { sun: [] } }, 'never-open at week'],
    [{ week: { monday: [], mon: [['09:00', '12:30']] } }, 'unknown-property at week.monday'],
    [{ holidays: [{ date: '2026-02-29' }] }, 'day-malformed at holidays[0].date'],
    [{ holidays: [{ date: '2026-02-20', to: '2026-02-19' }] }, 'days-backwards at holidays[0].to'],
    [{ holidays: [{ name: 'New Year' }] }, 'holiday-unclear at holidays[0]'],
    [{ holidays: [{ date: '2026-02-20', rrule: 'FREQ=WEEKLY;BYDAY=MO' }] }, 'holiday-unclear at holidays[0]'],
    [{ holidays: [{ rrule: 'FREQ=DAILY' }] }, 'recurrence-unsupported at holidays[0].rrule'],
    [{ holidays: [{ rrule: 'FREQ=YEARLY;BYMONTH=13' }] }, 'recurrence-malformed at holidays[0].rrule'],
    [{ holidays: [{ rrule: 'FREQ=YEARLY' }] }, 'recurrence-start-missing at holidays[0].from'],
    [
      {
        overrides: [
          { date: '2026-10-10', windows: [] },
          { date: '2026-10-10', windows: [] },
        ],
      },
      'duplicate-day at overrides[1].date',
    ],
    [
      {
        overrides: [
          {
            date: '2026-10-10',
            windows: [
              ['09:00', '12:00'],
              ['11:00', '12:00'],
            ],
          },
        ],
      },
      'windows-overlap at overrides[0].windows[1]',
    ],
  ] as const) {
    it(`finds ${finding} in ${JSON.stringify(given)}`, () => expect(findings(given)).to.deep.equal([finding]));
  }

  it('names the part of a rule that it refuses', () => {
    const [finding] = lintBusinessCalendar(calendarOf({ holidays: [{ rrule: 'FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO' }] }));
    expect(finding?.params).to.deep.equal({ part: 'BYSETPOS=1' });
  });

  it('never throws, whatever stands in a place', () => {
    const places = ['timeZone', 'week', 'holidays', 'overrides', 'title', 'id'];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 4 }), (place, value) =>
        Array.isArray(lintBusinessCalendar({ ...calendarOf(), [place]: value })),
      ),
    );
  });
});
