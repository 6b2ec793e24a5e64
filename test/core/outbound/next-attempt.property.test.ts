import {
  compileOutboundPolicy,
  nextAttempt,
  type Attempt,
  type ContactConsent,
  type OutboundContact,
  type OutboundPolicyDefinition,
} from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { DAY, HOUR, MINUTE, outboundPolicy } from '../support/outbound.js';

const STEP = 15 * MINUTE;

/** Three days before the clocks go forward in New York, and three before they go back. */
const STARTS = [Date.UTC(2026, 2, 5, 5), Date.UTC(2026, 9, 29, 4)];
const SEARCHED = 9 * DAY;

const zone = fc.constantFrom('America/New_York', 'America/Los_Angeles', 'Asia/Kolkata', 'Australia/Lord_Howe');
const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const hour = String(Math.floor(quarter / 4)).padStart(2, '0');
  return `${hour}:${String((quarter % 4) * 15).padStart(2, '0')}`;
});
const hours = fc.record({ from: clock, to: clock }).filter(({ from, to }) => from !== to);
const wait = fc.constantFrom('PT15M', 'PT4H', 'P1D', 'P2DT3H');
const scope = fc.constantFrom('contact', 'number', 'subject');
const outcome = fc.constantFrom('busy', 'no-answer', 'success');
const exemptBy = fc.option(fc.constant([{ consent: 'direct', for: 'P1D' }]), { nil: undefined });

const policies: fc.Arbitrary<OutboundPolicyDefinition> = fc
  .record({
    windows: fc.array(hours, { maxLength: 2 }),
    restHours: fc.array(hours, { maxLength: 1 }),
    holidays: fc.constantFrom([], [{ date: '2026-03-08', name: 'Day' }], [{ date: '11-01', name: 'Day' }]),
    retry: fc.record({ busy: fc.record({ every: wait, scope }), other: fc.record({ every: wait }) }),
    coolDown: fc.array(fc.record({ after: fc.constant('conversation' as const), for: wait, scope, exemptBy }), {
      maxLength: 1,
    }),
    caps: fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 3 }),
        scope,
        exemptBy,
        window: fc.oneof(
          fc.record({ kind: fc.constant('calendar-day' as const), zone: fc.oneof(zone, fc.constant('customer')) }),
          fc.record({ kind: fc.constant('rolling' as const), for: wait }),
        ),
      }),
      { maxLength: 2 },
    ),
  })
  .map((rules) => JSON.parse(JSON.stringify(outboundPolicy(rules as object))) as OutboundPolicyDefinition);

const situations = fc.constantFrom(...STARTS).chain((start) => {
  const moment = fc.integer({ min: -2 * 96, max: 96 }).map((quarters) => start + quarters * STEP);
  const attempt: fc.Arbitrary<Attempt> = fc.record({
    at: moment,
    outcome,
    flags: fc.constantFrom([], ['contact' as const]),
    number: fc.constantFrom('1', '2'),
    subject: fc.constantFrom('a', 'b'),
  });
  const consent: fc.Arbitrary<ContactConsent> = fc.record({ kind: fc.constant('direct'), at: moment });
  return fc.record({
    now: fc.constant(start + DAY),
    policy: policies,
    history: fc.array(attempt, { maxLength: 6 }),
    more: fc.array(attempt, { maxLength: 3 }),
    contact: fc.record({
      id: fc.constant('c1'),
      number: fc.constant('1'),
      subject: fc.constant('a'),
      zones: fc.uniqueArray(zone, { minLength: 1, maxLength: 2 }),
      consents: fc.array(consent, { maxLength: 1 }),
    }),
  });
});

type Situation = typeof situations extends fc.Arbitrary<infer S> ? S : never;

describe('nextAttempt, whatever the policy', () => {
  it('names the first moment that a plain reading of the rules allows', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { now, policy, contact, history } = situation;
        const decision = nextAttempt(compileOutboundPolicy(policy), contact, history, { now });
        const next = decision.allowed ? now : (decision.nextAt ?? Infinity);
        const first = firstAllowed(situation);
        expect(first).to.equal(next < now + SEARCHED ? next : undefined);
      }),
      { numRuns: 150 },
    );
  });

  it('allows at the moment that it named', () => {
    fc.assert(
      fc.property(situations, ({ now, policy, contact, history }) => {
        const compiled = compileOutboundPolicy(policy);
        const decision = nextAttempt(compiled, contact, history, { now });
        if (decision.allowed || decision.nextAt === undefined) return;
        expect(nextAttempt(compiled, contact, history, { now: decision.nextAt })).to.deep.equal({ allowed: true });
        expect(nextAttempt(compiled, contact, history, { now: decision.nextAt - 1 }).allowed).to.equal(false);
      }),
    );
  });

  it('never becomes earlier by more history', () => {
    fc.assert(
      fc.property(situations, fc.boolean(), ({ now, policy, contact, history, more }, called) => {
        const compiled = compileOutboundPolicy(policy);
        const who: OutboundContact = called ? { ...contact, callback: { at: now + HOUR, agent: '1001' } } : contact;
        const next = (attempts: readonly Attempt[]): number => {
          const decision = nextAttempt(compiled, who, attempts, { now, agent: '1001' });
          return decision.allowed ? now : (decision.nextAt ?? Infinity);
        };
        expect(next([...history, ...more])).to.be.at.least(next(history));
      }),
    );
  });

  it('never calls who said not to', () => {
    fc.assert(
      fc.property(situations, ({ now, policy, contact, history }) => {
        const compiled = compileOutboundPolicy(policy);
        const who = { ...contact, doNotCall: true, callback: { at: now, bookedAt: now } };
        const decision = nextAttempt(compiled, who, history, { now });
        expect(decision).to.include({ allowed: false }).and.to.not.have.property('nextAt');
      }),
    );
  });

  it('is as strict as each of the candidate zones', () => {
    fc.assert(
      fc.property(situations, ({ now, policy, contact, history }) => {
        const compiled = compileOutboundPolicy(policy);
        const together = nextAttempt(compiled, contact, history, { now }).allowed;
        const each = contact.zones.map((zone) => nextAttempt(compiled, { ...contact, zone }, history, { now }).allowed);
        expect(together).to.equal(each.every(Boolean));
      }),
    );
  });
});

function firstAllowed(situation: Situation): number | undefined {
  for (let at = situation.now; at < situation.now + SEARCHED; at += STEP) {
    if (plainlyAllowed(situation, at)) return at;
  }
  return undefined;
}

/** The rules once more, read naively at one moment and on the texts of local clocks. */
function plainlyAllowed({ policy, contact, history }: Situation, at: number): boolean {
  const { windows = [], restHours = [], holidays = [], caps = [], coolDown = [], retry = {} } = policy;
  const exempt = (rule: { exemptBy?: unknown }): boolean =>
    rule.exemptBy !== undefined && contact.consents.some((given) => given.at <= at && at < given.at + DAY);
  const mine = (scoped: 'contact' | 'number' | 'subject' = 'contact'): readonly Attempt[] =>
    history.filter((attempt) => scoped === 'contact' || attempt[scoped] === contact[scoped]);

  for (const zone of contact.zones) {
    const { day, time } = local(at, zone);
    if (windows.length > 0 && !windows.some((open) => covers(open, time))) return false;
    if (restHours.some((rest) => covers(rest, time))) return false;
    if (holidays.some(({ date }) => day.endsWith(date))) return false;
  }
  for (const rule of coolDown) {
    const last = mine(rule.scope).filter(({ flags = [] }) => flags.includes('contact'));
    if (!exempt(rule) && last.some((attempt) => at < attempt.at + lengthOf(rule.for))) return false;
  }
  for (const attempt of history) {
    const rule = retry[attempt.outcome] ?? retry.other;
    if (!mine(rule?.scope).includes(attempt)) continue;
    if (at < attempt.at + lengthOf(rule?.every ?? '')) return false;
  }
  return caps.every((cap) => {
    const { window } = cap;
    if (exempt(cap)) return true;
    if (window.kind === 'rolling') {
      return mine(cap.scope).filter((attempt) => attempt.at + lengthOf(window.for) > at).length < cap.count;
    }
    if (window.kind === 'lifetime') return mine(cap.scope).length < cap.count;
    const zones = window.zone === 'customer' ? contact.zones : [window.zone];
    return zones.every((zone) => {
      const today = local(at, zone).day;
      return mine(cap.scope).filter((attempt) => local(attempt.at, zone).day >= today).length < cap.count;
    });
  });
}

function covers({ from, to }: { from: string; to: string }, time: string): boolean {
  return from < to ? from <= time && time < to : from <= time || time < to;
}

function lengthOf(duration: string): number {
  return { PT15M: 15 * MINUTE, PT4H: 4 * HOUR, P1D: DAY, P2DT3H: 51 * HOUR }[duration] ?? 0;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function local(at: number, zone: string): { day: string; time: string } {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(zone, format);
  const [day = '', time = ''] = format.format(at).split(' ');
  return { day, time };
}
