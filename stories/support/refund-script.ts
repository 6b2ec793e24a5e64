import type { CallScriptDefinition, ScriptStep } from '@callside/core';

const text = (en: string, cn: string, tw: string) => ({ en, 'zh-CN': cn, 'zh-TW': tw });

/** Who is on the line: a script that others go through. */
export const identityScript: CallScriptDefinition = {
  kind: 'call-script',
  id: 'identity',
  version: 1,
  status: 'published',
  title: text('Verify identity', '核实身份', '核實身分'),
  start: 'ask',
  stages: [{ id: 'verify', title: text('Verify', '核实', '核實'), targetSeconds: 60 }],
  steps: [
    {
      id: 'ask',
      stage: 'verify',
      title: text('Verify identity', '核实身份', '核實身分'),
      say: text(
        'Before we go on: may I have your full name, and the last four digits of the number on file?',
        '继续之前需要核实一下：请问您的全名和登记电话的后四位？',
        '繼續之前需要核實一下：請問您的全名和登記電話的後四碼？',
      ),
      answers: [
        { id: 'match', key: 'y', label: text('Both match', '全部一致', '全部一致'), sets: 'verified' },
        { id: 'differ', key: 'n', label: text('They do not match', '不一致', '不一致') },
      ],
      end: true,
    },
  ],
};

const steps: readonly ScriptStep[] = [
  {
    id: 'greet',
    stage: 'greet',
    title: text('Greet', '问候', '問候'),
    say: text(
      'Good day {{customer.name}}, this is {{agent.company}}, agent {{agent.id}}.',
      '{{customer.name}}您好，{{agent.company}}，工号 {{agent.id}} 为您服务。',
      '{{customer.name}}您好，{{agent.company}}，工號 {{agent.id}} 為您服務。',
    ),
    pronunciation: text('Chen: like “chun”, second tone.', '陈：chén，第二声。', '陳：ㄔㄣˊ，第二聲。'),
    next: 'notice',
  },
  {
    id: 'notice',
    stage: 'greet',
    title: text('Recording notice', '录音告知', '錄音告知'),
    mandatory: 'read-aloud',
    say: text(
      'This call is recorded so that we can improve our service. The recording is deleted after ninety days.',
      '为提升服务质量，本次通话将被录音，录音九十天后删除。',
      '為提升服務品質，本次通話將被錄音，錄音九十天後刪除。',
    ),
    next: 'agree',
  },
  {
    id: 'agree',
    stage: 'greet',
    title: text('Consent', '征得同意', '徵得同意'),
    mandatory: 'consent',
    say: text('Do you agree to that?', '请问您是否同意？', '請問您是否同意？'),
    answers: [
      { id: 'yes', key: 'y', label: text('Yes, agreed', '同意', '同意') },
      { id: 'no', key: 'n', label: text('No, not recorded', '不同意录音', '不同意錄音') },
    ],
    next: 'need',
  },
  {
    id: 'need',
    stage: 'talk',
    title: text('Understand', '了解诉求', '了解需求'),
    say: text('What is it about?', '请问您需要办理什么？', '請問您需要辦理什麼？'),
    fields: [
      {
        id: 'amount',
        type: 'number',
        label: text('Amount to refund', '退款金额', '退款金額'),
        help: text('In yuan', '单位：元', '單位：元'),
      },
    ],
    answers: [
      { id: 'refund', label: text('A refund', '退款', '退款'), next: 'refund' },
      { id: 'other', label: text('Something else', '其他事项', '其他事項'), next: 'close' },
    ],
  },
  {
    id: 'refund',
    stage: 'talk',
    title: text('Refund', '退款', '退款'),
    requires: 'verified',
    say: text(
      'I am starting the refund of {{fields.amount}} yuan to {{fields.account}}.',
      '我现在为您办理退款 {{fields.amount}} 元，退至{{fields.account}}。',
      '我現在為您辦理退款 {{fields.amount}} 元，退至{{fields.account}}。',
    ),
    never: text('a date on which the money arrives.', '具体到账日期。', '具體到帳日期。'),
    assign: { large: { '>': [{ var: 'fields.amount' }, 1000] } },
    next: 'size',
  },
  {
    id: 'size',
    stage: 'talk',
    automatic: true,
    next: [{ when: { var: 'fields.large' }, step: 'leader' }, { step: 'close' }],
  },
  {
    id: 'leader',
    stage: 'talk',
    title: text('Pass to the team leader', '转交班长', '轉交班長'),
    say: text(
      'A refund of this size is decided by my team leader.',
      '这个金额需要由我们班长审批。',
      '這個金額需要由我們班長審批。',
    ),
    actions: [
      {
        id: 'escalate',
        type: 'escalate',
        label: text('Pass to the team leader', '转交班长', '轉交班長'),
        params: { team: 'leaders', amount: { var: 'fields.amount' } },
        told: text(
          'My team leader calls you back within 30 minutes.',
          '班长会在 30 分钟内给您回电。',
          '班長會在 30 分鐘內給您回電。',
        ),
        required: true,
      },
    ],
    next: 'close',
  },
  {
    id: 'close',
    stage: 'close',
    title: text('Close', '结束', '結束'),
    say: text('Thank you for your call.', '感谢您的来电，再见。', '感謝您的來電，再見。'),
    end: true,
  },
  {
    id: 'verify',
    stage: 'talk',
    script: { id: 'identity' },
    next: 'return',
  },
  {
    id: 'soothe',
    stage: 'talk',
    title: text('Soothe', '安抚', '安撫'),
    say: text('I am sorry for the trouble.', '给您添麻烦了，很抱歉。', '給您添麻煩了，很抱歉。'),
    next: 'return',
  },
];

/** A refund: told of the recording, agreed, verified by another script, and above a sum passed on. */
export const refundScript: CallScriptDefinition = {
  kind: 'call-script',
  id: 'refund',
  version: 1,
  status: 'published',
  title: text('Refund', '退款', '退款'),
  start: 'greet',
  jumps: 'any',
  wrapUpSeconds: 300,
  variables: [
    { id: 'account', type: 'text', title: text('Account', '账户', '帳戶'), input: true },
    { id: 'large', type: 'boolean', output: true },
  ],
  stages: [
    { id: 'greet', title: text('Greet', '问候', '問候'), targetSeconds: 30 },
    { id: 'talk', title: text('Resolve', '处理', '處理'), targetSeconds: 180 },
    { id: 'close', title: text('Close', '结束', '結束'), targetSeconds: 30 },
  ],
  steps,
  sidetrips: [
    { id: 'verify', key: 'v', title: text('Verify', '核实', '核實'), start: 'verify' },
    { id: 'soothe', key: 's', title: text('Soothe', '安抚', '安撫'), start: 'soothe' },
  ],
};
