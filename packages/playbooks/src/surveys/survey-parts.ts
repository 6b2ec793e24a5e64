import type { Expression, Option, SurveyBlock, SurveyEnding, SurveyInvitation } from '@callside/core';
import { text } from '../text.js';

/** Nobody is asked twice about one thing, more than once a month, or at night. */
export const CONSIDERATE = {
  coolDown: 'P30D',
  quietHours: [{ from: '20:00', to: '09:00', zone: 'Asia/Shanghai' }],
} as const satisfies Partial<SurveyInvitation>;

export const VERY_POOR_TO_VERY_GOOD = [
  text('Very poor', '很不满意', '很不滿意'),
  text('Very good', '非常满意', '非常滿意'),
] as const;

export const SOLVED: readonly Option[] = [
  { value: 'yes', label: text('Yes', '已解决', '已解決') },
  { value: 'partly', label: text('Partly', '部分解决', '部分解決') },
  { value: 'no', label: text('No', '未解决', '未解決') },
];

/**
 * The last question to who is not content: what to do better, and whether somebody may get in touch about it.
 *
 * @example
 * ...amendsFor(unhappy),
 */
export function amendsFor(unhappy: Expression): readonly SurveyBlock[] {
  return [
    {
      id: 'comment',
      type: 'long-text',
      label: text('What should we have done better?', '您希望我们在哪方面改进？', '您希望我們在哪方面改進？'),
      visible: unhappy,
      soft: true,
      max: 1000,
    },
    {
      id: 'reach',
      type: 'contact',
      label: text('May we get in touch about it?', '我们可以就此与您联系吗？', '我們可以就此與您聯絡嗎？'),
      visible: unhappy,
      asks: ['name', 'phone'],
    },
  ];
}

/** The endings: for who may be called, and for everybody else. */
export const ENDINGS: readonly SurveyEnding[] = [
  {
    id: 'call-back',
    when: { '==': [{ var: 'answers.reach-consent' }, true] },
    text: text(
      'Thank you for telling us. Somebody will call you about it.',
      '感谢您的反馈，我们会安排专人与您联系。',
      '感謝您的回饋，我們會安排專人與您聯絡。',
    ),
  },
  {
    id: 'thanks',
    text: text(
      'Thank you. Your answers help us to do better.',
      '感谢您的评价，我们会继续改进。',
      '感謝您的評價，我們會繼續改進。',
    ),
  },
];

/** What a ticket takes over from who wants to be reached. */
export const REACHED: Readonly<Record<string, Expression>> = {
  name: { var: 'answers.reach-name' },
  phone: { var: 'answers.reach-phone' },
  description: { var: 'answers.comment' },
};
