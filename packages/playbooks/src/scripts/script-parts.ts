import type { Field, ScriptSidetrip, ScriptStep, TicketFormDefinition } from '@callside/core';
import { text } from '../text.js';

/**
 * Fields of a ticket form, for a script that asks the same: their answers are one.
 *
 * @example
 * fieldsOf(billingTicketForm, 'account', 'period');
 */
export function fieldsOf({ sections }: TicketFormDefinition, ...ids: readonly string[]): readonly Field[] {
  const fields = sections.flatMap((section) => section.fields);
  return ids.flatMap((id) => fields.filter((field) => field.id === id));
}

/** Whether the matter is dealt with, as the customer says. */
export const SOLVED: Field = {
  id: 'solved',
  type: 'choice',
  label: text('Dealt with for now?', '客户是否认可？', '客戶是否認可？'),
  required: true,
  options: [
    { value: 'yes', label: text('Yes', '是', '是') },
    { value: 'partly', label: text('Partly', '部分', '部分') },
    { value: 'no', label: text('No', '否', '否') },
  ],
};

/** What the customer gives, from 1 to 5. */
export const SATISFACTION: Field = {
  id: 'satisfaction',
  type: 'rating',
  label: text('Satisfaction, as the customer says', '客户口头评分', '客戶口頭評分'),
  max: 5,
};

/** Detours that any step of a call can take. */
export const SIDETRIPS: readonly ScriptSidetrip[] = [
  { id: 'soothe', key: 's', title: text('Soothe', '安抚', '安撫'), start: 'soothe' },
  { id: 'hold', key: 'h', title: text('Hold', '稍等', '稍等'), start: 'hold' },
  { id: 'escalate', key: 'e', title: text('Escalate', '升级', '升級'), start: 'escalate' },
];

/**
 * The steps of {@link SIDETRIPS}: their time counts for the stages that they are given. What was agreed with the team leader
 * is written into the fields.
 *
 * @example
 * sidetripSteps({ soothe: 'understand', hold: 'resolve', escalate: 'resolve' }, fieldsOf(billingTicketForm, 'outcome'));
 */
export function sidetripSteps(
  stages: Readonly<Record<'soothe' | 'hold' | 'escalate', string>>,
  agreed: readonly Field[] = [],
): readonly ScriptStep[] {
  return [
    {
      id: 'soothe',
      stage: stages.soothe,
      title: text('Soothe', '安抚', '安撫'),
      say: text(
        'I can hear how much trouble this is for you, and I am sorry for it. I stay with it until you know what happens next.',
        '给您带来这么大的不便，我很抱歉，也很理解您的心情。我会一直跟进，直到给您明确的答复。',
        '給您帶來這麼大的不便，我很抱歉，也很理解您的心情。我會一直跟進，直到給您明確的答覆。',
      ),
      never: text(
        '“calm down”, and nothing that puts the fault on the customer.',
        '“您冷静一下”之类的话，也不要归咎于客户。',
        '「您冷靜一下」之類的話，也不要歸咎於客戶。',
      ),
      next: 'return',
    },
    {
      id: 'hold',
      stage: stages.hold,
      title: text('Hold', '请客户稍等', '請客戶稍等'),
      say: text(
        'I have to look this up. May I put you on hold for about a minute? … Thank you for waiting.',
        '我需要查询一下，请您稍等一分钟左右，可以吗？……感谢您的等待。',
        '我需要查詢一下，請您稍等一分鐘左右，可以嗎？……感謝您的等待。',
      ),
      next: 'return',
    },
    {
      id: 'escalate',
      stage: stages.escalate,
      title: text('Escalate', '升级', '升級'),
      say: text(
        'I am bringing in my team leader now and tell you what was agreed before we hang up.',
        '我现在请班长协助，挂机前会告诉您处理结果。',
        '我現在請班長協助，掛機前會告訴您處理結果。',
      ),
      ...(agreed.length > 0 && { fields: agreed }),
      next: 'return',
    },
  ];
}
