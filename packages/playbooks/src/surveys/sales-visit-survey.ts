import type { SurveyDefinition } from '@callside/core';
import { text } from '../text.js';
import { CONSIDERATE, ENDINGS, VERY_POOR_TO_VERY_GOOD } from './survey-parts.js';

/** After somebody from sales was there: the visit, whether they would recommend us and why, and whether to go on. */
export const salesVisitSurvey: SurveyDefinition = {
  kind: 'survey',
  id: 'sales-visit',
  version: 1,
  status: 'published',
  title: text('After our visit', '拜访满意度调查', '拜訪滿意度調查'),
  intro: text('It takes a minute.', '只需一分钟。', '只需一分鐘。'),
  expires: 'P14D',
  invitation: { after: ['visit-done', 'requested'], ...CONSIDERATE, oncePer: 'matter', delay: 'PT2H' },
  blocks: [
    {
      id: 'visit',
      type: 'rating',
      label: text('How was the visit?', '您对这次拜访满意吗？', '您對這次拜訪滿意嗎？'),
      required: true,
      max: 5,
      scale: 'stars',
      ends: VERY_POOR_TO_VERY_GOOD,
      metric: { kind: 'csat', variant: 'top-2-of-5' },
    },
    {
      id: 'recommend',
      type: 'rating',
      label: text(
        'How likely is it that you recommend us to others?',
        '您有多大可能向他人推荐我们？',
        '您有多大可能向他人推薦我們？',
      ),
      min: 0,
      max: 10,
      ends: [text('Not at all', '完全不可能', '完全不可能'), text('Very likely', '非常可能', '非常可能')],
      metric: { kind: 'nps', variant: '0-to-10' },
    },
    {
      id: 'reasons',
      type: 'multi-select',
      label: text(
        'What counted most when you chose {{answers.recommend}}?',
        '您给出 {{answers.recommend}} 分，最主要的原因是什么？',
        '您給出 {{answers.recommend}} 分，最主要的原因是什麼？',
      ),
      visible: { '!=': [{ var: 'answers.recommend' }, null] },
      order: 'random',
      other: true,
      options: [
        { value: 'advice', label: text('Advice', '专业建议', '專業建議') },
        { value: 'product', label: text('Product', '产品', '產品') },
        { value: 'price', label: text('Price', '价格', '價格') },
        { value: 'speed', label: text('Speed', '响应速度', '回應速度') },
        { value: 'trust', label: text('Trust', '信任', '信任') },
      ],
    },
    {
      id: 'next',
      type: 'choice',
      label: text('How shall we go on?', '接下来您希望如何？', '接下來您希望如何？'),
      options: [
        { value: 'offer', label: text('Send me an offer', '发给我报价', '寄報價給我') },
        { value: 'call', label: text('Call me', '给我打电话', '打電話給我') },
        { value: 'nothing', label: text('Not now', '暂时不用', '暫時不用') },
      ],
      jump: [{ when: { '==': [{ var: 'answers.next' }, 'nothing'] }, to: 'thanks' }],
    },
    {
      id: 'reach',
      type: 'contact',
      label: text('How do we reach you?', '我们如何联系您？', '我們如何聯絡您？'),
      visible: { '!!': [{ var: 'answers.next' }] },
      asks: ['name', 'phone', 'email'],
    },
  ],
  endings: ENDINGS,
  followUps: [
    {
      id: 'interested',
      title: text(
        'The customer wants to go on: {{answers.next}}.',
        '客户希望继续：{{answers.next}}。',
        '客戶希望繼續：{{answers.next}}。',
      ),
      when: {
        and: [{ '!=': [{ var: 'answers.next' }, 'nothing'] }, { '==': [{ var: 'answers.reach-consent' }, true] }],
      },
      ticket: {
        form: { id: 'sales-lead', version: 1 },
        values: {
          name: { var: 'answers.reach-name' },
          phone: { var: 'answers.reach-phone' },
          mayCall: 'yes',
        },
      },
    },
  ],
};
