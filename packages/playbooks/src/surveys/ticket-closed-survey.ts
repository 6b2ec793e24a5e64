import type { Expression, SurveyDefinition } from '@callside/core';
import { text } from '../text.js';
import { amendsFor, CONSIDERATE, ENDINGS, REACHED, SOLVED, VERY_POOR_TO_VERY_GOOD } from './survey-parts.js';

const unhappy: Expression = {
  or: [{ '==': [{ var: 'answers.solved' }, 'no'] }, { '<=': [{ var: ['answers.ease', 7] }, 2] }],
};

/** After a ticket was closed: is it solved, was it easy, was it quick. Who says that it is not solved gets another ticket. */
export const ticketClosedSurvey: SurveyDefinition = {
  kind: 'survey',
  id: 'ticket-closed',
  version: 1,
  status: 'published',
  title: text('How your request was handled', '工单处理满意度调查', '工單處理滿意度調查'),
  intro: text('Three questions, less than a minute.', '三个问题，不到一分钟。', '三個問題，不到一分鐘。'),
  expires: 'P7D',
  invitation: { after: ['ticket-closed', 'requested'], ...CONSIDERATE, oncePer: 'ticket', delay: 'PT1H' },
  blocks: [
    {
      id: 'solved',
      type: 'choice',
      label: text('Is your problem solved?', '您的问题解决了吗？', '您的問題解決了嗎？'),
      required: true,
      options: SOLVED,
    },
    {
      id: 'ease',
      type: 'rating',
      label: text('How easy was it to get it solved?', '解决这个问题对您来说容易吗？', '解決這個問題對您來說容易嗎？'),
      max: 7,
      ends: [text('Very hard', '非常困难', '非常困難'), text('Very easy', '非常容易', '非常容易')],
      metric: { kind: 'ces', variant: 'top-3-of-7' },
    },
    {
      id: 'speed',
      type: 'rating',
      label: text('How content are you with how long it took?', '您对处理时长满意吗？', '您對處理時長滿意嗎？'),
      max: 5,
      scale: 'faces',
      ends: VERY_POOR_TO_VERY_GOOD,
      notApplicable: text('I cannot say', '无法评价', '無法評價'),
      metric: { kind: 'csat', variant: 'top-2-of-5' },
    },
    ...amendsFor(unhappy),
  ],
  endings: ENDINGS,
  followUps: [
    {
      id: 'not-solved',
      title: text('The customer says that it is not solved.', '客户表示问题未解决。', '客戶表示問題未解決。'),
      when: { '==': [{ var: 'answers.solved' }, 'no'] },
      ticket: { form: { id: 'complaint', version: 1 }, values: REACHED, priority: 'high' },
    },
  ],
};
