import type { AssignmentPolicyDefinition } from '@callside/core';
import { text } from '../text.js';

/** Who gets the ticket of a fault: danger first, lifts to who may open them, the rest in turn. */
export const repairAssignment: AssignmentPolicyDefinition = {
  kind: 'assignment-policy',
  id: 'repair',
  version: 1,
  status: 'published',
  title: text('Repair tickets', '报修工单分派', '報修工單分派'),
  rules: [
    {
      id: 'emergency',
      title: text('Danger to people', '危及人身安全', '危及人身安全'),
      when: { '==': [{ var: 'fields.urgency' }, 'emergency'] },
      to: { team: 'emergency' },
      strategy: 'least-loaded',
    },
    {
      id: 'lift',
      title: text('Lifts, by licensed engineers', '电梯，由持证工程师处理', '電梯，由持證工程師處理'),
      when: { '==': [{ var: 'fields.problemType' }, 'lift'] },
      to: { team: 'engineering' },
      strategy: 'by-skill',
      skills: [{ skill: 'lift' }],
      limits: { open: 8 },
    },
    {
      id: 'building',
      title: text('Everything else in the building', '其他楼宇故障', '其他大樓故障'),
      to: { team: 'engineering' },
      strategy: 'round-robin',
      limits: { open: 12, perDay: 20 },
    },
  ],
  fallback: { queue: 'repair-waiting' },
};
