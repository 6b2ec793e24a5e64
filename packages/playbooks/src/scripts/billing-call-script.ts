import type { CallScriptDefinition } from '@callside/core';
import { billingTicketForm } from '../tickets/billing-ticket-form.js';
import { text } from '../text.js';
import { inboundScript, WAYS_OUT } from './inbound-script.js';
import { fieldsOf } from './script-parts.js';

/** A customer asks about a bill; figures are told after verification only. */
export const billingCallScript: CallScriptDefinition = inboundScript({
  id: 'billing',
  title: text('Billing', '账单咨询', '帳單諮詢'),
  form: billingTicketForm,
  ask: text(
    'Which charge is it about, {{fields.name}}, and on the bill of which month?',
    '{{fields.name}}，请问是哪一笔费用，哪个月的账单？',
    '{{fields.name}}，請問是哪一筆費用，哪個月的帳單？',
  ),
  asked: ['description', 'period'],
  classified: ['problemType', 'account', 'urgency'],
  resolve: [
    {
      id: 'resolve',
      stage: 'resolve',
      say: text('I am opening the bill. One moment, please.', '我为您打开账单，请稍等。', '我為您打開帳單，請稍等。'),
      answers: [
        { id: 'explain', label: text('Explain the charge', '说明费用', '說明費用'), next: 'explain' },
        { id: 'invoice', label: text('Send an invoice', '开具发票', '開立發票'), next: 'invoice' },
        WAYS_OUT.callBack,
        WAYS_OUT.leader,
      ],
    },
    {
      id: 'explain',
      stage: 'resolve',
      title: text('Explain the charge', '说明费用', '說明費用'),
      requires: 'verified',
      say: text(
        'The bill for {{fields.period}} has three parts; I name them one by one, and you stop me where it is not clear.',
        '{{fields.period}} 的账单由几部分组成，我逐项说明，哪里不清楚您随时打断我。',
        '{{fields.period}} 的帳單由幾部分組成，我逐項說明，哪裡不清楚您隨時打斷我。',
      ),
      never: text('a date for a refund.', '退款日期。', '退款日期。'),
      fields: fieldsOf(billingTicketForm, 'amount'),
      answers: [
        WAYS_OUT.solved,
        { id: 'wrong', label: text('There is a mistake', '确有差错', '確有差錯'), next: 'promise' },
        { id: 'disagrees', label: text('The customer disagrees', '客户不认可', '客戶不認可'), next: 'pass-on' },
      ],
    },
    {
      id: 'invoice',
      stage: 'resolve',
      title: text('Invoice', '发票', '發票'),
      requires: 'verified',
      say: text(
        'In which name shall I make out the invoice, and is there a tax number?',
        '请问发票抬头是什么，需要填税号吗？',
        '請問發票抬頭是什麼，需要填統編嗎？',
      ),
      fields: fieldsOf(billingTicketForm, 'invoiceTitle', 'taxNumber'),
      next: 'record-outcome',
    },
  ],
});
