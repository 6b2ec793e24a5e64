import type { AssignmentPolicyDefinition, AssignmentRule, Text } from '@callside/core';
import { text } from '../text.js';

/** A ticket of one template goes to the department that knows it. */
function forForm(form: string, title: Text, rule: Pick<AssignmentRule, 'to' | 'strategy'>): AssignmentRule {
  return { id: form, title, when: { '==': [{ var: 'ticket.form.id' }, form] }, ...rule };
}

/** Who gets a ticket, by its template: complaints to whoever has the fewest, sales in turn, the rest by department. */
export const departmentAssignment: AssignmentPolicyDefinition = {
  kind: 'assignment-policy',
  id: 'departments',
  version: 1,
  status: 'published',
  title: text('Tickets by department', '按部门分派工单', '依部門分派工單'),
  rules: [
    forForm('complaint', text('Complaints', '投诉', '投訴'), {
      to: { department: 'customer-relations' },
      strategy: 'least-loaded',
    }),
    forForm('logistics', text('Deliveries', '物流', '物流'), {
      to: { department: 'logistics' },
      strategy: 'round-robin',
    }),
    forForm('billing', text('Bills', '账单', '帳單'), { to: { department: 'billing' }, strategy: 'round-robin' }),
    forForm('after-sales', text('After sales', '售后', '售後'), {
      to: { department: 'after-sales' },
      strategy: 'least-loaded',
    }),
    forForm('sales-lead', text('Sales', '销售', '銷售'), { to: { department: 'sales' }, strategy: 'round-robin' }),
    forForm('product-use', text('Product help', '产品支持', '產品支援'), {
      to: { department: 'support' },
      strategy: 'least-loaded',
    }),
  ],
  fallback: { queue: 'service-desk' },
};
