import type { KpiSetDefinition } from '@callside/core';
import { text } from '../text.js';

/** The measures of service, and what counts how much in each job. Targets are a place to start from. */
export const serviceKpis: KpiSetDefinition = {
  kind: 'kpi-set',
  id: 'service',
  version: 1,
  status: 'published',
  title: text('Service measures', '服务指标', '服務指標'),
  measures: [
    {
      id: 'fcr',
      title: text('First-contact resolution', '首次解决率', '首次解決率'),
      help: text(
        'Matters that were solved in the first contact, of all that were closed.',
        '首次联系即解决的事项占全部办结事项的比例。',
        '首次聯繫即解決的事項占全部辦結事項的比例。',
      ),
      unit: 'percent',
      direction: 'higher',
      target: 80,
    },
    {
      id: 'aht',
      title: text('Average handling time', '平均处理时长', '平均處理時長'),
      help: text('Talk and wrap-up of a call.', '一通电话的通话与话后处理时间。', '一通電話的通話與話後處理時間。'),
      unit: 'seconds',
      direction: 'lower',
      target: 480,
    },
    {
      id: 'csat',
      title: text('Customer satisfaction', '客户满意度', '客戶滿意度'),
      help: text(
        'Answers of 4 or 5 on a scale of five.',
        '五分制中打 4 分或 5 分的比例。',
        '五分制中打 4 分或 5 分的比例。',
      ),
      unit: 'percent',
      direction: 'higher',
      target: 90,
    },
    {
      id: 'qa-score',
      title: text('QA score', '质检得分', '質檢得分'),
      unit: 'points',
      direction: 'higher',
      target: 85,
    },
    {
      id: 'response-in-time',
      title: text('Answered in time', '响应及时率', '回應及時率'),
      unit: 'percent',
      direction: 'higher',
      target: 95,
    },
    {
      id: 'completion-in-time',
      title: text('Completed in time', '办结及时率', '辦結及時率'),
      unit: 'percent',
      direction: 'higher',
      target: 90,
    },
    { id: 'calls', title: text('Calls', '话务量', '話務量'), unit: 'count', direction: 'higher', target: 60 },
    {
      id: 'tickets-done',
      title: text('Tickets done', '办结工单数', '辦結工單數'),
      unit: 'count',
      direction: 'higher',
      target: 30,
    },
  ],
  jobs: [
    {
      id: 'inbound',
      title: text('Inbound agent', '呼入座席', '呼入座席'),
      weights: [
        { measure: 'qa-score', weight: 30 },
        { measure: 'fcr', weight: 25 },
        { measure: 'csat', weight: 25 },
        { measure: 'aht', weight: 10 },
        { measure: 'calls', weight: 10 },
      ],
    },
    {
      id: 'outbound',
      title: text('Outbound agent', '呼出座席', '呼出座席'),
      weights: [
        { measure: 'calls', weight: 40 },
        { measure: 'qa-score', weight: 35 },
        { measure: 'csat', weight: 25 },
      ],
    },
    {
      id: 'ticket-handling',
      title: text('Ticket handling', '工单处理', '工單處理'),
      weights: [
        { measure: 'completion-in-time', weight: 40 },
        { measure: 'response-in-time', weight: 30 },
        { measure: 'tickets-done', weight: 15 },
        { measure: 'csat', weight: 15 },
      ],
    },
  ],
};
