import type { NoStatistic } from '@callside/core';
import type { Strings } from '@callside/ui';

type Key =
  | 'title'
  | 'own-only'
  | 'totals'
  | 'totals-none'
  | 'differ'
  | 'nothing'
  | 'deviation-expert'
  | 'deviation-mean'
  | 'no-deviation'
  | 'agreed'
  | 'alpha'
  | 'cohen'
  | 'fleiss'
  | 'value'
  | 'between'
  | NoStatistic
  | 'answers'
  | 'call'
  | 'evaluators'
  | 'is-expert'
  | 'off-by'
  | 'milder'
  | 'stricter'
  | 'even'
  | 'not-compared'
  | 'notApplicable'
  | 'none-of-these'
  | 'no-answer'
  | 'note';

/** Texts of what evaluators made of the same calls. */
export const COMPARISON_STRINGS: Strings<Key> = {
  en: {
    title: 'Comparison',
    'own-only': 'Only what was scored on this device is compared. The server has not gathered the others’ answers yet.',
    totals: 'Agreement of the totals (ICC): {figure}',
    'totals-none': 'Agreement of the totals (ICC): {why}',
    differ: 'Questions, where you differ most first',
    nothing: 'Nothing was handed in.',
    'deviation-expert': '{points} points off the expert',
    'deviation-mean': '{points} points off the mean',
    'no-deviation': 'nothing to compare',
    agreed: '{percent} of the pairs agree',
    alpha: 'Krippendorff’s α',
    cohen: 'Cohen’s κ',
    fleiss: 'Fleiss’ κ',
    value: '{value} (n = {count})',
    between: '{value}, {level} between {low} and {high} (n = {count})',
    'too-few': 'too few calls to tell',
    'no-variation': 'undefined, for all said the same',
    answers: 'Answers to: {question}',
    call: 'Call',
    evaluators: 'Evaluators',
    'is-expert': 'Expert',
    'off-by': '{points} points off on average ({count} calls)',
    milder: 'milder by {points}',
    stricter: 'stricter by {points}',
    even: 'neither milder nor stricter',
    'not-compared': 'not compared',
    notApplicable: 'N/A',
    'none-of-these': 'None of these',
    'no-answer': '–',
    note: 'α and κ: 1 is full agreement, 0 what chance would give. From about 0.8 scores are reliable.',
  },
  'zh-CN': {
    title: '比较',
    'own-only': '目前只比较此设备上的评分，服务器尚未汇总其他人的评分。',
    totals: '总分一致性（ICC）：{figure}',
    'totals-none': '总分一致性（ICC）：{why}',
    differ: '各题，分歧最大的在前',
    nothing: '没有人提交。',
    'deviation-expert': '与专家相差 {points} 分',
    'deviation-mean': '与平均值相差 {points} 分',
    'no-deviation': '无可比较',
    agreed: '{percent} 的两两评分一致',
    alpha: 'Krippendorff α',
    cohen: 'Cohen κ',
    fleiss: 'Fleiss κ',
    value: '{value}（n = {count}）',
    between: '{value}，{level} 区间 {low} 至 {high}（n = {count}）',
    'too-few': '通话太少，无法判断',
    'no-variation': '无定义，所有人评分相同',
    answers: '对此题的回答：{question}',
    call: '通话',
    evaluators: '质检员',
    'is-expert': '专家',
    'off-by': '平均相差 {points} 分（{count} 通）',
    milder: '偏松 {points} 分',
    stricter: '偏严 {points} 分',
    even: '不松不严',
    'not-compared': '未参与比较',
    notApplicable: '不适用',
    'none-of-these': '以上都不是',
    'no-answer': '–',
    note: 'α 和 κ：1 为完全一致，0 为随机水平。约 0.8 以上的评分可靠。',
  },
  'zh-TW': {
    title: '比較',
    'own-only': '目前只比較此裝置上的評分，伺服器尚未彙總其他人的評分。',
    totals: '總分一致性（ICC）：{figure}',
    'totals-none': '總分一致性（ICC）：{why}',
    differ: '各題，分歧最大的在前',
    nothing: '沒有人提交。',
    'deviation-expert': '與專家相差 {points} 分',
    'deviation-mean': '與平均值相差 {points} 分',
    'no-deviation': '無可比較',
    agreed: '{percent} 的兩兩評分一致',
    alpha: 'Krippendorff α',
    cohen: 'Cohen κ',
    fleiss: 'Fleiss κ',
    value: '{value}（n = {count}）',
    between: '{value}，{level} 區間 {low} 至 {high}（n = {count}）',
    'too-few': '通話太少，無法判斷',
    'no-variation': '無定義，所有人評分相同',
    answers: '對此題的回答：{question}',
    call: '通話',
    evaluators: '質檢員',
    'is-expert': '專家',
    'off-by': '平均相差 {points} 分（{count} 通）',
    milder: '偏鬆 {points} 分',
    stricter: '偏嚴 {points} 分',
    even: '不鬆不嚴',
    'not-compared': '未參與比較',
    notApplicable: '不適用',
    'none-of-these': '以上皆非',
    'no-answer': '–',
    note: 'α 和 κ：1 為完全一致，0 為隨機水準。約 0.8 以上的評分可靠。',
  },
};
