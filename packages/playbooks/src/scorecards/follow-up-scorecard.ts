import type { ScorecardDefinition } from '@callside/core';
import { text } from '../text.js';
import { bands, DIMENSIONS, done, fully, graded, not, VOICE } from './scorecard-parts.js';

/** A follow-up call in four dimensions: what is asked is asked neutrally, and what is left open goes on. */
export const followUpScorecard: ScorecardDefinition = {
  kind: 'scorecard',
  id: 'follow-up',
  version: 1,
  status: 'published',
  title: text('QA: follow-up call', '质检：回访', '質檢：回訪'),
  bands,
  items: [
    { id: 'voice', title: DIMENSIONS.voice, weight: 20, items: VOICE },
    {
      id: 'process',
      title: DIMENSIONS.process,
      weight: 35,
      items: [
        {
          id: 'opening',
          text: text(
            'Said who calls and which matter it is about, and asked whether it suits',
            '说明身份和回访事项，并询问是否方便',
            '說明身分和回訪事項，並詢問是否方便',
          ),
          weight: 30,
          options: graded,
        },
        {
          id: 'person',
          text: text(
            'Made sure to speak with the customer, or with family who knows the matter',
            '确认接听人为客户本人或知情家人',
            '確認接聽人為客戶本人或知情家人',
          ),
          weight: 30,
          errorClass: 'compliance',
          options: [fully, { ...not, fail: 'section' }],
        },
        {
          id: 'retry',
          text: text('Agreed on a time where it did not suit', '不方便时约定再次回访时间', '不方便時約定再次回訪時間'),
          weight: 40,
          notApplicable: true,
          options: done,
        },
      ],
    },
    {
      id: 'accuracy',
      title: DIMENSIONS.accuracy,
      weight: 25,
      items: [
        {
          id: 'neutral',
          text: text(
            'Asked neutrally, and led nobody to a better mark',
            '中立提问，不引导客户打高分',
            '中立提問，不引導客戶打高分',
          ),
          weight: 50,
          errorClass: 'business',
          options: [fully, { ...not, fail: 'section' }],
        },
        {
          id: 'words',
          text: text('Recorded the answer in the customer’s own words', '按客户原话记录', '按客戶原話記錄'),
          weight: 50,
          options: graded,
        },
      ],
    },
    {
      id: 'care',
      title: DIMENSIONS.care,
      weight: 20,
      items: [
        {
          id: 'open-matter',
          text: text(
            'Took up what is still open, and said who goes on with it',
            '记录未解决事项，并说明由谁跟进',
            '記錄未解決事項，並說明由誰跟進',
          ),
          weight: 60,
          notApplicable: true,
          errorClass: 'customer',
          options: graded,
        },
        {
          id: 'thanks',
          text: text('Thanked for the answer, also for a bad one', '感谢反馈，包括批评意见', '感謝回饋，包括批評意見'),
          weight: 40,
          options: done,
        },
      ],
    },
  ],
};
