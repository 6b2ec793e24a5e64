import type { CallScriptDefinition } from '@callside/core';
import { salesLeadTicketForm } from '../tickets/sales-lead-ticket-form.js';
import { text } from '../text.js';
import { outboundScript } from './outbound-parts.js';
import { fieldsOf } from './script-parts.js';

/** An offer to somebody who agreed to be called. One objection is answered, never two. */
export const salesCallScript: CallScriptDefinition = outboundScript({
  id: 'outbound-sales',
  title: text('Outbound sales', '电话销售', '電話行銷'),
  reason: text(
    'I am calling because you use our service, and there is something new in it for you. The call is recorded. Do you have two minutes?',
    '您是我们的老客户，现在有一项新服务可能适合您。本次通话会录音，方便占用您两分钟吗？',
    '您是我們的老客戶，現在有一項新服務可能適合您。本次通話會錄音，方便占用您兩分鐘嗎？',
  ),
  talk: { title: text('Offer', '推荐', '推薦'), targetSeconds: 180 },
  guides: [{ id: 'objections' }, { id: 'manner-tactics' }],
  sidetrips: [{ id: 'objection', key: 'o', title: text('Objection', '异议', '異議'), start: 'objection' }],
  steps: [
    {
      id: 'talk',
      stage: 'talk',
      title: text('Ask first', '了解需求', '了解需求'),
      say: text(
        'So that I name only what fits: what do you use most today, and what would you like to be easier?',
        '为了只说适合您的：您现在最常用的是什么？哪方面希望更省心？',
        '為了只說適合您的：您現在最常用的是什麼？哪方面希望更省心？',
      ),
      fields: fieldsOf(salesLeadTicketForm, 'problemType', 'description'),
      next: 'offer',
    },
    {
      id: 'offer',
      stage: 'talk',
      title: text('Offer', '推荐', '推薦'),
      say: text(
        'Then {{fields.interest}} is for you: it saves you just that. It costs what your plan costs now, and you can end it every month.',
        '那{{fields.interest}}很适合您，正好解决这个问题。费用与您现在的套餐一样，按月可退。',
        '那{{fields.interest}}很適合您，正好解決這個問題。費用與您現在的方案一樣，按月可退。',
      ),
      never: text(
        'anything bad about a competitor, or a discount that is not in the list.',
        '贬低同行，或目录之外的折扣。',
        '貶低同業，或目錄之外的折扣。',
      ),
      fields: fieldsOf(salesLeadTicketForm, 'interest'),
      answers: [
        { id: 'interested', label: text('Interested', '有意向', '有意願'), next: 'agree' },
        { id: 'thinks', label: text('Has to think', '再考虑', '再考慮'), next: 'material' },
        { id: 'no', label: text('Not interested', '不感兴趣', '不感興趣'), next: 'refused' },
      ],
    },
    {
      id: 'agree',
      stage: 'talk',
      title: text('What happens next', '确认意向', '確認意願'),
      say: text(
        'Good. An adviser sends you the offer in writing. How many would you need, and may he call you about it?',
        '好的，顾问会把报价书面发给您。您需要多少？方便让他给您回电吗？',
        '好的，顧問會把報價書面寄給您。您需要多少？方便讓他給您回電嗎？',
      ),
      fields: fieldsOf(salesLeadTicketForm, 'quantity', 'decidesBy', 'mayCall', 'contactTime'),
      next: 'close',
    },
    {
      id: 'material',
      stage: 'talk',
      title: text('Something to read', '发送资料', '寄送資料'),
      say: text(
        'Of course. I send you one page about it. Shall we speak again when you have read it?',
        '当然。我发一页资料给您，您看过之后我们再联系，可以吗？',
        '當然。我寄一頁資料給您，您看過之後我們再聯絡，可以嗎？',
      ),
      actions: [{ id: 'send', type: 'send-message', label: text('Send the page', '发送资料', '寄送資料') }],
      answers: [
        { id: 'yes', label: text('Yes', '可以', '可以'), next: 'call-back' },
        { id: 'no', label: text('No need to call', '不用再打', '不用再打'), next: 'refused' },
      ],
    },
    {
      id: 'objection',
      stage: 'talk',
      title: text('Objection', '异议', '異議'),
      say: text(
        'I understand. Is it the price, the moment, or something that went wrong before?',
        '我理解。您主要是考虑价格、时机，还是之前有过不好的体验？',
        '我理解。您主要是考慮價格、時機，還是之前有過不好的體驗？',
      ),
      never: text('the same argument a second time.', '同一个理由不说第二遍。', '同一個理由不說第二遍。'),
      next: 'return',
    },
  ],
});
