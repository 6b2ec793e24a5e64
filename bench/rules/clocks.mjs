import { compileCalendar, compileOutboundPolicy, compileSlaPolicy, nextAttempt, slaClocks } from '@callside/core';
import { followUpOutboundPolicy, usOutboundPolicy } from '@callside/playbooks';
import { alternate } from './alternate.mjs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONDAY = Date.UTC(2026, 10, 16, 1);

const head = { version: 1, status: 'published', title: 'Service' };
const hours = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
];
const calendar = compileCalendar({
  ...head,
  kind: 'business-calendar',
  id: 'hotline',
  timeZone: 'Asia/Shanghai',
  week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  holidays: [{ date: '2026-10-01', to: '2026-10-07', name: 'National Day' }],
});
const policy = compileSlaPolicy({
  ...head,
  kind: 'sla-policy',
  id: 'service',
  targets: [
    { id: 'first-response', within: 'PT4H', calendar: 'hotline' },
    { id: 'resolution', within: 'P2D', calendar: 'hotline', pauseIn: ['waiting'] },
    { id: 'plan', within: 'PT24H', starts: ['created'], stops: ['resolved'] },
    { id: 'closure', within: 'PT48H', starts: ['created'], stops: ['closed'] },
  ],
});

/** Decisions in turn at every moment of two weeks, so that no answer can be remembered. */
function moments() {
  let turn = 0;
  return () => MONDAY + ((turn++ * 977) % (14 * 24 * 60)) * 60_000;
}

/** Times SLA clocks from a log of six events, and decisions about a dial after three attempts: one core, one thread. */
export function measureClocks() {
  const events = [
    { type: 'created', at: MONDAY, status: 'pending' },
    { type: 'status-changed', at: MONDAY + HOUR, status: 'processing' },
    { type: 'replied', at: MONDAY + 2 * HOUR },
    { type: 'status-changed', at: MONDAY + 3 * HOUR, status: 'waiting' },
    { type: 'status-changed', at: MONDAY + DAY, status: 'processing' },
    { type: 'priority-changed', at: MONDAY + DAY + HOUR, priority: 'urgent' },
  ];
  const clockAt = moments();
  const clocks = alternate('SLA, one clock', [
    { who: 'Callside', baseline: true, run: () => slaClocks(policy, { hotline: calendar }, events, clockAt()) },
  ]).map((row) => ({ ...row, samples: row.samples.map((ns) => ns / 4) }));

  const contact = { id: 'c1', number: '+12125550100', zone: 'America/New_York' };
  const history = [
    { at: MONDAY - 20 * HOUR, outcome: 'busy' },
    { at: MONDAY - 9 * HOUR, outcome: 'no-answer' },
    { at: MONDAY - HOUR, outcome: 'no-answer' },
  ];
  const attemptAt = moments();
  const attempts = [
    ['attempt, the house’s own policy', compileOutboundPolicy(followUpOutboundPolicy)],
    ['attempt, with the rules of the US', compileOutboundPolicy(followUpOutboundPolicy, usOutboundPolicy)],
  ].flatMap(([what, rules]) =>
    alternate(what, [
      { who: 'Callside', baseline: true, run: () => nextAttempt(rules, contact, history, { now: attemptAt() }) },
    ]),
  );
  return [...clocks, ...attempts];
}
