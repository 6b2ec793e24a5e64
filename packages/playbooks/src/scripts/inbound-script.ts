import type { CallScriptDefinition, ScriptStep, Text, TicketFormDefinition } from '@callside/core';
import { text } from '../text.js';
import { fieldsOf, SATISFACTION, SIDETRIPS, sidetripSteps, SOLVED } from './script-parts.js';

/** What is a script's own among those for inbound calls. */
export interface InboundScript {
  readonly id: string;
  readonly title: Text;
  /** The ticket that the call fills: the script asks the same fields. */
  readonly form: TicketFormDefinition;
  /** How the customer is brought to tell the matter. */
  readonly ask: Text;
  /** What is asked while he tells it, by ids of the form's fields. */
  readonly asked: readonly string[];
  /** What the kind of the matter depends on, and what depends on it. */
  readonly classified: readonly string[];
  /**
   * From `resolve` on; they lead to `record-outcome` (solved), `promise` (a ticket, and a call back), or `pass-on` (beyond the
   * agent's authority).
   */
  readonly resolve: readonly ScriptStep[];
}

/**
 * A script for inbound calls on one kind of matter: greet, verify, understand, classify, resolve, summarise, close.
 *
 * @example
 * inboundScript({ id: 'billing', title, form: billingTicketForm, ask, asked: ['description'], classified: ['problemType'], resolve });
 */
export function inboundScript({
  id,
  title,
  form,
  ask,
  asked,
  classified,
  resolve,
}: InboundScript): CallScriptDefinition {
  return {
    kind: 'call-script',
    id,
    version: 1,
    status: 'published',
    title,
    start: 'greet',
    wrapUpSeconds: 300,
    guides: [{ id: 'manner-tactics' }, { id: 'frequent-problems' }, { id: 'escalation' }],
    stages: INBOUND_STAGES,
    steps: [
      ...OPENING,
      ...verification(form),
      {
        id: 'understand',
        stage: 'understand',
        say: ask,
        fields: fieldsOf(form, ...asked),
        next: 'confirm',
      },
      CONFIRMATION,
      {
        id: 'classify',
        stage: 'classify',
        say: text(
          'Thank you. I am noting this under the right heading, so that it reaches the people who know.',
          '谢谢，我按类别登记一下，好转给对口的同事。',
          '謝謝，我按類別登記一下，好轉給對口的同事。',
        ),
        fields: fieldsOf(form, ...classified),
        next: 'resolve',
      },
      ...resolve,
      ...agreement(form),
      ...CLOSING,
      ...sidetripSteps({ soothe: 'understand', hold: 'resolve', escalate: 'resolve' }, fieldsOf(form, 'outcome')),
    ],
    sidetrips: SIDETRIPS,
  };
}

/** The stages of an inbound call, with the time that each should take. */
export const INBOUND_STAGES: CallScriptDefinition['stages'] = [
  { id: 'greet', title: text('Greet', '问候', '問候'), targetSeconds: 30 },
  { id: 'verify', title: text('Verify', '核实', '核實'), targetSeconds: 60 },
  { id: 'understand', title: text('Understand', '了解', '了解'), targetSeconds: 120 },
  { id: 'classify', title: text('Classify', '分类', '分類'), targetSeconds: 30 },
  { id: 'resolve', title: text('Resolve', '处理', '處理'), targetSeconds: 180 },
  { id: 'summarise', title: text('Summarise', '总结', '總結'), targetSeconds: 60 },
  { id: 'close', title: text('Close', '结束', '結束'), targetSeconds: 30 },
];

/** The greeting; `verify` comes next. */
export const OPENING: readonly ScriptStep[] = [
  {
    id: 'greet',
    stage: 'greet',
    say: text(
      'Good day, this is {{agent.company}}, agent {{agent.id}}. What can I do for you?',
      '您好，{{agent.company}}，工号 {{agent.id}} 为您服务。请问有什么可以帮您？',
      '您好，{{agent.company}}，工號 {{agent.id}} 為您服務。請問有什麼可以幫您？',
    ),
    next: 'verify',
  },
];

/** Who is calling, in two tries; `understand` comes next either way, and only a verified customer is told private data. */
export function verification(form: TicketFormDefinition): readonly ScriptStep[] {
  return [
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
      fields: fieldsOf(form, 'name', 'phone'),
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
      title: text('Verify once more', '再次核实', '再次核實'),
      say: text(
        'Thank you. One of the two is different here. When was your last order with us, roughly, and what was it?',
        '谢谢，其中一项与登记略有不同。请问您最近一次下单大概是什么时候，买的是什么？',
        '謝謝，其中一項與登記略有不同。請問您最近一次下單大概是什麼時候，買的是什麼？',
      ),
      answers: [
        { id: 'match', label: text('That matches', '一致', '一致'), sets: 'verified', next: 'understand' },
        { id: 'unknown', label: text('Not verified, go on', '未能核实，继续', '未能核實，繼續'), next: 'understand' },
      ],
    },
  ];
}

/** Repeats the matter; `classify` comes next. */
export const CONFIRMATION: ScriptStep = {
  id: 'confirm',
  stage: 'understand',
  title: text('Repeat back', '复述确认', '複述確認'),
  say: text(
    'Let me repeat it: {{fields.description}} Have I got that right?',
    '我复述一下：{{fields.description}} 对吗？',
    '我複述一下：{{fields.description}} 對嗎？',
  ),
  answers: [
    { id: 'yes', label: text('Yes, that is right', '是的，没错', '是的，沒錯'), next: 'classify' },
    { id: 'correct', label: text('Correct something', '有需要更正的', '有需要更正的'), next: 'understand' },
  ],
};

/** The three ways in which a matter ends for now; `summarise` comes next. */
export function agreement(form: TicketFormDefinition): readonly ScriptStep[] {
  return [
    {
      id: 'promise',
      stage: 'resolve',
      title: text('Promise a call', '承诺回电', '承諾回電'),
      say: text(
        'I am opening a ticket. A specialist will call you within 30 minutes on {{fields.phone}}; when does it suit you best?',
        '我为您登记工单，专员会在 30 分钟内拨打 {{fields.phone}}。您什么时间方便接听？',
        '我為您登記工單，專員會在 30 分鐘內撥打 {{fields.phone}}。您什麼時間方便接聽？',
      ),
      never: text(
        'a time for the solution itself. Say when the specialist will call.',
        '具体解决的时间，只说专员何时回电。',
        '具體解決的時間，只說專員何時回電。',
      ),
      fields: fieldsOf(form, 'outcome', 'contactTime'),
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
      actions: [{ id: 'escalate', type: 'escalate', label: text('Tell the team leader', '通知班长', '通知班長') }],
      fields: fieldsOf(form, 'outcome', 'contactTime'),
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
      fields: fieldsOf(form, 'outcome'),
      next: 'summarise',
    },
  ];
}

/** What was agreed, and the thanks. */
export const CLOSING: readonly ScriptStep[] = [
  {
    id: 'summarise',
    stage: 'summarise',
    say: text(
      'To sum up: {{fields.description}} That is what I have noted, together with what we agreed, and you will hear from us on {{fields.phone}} if anything is still open.',
      '我总结一下：{{fields.description}} 以上情况和处理方式都已登记，如有后续会通过 {{fields.phone}} 与您联系。',
      '我總結一下：{{fields.description}} 以上情況和處理方式都已登記，如有後續會透過 {{fields.phone}} 與您聯絡。',
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
];

/** The answers with which most matters end: solved, a call back, or somebody else's decision. */
export const WAYS_OUT = {
  solved: { id: 'solved', label: text('That settles it', '已解决', '已解決'), next: 'record-outcome' },
  callBack: {
    id: 'call-back',
    label: text('A specialist has to look', '需要专员处理', '需要專員處理'),
    next: 'promise',
  },
  leader: { id: 'leader', label: text('Beyond my authority', '超出权限', '超出權限'), next: 'pass-on' },
} as const;
