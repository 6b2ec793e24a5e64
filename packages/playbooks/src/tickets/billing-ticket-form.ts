import type { TicketFormDefinition } from '@callside/core';
import { text } from '../text.js';
import { CUSTOMER_FIELDS, HANDLING_FIELDS, option, outcome, problemType } from './ticket-fields.js';

/** A bill that is wrong, a charge too many, an invoice. */
export const billingTicketForm: TicketFormDefinition = {
  kind: 'ticket-form',
  id: 'billing',
  version: 1,
  status: 'published',
  title: text('Billing ticket', '账单工单', '帳單工單'),
  numbering: 'ZD{yyyyMMdd}{seq:3}',
  timeZone: 'Asia/Shanghai',
  sla: { id: 'service', version: 1 },
  assignment: { id: 'departments', version: 1 },
  duplicates: { fields: ['account', 'period'], days: 7 },
  sections: [
    { id: 'customer', title: text('Customer', '客户', '客戶'), fields: [CUSTOMER_FIELDS.name, CUSTOMER_FIELDS.phone] },
    {
      id: 'matter',
      title: text('Bill', '账单', '帳單'),
      fields: [
        problemType([
          option('amount', 'The amount is wrong', '金额有误', '金額有誤'),
          option('twice', 'Charged twice', '重复扣费', '重複扣款'),
          option('invoice', 'Invoice', '发票', '發票'),
          option('refund', 'Refund has not come', '退款未到账', '退款未入帳'),
          option('plan', 'Change of plan', '变更套餐', '變更方案'),
        ]),
        { id: 'account', type: 'text', label: text('Account number', '账户号', '帳戶編號'), required: true, max: 40 },
        {
          id: 'period',
          type: 'text',
          label: text('Month of the bill', '账期', '帳期'),
          pattern: '\\d{4}-(0[1-9]|1[0-2])',
          placeholder: '2026-11',
          help: text('Year and month, as 2026-11', '年月，例如 2026-11', '年月，例如 2026-11'),
        },
        {
          id: 'amount',
          type: 'number',
          label: text('Amount in question', '涉及金额', '涉及金額'),
          min: 0,
          visible: { in: [{ var: 'fields.problemType' }, ['amount', 'twice', 'refund']] },
        },
        {
          id: 'invoiceTitle',
          type: 'text',
          label: text('Invoice to', '发票抬头', '發票抬頭'),
          required: true,
          max: 100,
          visible: { '==': [{ var: 'fields.problemType' }, 'invoice'] },
        },
        {
          id: 'taxNumber',
          type: 'text',
          label: text('Tax number', '纳税人识别号', '統一編號／稅號'),
          max: 20,
          visible: { '==': [{ var: 'fields.problemType' }, 'invoice'] },
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
          option('explained', 'Explained', '已解释', '已說明'),
          option('corrected', 'Corrected', '已更正', '已更正'),
          option('refunded', 'Refunded', '已退款', '已退款'),
        ]),
      ],
    },
  ],
};
