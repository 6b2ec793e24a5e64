import type { TicketFormDefinition } from '@callside/core';
import { text } from '../text.js';
import { CUSTOMER_FIELDS, HANDLING_FIELDS, option, outcome, problemType } from './ticket-fields.js';

/** Something that was bought and goes back, is exchanged or mended. */
export const afterSalesTicketForm: TicketFormDefinition = {
  kind: 'ticket-form',
  id: 'after-sales',
  version: 1,
  status: 'published',
  title: text('After-sales ticket', '售后工单', '售後工單'),
  numbering: 'SH{yyyyMMdd}{seq:3}',
  timeZone: 'Asia/Shanghai',
  sla: { id: 'service', version: 1 },
  assignment: { id: 'departments', version: 1 },
  duplicates: { fields: ['orderNumber'], days: 7 },
  sections: [
    {
      id: 'customer',
      title: text('Customer', '客户', '客戶'),
      fields: [CUSTOMER_FIELDS.name, CUSTOMER_FIELDS.phone, CUSTOMER_FIELDS.address],
    },
    {
      id: 'matter',
      title: text('Purchase', '售后', '售後'),
      fields: [
        problemType([
          option('return', 'Return', '退货', '退貨'),
          option('exchange', 'Exchange', '换货', '換貨'),
          option('warranty', 'Repair under warranty', '保修', '保固維修'),
          option('parts', 'Parts', '配件', '配件'),
        ]),
        HANDLING_FIELDS.orderNumber,
        { id: 'boughtOn', type: 'date', label: text('Bought on', '购买日期', '購買日期') },
        {
          id: 'serialNumber',
          type: 'text',
          label: text('Serial number', '序列号', '序號'),
          max: 40,
          required: { '==': [{ var: 'fields.problemType' }, 'warranty'] },
        },
        {
          id: 'reason',
          type: 'choice',
          label: text('Reason', '原因', '原因'),
          visible: { in: [{ var: 'fields.problemType' }, ['return', 'exchange']] },
          options: [
            option('faulty', 'Faulty', '质量问题', '品質問題'),
            option('not-as-described', 'Not as described', '与描述不符', '與描述不符'),
            option('changed-mind', 'Changed one’s mind', '不想要了', '改變心意'),
          ],
        },
        {
          id: 'refund',
          type: 'number',
          label: text('To be refunded', '应退金额', '應退金額'),
          min: 0,
          visible: { '==': [{ var: 'fields.problemType' }, 'return'] },
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
        outcome([
          option('collected', 'Is collected', '上门取件', '到府取件'),
          option('sent-in', 'Is sent in', '客户寄回', '客戶寄回'),
          option('engineer', 'An engineer comes', '派工上门', '派工上門'),
        ]),
      ],
    },
  ],
};
