import { campaignDay, compileOutboundPolicy, orderByUrgency } from '@callside/core';
import { followUpOutboundPolicy, usOutboundPolicy } from '@callside/playbooks';
import { alternate } from './alternate.mjs';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 16, 18);
const COUNT = 100_000;

const ZONES = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'];

/** A list in the middle of a campaign: every tenth contact was dialled before, and one in two hundred waits for a callback. */
const LIST = Array.from({ length: COUNT }, (_, line) => ({
  contact: {
    id: `batch/${line}`,
    number: String(12_125_550_000 + line),
    zone: ZONES[line % ZONES.length],
    subject: `T${line}`,
    ...(line % 200 === 0 ? { callback: { at: NOW + ((line % 13) - 6) * HOUR, bookedAt: NOW - 20 * HOUR } } : {}),
  },
  history: line % 10 === 0 ? [{ at: NOW - (line % 30) * HOUR, outcome: line % 20 === 0 ? 'busy' : 'no-answer' }] : [],
}));

/** Times the order of a day over 100,000 contacts, beside a decision for each of them by itself. */
export function measureCallingLists() {
  const rules = compileOutboundPolicy(followUpOutboundPolicy, usOutboundPolicy);
  const options = { now: NOW, agent: '1001', dayEnd: NOW + 6 * HOUR };
  const [first, one] = [campaignDay(rules, LIST, options).entries[0], orderByUrgency(rules, LIST, options)[0]];
  if (first.entry.contact.id !== one.entry.contact.id) throw new Error('The next best contact is another one.');
  return alternate('next best of 100,000 contacts', [
    { who: 'Callside, each by itself', baseline: true, run: () => orderByUrgency(rules, LIST, options) },
    { who: 'Callside, the day as a whole', run: () => campaignDay(rules, LIST, options) },
  ]);
}
