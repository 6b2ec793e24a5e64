import type { Expression, SlaPolicyDefinition } from '@callside/core';
import { text } from '../text.js';

const isUrgent: Expression = { '==': [{ var: 'ticket.priority' }, 'urgent'] };
const isComplaint: Expression = { '==': [{ var: 'ticket.type' }, 'complaint'] };

/**
 * What customers are promised. An urgent ticket has its answer within 24 hours, day and night. A complaint has a first plan
 * within 24 hours and is closed within 48. Everything else is answered within four working hours and done in three working
 * days, and waits while the customer is asked.
 */
export const serviceSlaPolicy: SlaPolicyDefinition = {
  kind: 'sla-policy',
  id: 'service',
  version: 1,
  status: 'published',
  title: text('Service promises', '服务时限', '服務時限'),
  targets: [
    {
      id: 'first-response',
      title: text('First response', '首次响应', '首次回應'),
      within: 'PT4H',
      calendar: 'hotline',
      warnAt: 0.75,
    },
    {
      id: 'next-response',
      title: text('Next response', '后续响应', '後續回應'),
      within: 'PT4H',
      calendar: 'hotline',
      warnAt: 0.75,
    },
    {
      id: 'urgent-answer',
      title: text('Answer to an urgent ticket', '紧急工单答复', '緊急工單答覆'),
      when: isUrgent,
      within: 'PT24H',
      starts: ['created'],
      stops: ['resolved'],
      warnAt: 0.5,
      onReopen: 'restart',
    },
    {
      id: 'complaint-plan',
      title: text('First plan for a complaint', '投诉初步方案', '投訴初步方案'),
      when: isComplaint,
      within: 'PT24H',
      starts: ['created'],
      stops: ['plan-proposed', 'resolved'],
      warnAt: 0.75,
    },
    {
      id: 'complaint-closure',
      title: text('Closure of a complaint', '投诉关闭', '投訴結案'),
      when: isComplaint,
      within: 'PT48H',
      starts: ['created'],
      stops: ['closed'],
      warnAt: 0.75,
      onReopen: 'continue',
    },
    {
      id: 'resolution',
      title: text('Solution', '解决', '解決'),
      when: { '!': { or: [isUrgent, isComplaint] } },
      within: 'P3D',
      calendar: 'hotline',
      pauseIn: ['waiting'],
      warnAt: 0.8,
      onPriorityChange: 'retroactive',
    },
  ],
};
