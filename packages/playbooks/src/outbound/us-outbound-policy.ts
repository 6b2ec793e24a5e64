import type { OutboundPolicyDefinition } from '@callside/core';
import { text } from '../text.js';

/**
 * Federal rules of the United States for sales and debt calls, to lay beside a policy of one's own. States can be
 * stricter. Facts for a start, no legal advice.
 */
export const usOutboundPolicy: OutboundPolicyDefinition = {
  kind: 'outbound-policy',
  id: 'us-federal',
  version: 1,
  status: 'published',
  title: text('United States: calling hours and frequency', '美国：拨打时段与频次', '美國：撥打時段與頻次'),
  sources: [
    {
      id: 'tcpa',
      title: text(
        'Telephone Consumer Protection Act, calling hours',
        '《电话消费者保护法》拨打时段',
        '《電話消費者保護法》撥打時段',
      ),
      citation: '47 CFR 64.1200(c)(1)',
    },
    {
      id: 'reg-f',
      title: text('Regulation F, call frequency', 'F 条例，拨打频次', 'F 條例，撥打頻次'),
      citation: '12 CFR 1006.14(b)',
    },
  ],
  windows: [{ from: '08:00', to: '21:00', zone: 'customer', source: 'tcpa' }],
  // More than seven calls in seven days about one debt, or a call within seven days of a conversation about it, count as
  // harassment. Direct consent lifts both for up to seven days.
  caps: [
    {
      count: 7,
      window: { kind: 'rolling', for: 'P7D' },
      scope: 'subject',
      exemptBy: [{ consent: 'direct', for: 'P7D' }],
      source: 'reg-f',
    },
  ],
  coolDown: [
    {
      after: 'conversation',
      for: 'P7D',
      scope: 'subject',
      exemptBy: [{ consent: 'direct', for: 'P7D' }],
      source: 'reg-f',
    },
  ],
  zones: [
    'America/New_York',
    'America/Chicago',
    'America/Denver',
    'America/Phoenix',
    'America/Los_Angeles',
    'America/Anchorage',
    'Pacific/Honolulu',
  ],
};
