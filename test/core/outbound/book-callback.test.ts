import { bookCallback, compileOutboundPolicy, type CallbackWish, type OutboundContact } from '@callside/core';
import { expect } from 'chai';
import { DAY, HOUR, outboundPolicy } from '../support/outbound.js';

/** Monday 2 March 2026, 10:00 in Shanghai. */
const NOW = Date.UTC(2026, 2, 2, 2);
const CONTACT: OutboundContact = { id: 'c1', zone: 'Asia/Shanghai' };
const policy = compileOutboundPolicy(
  outboundPolicy({
    windows: [{ from: '09:00', to: '20:00' }],
    retry: { busy: { every: 'PT4H' } },
    caps: [{ count: 2, window: { kind: 'calendar-day', zone: 'customer' } }],
    callbacks: { maxDaysAhead: 7, maxPerAgent: 2 },
  }),
);

/** What is wrong, and the next time in hours from now. */
function refusal(wish: Partial<CallbackWish>, contact = CONTACT): [string[], number | undefined] {
  const result = bookCallback(policy, contact, { now: NOW, at: NOW + HOUR, ...wish });
  if (result.ok) return [[], undefined];
  const codes = result.issues.map(({ code, path }) => `${code} at ${path.join('.')}`);
  return [codes, result.nextAt === undefined ? undefined : (result.nextAt - NOW) / HOUR];
}

describe('bookCallback', () => {
  it('books a time inside the window', () => {
    expect(bookCallback(policy, CONTACT, { now: NOW, at: NOW + HOUR, agent: '1001' })).to.deep.equal({
      ok: true,
      callback: { at: NOW + HOUR, bookedAt: NOW, agent: '1001' },
    });
  });

  it('books for the team without an agent', () => {
    expect(bookCallback(policy, CONTACT, { now: NOW, at: NOW + HOUR })).to.deep.equal({
      ok: true,
      callback: { at: NOW + HOUR, bookedAt: NOW },
    });
  });

  it('needs no wait after a busy line', () => {
    expect(refusal({ history: [{ at: NOW, outcome: 'busy' }] })).to.deep.equal([[], undefined]);
  });

  it('moves a time in the night to the morning', () => {
    expect(refusal({ at: NOW + 11 * HOUR })).to.deep.equal([['outside-window at at'], 23]);
  });

  it('moves a time on a full day to the next', () => {
    const history = [NOW - HOUR, NOW].map((at) => ({ at, outcome: 'busy' }));
    expect(refusal({ history })).to.deep.equal([['cap-reached at at'], 23]);
  });

  it('moves a time that has passed to now', () => {
    expect(refusal({ at: NOW - HOUR / 2 })).to.deep.equal([['callback-past at at'], 0]);
  });

  it('offers the first time when the wish is too far ahead', () => {
    expect(refusal({ at: NOW + 7 * DAY + HOUR })).to.deep.equal([['callback-too-far at at'], 0]);
  });

  it('offers nothing beyond the days ahead', () => {
    const now = NOW + 12 * HOUR;
    expect(refusal({ now, at: now + 7 * DAY - HOUR })).to.deep.equal([['outside-window at at'], undefined]);
  });

  it('keeps an agent’s callbacks to the limit', () => {
    const booked = [
      { at: NOW, agent: '1001' },
      { at: NOW, agent: '1001' },
    ];
    expect(refusal({ agent: '1001', booked })[0]).to.deep.equal(['callback-limit at agent']);
    expect(refusal({ agent: '1002', booked })[0]).to.deep.equal([]);
  });

  it('books nothing for who said not to call', () => {
    expect(refusal({}, { ...CONTACT, doNotCall: true })).to.deep.equal([['do-not-call at at'], undefined]);
  });

  it('takes the place of the callback that the contact has', () => {
    expect(refusal({}, { ...CONTACT, callback: { at: NOW + DAY, agent: '1002' } })[0]).to.deep.equal([]);
  });
});
