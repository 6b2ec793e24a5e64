import type { ReportDefinition } from '@callside/core';
import { text } from '../text.js';

/** The day before, by 18:00. */
export const dailyReport: ReportDefinition = {
  kind: 'report',
  id: 'daily',
  version: 1,
  status: 'published',
  title: text('Daily report', '日报', '日報'),
  period: 'daily',
  due: { time: '18:00' },
  timeZone: 'Asia/Shanghai',
  kpis: { id: 'service' },
  measures: ['calls', 'tickets-done', 'aht', 'response-in-time'],
  groupBy: ['team', 'hour'],
};

/** Monday to Sunday, on the Tuesday after. */
export const weeklyReport: ReportDefinition = {
  kind: 'report',
  id: 'weekly',
  version: 1,
  status: 'published',
  title: text('Weekly report', '周报', '週報'),
  period: 'weekly',
  due: { weekday: 'tue' },
  timeZone: 'Asia/Shanghai',
  kpis: { id: 'service' },
  measures: ['calls', 'tickets-done', 'fcr', 'aht', 'csat', 'qa-score', 'completion-in-time'],
  groupBy: ['team', 'agent'],
};

/** The month before, by the 5th. */
export const monthlyReport: ReportDefinition = {
  kind: 'report',
  id: 'monthly',
  version: 1,
  status: 'published',
  title: text('Monthly report', '月报', '月報'),
  period: 'monthly',
  due: { day: 5 },
  timeZone: 'Asia/Shanghai',
  kpis: { id: 'service' },
  measures: ['calls', 'tickets-done', 'fcr', 'aht', 'csat', 'qa-score', 'response-in-time', 'completion-in-time'],
  groupBy: ['department', 'problem-type'],
};

/** What somebody asks for, within two days; name a business calendar to count working days. */
export const adHocReport: ReportDefinition = {
  kind: 'report',
  id: 'ad-hoc',
  version: 1,
  status: 'published',
  title: text('Ad-hoc report', '临时报表', '臨時報表'),
  period: 'ad-hoc',
  due: { within: 'P2D' },
  timeZone: 'Asia/Shanghai',
  kpis: { id: 'service' },
  measures: ['calls', 'tickets-done', 'csat'],
};
