import type { Expression, SurveyDefinition } from '@callside/core';
import { text } from '../text.js';
import { amendsFor, CONSIDERATE, ENDINGS, REACHED, SOLVED, VERY_POOR_TO_VERY_GOOD } from './survey-parts.js';

const unhappy: Expression = {
  or: [{ '<=': [{ var: ['answers.outcome', 5] }, 2] }, { '==': [{ var: 'answers.solved' }, 'no'] }],
};

/** After a complaint was closed: not only whether it was settled, but whether somebody listened and kept their word. */
export const complaintClosedSurvey: SurveyDefinition = {
  kind: 'survey',
  id: 'complaint-closed',
  version: 1,
  status: 'published',
  title: text('How your complaint was handled', '投诉处理满意度调查', '投訴處理滿意度調查'),
  intro: text(
    'You complained, and we want to know whether we did right by you.',
    '感谢您的投诉，我们想知道处理得是否妥当。',
    '感謝您的投訴，我們想知道處理得是否妥當。',
  ),
  expires: 'P14D',
  invitation: {
    after: ['complaint-closed', 'requested'],
    quietHours: CONSIDERATE.quietHours,
    oncePer: 'ticket',
    delay: 'P1D',
  },
  blocks: [
    {
      id: 'solved',
      type: 'choice',
      label: text('Is the matter settled for you?', '此事对您来说解决了吗？', '此事對您來說解決了嗎？'),
      required: true,
      options: SOLVED,
    },
    {
      id: 'service',
      type: 'matrix',
      label: text('How far do you agree?', '您在多大程度上同意以下说法？', '您在多大程度上同意以下說法？'),
      max: 5,
      ends: [text('Not at all', '完全不同意', '完全不同意'), text('Fully', '完全同意', '完全同意')],
      notApplicable: true,
      rows: [
        { id: 'heard', label: text('I was listened to.', '有人认真倾听了我的问题。', '有人認真傾聽了我的問題。') },
        { id: 'fair', label: text('I was treated fairly.', '我受到了公正对待。', '我受到了公正對待。') },
        {
          id: 'word',
          label: text('What was promised was done in time.', '承诺的事项按时兑现。', '承諾的事項按時兌現。'),
        },
      ],
    },
    {
      id: 'outcome',
      type: 'rating',
      label: text('How content are you with the outcome?', '您对处理结果满意吗？', '您對處理結果滿意嗎？'),
      required: true,
      max: 5,
      scale: 'faces',
      ends: VERY_POOR_TO_VERY_GOOD,
      metric: { kind: 'csat', variant: 'top-2-of-5' },
    },
    ...amendsFor(unhappy),
  ],
  endings: ENDINGS,
  followUps: [
    {
      id: 'still-unhappy',
      title: text(
        'The complaint was closed, and the customer is not content with it: {{answers.outcome}} of 5.',
        '投诉已关闭，但客户对结果不满意：{{answers.outcome}} 分（满分 5 分）。',
        '投訴已關閉，但客戶對結果不滿意：{{answers.outcome}} 分（滿分 5 分）。',
      ),
      when: unhappy,
      ticket: { form: { id: 'complaint', version: 1 }, values: REACHED, priority: 'urgent' },
    },
  ],
};
