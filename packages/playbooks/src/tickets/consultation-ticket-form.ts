import type { TicketFormDefinition } from '@callside/core';
import { text } from '../text.js';
import { CUSTOMER_FIELDS, HANDLING_FIELDS, option, outcome, problemType } from './ticket-fields.js';

/** A question that could not be answered at once, or that is worth keeping. */
export const consultationTicketForm: TicketFormDefinition = {
  kind: 'ticket-form',
  id: 'consultation',
  version: 1,
  status: 'published',
  title: text('Question', '咨询工单', '諮詢工單'),
  numbering: 'ZX{yyyyMMdd}{seq:3}',
  timeZone: 'Asia/Shanghai',
  sla: { id: 'service', version: 1 },
  assignment: { id: 'departments', version: 1 },
  duplicates: { fields: ['problemType'], days: 7 },
  sections: [
    { id: 'customer', title: text('Customer', '客户', '客戶'), fields: [CUSTOMER_FIELDS.name, CUSTOMER_FIELDS.phone] },
    {
      id: 'matter',
      title: text('Question', '咨询', '諮詢'),
      fields: [
        problemType([
          option('price', 'Prices', '价格', '價格'),
          option('product', 'Products', '产品', '產品'),
          option('process', 'How something goes', '办理流程', '辦理流程'),
          option('policy', 'Rules', '政策规定', '政策規定'),
          option('branch', 'Places and hours', '网点与时间', '據點與時間'),
        ]),
        HANDLING_FIELDS.description,
        { id: 'answered', type: 'tri-state', label: text('Answered on the call?', '是否当场答复', '是否當場答覆') },
        {
          id: 'answer',
          type: 'long-text',
          label: text('Answer', '答复内容', '答覆內容'),
          max: 2000,
          requiredFor: ['resolved', 'closed'],
          required: { '==': [{ var: 'fields.answered' }, 'yes'] },
        },
        HANDLING_FIELDS.urgency,
      ],
    },
    {
      id: 'handling',
      title: text('Handling', '处理', '處理'),
      fields: [
        HANDLING_FIELDS.contactTime,
        outcome([
          option('sent', 'Sent in writing', '已书面答复', '已書面答覆'),
          option('specialist', 'A specialist calls back', '专员回电', '專員回電'),
        ]),
      ],
    },
  ],
};
