import type { Expression, ScorecardDefinition } from '@callside/core';
import { text } from '../text.js';
import { bands, DIMENSIONS, done, fully, graded, not, partly, VOICE } from './scorecard-parts.js';

/** From the answer of the telephone to the greeting. */
const untilGreeting: Expression = { '-': [{ var: 'call.stages.greet.at' }, { var: 'call.ringSeconds' }] };

const wasVerified: Expression = {
  or: [
    { '==': [{ var: 'call.steps.verify.answer' }, 'match'] },
    { '==': [{ var: 'call.steps.verify-again.answer' }, 'match'] },
  ],
};

const wasClosed: Expression = { '!!': { var: 'call.stages.close' } };

/** An inbound call in four dimensions: voice, process, accuracy, care. */
export const inboundScorecard: ScorecardDefinition = {
  kind: 'scorecard',
  id: 'inbound',
  version: 1,
  status: 'published',
  title: text('QA: inbound call', '质检：呼入通话', '質檢：呼入通話'),
  bands,
  items: [
    { id: 'voice', title: DIMENSIONS.voice, weight: 20, items: VOICE },
    {
      id: 'process',
      title: DIMENSIONS.process,
      weight: 35,
      items: [
        {
          id: 'greeting',
          text: text(
            'Company name and agent number within 30 seconds',
            '30 秒内报出公司名称和工号',
            '30 秒內報出公司名稱和工號',
          ),
          weight: 20,
          options: done,
          suggest: [
            { answer: 'fully', when: { '<=': [untilGreeting, 30] } },
            { answer: 'not', when: { '>': [untilGreeting, 30] } },
          ],
        },
        {
          id: 'identity',
          text: text(
            'Verified the customer before personal data was opened',
            '查看个人资料前核实客户身份',
            '查看個人資料前核實客戶身分',
          ),
          weight: 50,
          errorClass: 'compliance',
          notApplicable: true,
          options: [fully, { ...not, fail: 'form' }],
          suggest: [
            {
              answer: 'fully',
              when: {
                and: [wasVerified, { '<': [{ var: 'call.steps.verify.at' }, { var: 'call.stages.resolve.at' }] }],
              },
            },
          ],
        },
        {
          id: 'repeat',
          text: text('Repeated the matter back and got a yes', '复述问题并得到确认', '複述問題並得到確認'),
          weight: 30,
          options: graded,
          suggest: [
            { answer: 'fully', when: { '==': [{ var: 'call.steps.confirm.answer' }, 'yes'] } },
            { answer: 'not', when: { and: [{ '!': { var: 'call.steps.confirm' } }, wasClosed] } },
          ],
        },
      ],
    },
    {
      id: 'accuracy',
      title: DIMENSIONS.accuracy,
      weight: 25,
      items: [
        {
          id: 'facts',
          text: text('Gave facts that are true and complete', '提供的信息真实完整', '提供的資訊真實完整'),
          weight: 50,
          errorClass: 'business',
          options: [fully, partly, { ...not, fail: 'section' }],
        },
        {
          id: 'ticket',
          text: text('The ticket says what the customer said', '工单与客户所述一致', '工單與客戶所述一致'),
          weight: 50,
          notApplicable: true,
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
          id: 'feeling',
          text: text(
            'Took up the customer’s feeling before the facts',
            '先处理情绪，再处理事情',
            '先處理情緒，再處理事情',
          ),
          weight: 60,
          errorClass: 'customer',
          options: graded,
          suggest: [
            {
              answer: 'fully',
              when: { '<': [{ var: 'call.steps.soothe.at' }, { var: 'call.stages.resolve.at' }] },
            },
          ],
        },
        {
          id: 'next',
          text: text('Said what happens next and when', '说明后续安排和时间', '說明後續安排和時間'),
          weight: 40,
          options: graded,
          suggest: [
            { answer: 'fully', when: { '!!': { var: 'call.stages.summarise' } } },
            { answer: 'not', when: { and: [{ '!': { var: 'call.stages.summarise' } }, wasClosed] } },
          ],
        },
      ],
    },
  ],
};
