import type { ScoreBand, ScorecardOption } from '@callside/core';
import { text } from '../text.js';

export const fully: ScorecardOption = { id: 'fully', text: text('Fully', '完全做到', '完全做到'), score: 100 };
export const partly: ScorecardOption = { id: 'partly', text: text('Partly', '部分做到', '部分做到'), score: 50 };
export const not: ScorecardOption = { id: 'not', text: text('Not', '未做到', '未做到'), score: 0 };

/** For what can be done by halves. */
export const graded: readonly ScorecardOption[] = [fully, partly, not];

/** For what is done or not. */
export const done: readonly ScorecardOption[] = [fully, not];

/** From 60 a call passes. */
export const bands: readonly ScoreBand[] = [
  { id: 'excellent', title: text('Excellent', '优秀', '優秀'), from: 90 },
  { id: 'good', title: text('Good', '良好', '良好'), from: 75 },
  { id: 'pass', title: text('Pass', '合格', '合格'), from: 60 },
  { id: 'coach', title: text('Needs coaching', '需要辅导', '需要輔導'), from: 0 },
];

/** The four dimensions of every scorecard. */
export const DIMENSIONS = {
  voice: text('Voice and tone', '语音语调', '語音語調'),
  process: text('Process', '流程规范', '流程規範'),
  accuracy: text('Accuracy', '信息准确', '資訊準確'),
  care: text('Care', '情绪关怀', '情緒關懷'),
} as const;

/** What is said of every voice. */
export const VOICE = [
  {
    id: 'clear',
    text: text('Spoke clearly and at the customer’s pace', '吐字清楚，语速适合客户', '吐字清楚，語速適合客戶'),
    weight: 50,
    options: graded,
  },
  {
    id: 'polite',
    text: text('Stayed polite and did not interrupt', '礼貌用语，不打断客户', '禮貌用語，不打斷客戶'),
    weight: 50,
    options: graded,
  },
] as const;

/** What can be named where a question was asked badly or not at all. */
export const REASONS = [
  { id: 'haste', text: text('Hurried', '仓促', '倉促') },
  { id: 'unknown', text: text('Did not know how', '不了解要求', '不了解要求') },
  { id: 'script', text: text('Left the script', '偏离话术', '偏離話術') },
] as const;
