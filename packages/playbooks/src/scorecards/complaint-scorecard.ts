import type { ScorecardDefinition } from '@callside/core';
import { text } from '../text.js';
import { bands, DIMENSIONS, done, fully, graded, not, partly, REASONS, VOICE } from './scorecard-parts.js';

/** A complaint in four dimensions. Care weighs most; a quarrel, or a promise that cannot be kept, sets all of it to zero. */
export const complaintScorecard: ScorecardDefinition = {
  kind: 'scorecard',
  id: 'complaint',
  version: 1,
  status: 'published',
  title: text('QA: complaint', '质检：投诉受理', '質檢：投訴受理'),
  bands,
  items: [
    { id: 'voice', title: DIMENSIONS.voice, weight: 15, items: VOICE },
    {
      id: 'process',
      title: DIMENSIONS.process,
      weight: 30,
      items: [
        {
          id: 'scope',
          text: text(
            'Found out whether the matter is ours, and named the right hotline if not',
            '判断是否属于受理范围，不属于时告知正确的热线',
            '判斷是否屬於受理範圍，不屬於時告知正確的熱線',
          ),
          weight: 25,
          options: done,
        },
        {
          id: 'clarify',
          text: text(
            'Asked when, where and what happened, and repeated it back',
            '问清时间、地点和经过，并复述确认',
            '問清時間、地點和經過，並複述確認',
          ),
          weight: 25,
          options: graded,
          reasons: REASONS,
        },
        {
          id: 'escalation',
          text: text(
            'Handed upwards what was beyond the agent, with who answers by when',
            '超出权限时升级，并说明由谁在何时答复',
            '超出權限時升級，並說明由誰在何時答覆',
          ),
          weight: 25,
          notApplicable: true,
          options: graded,
        },
        {
          id: 'deadline',
          text: text(
            'Named the deadlines: a first plan within 24 hours, closed within 48',
            '告知时限：24 小时内给出初步方案，48 小时内办结',
            '告知時限：24 小時內給出初步方案，48 小時內辦結',
          ),
          weight: 25,
          options: done,
        },
      ],
    },
    {
      id: 'accuracy',
      title: DIMENSIONS.accuracy,
      weight: 20,
      items: [
        {
          id: 'promise',
          text: text(
            'Promised no date of a refund and nothing that cannot be kept',
            '不承诺退款日期和无法兑现的事项',
            '不承諾退款日期和無法兌現的事項',
          ),
          weight: 50,
          errorClass: 'compliance',
          options: [fully, { ...not, fail: 'form' }],
        },
        {
          id: 'ticket',
          text: text(
            'The ticket says what the customer said, without judging it',
            '工单如实记录客户所述，不加评判',
            '工單如實記錄客戶所述，不加評判',
          ),
          weight: 50,
          errorClass: 'business',
          options: graded,
        },
      ],
    },
    {
      id: 'care',
      title: DIMENSIONS.care,
      weight: 35,
      items: [
        {
          id: 'listen',
          text: text('Let the customer finish', '让客户把话说完', '讓客戶把話說完'),
          weight: 25,
          options: graded,
        },
        {
          id: 'understand',
          text: text(
            'Showed understanding before anything was explained',
            '先表示理解，再作解释',
            '先表示理解，再作解釋',
          ),
          weight: 35,
          errorClass: 'customer',
          options: graded,
        },
        {
          id: 'argue',
          text: text(
            'Did not argue, excuse or blame anybody',
            '不争辩、不推诿、不指责他人',
            '不爭辯、不推諉、不指責他人',
          ),
          weight: 40,
          errorClass: 'customer',
          options: [fully, partly, { ...not, fail: 'form' }],
          commentRequired: { '!=': [{ var: 'answers.argue' }, 'fully'] },
        },
      ],
    },
  ],
};
