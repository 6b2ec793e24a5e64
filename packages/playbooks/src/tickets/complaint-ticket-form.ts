import type { TicketFormDefinition } from '@callside/core';
import { text } from '../text.js';
import { CUSTOMER_FIELDS, HANDLING_FIELDS, option, outcome, problemType } from './ticket-fields.js';

/** A customer who is dissatisfied; a first plan is due within 24 hours. */
export const complaintTicketForm: TicketFormDefinition = {
  kind: 'ticket-form',
  id: 'complaint',
  version: 1,
  status: 'published',
  title: text('Complaint', '投诉工单', '投訴工單'),
  numbering: 'TS{yyyyMMdd}{seq:3}',
  timeZone: 'Asia/Shanghai',
  sla: { id: 'service', version: 1 },
  assignment: { id: 'departments', version: 1 },
  duplicates: { fields: ['problemType'], days: 7 },
  sections: [
    { id: 'customer', title: text('Customer', '客户', '客戶'), fields: [CUSTOMER_FIELDS.name, CUSTOMER_FIELDS.phone] },
    {
      id: 'matter',
      title: text('Complaint', '投诉', '投訴'),
      fields: [
        problemType([
          option('attitude', 'How somebody was treated', '服务态度', '服務態度'),
          option('waiting', 'Waiting', '等待时间', '等待時間'),
          option('quality', 'Quality', '产品质量', '產品品質'),
          option('price', 'Price', '价格', '價格'),
          option('privacy', 'Personal data', '个人信息', '個人資料'),
          option('other', 'Something else', '其他', '其他'),
        ]),
        { id: 'happenedAt', type: 'date-time', label: text('When it happened', '发生时间', '發生時間') },
        {
          id: 'person',
          type: 'text',
          label: text('Who was involved', '涉及人员', '涉及人員'),
          max: 80,
          pii: 'name',
          visible: { '==': [{ var: 'fields.problemType' }, 'attitude'] },
        },
        {
          id: 'demands',
          type: 'multi-select',
          label: text('What is asked for', '客户诉求', '客戶訴求'),
          required: true,
          options: [
            option('explanation', 'An explanation', '解释说明', '解釋說明'),
            option('apology', 'An apology', '道歉', '道歉'),
            option('refund', 'Money back', '退款', '退款'),
            option('replacement', 'A replacement', '换货', '換貨'),
            option('compensation', 'Compensation', '赔偿', '賠償'),
          ],
        },
        {
          id: 'amount',
          type: 'number',
          label: text('Amount asked for', '要求金额', '要求金額'),
          min: 0,
          visible: { in: ['compensation', { var: 'fields.demands' }] },
        },
        {
          id: 'goesPublic',
          type: 'tri-state',
          label: text('Will it be made public?', '是否可能公开曝光', '是否可能公開'),
        },
        HANDLING_FIELDS.description,
        HANDLING_FIELDS.urgency,
      ],
    },
    {
      id: 'handling',
      title: text('Handling', '处理', '處理'),
      fields: [
        HANDLING_FIELDS.contactTime,
        { id: 'plannedFor', type: 'date-time', label: text('First plan until', '首次答复期限', '首次答覆期限') },
        outcome([
          option('apologised', 'Apologised', '已致歉', '已致歉'),
          option('refunded', 'Refunded', '已退款', '已退款'),
          option('compensated', 'Compensated', '已赔偿', '已賠償'),
          option('investigated', 'Is being looked into', '调查中', '調查中'),
        ]),
      ],
    },
  ],
};
