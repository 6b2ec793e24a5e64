import type { CallScriptDefinition } from '@callside/core';
import { salesLeadTicketForm } from '../tickets/sales-lead-ticket-form.js';
import { text } from '../text.js';
import { inboundScript, WAYS_OUT } from './inbound-script.js';
import { fieldsOf } from './script-parts.js';

/** Somebody calls because he may buy. */
export const salesLeadCallScript: CallScriptDefinition = inboundScript({
  id: 'sales-lead',
  title: text('Sales enquiry', '购买咨询', '購買諮詢'),
  form: salesLeadTicketForm,
  ask: text(
    'What would you like to use it for, {{fields.name}}, and what do you use today?',
    '{{fields.name}}，您打算用在什么场合？目前用的是什么？',
    '{{fields.name}}，您打算用在什麼場合？目前用的是什麼？',
  ),
  asked: ['description', 'interest'],
  classified: ['problemType', 'company', 'quantity'],
  resolve: [
    {
      id: 'resolve',
      stage: 'resolve',
      say: text(
        'For that I would recommend {{fields.interest}}. I name what it does for you, then what it costs.',
        '这种情况我推荐{{fields.interest}}。我先说它能帮您解决什么，再说价格。',
        '這種情況我推薦{{fields.interest}}。我先說它能幫您解決什麼，再說價格。',
      ),
      never: text('a discount that is not in the list.', '目录之外的折扣。', '目錄之外的折扣。'),
      answers: [
        { id: 'interested', label: text('Wants an offer', '需要报价', '需要報價'), next: 'wishes' },
        { id: 'no', label: text('It does not fit', '暂不需要', '暫不需要'), next: 'record-outcome' },
        WAYS_OUT.leader,
      ],
    },
    {
      id: 'wishes',
      stage: 'resolve',
      title: text('For the offer', '报价信息', '報價資訊'),
      say: text(
        'By when would you like to decide, and may one of our advisers call you with the offer?',
        '您大概什么时候决定？可以请顾问带着报价给您回电吗？',
        '您大概什麼時候決定？可以請顧問帶著報價給您回電嗎？',
      ),
      fields: fieldsOf(salesLeadTicketForm, 'budget', 'decidesBy', 'mayCall'),
      next: [{ when: { '==': [{ var: 'fields.mayCall' }, 'yes'] }, step: 'promise' }, { step: 'record-outcome' }],
    },
  ],
});
