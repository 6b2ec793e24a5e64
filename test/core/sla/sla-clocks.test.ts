import {
  compileCalendar,
  compileSlaPolicy,
  isCallsideError,
  slaClocks,
  withFinalClocks,
  type Calendars,
  type SlaClock,
  type SlaEvent,
  type SlaTarget,
} from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { calendarOf, DAY, HOUR, MINUTE, policyOf, utc, written } from '../support/sla.js';

const T0 = utc('2026-11-16 09:00');
const CALENDARS: Calendars = { hotline: compileCalendar(calendarOf()) };
const URGENT = { '==': [{ var: 'ticket.priority' }, 'urgent'] };
/** 48 hours, urgent ones 24. */
const BY_PRIORITY = [{ when: URGENT, within: 'PT24H' }, { within: 'PT48H' }];

/** An event so many hours after the beginning. */
function event(hours: number, type: string, given: Partial<SlaEvent> = {}): SlaEvent {
  return { at: T0 + hours * HOUR, type, ...given };
}

/** The only clock of a policy of one target, so many hours after the beginning. */
function clockOf(target: SlaTarget, events: readonly SlaEvent[], hours: number): SlaClock {
  return slaClocks(compileSlaPolicy(policyOf(target)), CALENDARS, events, T0 + hours * HOUR)[0]!;
}

function typesOf({ because }: SlaClock): string[] {
  return because.map(({ type }) => type);
}

const created = event(0, 'created', { priority: 'normal', status: 'pending' });
const resolution: SlaTarget = { id: 'resolution', within: 'PT48H', warnAt: 0.75, pauseIn: ['waiting'] };

describe('slaClocks', () => {
  it('runs from creation, with due, used, left and the moment of the warning', () => {
    expect(clockOf(resolution, [created], 12)).to.deep.equal({
      id: 'resolution',
      state: 'running',
      startedAt: T0,
      due: T0 + 48 * HOUR,
      warnFrom: T0 + 36 * HOUR,
      used: 12 * HOUR,
      left: 36 * HOUR,
      paused: false,
      breached: false,
      warned: false,
      rounds: 1,
      breachedRounds: 0,
      because: [created],
    });
  });

  it('has not started without its event', () => {
    expect(clockOf({ id: 'next-response', within: 'PT4H' }, [created], 1)).to.deep.include({
      state: 'not-started',
      used: 0,
    });
  });

  it('warns from its share on', () => {
    expect(clockOf(resolution, [created], 35.99).warned).to.equal(false);
    expect(clockOf(resolution, [created], 36).warned).to.equal(true);
  });

  it('is in time at the moment that it is due, and late one millisecond after', () => {
    const at = (ms: number): SlaClock =>
      clockOf(resolution, [created, { type: 'closed', at: T0 + 48 * HOUR + ms }], 100);
    expect(at(0).state).to.equal('met');
    expect(at(1)).to.deep.include({ state: 'breached', breached: true, left: -1, due: T0 + 48 * HOUR });
  });

  it('runs on when it is late', () => {
    expect(clockOf(resolution, [created], 50)).to.deep.include({ state: 'running', breached: true, left: -2 * HOUR });
  });

  it('has several side by side: the plan within 24 hours, closure within 48', () => {
    const policy = compileSlaPolicy(
      policyOf(
        { id: 'plan', starts: ['created'], stops: ['plan-proposed'], within: 'PT24H' },
        { id: 'resolution', stops: ['closed'], within: 'PT48H' },
      ),
    );
    const log = [created, event(20, 'plan-proposed'), event(30, 'resolved'), event(49, 'closed')];
    expect(slaClocks(policy, {}, log, T0 + 40 * HOUR).map(({ state }) => state)).to.deep.equal(['met', 'running']);
    expect(slaClocks(policy, {}, log, T0 + 50 * HOUR).map(({ state }) => state)).to.deep.equal(['met', 'breached']);
  });

  it('passes over events that have not happened yet, and takes them in any order', () => {
    const log = [event(5, 'closed'), created];
    expect(clockOf(resolution, log, 4).state).to.equal('running');
    expect(clockOf(resolution, log, 5).state).to.equal('met');
  });

  it('stops by a status', () => {
    const target: SlaTarget = { id: 'first-response', within: 'PT4H', stopsIn: ['processing'] };
    expect(clockOf(target, [created, event(1, 'status-changed', { status: 'processing' })], 9).state).to.equal('met');
  });

  it('asks for each next response anew and remembers late ones', () => {
    const target: SlaTarget = { id: 'next-response', within: 'PT2H' };
    const log = [
      created,
      event(1, 'customer-replied'),
      event(2, 'customer-replied'),
      event(5, 'replied'),
      event(6, 'customer-replied'),
    ];
    expect(clockOf(target, log, 5)).to.deep.include({ state: 'breached', used: 4 * HOUR, rounds: 1 });
    expect(clockOf(target, log, 7)).to.deep.include({ state: 'running', used: HOUR, rounds: 2, breachedRounds: 1 });
  });

  it('does not start twice when the log doubles the creation', () => {
    const target: SlaTarget = { id: 'first-response', within: 'PT2H' };
    expect(clockOf(target, [created, event(1, 'replied'), event(3, 'created')], 9)).to.deep.include({
      state: 'met',
      rounds: 1,
    });
  });

  it('owes nothing more when the ticket is closed', () => {
    const target: SlaTarget = { id: 'first-response', within: 'PT4H' };
    expect(clockOf(target, [created, event(3, 'closed'), event(9, 'customer-replied')], 99)).to.deep.include({
      state: 'met',
      used: 3 * HOUR,
    });
  });

  it('names a calendar that is not given', () => {
    try {
      clockOf({ ...resolution, calendar: 'nights' }, [created], 1);
      expect.fail('no error');
    } catch (error) {
      expect(isCallsideError(error) && error.code).to.equal('definition-not-found');
    }
  });

  describe('with a calendar', () => {
    it('counts working time', () => {
      const clock = clockOf({ ...resolution, within: 'PT12H', calendar: 'hotline' }, [created], 24);
      expect(clock).to.deep.include({ used: 8 * HOUR, left: 4 * HOUR, due: utc('2026-11-17 13:00') });
    });

    it('counts working days to the close of the last', () => {
      const clock = clockOf({ ...resolution, within: 'P3D', calendar: 'hotline' }, [event(72, 'created')], 73);
      // Thursday; the third working day after it is Tuesday.
      expect(written(clock.due)).to.equal('2026-11-24 17:00');
    });

    it('runs business days beside calendar weeks', () => {
      const policy = compileSlaPolicy(
        policyOf(
          { id: 'summary', starts: ['created'], stops: ['answered'], within: 'P3D', calendar: 'hotline' },
          { id: 'final', starts: ['created'], stops: ['answered'], within: 'P8W' },
        ),
      );
      const dues = slaClocks(policy, CALENDARS, [created], T0).map(({ due }) => written(due));
      expect(dues).to.deep.equal(['2026-11-19 17:00', '2027-01-11 09:00']);
    });
  });

  describe('while paused', () => {
    const log = [
      created,
      event(10, 'status-changed', { status: 'waiting' }),
      event(30, 'status-changed', { status: 'processing' }),
    ];

    it('stands still, due as if it went on at once', () => {
      expect(clockOf(resolution, log, 20)).to.deep.include({
        state: 'paused',
        paused: true,
        used: 10 * HOUR,
        due: T0 + 58 * HOUR,
      });
    });

    it('goes on where it stood', () => {
      const clock = clockOf(resolution, log, 31);
      expect(clock).to.deep.include({
        state: 'running',
        used: 11 * HOUR,
        due: T0 + 68 * HOUR,
        warnFrom: T0 + 56 * HOUR,
      });
      expect(typesOf(clock)).to.deep.equal(['created', 'status-changed', 'status-changed']);
    });

    it('keeps the due moment that it passed before', () => {
      const late = [created, event(50, 'status-changed', { status: 'waiting' })];
      expect(clockOf(resolution, late, 90)).to.deep.include({ breached: true, due: T0 + 48 * HOUR, left: -2 * HOUR });
    });

    it('starts paused in such a status', () => {
      expect(clockOf(resolution, [{ ...created, status: 'waiting' }], 5)).to.deep.include({ state: 'paused', used: 0 });
    });
  });

  describe('on a change of priority after 24 of 48 hours', () => {
    const log = [created, event(24, 'priority-changed', { priority: 'urgent' })];
    const dueBy = (onPriorityChange: SlaTarget['onPriorityChange']): number =>
      ((clockOf({ ...resolution, within: BY_PRIORITY, ...(onPriorityChange && { onPriorityChange }) }, log, 25).due ??
        0) -
        T0) /
      HOUR;

    it('forward keeps the share that is left: half of 24 hours', () => expect(dueBy('forward')).to.equal(36));
    it('forward is the default', () => expect(dueBy(undefined)).to.equal(36));
    it('retroactive counts as if it had been urgent from the start', () => expect(dueBy('retroactive')).to.equal(24));
    it('reset begins again', () => expect(dueBy('reset')).to.equal(48));

    it('leaves a clock alone that has stopped', () => {
      const answered = [created, event(1, 'closed'), event(2, 'priority-changed', { priority: 'urgent' })];
      expect(clockOf({ ...resolution, within: BY_PRIORITY }, answered, 9).left).to.equal(47 * HOUR);
    });

    it('leaves the limit alone when the priority stays', () => {
      const same = [created, event(24, 'priority-changed', { priority: 'normal' })];
      expect(
        typesOf(clockOf({ ...resolution, within: BY_PRIORITY, onPriorityChange: 'reset' }, same, 25)),
      ).to.deep.equal(['created']);
    });

    const urgentOnly: SlaTarget = {
      id: 'urgent-answer',
      when: URGENT,
      starts: ['created'],
      stops: ['replied'],
      within: 'PT24H',
    };

    it('starts the clock of a target that is for urgent tickets only', () => {
      expect(clockOf(urgentOnly, log, 23).state).to.equal('not-started');
      expect(clockOf(urgentOnly, log, 25)).to.deep.include({ state: 'running', due: T0 + 48 * HOUR, used: HOUR });
    });

    it('starts it from the creation when retroactive', () => {
      expect(clockOf({ ...urgentOnly, onPriorityChange: 'retroactive' }, log, 25)).to.deep.include({
        due: T0 + 24 * HOUR,
        breached: true,
      });
    });

    it('ends it when the ticket is urgent no more', () => {
      const calm = [...log, event(30, 'priority-changed', { priority: 'normal' })];
      expect(clockOf(urgentOnly, calm, 31).state).to.equal('not-started');
    });
  });

  describe('when the ticket is opened again', () => {
    const log = [created, event(10, 'resolved'), event(20, 'closed'), event(30, 'reopened')];

    it('continues: the time in between does not count', () => {
      expect(clockOf(resolution, log, 31)).to.deep.include({ state: 'running', used: 11 * HOUR, due: T0 + 68 * HOUR });
    });

    it('restarts', () => {
      expect(clockOf({ ...resolution, onReopen: 'restart' }, log, 31)).to.deep.include({
        used: HOUR,
        due: T0 + 78 * HOUR,
        rounds: 2,
      });
    });

    it('leaves a first response as it was', () => {
      expect(clockOf({ id: 'first-response', within: 'PT4H' }, [...log, event(40, 'replied')], 41)).to.deep.include({
        state: 'breached',
        used: 20 * HOUR,
      });
    });

    it('passes over a second reopening', () => {
      expect(clockOf({ ...resolution, onReopen: 'restart' }, [...log, event(35, 'reopened')], 36).used).to.equal(
        6 * HOUR,
      );
    });
  });
});

describe('withFinalClocks', () => {
  const policy = compileSlaPolicy(policyOf({ ...resolution, within: 'PT12H', calendar: 'hotline' }));
  const edited: Calendars = { hotline: compileCalendar(calendarOf({ holidays: [{ date: '2026-11-17' }] })) };
  const open = [created];
  const closed = [...open, withFinalClocks(policy, CALENDARS, open, event(27, 'closed'))];
  const state = (log: readonly SlaEvent[], calendars: Calendars, hours: number): SlaClock =>
    slaClocks(policy, calendars, log, T0 + hours * HOUR)[0]!;

  it('lets an edited calendar work on open tickets', () => {
    expect(written(state(open, CALENDARS, 1).due)).to.equal('2026-11-17 13:00');
    expect(written(state(open, edited, 1).due)).to.equal('2026-11-18 13:00');
  });

  it('leaves closed ones as they were', () => {
    expect(state(closed, edited, 99)).to.deep.equal(state(closed, CALENDARS, 99));
    expect(state(closed, edited, 99)).to.deep.include({ state: 'met', used: 11 * HOUR });
  });

  it('survives JSON', () => {
    expect(state(JSON.parse(JSON.stringify(closed)) as SlaEvent[], edited, 99)).to.deep.equal(
      state(closed, edited, 99),
    );
  });

  it('goes on from the result when the ticket is opened again', () => {
    const again = [...closed, event(48, 'reopened')];
    expect(state(again, edited, 48.5)).to.deep.include({
      state: 'running',
      used: 11.5 * HOUR,
      left: 0.5 * HOUR,
      rounds: 1,
    });
  });

  it('remembers the due moment of a breach through a reopening', () => {
    const late = [
      created,
      withFinalClocks(policy, CALENDARS, open, event(50, 'closed')),
      event(51, 'reopened', { status: 'waiting' }),
    ];
    expect(state(late, edited, 60)).to.deep.include({ breached: true, due: utc('2026-11-17 13:00'), paused: true });
  });
});

describe('the laws of clocks', () => {
  const hour = fc.integer({ min: 0, max: 200 });
  const types = fc.constantFrom(
    'status-changed',
    'priority-changed',
    'replied',
    'customer-replied',
    'resolved',
    'closed',
    'reopened',
  );
  const step = fc.record({
    at: hour.map((hours) => T0 + hours * 30 * MINUTE),
    type: types,
    status: fc.constantFrom('waiting', 'processing', 'pending'),
    priority: fc.constantFrom('urgent', 'normal'),
  });
  const log = fc.array(step, { maxLength: 12 }).map((steps): SlaEvent[] => [
    created,
    ...steps.map(({ at, type, status, priority }) => ({
      at,
      type,
      ...(type === 'status-changed' ? { status } : type === 'priority-changed' ? { priority } : {}),
    })),
  ]);
  const target = fc.record({
    id: fc.constantFrom('first-response', 'next-response', 'resolution'),
    within: fc.constantFrom(BY_PRIORITY, 'PT10H'),
    warnAt: fc.constant(0.8),
    pauseIn: fc.constantFrom([], ['waiting']),
    onPriorityChange: fc.constantFrom('forward', 'retroactive', 'reset'),
    onReopen: fc.constantFrom('continue', 'restart'),
  }) as fc.Arbitrary<SlaTarget>;
  const withCalendar = fc.boolean();
  const now = fc.integer({ min: 0, max: 300 });

  const read = (given: SlaTarget, calendar: boolean, events: readonly SlaEvent[], hours: number): SlaClock =>
    clockOf(calendar ? { ...given, calendar: 'hotline' } : given, events, hours);

  it('holds together: used, left, due, state and warning agree', () => {
    fc.assert(
      fc.property(target, withCalendar, log, now, (given, calendar, events, hours) => {
        const {
          state,
          used,
          left = 0,
          due,
          breached,
          warned,
          paused,
          stoppedAt,
        } = read(given, calendar, events, hours);
        if (state === 'not-started') return used === 0 && due === undefined && !breached && !warned;
        const at = stoppedAt ?? T0 + hours * HOUR;
        expect(breached).to.equal(left < 0);
        expect(state === 'breached' || state === 'met').to.equal(stoppedAt !== undefined);
        expect(paused).to.equal(state === 'paused');
        if (breached) {
          expect(due).to.be.at.most(at);
          expect(warned).to.equal(true);
        } else if (state === 'running') expect(due).to.be.at.least(left === 0 ? 0 : at);
        return used >= 0;
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps what is overdue overdue since when it was', () => {
    const given: SlaTarget = { id: 'resolution', within: BY_PRIORITY };
    const urgent = event(0, 'priority-changed', { priority: 'urgent' });
    const normal = event(48.5, 'priority-changed', { priority: 'normal' });
    expect(read(given, false, [created, urgent, normal], 49).due).to.equal(T0 + 24 * HOUR);
  });

  it('gives the same whatever comes later', () => {
    fc.assert(
      fc.property(target, log, now, (given, events, hours) => {
        const known = events.filter(({ at }) => at <= T0 + hours * HOUR);
        expect(read(given, true, events, hours)).to.deep.equal(read(given, true, known, hours));
      }),
    );
  });

  it('never makes due earlier by pausing', () => {
    fc.assert(
      fc.property(withCalendar, fc.tuple(hour, hour, hour), now, (calendar, moments, hours) => {
        const [from, to] = moments.sort((a, b) => a - b);
        const pause = [
          event(from / 2, 'status-changed', { status: 'waiting' }),
          event(to / 2, 'status-changed', { status: 'processing' }),
        ];
        const without = read(resolution, calendar, [created], hours).due ?? NaN;
        return (read(resolution, calendar, [created, ...pause], hours).due ?? NaN) >= without;
      }),
    );
  });

  it('uses no more time than passes, and never less as it passes', () => {
    fc.assert(
      fc.property(target, fc.tuple(now, now), (given, moments) => {
        const [early, late] = moments.sort((a, b) => a - b);
        const a = read(given, true, [created], early).used;
        const b = read(given, true, [created], late).used;
        return a <= b && b - a <= (late - early) * HOUR;
      }),
    );
  });

  it('never breaches by a forward change of priority', () => {
    fc.assert(
      fc.property(withCalendar, fc.integer({ min: 0, max: 96 }), (calendar, half) => {
        const given: SlaTarget = { id: 'resolution', within: BY_PRIORITY };
        const change = event(half / 2, 'priority-changed', { priority: 'urgent' });
        const before = read(given, calendar, [created], half / 2).breached;
        return read(given, calendar, [created, change], half / 2).breached === before;
      }),
    );
  });

  it('does not mind the order of a priority, a status and an answer of one moment', () => {
    fc.assert(
      fc.property(target, withCalendar, fc.integer({ min: 0, max: 60 }), (given, calendar, hours) => {
        const same = [
          event(hours, 'priority-changed', { priority: 'urgent' }),
          event(hours, 'status-changed', { status: 'waiting' }),
          event(hours, 'replied'),
        ];
        const results = [
          [0, 1, 2],
          [2, 1, 0],
          [1, 2, 0],
          [1, 0, 2],
        ].map((order) => {
          const { because, ...clock } = read(
            given,
            calendar,
            [...order.map((index) => same[index]!), created],
            hours + 1,
          );
          return JSON.stringify(clock);
        });
        return new Set(results).size === 1;
      }),
    );
  });

  it('leaves frozen results alone, whatever the calendar becomes', () => {
    fc.assert(
      fc.property(target, log, now, (given, events, hours) => {
        const policy = compileSlaPolicy(policyOf({ ...given, calendar: 'hotline' }));
        const until = events.filter(({ at }) => at <= T0 + hours * HOUR);
        const closed = [...until, withFinalClocks(policy, CALENDARS, until, event(hours, 'closed'))];
        const never: Calendars = { hotline: compileCalendar(calendarOf({ week: { sun: [['00:00', '24:00']] } })) };
        const later = T0 + hours * HOUR + 9 * DAY;
        expect(slaClocks(policy, never, closed, later)).to.deep.equal(slaClocks(policy, CALENDARS, closed, later));
      }),
      { numRuns: 50 },
    );
  });
});
