import type { CallScriptDefinition, Field, ScriptSidetrip, ScriptStep, Text } from '@callside/core';
import { text } from '../text.js';
import { SIDETRIPS, sidetripSteps } from './script-parts.js';

/** What is an outbound script's own. */
export interface OutboundScript {
  readonly id: string;
  readonly title: Text;
  /** What the host gives: it is read out, and never asked. */
  readonly variables?: CallScriptDefinition['variables'];
  /** Why we call, in one sentence that ends in a question whether now is a good time. */
  readonly reason: Text;
  /** What the middle stage is called, and how long it should take. */
  readonly talk: { readonly title: Text; readonly targetSeconds: number };
  /** From `talk` on; they lead to `call-back`, `refused` or `close`. */
  readonly steps: readonly ScriptStep[];
  /** A follow-up is as good with a family member who knows the matter. */
  readonly asksFamily?: boolean;
  /** Detours beside soothing, holding and escalating. */
  readonly sidetrips?: readonly ScriptSidetrip[];
  readonly guides: CallScriptDefinition['guides'];
}

const callbackAt: Field = {
  id: 'callbackAt',
  type: 'date-time',
  label: text('Time, if one was agreed', '约定时间（如有）', '約定時間（如有）'),
};

/**
 * A script for outbound calls: who is it, may we talk, the talk, and an end that is recorded at once.
 *
 * @example
 * outboundScript({ id: 'event', title, reason, talk: { title, targetSeconds: 120 }, steps, guides: [{ id: 'objections' }] });
 */
export function outboundScript(own: OutboundScript): CallScriptDefinition {
  const { id, title, variables, talk, steps, sidetrips = [], guides } = own;
  return {
    kind: 'call-script',
    id,
    version: 1,
    status: 'published',
    title,
    start: 'greet',
    wrapUpSeconds: 120,
    dispositions: { id: 'outbound' },
    ...(guides !== undefined && { guides }),
    ...(variables !== undefined && { variables }),
    stages: [
      { id: 'greet', title: text('Greet', '问候', '問候'), targetSeconds: 30 },
      { id: 'permission', title: text('Permission', '征得同意', '徵得同意'), targetSeconds: 30 },
      { id: 'talk', ...talk },
      { id: 'close', title: text('Close', '结束', '結束'), targetSeconds: 45 },
    ],
    steps: [...opening(own), ...steps, ...ENDS, ...sidetripSteps({ soothe: 'talk', hold: 'talk', escalate: 'talk' })],
    sidetrips: [...SIDETRIPS, ...sidetrips],
  };
}

/** Who picks up, and whether now is a good time; `talk` comes next. */
function opening({ reason, asksFamily = false }: OutboundScript): readonly ScriptStep[] {
  return [
    {
      id: 'greet',
      stage: 'greet',
      say: text(
        'Good day, this is {{agent.company}}, agent {{agent.id}}. Am I speaking with {{customer.name}}?',
        '您好，我是{{agent.company}}的客服，工号 {{agent.id}}。请问是{{customer.name}}吗？',
        '您好，我是{{agent.company}}的客服，工號 {{agent.id}}。請問是{{customer.name}}嗎？',
      ),
      never: text(
        'what it is about, before you know who is there.',
        '确认对方身份之前说出来电事由。',
        '確認對方身分之前說出來電事由。',
      ),
      answers: [
        { id: 'self', label: text('Yes', '是本人', '是本人'), next: 'permission' },
        ...(asksFamily
          ? [
              {
                id: 'family',
                label: text('A family member who knows', '了解情况的家人', '了解情況的家人'),
                next: 'permission',
              },
            ]
          : []),
        { id: 'somebody-else', label: text('Somebody else', '非本人', '非本人'), next: 'wrong-person' },
      ],
    },
    {
      id: 'permission',
      stage: 'permission',
      title: text('May we talk', '征得同意', '徵得同意'),
      mandatory: 'consent',
      say: reason,
      answers: [
        { id: 'yes', label: text('Yes, now', '现在可以', '現在可以'), next: 'talk' },
        { id: 'later', label: text('Another time', '换个时间', '換個時間'), next: 'call-back' },
        { id: 'no', label: text('No', '不需要', '不需要'), next: 'refused' },
      ],
    },
    {
      id: 'wrong-person',
      stage: 'greet',
      title: text('Somebody else', '非本人', '非本人'),
      say: text(
        'Excuse me for disturbing you. When could I reach {{customer.name}}, or is this the wrong number?',
        '打扰了。请问{{customer.name}}什么时候方便接听？还是我打错号码了？',
        '打擾了。請問{{customer.name}}什麼時候方便接聽？還是我打錯號碼了？',
      ),
      never: text('why you call.', '来电事由。', '來電事由。'),
      answers: [
        { id: 'later', label: text('Can be reached later', '稍后可联系', '稍後可聯絡'), next: 'call-back' },
        { id: 'wrong-number', label: text('The number is wrong', '号码有误', '號碼有誤'), next: 'close' },
      ],
    },
  ];
}

/** How a call ends: another time, no, never again, or thanks. */
const ENDS: readonly ScriptStep[] = [
  {
    id: 'call-back',
    stage: 'close',
    title: text('Another time', '约定回电', '約定回電'),
    say: text(
      'Gladly. Does today after six suit you better, or tomorrow morning?',
      '好的。您看今天六点以后，还是明天上午方便？',
      '好的。您看今天六點以後，還是明天上午方便？',
    ),
    fields: [callbackAt],
    next: 'close',
  },
  {
    id: 'refused',
    stage: 'close',
    title: text('No', '拒绝', '拒絕'),
    say: text(
      'That is fine, thank you for saying so. May we call you about something else one day?',
      '没关系，谢谢您告诉我。以后有其他事情，还可以给您打电话吗？',
      '沒關係，謝謝您告訴我。以後有其他事情，還可以打電話給您嗎？',
    ),
    answers: [
      { id: 'may', label: text('Yes', '可以', '可以'), next: 'close' },
      { id: 'never', label: text('No more calls', '不要再打', '不要再打'), next: 'no-more-calls' },
    ],
  },
  {
    id: 'no-more-calls',
    stage: 'close',
    title: text('No more calls', '勿扰', '勿擾'),
    say: text(
      'I take your number off our list at once. You will not be called again about this.',
      '我马上为您登记勿扰，之后不会再就此事致电。',
      '我馬上為您登記勿擾，之後不會再為此事致電。',
    ),
    actions: [{ id: 'do-not-call', type: 'do-not-call', label: text('Mark as do not call', '标记勿扰', '標記勿擾') }],
    next: 'close',
  },
  {
    id: 'close',
    stage: 'close',
    say: text(
      'Thank you for your time. Have a good day.',
      '感谢您的时间，祝您生活愉快。',
      '感謝您的時間，祝您生活愉快。',
    ),
    end: true,
  },
];
