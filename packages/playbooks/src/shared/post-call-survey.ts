import type { Expression, SurveyDefinition } from '@callside/core';
import { text } from '../text.js';

const unhappy: Expression = {
  or: [{ '<=': [{ var: ['answers.attitude', 5] }, 2] }, { '==': [{ var: 'answers.solved' }, 'no'] }],
};

/** Three questions after a call, and two more for those who are not content. */
export const postCallSurvey: SurveyDefinition = {
  kind: 'survey',
  id: 'post-call',
  version: 1,
  status: 'published',
  title: text('After your call', '通话满意度调查', '通話滿意度調查'),
  intro: text('It takes less than a minute.', '只需不到一分钟。', '只需不到一分鐘。'),
  blocks: [
    {
      id: 'attitude',
      type: 'rating',
      label: text(
        'How did you find the way you were spoken to?',
        '您对客服人员的服务态度满意吗？',
        '您對客服人員的服務態度滿意嗎？',
      ),
      required: true,
      max: 5,
      scale: 'faces',
      ends: [text('Very poor', '很不满意', '很不滿意'), text('Very good', '非常满意', '非常滿意')],
      metric: { kind: 'csat', variant: 'top-2-of-5' },
    },
    {
      id: 'knowledge',
      type: 'rating',
      label: text('Did the agent know the matter?', '您认为客服人员的专业程度如何？', '您認為客服人員的專業程度如何？'),
      max: 5,
      scale: 'stars',
      ends: [text('Not at all', '很不专业', '很不專業'), text('Very well', '非常专业', '非常專業')],
      metric: { kind: 'csat', variant: 'top-2-of-5' },
    },
    {
      id: 'solved',
      type: 'choice',
      label: text('Is your problem solved?', '您的问题解决了吗？', '您的問題解決了嗎？'),
      required: true,
      options: [
        { value: 'yes', label: text('Yes', '已解决', '已解決') },
        { value: 'partly', label: text('Partly', '部分解决', '部分解決') },
        { value: 'no', label: text('No', '未解决', '未解決') },
      ],
    },
    {
      id: 'comment',
      type: 'long-text',
      label: text('What should we have done better?', '您希望我们在哪方面改进？', '您希望我們在哪方面改進？'),
      visible: unhappy,
      max: 1000,
    },
    {
      id: 'callMe',
      type: 'choice',
      label: text('May we call you about it?', '我们可以就此回电给您吗？', '我們可以就此回電給您嗎？'),
      visible: unhappy,
      options: [
        { value: 'yes', label: text('Yes, please', '可以', '可以') },
        { value: 'no', label: text('No', '不用了', '不用了') },
      ],
    },
  ],
  endings: [
    {
      id: 'call-back',
      when: { '==': [{ var: 'answers.callMe' }, 'yes'] },
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
  ],
};
