import type { OutboundPolicyDefinition } from '@callside/core';
import { text } from '../text.js';

/**
 * A call centre's own rules for follow-up and sales calls: again after 4 hours, at most three dials a day, then the next
 * day's list. A customer's own time goes first. The customer's zone must be known: the rule pack of the country that is
 * called, which belongs beside this, brings the candidates.
 */
export const followUpOutboundPolicy: OutboundPolicyDefinition = {
  kind: 'outbound-policy',
  id: 'follow-up',
  version: 1,
  status: 'published',
  title: text('Outbound calls', '外呼规则', '外呼規則'),
  retry: {
    busy: { every: 'PT4H' },
    'no-answer': { every: 'PT4H' },
    unreachable: { every: 'PT4H' },
    'call-later': { every: 'PT4H' },
    other: { every: 'PT4H' },
    'invalid-number': { never: true, scope: 'number' },
    'fax-number': { never: true, scope: 'number' },
    'number-changed': { never: true, scope: 'number' },
    'wrong-person': { never: true, scope: 'number' },
  },
  caps: [{ count: 3, window: { kind: 'calendar-day', zone: 'customer' }, exemptBy: [{ consent: 'callback' }] }],
  windows: [{ from: '09:00', to: '20:00', zone: 'customer' }],
  rollOver: 'next-day',
  callbacks: { fallsToTeamAfter: 'PT30M', maxDaysAhead: 30, maxPerAgent: 20 },
};
