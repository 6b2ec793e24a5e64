import type { CallScriptDefinition } from '@callside/core';
import { INBOUND_STAGES, OPENING } from '../scripts/inbound-script.js';
import { SATISFACTION, SIDETRIPS, sidetripSteps, SOLVED } from '../scripts/script-parts.js';
import { text } from '../text.js';
import { REPAIR_FIELDS } from './repair-fields.js';

const {
  name,
  phone,
  address,
  problemType,
  peopleTrapped,
  location,
  since,
  description,
  urgency,
  contactTime,
  outcome,
} = REPAIR_FIELDS;

/** An inbound fault report: from the greeting to the thanks, with soothing, hold and escalation at any step. */
export const repairCallScript: CallScriptDefinition = {
  kind: 'call-script',
  id: 'repair',
  version: 1,
  status: 'published',
  title: text('Fault repair', '故障报修', '故障報修'),
  start: 'greet',
  wrapUpSeconds: 300,
  stages: INBOUND_STAGES,
  steps: [
    ...OPENING,
    {
      id: 'verify',
      stage: 'verify',
      say: text(
        'I will gladly see to it. May I first have your name, and the number that we have on file for you?',
        '好的，我马上为您处理。先跟您核对一下：请问您贵姓，登记的电话是多少？',
        '好的，我馬上為您處理。先跟您核對一下：請問您貴姓，登記的電話是多少？',
      ),
      never: text(
        'the number from the record. Let the customer say it.',
        '把系统里的号码念出来，应由客户自己说。',
        '把系統裡的號碼念出來，應由客戶自己說。',
      ),
      fields: [name, phone, address],
      answers: [
        {
          id: 'match',
          label: text('Both match the record', '与登记一致', '與登記一致'),
          sets: 'verified',
          next: 'understand',
        },
        { id: 'differ', label: text('Something differs', '有出入', '有出入'), next: 'verify-again' },
      ],
    },
    {
      id: 'verify-again',
      stage: 'verify',
      title: text('Verify by address', '以地址核实', '以地址核實'),
      say: text(
        'Thank you. One of the two is different here. Would you tell me the address that the contract is for?',
        '谢谢。其中一项与登记略有不同，请您再说一下登记的地址好吗？',
        '謝謝。其中一項與登記略有不同，請您再說一下登記的地址好嗎？',
      ),
      fields: [address],
      answers: [
        {
          id: 'match',
          label: text('The address matches', '地址一致', '地址一致'),
          sets: 'verified',
          next: 'understand',
        },
        { id: 'unknown', label: text('Not verified, go on', '未能核实，继续', '未能核實，繼續'), next: 'understand' },
      ],
    },
    {
      id: 'understand',
      stage: 'understand',
      say: text(
        'Please tell me what has happened, {{fields.name}}. Where exactly is it, and since when?',
        '{{fields.name}}，请您说说具体情况：在哪个位置，从什么时候开始的？',
        '{{fields.name}}，請您說說具體情況：在哪個位置，從什麼時候開始的？',
      ),
      fields: [description, location, since],
      next: 'confirm',
    },
    {
      id: 'confirm',
      stage: 'understand',
      title: text('Repeat back', '复述确认', '複述確認'),
      say: text(
        'Let me repeat it: {{fields.description}} At {{fields.location}}, since {{fields.since}}. Have I got that right?',
        '我复述一下：{{fields.description}} 位置在{{fields.location}}，从{{fields.since}}开始。对吗？',
        '我複述一下：{{fields.description}} 位置在{{fields.location}}，從{{fields.since}}開始。對嗎？',
      ),
      answers: [
        { id: 'yes', label: text('Yes, that is right', '是的，没错', '是的，沒錯'), next: 'classify' },
        { id: 'correct', label: text('Correct something', '有需要更正的', '有需要更正的'), next: 'understand' },
      ],
    },
    {
      id: 'classify',
      stage: 'classify',
      say: text(
        'Thank you. I am noting this as a repair. One moment, please.',
        '谢谢，我为您登记报修，请稍等。',
        '謝謝，我為您登記報修，請稍等。',
      ),
      fields: [problemType, peopleTrapped, urgency],
      next: [
        {
          when: {
            or: [
              { '==': [{ var: 'fields.peopleTrapped' }, 'yes'] },
              { '==': [{ var: 'fields.urgency' }, 'emergency'] },
            ],
          },
          step: 'emergency',
        },
        { step: 'resolve' },
      ],
    },
    {
      id: 'emergency',
      stage: 'resolve',
      title: text('Emergency', '紧急情况', '緊急情況'),
      say: text(
        'I am calling the rescue team now, while you are on the line. Please keep clear of the place and tell everybody to stay calm.',
        '我现在就通知救援人员，您先不要挂机。请大家保持镇定，远离故障位置。',
        '我現在就通知救援人員，您先不要掛機。請大家保持鎮定，遠離故障位置。',
      ),
      never: text('how long the rescue will take.', '救援需要多长时间。', '救援需要多長時間。'),
      next: 'promise',
    },
    {
      id: 'resolve',
      stage: 'resolve',
      say: text(
        'There are a few things that we can try together right away. Shall we?',
        '有几个办法我们现在可以一起试一下，您看可以吗？',
        '有幾個辦法我們現在可以一起試一下，您看可以嗎？',
      ),
      answers: [
        { id: 'solved', label: text('It works again', '已恢复正常', '已恢復正常'), next: 'record-outcome' },
        { id: 'engineer', label: text('Somebody has to come', '需要上门', '需要上門'), next: 'promise' },
        { id: 'leader', label: text('Beyond my authority', '超出权限', '超出權限'), next: 'pass-on' },
        {
          id: 'contact',
          label: text('Contact details have changed', '联系方式有变', '聯絡方式有變'),
          next: 'change-contact',
        },
      ],
    },
    {
      id: 'change-contact',
      stage: 'resolve',
      title: text('Change contact details', '更改联系方式', '更改聯絡方式'),
      requires: 'verified',
      say: text(
        'I am changing it for you. What is the right number, and the right address?',
        '我为您更改。请问新的电话和地址是？',
        '我為您更改。請問新的電話和地址是？',
      ),
      fields: [phone, address],
      next: 'resolve',
    },
    {
      id: 'promise',
      stage: 'resolve',
      title: text('Promise a call', '承诺回电', '承諾回電'),
      say: text(
        'A specialist will call you within 30 minutes on {{fields.phone}} and agree with you when to come.',
        '专员会在 30 分钟内拨打 {{fields.phone}}，与您约定上门时间。',
        '專員會在 30 分鐘內撥打 {{fields.phone}}，與您約定上門時間。',
      ),
      never: text(
        'a time for the repair itself. Say when the specialist will call.',
        '具体修好的时间，只说专员何时回电。',
        '具體修好的時間，只說專員何時回電。',
      ),
      fields: [outcome, contactTime],
      next: 'summarise',
    },
    {
      id: 'pass-on',
      stage: 'resolve',
      title: text('Pass to the team leader', '转交班长', '轉交班長'),
      say: text(
        'My team leader may decide this. I am passing on everything that you told me, so you need not say it again.',
        '这件事需要我们班长决定。我会把您说的情况完整转达，您不用再重复。',
        '這件事需要我們班長決定。我會把您說的情況完整轉達，您不用再重複。',
      ),
      fields: [outcome, contactTime],
      next: 'summarise',
    },
    {
      id: 'record-outcome',
      stage: 'resolve',
      title: text('Record what helped', '记录结果', '記錄結果'),
      say: text(
        'Good to hear. I am noting what helped.',
        '太好了，我记录一下处理结果。',
        '太好了，我記錄一下處理結果。',
      ),
      fields: [outcome],
      next: 'summarise',
    },
    {
      id: 'summarise',
      stage: 'summarise',
      say: text(
        'To sum up: you reported {{fields.location}}, I have opened a ticket, and you will hear from us on {{fields.phone}}.',
        '我总结一下：您报修的是{{fields.location}}，工单已登记，我们会通过 {{fields.phone}} 与您联系。',
        '我總結一下：您報修的是{{fields.location}}，工單已登記，我們會透過 {{fields.phone}} 與您聯絡。',
      ),
      next: 'close',
    },
    {
      id: 'close',
      stage: 'close',
      say: text(
        'Is that all right for you for now? And how satisfied are you with this call, from 1 to 5? Thank you for calling.',
        '请问这样处理您是否认可？如果用 1 到 5 分评价这次通话，您打几分？感谢您的来电。',
        '請問這樣處理您是否認可？如果用 1 到 5 分評價這次通話，您打幾分？感謝您的來電。',
      ),
      fields: [SOLVED, SATISFACTION],
      end: true,
    },
    ...sidetripSteps({ soothe: 'understand', hold: 'resolve', escalate: 'resolve' }, [outcome]),
  ],
  sidetrips: SIDETRIPS,
};
