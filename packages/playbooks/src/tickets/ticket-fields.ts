import type { Field, Option } from '@callside/core';
import { text } from '../text.js';

/** Who has called: the same fields in every ticket, so that what was typed stays when the template changes. */
export const CUSTOMER_FIELDS = {
  name: {
    id: 'name',
    type: 'text',
    label: text('Name', '姓名', '姓名'),
    required: true,
    max: 80,
    pii: 'name',
    default: { var: 'customer.name' },
  },
  phone: {
    id: 'phone',
    type: 'phone',
    label: text('Phone', '联系电话', '聯絡電話'),
    required: true,
    pii: 'phone',
    default: { var: 'customer.phone' },
  },
  address: {
    id: 'address',
    type: 'text',
    label: text('Address', '地址', '地址'),
    max: 200,
    pii: 'address',
    width: 'full',
    default: { var: 'customer.address' },
  },
} as const satisfies Readonly<Record<string, Field>>;

/** What every template asks at the end. */
export const HANDLING_FIELDS = {
  description: {
    id: 'description',
    type: 'long-text',
    label: text('In the customer’s words', '客户描述', '客戶描述'),
    required: true,
    max: 2000,
  },
  urgency: {
    id: 'urgency',
    type: 'choice',
    label: text('Urgency', '紧急程度', '緊急程度'),
    required: true,
    default: 'normal',
    options: [
      { value: 'normal', label: text('Normal', '一般', '一般') },
      { value: 'urgent', label: text('Urgent, today', '紧急，当天处理', '緊急，當天處理') },
    ],
  },
  contactTime: {
    id: 'contactTime',
    type: 'time',
    label: text('Best time to call back', '方便回电时间', '方便回電時間'),
    min: '08:00',
    max: '21:00',
  },
  orderNumber: {
    id: 'orderNumber',
    type: 'text',
    label: text('Order number', '订单号', '訂單編號'),
    required: true,
    max: 40,
  },
} as const satisfies Readonly<Record<string, Field>>;

/**
 * One option with its words in three languages.
 *
 * @example
 * option('late', 'Late', '延误', '延誤');
 */
export function option(value: string, english: string, simplified: string, traditional: string): Option {
  return { value, label: text(english, simplified, traditional) };
}

/**
 * What a ticket of one kind is about: the first question, which reports and lists read.
 *
 * @example
 * problemType([option('late', 'Late', '延误', '延誤')]);
 */
export function problemType(options: readonly Option[]): Field {
  return { id: 'problemType', type: 'select', label: text('Kind', '类型', '類型'), required: true, options };
}

/**
 * What was agreed at the end of the call; a ticket needs it before it is resolved.
 *
 * @example
 * outcome([option('refund', 'Refund', '退款', '退款')]);
 */
export function outcome(options: readonly Option[]): Field {
  return {
    id: 'outcome',
    type: 'choice',
    label: text('What was agreed', '处理方式', '處理方式'),
    requiredFor: ['resolved', 'closed'],
    options: [
      option('solved', 'Solved on the call', '电话中已解决', '電話中已解決'),
      ...options,
      option('passed-on', 'Passed to the team leader', '转交班长', '轉交班長'),
    ],
  };
}
