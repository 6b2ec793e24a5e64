import type { TicketFormDefinition } from '@callside/core';
import { text } from '../text.js';
import { CUSTOMER_FIELDS, HANDLING_FIELDS, option, outcome, problemType } from './ticket-fields.js';

/** Something that a customer cannot get to work. */
export const productUseTicketForm: TicketFormDefinition = {
  kind: 'ticket-form',
  id: 'product-use',
  version: 1,
  status: 'published',
  title: text('Product help ticket', '产品使用工单', '產品使用工單'),
  numbering: 'CP{yyyyMMdd}{seq:3}',
  timeZone: 'Asia/Shanghai',
  sla: { id: 'service', version: 1 },
  assignment: { id: 'departments', version: 1 },
  duplicates: { fields: ['product'], days: 7 },
  sections: [
    { id: 'customer', title: text('Customer', '客户', '客戶'), fields: [CUSTOMER_FIELDS.name, CUSTOMER_FIELDS.phone] },
    {
      id: 'matter',
      title: text('Product', '产品', '產品'),
      fields: [
        problemType([
          option('set-up', 'Setting up', '安装设置', '安裝設定'),
          option('sign-in', 'Signing in', '登录', '登入'),
          option('feature', 'How something is done', '功能使用', '功能使用'),
          option('error', 'An error', '报错', '錯誤訊息'),
        ]),
        {
          id: 'product',
          type: 'text',
          label: text('Product and model', '产品型号', '產品型號'),
          required: true,
          max: 80,
        },
        {
          id: 'errorMessage',
          type: 'text',
          label: text('What it says', '报错内容', '錯誤內容'),
          max: 300,
          width: 'full',
          required: true,
          visible: { '==': [{ var: 'fields.problemType' }, 'error'] },
        },
        {
          id: 'tried',
          type: 'multi-select',
          label: text('Tried already', '已尝试的方法', '已嘗試的方法'),
          options: [
            option('restart', 'Switched off and on', '重启', '重新啟動'),
            option('update', 'Updated', '更新版本', '更新版本'),
            option('manual', 'Read the guide', '查看说明书', '查看說明書'),
            option('other-device', 'Another device', '更换设备', '更換裝置'),
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
          option('guided', 'Guided step by step', '已逐步指导', '已逐步指導'),
          option('specialist', 'A specialist calls back', '专员回电', '專員回電'),
          option('visit', 'An engineer comes', '派工上门', '派工上門'),
        ]),
      ],
    },
  ],
};
