import type { CallScriptDefinition } from '@callside/core';
import { productUseTicketForm } from '../tickets/product-use-ticket-form.js';
import { text } from '../text.js';
import { inboundScript, WAYS_OUT } from './inbound-script.js';

/** Something that a customer cannot get to work: led through it, one step at a time. */
export const productUseCallScript: CallScriptDefinition = inboundScript({
  id: 'product-use',
  title: text('Using the product', '产品使用', '產品使用'),
  form: productUseTicketForm,
  ask: text(
    'Which model is it, {{fields.name}}, and what do you see at this moment?',
    '{{fields.name}}，请问是什么型号？现在屏幕上显示什么？',
    '{{fields.name}}，請問是什麼型號？現在畫面上顯示什麼？',
  ),
  asked: ['product', 'description'],
  classified: ['problemType', 'errorMessage', 'tried', 'urgency'],
  resolve: [
    {
      id: 'resolve',
      stage: 'resolve',
      say: text(
        'I lead you through it, one step at a time. Tell me when you have done each, and what you see.',
        '我一步一步带您操作，每做完一步您告诉我看到了什么。',
        '我一步一步帶您操作，每做完一步您告訴我看到了什麼。',
      ),
      never: text('several steps in one breath.', '一口气说好几步。', '一口氣說好幾步。'),
      answers: [
        { id: 'works', label: text('It works now', '已恢复正常', '已恢復正常'), next: 'try-alone' },
        { id: 'again', label: text('Try another way', '换个方法再试', '換個方法再試'), next: 'second-try' },
        WAYS_OUT.callBack,
      ],
    },
    {
      id: 'second-try',
      stage: 'resolve',
      title: text('The second try', '第二次尝试', '第二次嘗試'),
      say: text(
        'Then we do it in the other order: first switch it off for half a minute, then on again.',
        '那我们换个顺序：先关机半分钟，再重新开机。',
        '那我們換個順序：先關機半分鐘，再重新開機。',
      ),
      answers: [
        { id: 'works', label: text('It works now', '已恢复正常', '已恢復正常'), next: 'try-alone' },
        WAYS_OUT.callBack,
        WAYS_OUT.leader,
      ],
    },
    {
      id: 'try-alone',
      stage: 'resolve',
      title: text('Once more alone', '客户自己再试', '客戶自己再試'),
      say: text(
        'Good. Would you do it once more by yourself, while I am still here?',
        '好的。我还在线上，请您自己再操作一遍，好吗？',
        '好的。我還在線上，請您自己再操作一遍，好嗎？',
      ),
      answers: [
        WAYS_OUT.solved,
        { id: 'fails', label: text('It fails again', '又不行了', '又不行了'), next: 'second-try' },
      ],
    },
  ],
});
