import {
  compileOutboundPolicy,
  nextAttempt,
  type Attempt,
  type AttemptBlock,
  type AttemptDecision,
  type BlockCode,
  type OutboundContact,
  type OutboundPolicyDefinition,
} from '@callside/core';
import { chinaOutboundPolicy, followUpOutboundPolicy, usOutboundPolicy } from '@callside/playbooks';
import { expect } from 'chai';
import { DAY, HOUR, MINUTE, outboundPolicy } from '../support/outbound.js';

/** Monday 2 March 2026, 10:00 in Shanghai. */
const MONDAY_TEN = Date.UTC(2026, 2, 2, 2);
const SHANGHAI: OutboundContact = { id: 'c1', zone: 'Asia/Shanghai' };

interface Case {
  readonly policy?: Partial<OutboundPolicyDefinition>;
  readonly contact?: Partial<OutboundContact>;
  readonly history?: readonly Attempt[];
  readonly agent?: string;
  /** Hours from now; absent, never. */
  readonly nextIn?: number;
}

const busy = (hoursAgo: number, given: Partial<Attempt> = {}): Attempt => ({
  at: MONDAY_TEN - hoursAgo * HOUR,
  outcome: 'busy',
  ...given,
});

function decide({ policy = {}, contact = {}, history = [], agent }: Case, now = MONDAY_TEN): AttemptDecision {
  const compiled = compileOutboundPolicy(outboundPolicy(policy));
  const who = agent === undefined ? {} : { agent };
  return nextAttempt(compiled, { ...SHANGHAI, ...contact }, history, { now, ...who });
}

function codes(decision: AttemptDecision): string[] {
  return decision.allowed ? [] : decision.blockedBy.map(({ code }) => code);
}

function nextOf(decision: AttemptDecision): number | undefined {
  return decision.allowed ? undefined : decision.nextAt;
}

const CASES: Readonly<Record<BlockCode, Readonly<Record<string, Case>>>> = {
  'do-not-call': {
    'a contact on the list': { contact: { doNotCall: true } },
    'a customer who said so': { history: [busy(900, { flags: ['do-not-call'] })] },
    'a number whose other holder said so': {
      contact: { number: '1' },
      history: [busy(900, { flags: ['do-not-call'], contact: 'c2', number: '1' })],
    },
  },
  finished: { 'a matter that is done': { history: [busy(900, { flags: ['final'] })] } },
  'outcome-final': {
    'an outcome that ends it': { policy: { retry: { busy: { never: true } } }, history: [busy(900)] },
    'a number that is none': {
      policy: { retry: { busy: { never: true, scope: 'number' } } },
      contact: { number: '1' },
      history: [busy(900, { number: '1' })],
    },
  },
  'consent-missing': {
    'no consent': { policy: { consent: { kind: 'marketing' } } },
    'consent of another kind': {
      policy: { consent: { kind: 'marketing' } },
      contact: { consents: [{ kind: 'service', at: 0 }] },
    },
    'consent that has ended': {
      policy: { consent: { kind: 'marketing' } },
      contact: { consents: [{ kind: 'marketing', at: 0, until: MONDAY_TEN }] },
    },
    'consent from tomorrow on': {
      policy: { consent: { kind: 'marketing' } },
      contact: { consents: [{ kind: 'marketing', at: MONDAY_TEN + DAY }] },
      nextIn: 24,
    },
  },
  'callback-booked': {
    'a callback that is not due': { contact: { callback: { at: MONDAY_TEN + 3 * HOUR } }, nextIn: 3 },
  },
  'callback-of-colleague': {
    'a colleague’s callback': { contact: { callback: { at: MONDAY_TEN, agent: '1001' } }, agent: '1002' },
    'a colleague’s callback that the team gets': {
      policy: { callbacks: { fallsToTeamAfter: 'PT30M' } },
      contact: { callback: { at: MONDAY_TEN, agent: '1001' } },
      nextIn: 0.5,
    },
  },
  'cool-down': {
    'a conversation': {
      policy: { coolDown: [{ after: 'conversation', for: 'P7D' }] },
      history: [busy(24, { flags: ['contact'] })],
      nextIn: 6 * 24,
    },
    'an outcome': {
      policy: { coolDown: [{ after: ['busy'], for: 'PT2H' }] },
      history: [busy(1)],
      nextIn: 1,
    },
  },
  'cap-reached': {
    'a calendar day in a stated zone': {
      policy: { caps: [{ count: 2, window: { kind: 'calendar-day', zone: 'UTC' } }] },
      history: [busy(1), busy(2)],
      nextIn: 22,
    },
    'a calendar day of the customer': {
      policy: { caps: [{ count: 2, window: { kind: 'calendar-day', zone: 'customer' } }] },
      history: [busy(1), busy(2)],
      nextIn: 14,
    },
    'a full day without roll-over': {
      policy: { rollOver: 'none', caps: [{ count: 1, window: { kind: 'calendar-day', zone: 'UTC' } }] },
      history: [busy(1)],
    },
    'a rolling window': {
      policy: { caps: [{ count: 2, window: { kind: 'rolling', for: 'PT24H' } }] },
      history: [busy(20), busy(1), busy(5)],
      nextIn: 19,
    },
    'a lifetime': { policy: { caps: [{ count: 1, window: { kind: 'lifetime' } }] }, history: [busy(9000)] },
    'a number that other contacts share': {
      policy: { caps: [{ count: 1, scope: 'number', window: { kind: 'rolling', for: 'PT2H' } }] },
      contact: { number: '1' },
      history: [busy(1, { contact: 'c2', number: '1' })],
      nextIn: 1,
    },
    'the outcomes that count': {
      policy: { caps: [{ count: 1, counts: ['busy'], window: { kind: 'rolling', for: 'PT2H' } }] },
      history: [busy(1)],
      nextIn: 1,
    },
  },
  'retry-wait': {
    'an outcome’s wait': { policy: { retry: { busy: { every: 'PT4H' } } }, history: [busy(1)], nextIn: 3 },
    'the wait of others': { policy: { retry: { other: { every: 'PT4H' } } }, history: [busy(1)], nextIn: 3 },
  },
  'zone-unknown': {
    'a customer without zone': {
      policy: { windows: [{ from: '08:00', to: '21:00' }] },
      contact: { zone: 'Nowhere/Land' },
    },
    'a customer’s day without zone': {
      policy: { caps: [{ count: 3, window: { kind: 'calendar-day', zone: 'customer' } }] },
      contact: { zone: 'Nowhere/Land' },
    },
  },
  'outside-window': {
    'before it opens': { policy: { windows: [{ from: '10:30', to: '21:00' }] }, nextIn: 0.5 },
    'after it closed': { policy: { windows: [{ from: '08:00', to: '10:00' }] }, nextIn: 22 },
    'on another weekday': { policy: { windows: [{ days: ['wed'], from: '10:00', to: '11:00' }] }, nextIn: 48 },
    'in a zone of its own': {
      policy: { windows: [{ from: '10:00', to: '11:00', zone: 'Asia/Tokyo' }] },
      nextIn: 23,
    },
    'over midnight': { policy: { windows: [{ from: '22:00', to: '02:00' }] }, nextIn: 12 },
  },
  'rest-hours': {
    'at noon': { policy: { restHours: [{ from: '10:00', to: '14:00' }] }, nextIn: 4 },
    'over midnight': { policy: { restHours: [{ days: ['sun'], from: '21:00', to: '11:00' }] }, nextIn: 1 },
  },
  holiday: {
    'a day': { policy: { holidays: [{ date: '2026-03-02', name: 'Day' }] }, nextIn: 14 },
    'a day of every year': { policy: { holidays: [{ date: '03-02', name: 'Day' }] }, nextIn: 14 },
  },
};

describe('nextAttempt', () => {
  for (const [code, cases] of Object.entries(CASES)) {
    for (const [what, given] of Object.entries(cases)) {
      it(`blocks by ${code}: ${what}`, () => expect(codes(decide(given))).to.deep.equal([code]));

      it(`knows when ${code} ends: ${what}`, () => {
        const { nextIn } = given;
        expect(nextOf(decide(given))).to.equal(nextIn === undefined ? undefined : MONDAY_TEN + nextIn * HOUR);
      });
    }
  }

  for (const [what, given] of Object.entries<Case>({
    'nothing stands against it': {},
    'another matter is done': {
      contact: { subject: 'a' },
      history: [busy(1, { subject: 'b', flags: ['final'] })],
    },
    'another contact was dialled': {
      policy: { retry: { busy: { every: 'PT4H' } } },
      history: [busy(1, { contact: 'c2' })],
    },
    'only another number is none': {
      policy: { retry: { busy: { never: true, scope: 'number' } } },
      contact: { number: '2' },
      history: [busy(1, { number: '1' })],
    },
    'the attempts do not count': {
      policy: { caps: [{ count: 1, counts: ['success'], window: { kind: 'lifetime' } }] },
      history: [busy(1)],
    },
    'consent stands': {
      policy: { consent: { kind: 'marketing' } },
      contact: { consents: [{ kind: 'marketing', at: 0 }] },
    },
    'consent exempts': {
      policy: { coolDown: [{ after: ['busy'], for: 'P7D', exemptBy: [{ consent: 'direct', for: 'P7D' }] }] },
      contact: { consents: [{ kind: 'direct', at: MONDAY_TEN - DAY }] },
      history: [busy(1)],
    },
    'a callback is due, although the retry would wait': {
      policy: { retry: { busy: { every: 'PT4H' } } },
      contact: { callback: { at: MONDAY_TEN } },
      history: [busy(1)],
    },
    'the callback is one’s own': { contact: { callback: { at: MONDAY_TEN, agent: '1001' } }, agent: '1001' },
  })) {
    it(`allows when ${what}`, () => expect(decide(given)).to.deep.equal({ allowed: true }));
  }

  it('lets an exemption run out', () => {
    const policy = { coolDown: [{ after: ['busy'], for: 'P7D', exemptBy: [{ consent: 'direct', for: 'PT1H' }] }] };
    const contact = { consents: [{ kind: 'direct', at: MONDAY_TEN - HOUR }] };
    expect(codes(decide({ policy, contact, history: [busy(2)] }))).to.deep.equal(['cool-down']);
  });

  it('makes the retry wait again once the callback was made', () => {
    const policy = { retry: { busy: { every: 'PT4H' } } };
    const contact = { callback: { at: MONDAY_TEN - 2 * HOUR } };
    expect(codes(decide({ policy, contact, history: [busy(1)] }))).to.deep.equal(['retry-wait']);
  });

  it('names every reason with its policy, its source and its end', () => {
    const policy = {
      coolDown: [{ after: ['busy'], for: 'PT3H', source: 'law' }],
      windows: [{ from: '12:00', to: '20:00' }],
    };
    const decision = decide({ policy, history: [busy(1)] });
    const expected: AttemptBlock[] = [
      {
        code: 'cool-down',
        params: { policy: 'house', source: 'law', for: 'PT3H', scope: 'contact' },
        until: MONDAY_TEN + 2 * HOUR,
      },
      {
        code: 'outside-window',
        params: { policy: 'house', zone: 'Asia/Shanghai' },
        until: MONDAY_TEN + 2 * HOUR,
      },
    ];
    expect(decision).to.deep.equal({ allowed: false, blockedBy: expected, nextAt: MONDAY_TEN + 2 * HOUR });
  });

  it('puts do-not-call before all other reasons', () => {
    const policy = { windows: [{ from: '12:00', to: '20:00' }] };
    const contact = { doNotCall: true, callback: { at: MONDAY_TEN }, consents: [{ kind: 'direct', at: 0 }] };
    expect(codes(decide({ policy, contact }))).to.deep.equal(['do-not-call', 'outside-window']);
  });

  it('finds no moment where hours never meet', () => {
    const policy = { windows: [{ from: '10:30', to: '12:00' }], restHours: [{ from: '10:00', to: '13:00' }] };
    expect(nextOf(decide({ policy }))).to.equal(undefined);
  });

  it('refuses a duration that it cannot read', () => {
    expect(() => compileOutboundPolicy(outboundPolicy({ retry: { busy: { every: '4h' } } }))).to.throw('"4h"');
  });
});

describe('nextAttempt when the clocks change in New York', () => {
  const policy = compileOutboundPolicy(outboundPolicy({ windows: [{ from: '02:30', to: '04:00' }] }));
  const next = (now: number): number | undefined =>
    nextOf(nextAttempt(policy, { id: 'c1', zone: 'America/New_York' }, [], { now }));

  it('opens at three when half past two is left out', () => {
    expect(next(Date.UTC(2026, 2, 8, 5))).to.equal(Date.UTC(2026, 2, 8, 7));
  });

  it('opens in the evening’s count of a day of 25 hours', () => {
    expect(next(Date.UTC(2026, 10, 1, 4))).to.equal(Date.UTC(2026, 10, 1, 7, 30));
  });

  it('is open in both of the hours that the clock shows twice', () => {
    const twice = compileOutboundPolicy(outboundPolicy({ windows: [{ from: '01:30', to: '02:00' }] }));
    const at = (minute: number): AttemptDecision =>
      nextAttempt(twice, { id: 'c1', zone: 'America/New_York' }, [], {
        now: Date.UTC(2026, 10, 1, 5) + minute * MINUTE,
      });
    expect([0, 30, 60, 90, 120].map((minute) => at(minute).allowed)).to.deep.equal([false, true, false, true, false]);
    expect(nextOf(at(60))).to.equal(Date.UTC(2026, 10, 1, 6, 30));
  });

  it('ends a day of 23 hours at its midnight', () => {
    const daily = compileOutboundPolicy(
      outboundPolicy({ caps: [{ count: 1, window: { kind: 'calendar-day', zone: 'America/New_York' } }] }),
    );
    const dialled = [{ at: Date.UTC(2026, 2, 8, 6), outcome: 'busy' }];
    expect(nextOf(nextAttempt(daily, { id: 'c1' }, dialled, { now: Date.UTC(2026, 2, 8, 8) }))).to.equal(
      Date.UTC(2026, 2, 9, 4),
    );
  });
});

describe('nextAttempt for a customer of unknown zone', () => {
  const policy = compileOutboundPolicy(usOutboundPolicy);

  it('waits until the last of the candidates has opened', () => {
    const contact = { id: 'c1', zones: ['America/New_York', 'America/Los_Angeles'] };
    const decision = nextAttempt(policy, contact, [], { now: Date.UTC(2026, 0, 5, 13) });
    expect(nextOf(decision)).to.equal(Date.UTC(2026, 0, 5, 16));
  });

  it('takes the zones of the policy when there are no candidates', () => {
    const decision = nextAttempt(policy, { id: 'c1' }, [], { now: Date.UTC(2026, 0, 5, 13) });
    expect(nextOf(decision)).to.equal(Date.UTC(2026, 0, 5, 18));
  });

  it('closes when the first of the candidates has closed', () => {
    const contact = { id: 'c1', zones: ['America/New_York', 'America/Los_Angeles'] };
    expect(codes(nextAttempt(policy, contact, [], { now: Date.UTC(2026, 0, 6, 2) }))).to.deep.equal(['outside-window']);
  });
});

describe('the rule packs', () => {
  it('dial every four hours, three times a day, then on the next day', () => {
    const policy = compileOutboundPolicy(followUpOutboundPolicy);
    const dials = [MONDAY_TEN - HOUR];
    for (let count = 0; count < 4; count++) {
      const history = dials.map((at) => ({ at, outcome: 'no-answer' }));
      dials.push(nextOf(nextAttempt(policy, SHANGHAI, history, { now: dials.at(-1) ?? 0 })) ?? Infinity);
    }
    expect(dials.map((at) => (at - MONDAY_TEN) / HOUR + 10)).to.deep.equal([9, 13, 17, 24 + 9, 24 + 13]);
  });

  it('of the United States stop after seven calls about one debt', () => {
    const policy = compileOutboundPolicy(usOutboundPolicy);
    const now = Date.UTC(2026, 0, 7, 18);
    const history = Array.from({ length: 7 }, (_, day) => ({
      at: now - (day + 1) * 20 * HOUR,
      outcome: 'no-answer',
      subject: 'd1',
    }));
    const contact = { id: 'c1', zone: 'America/New_York' };
    expect(codes(nextAttempt(policy, { ...contact, subject: 'd1' }, history, { now }))).to.deep.equal(['cap-reached']);
    expect(nextAttempt(policy, { ...contact, subject: 'd2' }, history, { now })).to.deep.equal({ allowed: true });
  });

  it('of China ask for consent and let people rest', () => {
    const policy = compileOutboundPolicy(followUpOutboundPolicy, chinaOutboundPolicy);
    const noon = nextAttempt(policy, SHANGHAI, [], { now: MONDAY_TEN + 2.5 * HOUR });
    expect(codes(noon)).to.deep.equal(['consent-missing', 'rest-hours']);
  });

  it('of China take a refusal for final', () => {
    const policy = compileOutboundPolicy(followUpOutboundPolicy, chinaOutboundPolicy);
    const contact = { ...SHANGHAI, consents: [{ kind: 'outbound', at: 0 }] };
    const refused = [{ at: MONDAY_TEN - 30 * DAY, outcome: 'refused' }];
    expect(codes(nextAttempt(policy, contact, refused, { now: MONDAY_TEN }))).to.deep.equal(['outcome-final']);
  });
});
