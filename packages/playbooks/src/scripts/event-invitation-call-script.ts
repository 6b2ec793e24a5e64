import type { CallScriptDefinition } from '@callside/core';
import { CUSTOMER_FIELDS, option } from '../tickets/ticket-fields.js';
import { text } from '../text.js';
import { outboundScript } from './outbound-parts.js';

/** An invitation to an event, with who comes and how the reminder is sent. */
export const eventInvitationCallScript: CallScriptDefinition = outboundScript({
  id: 'event-invitation',
  title: text('Event invitation', '活动邀约', '活動邀約'),
  variables: [
    { id: 'eventName', type: 'text', title: text('Event', '活动名称', '活動名稱'), input: true },
    { id: 'eventTime', type: 'text', title: text('Date and time', '活动时间', '活動時間'), input: true },
    { id: 'eventPlace', type: 'text', title: text('Place', '活动地点', '活動地點'), input: true },
  ],
  reason: text(
    'We would like to invite you to {{fields.eventName}}. Do you have a minute?',
    '我们想邀请您参加{{fields.eventName}}，方便占用您一分钟吗？',
    '我們想邀請您參加{{fields.eventName}}，方便占用您一分鐘嗎？',
  ),
  talk: { title: text('Invite', '邀请', '邀請'), targetSeconds: 120 },
  guides: [{ id: 'objections' }],
  steps: [
    {
      id: 'talk',
      stage: 'talk',
      title: text('Invite', '邀请', '邀請'),
      say: text(
        '{{fields.eventName}} takes place on {{fields.eventTime}} at {{fields.eventPlace}}. It is free, and you are welcome to bring somebody. Will you come?',
        '{{fields.eventName}}的时间是{{fields.eventTime}}，地点在{{fields.eventPlace}}。活动免费，也欢迎带朋友来。您能参加吗？',
        '{{fields.eventName}}的時間是{{fields.eventTime}}，地點在{{fields.eventPlace}}。活動免費，也歡迎帶朋友來。您能參加嗎？',
      ),
      answers: [
        { id: 'comes', label: text('Comes', '参加', '參加'), next: 'register' },
        { id: 'open', label: text('Does not know yet', '还不确定', '還不確定'), next: 'details' },
        { id: 'no', label: text('Does not come', '不参加', '不參加'), next: 'refused' },
      ],
    },
    {
      id: 'details',
      stage: 'talk',
      title: text('Send the details', '发送详情', '寄送詳情'),
      say: text(
        'I send you the programme, so that you can look at it in peace. May I ask again in a few days?',
        '我把活动安排发给您，您先看看。过几天我再跟您确认，可以吗？',
        '我把活動安排寄給您，您先看看。過幾天我再跟您確認，可以嗎？',
      ),
      actions: [
        { id: 'send', type: 'send-message', label: text('Send the programme', '发送活动安排', '寄送活動安排') },
      ],
      answers: [
        { id: 'yes', label: text('Yes', '可以', '可以'), next: 'call-back' },
        { id: 'decides', label: text('Comes after all', '决定参加', '決定參加'), next: 'register' },
        { id: 'no', label: text('Rather not', '不用了', '不用了'), next: 'refused' },
      ],
    },
    {
      id: 'register',
      stage: 'talk',
      title: text('Register', '登记', '登記'),
      say: text(
        'I put you on the list. How many will you be, and under which name?',
        '我为您登记。请问一共几位，用哪个名字登记？',
        '我為您登記。請問一共幾位，用哪個名字登記？',
      ),
      fields: [
        CUSTOMER_FIELDS.name,
        {
          id: 'guests',
          type: 'number',
          label: text('How many come', '参加人数', '參加人數'),
          required: true,
          min: 1,
          max: 20,
        },
        { id: 'needs', type: 'text', label: text('Special wishes', '特殊需求', '特殊需求'), max: 200 },
      ],
      next: 'reminder',
    },
    {
      id: 'reminder',
      stage: 'talk',
      title: text('Reminder', '提醒方式', '提醒方式'),
      say: text(
        'Shall we remind you the day before, and how?',
        '活动前一天需要提醒您吗？用什么方式？',
        '活動前一天需要提醒您嗎？用什麼方式？',
      ),
      fields: [
        {
          id: 'reminder',
          type: 'choice',
          label: text('Reminder', '提醒方式', '提醒方式'),
          required: true,
          options: [
            option('message', 'By message', '短信', '簡訊'),
            option('call', 'By a call', '电话', '電話'),
            option('none', 'None', '不需要', '不需要'),
          ],
        },
      ],
      next: 'close',
    },
  ],
});
