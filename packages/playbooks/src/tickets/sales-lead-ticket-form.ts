import type { TicketFormDefinition } from '@callside/core';
import { text } from '../text.js';
import { CUSTOMER_FIELDS, HANDLING_FIELDS, option, outcome, problemType } from './ticket-fields.js';

/** Somebody who may buy; nobody is called back who has not agreed to it. */
export const salesLeadTicketForm: TicketFormDefinition = {
  kind: 'ticket-form',
  id: 'sales-lead',
  version: 1,
  status: 'published',
  title: text('Sales lead', '销售线索', '銷售線索'),
  numbering: 'XS{yyyyMMdd}{seq:3}',
  timeZone: 'Asia/Shanghai',
  sla: { id: 'service', version: 1 },
  assignment: { id: 'departments', version: 1 },
  duplicates: { fields: ['interest'], days: 7 },
  sections: [
    {
      id: 'customer',
      title: text('Customer', '客户', '客戶'),
      fields: [
        CUSTOMER_FIELDS.name,
        CUSTOMER_FIELDS.phone,
        { id: 'company', type: 'text', label: text('Company', '公司', '公司'), max: 100 },
      ],
    },
    {
      id: 'matter',
      title: text('Interest', '意向', '意向'),
      fields: [
        problemType([
          option('new', 'New customer', '新客户', '新客戶'),
          option('more', 'More of the same', '增购', '加購'),
          option('upgrade', 'Upgrade', '升级', '升級'),
          option('partner', 'Partnership', '合作', '合作'),
        ]),
        {
          id: 'interest',
          type: 'text',
          label: text('Interested in', '意向产品', '意向產品'),
          required: true,
          max: 120,
        },
        { id: 'quantity', type: 'number', label: text('How many', '数量', '數量'), min: 1 },
        { id: 'budget', type: 'number', label: text('Budget', '预算', '預算'), min: 0 },
        { id: 'decidesBy', type: 'date', label: text('Decides by', '决策时间', '決策時間') },
        {
          id: 'mayCall',
          type: 'tri-state',
          label: text('Agrees to be called back?', '同意回访', '同意回訪'),
          required: true,
        },
        HANDLING_FIELDS.description,
      ],
    },
    {
      id: 'handling',
      title: text('Handling', '处理', '處理'),
      fields: [
        { ...HANDLING_FIELDS.contactTime, required: { '==': [{ var: 'fields.mayCall' }, 'yes'] } },
        outcome([
          option('offer', 'Gets an offer', '发送报价', '寄送報價'),
          option('demo', 'Gets a demonstration', '安排演示', '安排示範'),
          option('handed-over', 'Handed to sales', '转交销售', '轉交業務'),
        ]),
      ],
    },
  ],
};
