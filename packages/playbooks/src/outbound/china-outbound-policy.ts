import type { OutboundPolicyDefinition } from '@callside/core';
import { text } from '../text.js';

/**
 * Rules of mainland China for outbound calls, to lay beside a policy of one's own: consent first, no call while people
 * rest, none after a refusal. The notices name no hours; those here are a careful reading. Facts for a start, no legal
 * advice.
 */
export const chinaOutboundPolicy: OutboundPolicyDefinition = {
  kind: 'outbound-policy',
  id: 'china',
  version: 1,
  status: 'published',
  title: text('China: consent and rest hours', '中国：同意与休息时间', '中國：同意與休息時間'),
  sources: [
    {
      id: 'call-centre-notice',
      title: text(
        'Ministry of Industry and Information Technology: notice on call-centre business',
        '工业和信息化部：关于加强呼叫中心业务管理的通知',
        '工業和資訊化部：關於加強呼叫中心業務管理的通知',
      ),
      citation: 'June 2020',
    },
    {
      id: 'nuisance-calls-plan',
      title: text(
        'Thirteen ministries: plan against nuisance calls',
        '十三部门：综合整治骚扰电话专项行动方案',
        '十三部門：綜合整治騷擾電話專項行動方案',
      ),
      citation: 'July 2018',
    },
  ],
  consent: { kind: 'outbound', source: 'call-centre-notice' },
  // A refusal ends it, also where the disposition does not say "do not call".
  retry: { refused: { never: true, source: 'nuisance-calls-plan' } },
  restHours: [
    { from: '21:00', to: '09:00', zone: 'customer', source: 'call-centre-notice' },
    { from: '12:00', to: '14:00', zone: 'customer', source: 'call-centre-notice' },
  ],
  zones: ['Asia/Shanghai'],
};
