import {
  campaignDay,
  compileOutboundPolicy,
  orderByUrgency,
  type CampaignDay,
  type OutboundEntry,
} from '@callside/core';
import { expect } from 'chai';
import { DAY, HOUR, outboundPolicy } from '../support/outbound.js';

/** Ten in the morning in Shanghai. */
const NOW = Date.UTC(2026, 2, 2, 2);
const DAY_END = Date.UTC(2026, 2, 2, 16);
const policy = compileOutboundPolicy(
  outboundPolicy({
    retry: { busy: { every: 'PT4H' }, 'no-answer': { every: 'P1D' }, invalid: { never: true } },
    windows: [{ from: '09:00', to: '20:00', zone: 'customer' }],
  }),
);

const entry = (id: string, given: Partial<OutboundEntry['contact']> = {}, ...outcomes: string[]): OutboundEntry => ({
  contact: { id, zone: 'Asia/Shanghai', ...given },
  history: outcomes.map((outcome) => ({
    at: NOW - HOUR,
    outcome,
    ...(outcome === 'won' ? { flags: ['contact', 'final'] as const } : {}),
  })),
});

const day = (...entries: readonly OutboundEntry[]): CampaignDay =>
  campaignDay(policy, entries, { now: NOW, dayEnd: DAY_END, success: ['won'] });

describe('campaignDay', () => {
  it('tells what is to be dialled now, later today, on another day, and no more', () => {
    const { entries } = day(
      entry('now'),
      entry('today', {}, 'busy'),
      entry('tomorrow', {}, 'no-answer'),
      entry('never', { doNotCall: true }),
    );
    expect(entries.map(({ entry: { contact }, standing }) => `${contact.id}:${standing}`)).to.deep.equal([
      'now:ready',
      'today:today',
      'tomorrow:later',
      'never:done',
    ]);
  });

  it('counts how far the campaign has got', () => {
    const { progress } = day(entry('a'), entry('b', {}, 'busy'), entry('c', {}, 'won'), entry('d', {}, 'invalid'));
    const { outcomes, ...counts } = progress;
    expect(counts).to.deep.equal({
      total: 4,
      ready: 1,
      today: 1,
      later: 0,
      done: 2,
      tried: 3,
      contacted: 1,
      success: 1,
    });
    expect([...outcomes]).to.deep.equal([
      ['busy', 1],
      ['won', 1],
      ['invalid', 1],
    ]);
  });

  it('orders as the urgency does, whatever decisions are shared', () => {
    const zones = ['Asia/Shanghai', 'Europe/London', 'America/New_York'];
    const list = Array.from({ length: 60 }, (_each, n) =>
      entry(
        String(n),
        {
          ...(n % 7 === 0 ? {} : { zone: zones[n % 3] ?? '' }),
          ...(n % 11 === 0 ? { callback: { at: NOW - n } } : {}),
        },
        ...(n % 5 === 0 ? ['busy'] : []),
      ),
    );
    const plain = orderByUrgency(policy, list, { now: NOW });
    expect(day(...list).entries.map(({ standing: _standing, ...ranked }) => ranked)).to.deep.equal(plain);
  });

  it('has nobody go over while the day lasts', () => {
    const { progress } = campaignDay(policy, [entry('a', {}, 'no-answer')], { now: NOW, dayEnd: NOW + 2 * DAY });
    expect([progress.today, progress.later]).to.deep.equal([1, 0]);
  });
});
