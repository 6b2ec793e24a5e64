import type { ScorecardDefinition } from '@callside/core';
import { text } from '../text.js';
import { bands, DIMENSIONS, done, fully, graded, not, REASONS, VOICE } from './scorecard-parts.js';

/** A sales call in four dimensions. Who calls although the customer has said no, or misleads, fails. */
export const outboundSalesScorecard: ScorecardDefinition = {
  kind: 'scorecard',
  id: 'outbound-sales',
  version: 1,
  status: 'published',
  title: text('QA: sales call', '质检：外呼销售', '質檢：外撥銷售'),
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
            'Said who calls, from which company and why, and asked whether it suits',
            '说明姓名、公司和来意，并询问是否方便',
            '說明姓名、公司和來意，並詢問是否方便',
          ),
          weight: 20,
          options: graded,
          reasons: REASONS,
        },
        {
          id: 'consent',
          text: text(
            'Stopped when the customer wanted no more calls, and recorded it',
            '客户拒绝再次来电时立即停止并记录',
            '客戶拒絕再次來電時立即停止並記錄',
          ),
          weight: 30,
          notApplicable: true,
          errorClass: 'compliance',
          options: [fully, { ...not, fail: 'form' }],
        },
        {
          id: 'need',
          text: text(
            'Asked for the need before the offer was made',
            '先了解需求，再介绍方案',
            '先了解需求，再介紹方案',
          ),
          weight: 25,
          options: graded,
        },
        {
          id: 'result',
          text: text(
            'Recorded the result and the next step at once',
            '当即记录通话结果和下一步',
            '當即記錄通話結果和下一步',
          ),
          weight: 25,
          errorClass: 'business',
          options: done,
        },
      ],
    },
    {
      id: 'accuracy',
      title: DIMENSIONS.accuracy,
      weight: 30,
      items: [
        {
          id: 'offer',
          text: text(
            'Price, term and conditions are true and complete',
            '价格、期限和条件真实完整',
            '價格、期限和條件真實完整',
          ),
          weight: 60,
          errorClass: 'compliance',
          options: [fully, { ...not, fail: 'form' }],
        },
        {
          id: 'objections',
          text: text('Answered objections with facts', '以事实回应异议', '以事實回應異議'),
          weight: 40,
          notApplicable: true,
          options: graded,
        },
      ],
    },
    {
      id: 'care',
      title: DIMENSIONS.care,
      weight: 15,
      items: [
        {
          id: 'pressure',
          text: text('Put no pressure on the customer', '不施压、不纠缠', '不施壓、不糾纏'),
          weight: 60,
          errorClass: 'customer',
          options: graded,
        },
        {
          id: 'thanks',
          text: text('Thanked for the time, whatever came of it', '无论结果如何都致谢', '無論結果如何都致謝'),
          weight: 40,
          options: done,
        },
      ],
    },
  ],
};
