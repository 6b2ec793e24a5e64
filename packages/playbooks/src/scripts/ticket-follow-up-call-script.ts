import type { CallScriptDefinition } from '@callside/core';
import { HANDLING_FIELDS } from '../tickets/ticket-fields.js';
import { text } from '../text.js';
import { outboundScript } from './outbound-parts.js';
import { SATISFACTION, SOLVED } from './script-parts.js';

/** Asks whether what a ticket promised has been done; what has not is taken up again, with a time. */
export const ticketFollowUpCallScript: CallScriptDefinition = outboundScript({
  id: 'ticket-follow-up',
  title: text('Ticket follow-up', '工单回访', '工單回訪'),
  variables: [
    { id: 'ticketNumber', type: 'text', title: text('Ticket number', '工单号', '工單編號'), input: true },
    { id: 'promised', type: 'text', title: text('What was promised', '承诺内容', '承諾內容'), input: true },
  ],
  reason: text(
    'You had reported something to us. I am calling to hear whether it has been put right. Do you have a minute?',
    '您之前向我们反映过一个问题，我想了解一下处理得怎么样，方便占用您一分钟吗？',
    '您之前向我們反映過一個問題，我想了解一下處理得怎麼樣，方便占用您一分鐘嗎？',
  ),
  asksFamily: true,
  talk: { title: text('Follow up', '回访', '回訪'), targetSeconds: 120 },
  guides: [{ id: 'manner-tactics' }, { id: 'escalation' }],
  steps: [
    {
      id: 'talk',
      stage: 'talk',
      title: text('Is it solved', '是否解决', '是否解決'),
      say: text(
        'On ticket {{fields.ticketNumber}} we had promised: {{fields.promised}} Has that been done, and are you content with it?',
        '工单 {{fields.ticketNumber}} 我们承诺的是：{{fields.promised}} 请问办好了吗，您满意吗？',
        '工單 {{fields.ticketNumber}} 我們承諾的是：{{fields.promised}} 請問辦好了嗎，您滿意嗎？',
      ),
      fields: [SOLVED],
      next: 'by-result',
    },
    {
      id: 'by-result',
      stage: 'talk',
      automatic: true,
      next: [{ when: { '==': [{ var: 'fields.solved' }, 'yes'] }, step: 'rate' }, { step: 'what-is-open' }],
    },
    {
      id: 'what-is-open',
      stage: 'talk',
      title: text('What is still open', '未解决的部分', '未解決的部分'),
      say: text(
        'I am sorry that it is not done yet. What exactly is still missing, and since when have you been waiting?',
        '很抱歉还没办好。请问具体还差哪一步，您等了多久了？',
        '很抱歉還沒辦好。請問具體還差哪一步，您等了多久了？',
      ),
      never: text('“the system says that it is closed.”', '“系统显示已经办结了。”', '「系統顯示已經結案了。」'),
      fields: [HANDLING_FIELDS.description, HANDLING_FIELDS.urgency],
      next: 'reopen',
    },
    {
      id: 'reopen',
      stage: 'talk',
      title: text('Take it up again', '重新处理', '重新處理'),
      say: text(
        'I open the ticket again now, and whoever owns it calls you today. When does it suit you?',
        '我现在重新开启工单，负责人今天给您回电。您什么时间方便？',
        '我現在重新開啟工單，負責人今天給您回電。您什麼時間方便？',
      ),
      actions: [
        {
          id: 'reopen',
          type: 'reopen-ticket',
          label: text('Reopen the ticket', '重开工单', '重開工單'),
          told: text('The owner calls today.', '负责人今天回电。', '負責人今天回電。'),
        },
      ],
      fields: [HANDLING_FIELDS.contactTime],
      next: 'rate',
    },
    {
      id: 'rate',
      stage: 'close',
      title: text('Satisfaction', '满意度', '滿意度'),
      say: text(
        'From 1 to 5: how satisfied are you with how we dealt with it?',
        '如果用 1 到 5 分评价这次处理，您打几分？',
        '如果用 1 到 5 分評價這次處理，您打幾分？',
      ),
      fields: [SATISFACTION],
      next: 'close',
    },
  ],
});
