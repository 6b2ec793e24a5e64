import type { TicketFormDefinition } from '@callside/core';
import { text } from '../text.js';
import { CUSTOMER_FIELDS, HANDLING_FIELDS, option, outcome, problemType } from './ticket-fields.js';

/** A parcel that is late, lost or broken, or that is to go elsewhere. */
export const logisticsTicketForm: TicketFormDefinition = {
  kind: 'ticket-form',
  id: 'logistics',
  version: 1,
  status: 'published',
  title: text('Delivery ticket', '物流工单', '物流工單'),
  numbering: 'WL{yyyyMMdd}{seq:3}',
  timeZone: 'Asia/Shanghai',
  sla: { id: 'service', version: 1 },
  assignment: { id: 'departments', version: 1 },
  duplicates: { fields: ['orderNumber'], days: 7 },
  sections: [
    { id: 'customer', title: text('Customer', '客户', '客戶'), fields: [CUSTOMER_FIELDS.name, CUSTOMER_FIELDS.phone] },
    {
      id: 'matter',
      title: text('Delivery', '物流', '物流'),
      fields: [
        problemType([
          option('late', 'Late', '延误', '延誤'),
          option('lost', 'Lost', '丢失', '遺失'),
          option('damaged', 'Damaged', '破损', '破損'),
          option('wrong-item', 'Wrong item', '发错货', '出錯貨'),
          option('redirect', 'To another address', '改派地址', '更改地址'),
        ]),
        HANDLING_FIELDS.orderNumber,
        { id: 'waybill', type: 'text', label: text('Waybill number', '运单号', '運單編號'), max: 40 },
        { id: 'promisedFor', type: 'date', label: text('Promised for', '承诺送达日期', '承諾送達日期') },
        {
          id: 'newAddress',
          type: 'text',
          label: text('New address', '新地址', '新地址'),
          max: 200,
          pii: 'address',
          width: 'full',
          required: true,
          visible: { '==': [{ var: 'fields.problemType' }, 'redirect'] },
        },
        {
          id: 'damage',
          type: 'multi-select',
          label: text('What is damaged', '破损部位', '破損部位'),
          visible: { '==': [{ var: 'fields.problemType' }, 'damaged'] },
          options: [
            option('packaging', 'Packaging', '外包装', '外包裝'),
            option('goods', 'Goods', '商品', '商品'),
            option('parts-missing', 'Parts are missing', '缺件', '缺件'),
          ],
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
          option('tracked', 'Tracked with the carrier', '已联系承运方查件', '已聯絡承運方查件'),
          option('redelivered', 'Delivered again', '重新派送', '重新派送'),
          option('compensated', 'Compensated', '赔付', '賠付'),
        ]),
      ],
    },
  ],
};
