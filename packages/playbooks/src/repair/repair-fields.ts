import type { Field } from '@callside/core';
import { text } from '../text.js';
import { CUSTOMER_FIELDS, HANDLING_FIELDS } from '../tickets/ticket-fields.js';

/** The questions of a fault repair: the ticket form and the script ask the same ones, so their answers are one. */
export const REPAIR_FIELDS = {
  ...CUSTOMER_FIELDS,
  problemType: {
    id: 'problemType',
    type: 'select',
    label: text('Problem type', '故障类型', '故障類型'),
    required: true,
    options: [
      { value: 'lift', label: text('Lift', '电梯', '電梯') },
      { value: 'water', label: text('Water', '给排水', '給排水') },
      { value: 'power', label: text('Electricity', '供电', '供電') },
      { value: 'door', label: text('Door or lock', '门禁', '門禁') },
      { value: 'other', label: text('Something else', '其他', '其他') },
    ],
  },
  peopleTrapped: {
    id: 'peopleTrapped',
    type: 'choice',
    label: text('Is anybody inside the lift?', '轿厢内是否有人被困？', '車廂內是否有人受困？'),
    visible: { '==': [{ var: 'fields.problemType' }, 'lift'] },
    required: true,
    options: [
      { value: 'no', label: text('Nobody', '无人', '無人') },
      { value: 'yes', label: text('Yes, people are inside', '有人被困', '有人受困') },
      { value: 'unknown', label: text('Not known', '不清楚', '不清楚') },
    ],
  },
  location: {
    id: 'location',
    type: 'text',
    label: text('Where is the fault?', '故障位置', '故障位置'),
    required: true,
    max: 120,
  },
  since: {
    id: 'since',
    type: 'text',
    label: text('Since when?', '何时开始', '何時開始'),
    max: 60,
  },
  description: {
    id: 'description',
    type: 'long-text',
    label: text('Description', '故障描述', '故障描述'),
    help: text('In the customer’s own words.', '按客户原话记录。', '按客戶原話記錄。'),
    required: true,
    max: 2000,
  },
  damage: {
    id: 'damage',
    type: 'attachment',
    label: text('Photo of the damage', '故障照片', '故障照片'),
    help: text('If the customer can send one.', '客户可提供时添加。', '客戶可提供時新增。'),
    accept: ['image/png', 'image/jpeg', 'image/webp', 'image/heic'],
    maxSize: 10_000_000,
    max: 5,
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
      { value: 'emergency', label: text('Danger to people', '危及人身安全', '危及人身安全') },
    ],
  },
  contactTime: HANDLING_FIELDS.contactTime,
  outcome: {
    id: 'outcome',
    type: 'choice',
    label: text('What was agreed', '处理方式', '處理方式'),
    requiredFor: ['resolved', 'closed'],
    options: [
      { value: 'solved', label: text('Solved on the call', '电话中已解决', '電話中已解決') },
      { value: 'specialist', label: text('A specialist calls back', '专员回电', '專員回電') },
      { value: 'engineer', label: text('An engineer comes', '派工上门', '派工上門') },
      { value: 'passed-on', label: text('Passed to the team leader', '转交班长', '轉交班長') },
    ],
  },
} as const satisfies Readonly<Record<string, Field>>;
