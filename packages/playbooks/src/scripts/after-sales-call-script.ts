import type { CallScriptDefinition } from '@callside/core';
import { afterSalesTicketForm } from '../tickets/after-sales-ticket-form.js';
import { text } from '../text.js';
import { inboundScript, WAYS_OUT } from './inbound-script.js';
import { fieldsOf } from './script-parts.js';

/** Something that was bought and goes back, is exchanged or mended. */
export const afterSalesCallScript: CallScriptDefinition = inboundScript({
  id: 'after-sales',
  title: text('After-sales', '售后服务', '售後服務'),
  form: afterSalesTicketForm,
  ask: text(
    'What is it about, {{fields.name}}: what did you buy, when, and what is not right with it?',
    '{{fields.name}}，请问您买的是什么，什么时候买的，出现了什么问题？',
    '{{fields.name}}，請問您買的是什麼，什麼時候買的，出現了什麼問題？',
  ),
  asked: ['orderNumber', 'boughtOn', 'description'],
  classified: ['problemType', 'reason', 'serialNumber', 'urgency'],
  resolve: [
    {
      id: 'resolve',
      stage: 'resolve',
      say: text(
        'I read you the terms that hold for this order, and then we choose what suits you.',
        '我先说一下这笔订单适用的售后规则，再看哪种方式适合您。',
        '我先說一下這筆訂單適用的售後規則，再看哪種方式適合您。',
      ),
      answers: [
        { id: 'return', label: text('It goes back', '退货', '退貨'), next: 'send-back' },
        { id: 'exchange', label: text('It is exchanged', '换货', '換貨'), next: 'send-back' },
        { id: 'engineer', label: text('It is mended', '维修', '維修'), next: 'promise' },
        {
          id: 'outside',
          label: text('The terms do not cover it', '不符合售后条件', '不符合售後條件'),
          next: 'outside-terms',
        },
      ],
    },
    {
      id: 'send-back',
      stage: 'resolve',
      title: text('Collect it', '取件', '取件'),
      requires: 'verified',
      say: text(
        'We have it collected. Is {{fields.address}} the right address, and which day suits you?',
        '我们安排上门取件。取件地址是{{fields.address}}，对吗？您哪天方便？',
        '我們安排到府取件。取件地址是{{fields.address}}，對嗎？您哪天方便？',
      ),
      never: text('a date for the refund.', '退款到账日期。', '退款入帳日期。'),
      fields: fieldsOf(afterSalesTicketForm, 'address', 'refund'),
      next: 'promise',
    },
    {
      id: 'outside-terms',
      stage: 'resolve',
      title: text('Not covered', '不符合条件', '不符合條件'),
      say: text(
        'By the terms I cannot take it back. What I can offer is a repair at a price, or that my team leader looks at it.',
        '按规则这单不能退换。我可以为您安排付费维修，或者请班长再看一下。',
        '依規則這筆不能退換。我可以為您安排付費維修，或者請班長再看一下。',
      ),
      answers: [
        { id: 'repair', label: text('A repair at a price', '付费维修', '付費維修'), next: 'promise' },
        { id: 'accepts', label: text('The customer accepts it', '客户接受', '客戶接受'), next: 'record-outcome' },
        WAYS_OUT.leader,
      ],
    },
  ],
});
