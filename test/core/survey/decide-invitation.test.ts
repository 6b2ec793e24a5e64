import {
  decideInvitation,
  type InvitationDecision,
  type InvitationFacts,
  type Occasion,
  type SurveyInvitation,
} from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { survey } from '../support/definitions.js';
import { DAY, HOUR, MINUTE } from '../support/outbound.js';

/** Noon in Shanghai, a Monday. */
const NOON = Date.UTC(2026, 2, 2, 4);

const CUSTOMER = { id: 'c1', zone: 'Asia/Shanghai' };

function decide(
  rules: Partial<SurveyInvitation>,
  facts: Partial<InvitationFacts> = {},
  occasion: Partial<Occasion> = {},
): InvitationDecision {
  const given: InvitationFacts = {
    occasion: { type: 'call-closed', at: NOON, callId: 'call-1', ticketId: 'ticket-1', ...occasion },
    customer: CUSTOMER,
    history: [],
    optOuts: [],
    now: NOON,
    ...facts,
  };
  return decideInvitation(survey({ invitation: { after: ['call-closed'], ...rules } }), given);
}

function reasons(decision: InvitationDecision): string[] {
  return decision.ask ? [] : decision.blockedBy.map(({ code }) => code);
}

describe('decideInvitation', () => {
  it('asks at once where nothing speaks against it', () => {
    expect(decide({})).to.deep.equal({ ask: true, at: NOON, waitsFor: [] });
  });

  it('waits for the delay after the occasion, not after the question', () => {
    expect(decide({ delay: 'PT1H' }, { now: NOON + 10 * MINUTE })).to.include({ at: NOON + HOUR });
    expect(decide({ delay: 'PT1H' }, { now: NOON + DAY })).to.include({ at: NOON + DAY });
  });

  it('does not ask by itself without rules', () => {
    const facts = {
      occasion: { type: 'call-closed', at: 0 },
      customer: CUSTOMER,
      history: [],
      optOuts: [],
      now: 0,
    } as const;
    expect(reasons(decideInvitation(survey(), facts))).to.deep.equal(['invitation-missing']);
  });

  it('never asks who does not want to be asked, and says every other reason, too', () => {
    const decision = decide(
      { when: { '==': [{ var: 'ticket.type' }, 'repair'] }, coolDown: 'P30D' },
      { optOuts: ['c1'], history: [{ survey: 'csat', at: NOON - DAY }] },
      { type: 'visit-done', scope: { ticket: { type: 'sales' } } },
    );
    expect(reasons(decision)).to.deep.equal(['opted-out', 'other-occasion', 'condition-fails', 'asked-lately']);
    expect(decision).to.not.have.property('nextAt');
  });

  it('asks where the condition holds', () => {
    const when = { '>': [{ var: 'call.talkSeconds' }, 30] };
    expect(decide({ when }, {}, { scope: { call: { talkSeconds: 31 } } }).ask).to.equal(true);
    expect(decide({ when }, {}, { scope: { call: { talkSeconds: 30 } } }).ask).to.equal(false);
  });

  describe('with a cool-down', () => {
    it('says until when', () => {
      const decision = decide({ coolDown: 'P30D' }, { history: [{ survey: 'other', at: NOON - DAY }] });
      const until = NOON + 29 * DAY;
      expect(decision).to.deep.include({ ask: false, nextAt: until });
      expect(decision.ask ? [] : decision.blockedBy).to.deep.equal([
        { code: 'asked-lately', params: { at: NOON - DAY, for: 'P30D' }, until },
      ]);
    });

    it('counts the last invitation, and ends with its time', () => {
      const history = [30, 90].map((days) => ({ survey: 'csat', at: NOON - days * DAY }));
      expect(decide({ coolDown: 'P30D' }, { history }).ask).to.equal(true);
      expect(decide({ coolDown: 'P31D' }, { history })).to.include({ ask: false, nextAt: NOON + DAY });
    });
  });

  describe('once per', () => {
    const before = { survey: 'csat', at: NOON - DAY, callId: 'call-1', ticketId: 'ticket-1', matterId: 'm1' };

    for (const [oncePer, own, asks] of [
      ['call', {}, false],
      ['call', { callId: 'call-2' }, true],
      ['ticket', { callId: 'call-2' }, false],
      ['ticket', { ticketId: 'ticket-2' }, true],
      ['matter', { callId: 'call-2', ticketId: 'ticket-2', matterId: 'm1' }, false],
      ['matter', { matterId: 'm2' }, true],
    ] as const) {
      it(`${oncePer} ${asks ? 'asks' : 'does not ask'} again about ${JSON.stringify(own)}`, () => {
        const decision = decide({ oncePer }, { history: [before] }, own);
        expect(reasons(decision)).to.deep.equal(asks ? [] : ['asked-already']);
      });
    }

    it('does not count another survey', () => {
      expect(decide({ oncePer: 'call' }, { history: [{ ...before, survey: 'other' }] }).ask).to.equal(true);
    });
  });

  describe('with quiet hours', () => {
    const quietHours = [{ from: '20:00', to: '09:00' }];
    const night = NOON + 10 * HOUR;
    const morning = NOON + 21 * HOUR;

    it('waits for their end where the customer lives', () => {
      const decision = decide({ quietHours }, { now: night });
      expect(decision).to.deep.equal({
        ask: true,
        at: morning,
        waitsFor: [{ code: 'rest-hours', params: {}, until: morning }],
      });
    });

    it('reckons with them once the delay is over', () => {
      expect(decide({ quietHours, delay: 'PT9H' })).to.include({ ask: true, at: morning });
    });

    it('waits until it is not quiet in any zone that may be the customer’s', () => {
      const customer = { id: 'c1', zones: ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Tokyo'] };
      expect(decide({ quietHours }, { now: night, customer })).to.include({ at: morning + 2 * HOUR });
      const west = { id: 'c1', zones: ['Asia/Shanghai', 'Europe/Berlin'] };
      expect(decide({ quietHours }, { now: morning, customer: west })).to.include({ at: Date.UTC(2026, 2, 3, 8) });
    });

    it('does not ask where nobody knows the customer’s time', () => {
      expect(reasons(decide({ quietHours }, { customer: { id: 'c1' } }))).to.deep.equal(['zone-unknown']);
      const zoned = [{ from: '20:00', to: '09:00', zone: 'Asia/Shanghai' }];
      expect(decide({ quietHours: zoned }, { customer: { id: 'c1' } }).ask).to.equal(true);
    });

    it('names the first moment after a cool-down that is not quiet', () => {
      const history = [{ survey: 'csat', at: night - DAY }];
      expect(decide({ quietHours, coolDown: 'P1DT1H' }, { history, now: night })).to.include({
        ask: false,
        nextAt: morning,
      });
    });
  });

  describe('with a share', () => {
    const asked = (share: number): number =>
      Array.from({ length: 2000 }, (_, index) => decide({ share }, {}, { callId: `call-${String(index)}` })).filter(
        ({ ask }) => ask,
      ).length;

    it('asks about as many as it says', () => {
      expect(asked(0.25)).to.be.within(420, 580);
      expect(asked(1)).to.equal(2000);
    });

    it('draws the same occasion every time, whenever it is asked', () => {
      fc.assert(
        fc.property(fc.string({ minLength: 1 }), fc.nat(), (callId, later) => {
          const first = decide({ share: 0.5 }, {}, { callId }).ask;
          expect(decide({ share: 0.5 }, { now: NOON + later }, { callId }).ask).to.equal(first);
        }),
      );
    });

    it('draws whom it drew before when the share grows', () => {
      fc.assert(
        fc.property(fc.string({ minLength: 1 }), (callId) => {
          if (decide({ share: 0.3 }, {}, { callId }).ask)
            expect(decide({ share: 0.6 }, {}, { callId }).ask).to.equal(true);
        }),
      );
    });

    it('says that a customer was not drawn, for good', () => {
      const decision = decide({ share: 1e-9 });
      expect(reasons(decision)).to.deep.equal(['not-drawn']);
      expect(decision).to.not.have.property('nextAt');
    });
  });

  it('asks at the time that it names, if nothing else happens', () => {
    const ago = fc.integer({ min: 0, max: 40 * DAY });
    fc.assert(
      fc.property(fc.array(ago, { maxLength: 4 }), ago, (times, offset) => {
        const now = NOON + offset;
        const rules = { coolDown: 'P14D', quietHours: [{ from: '20:00', to: '09:00' }] };
        const history = times.map((time) => ({ survey: 'other', at: now - time }));
        const decision = decide(rules, { history, now });
        const at = decision.ask ? decision.at : (decision.nextAt ?? Number.NaN);
        expect(decide(rules, { history, now: at })).to.deep.equal({ ask: true, at, waitsFor: [] });
      }),
    );
  });
});
