import type { CaseReason, Change, CoachingState } from '@callside/core';
import type { Strings } from '@callside/ui';
import type { CoachingAct } from './coaching-plan.model.js';

type Key =
  | `state-${CoachingState}`
  | `change-${Change}`
  | CoachingAct
  | `done-${CoachingAct | 'open' | 'tick'}`
  | 'heading'
  | 'new'
  | 'agent'
  | 'cases'
  | 'to-review'
  | CaseReason
  | 'finding'
  | 'goal'
  | 'choose'
  | 'total'
  | 'baseline'
  | 'baseline-none'
  | 'figure'
  | 'no-figure'
  | 'interval'
  | 'target'
  | 'due'
  | 'steps'
  | 'steps-help'
  | 'open'
  | 'until'
  | 'overdue'
  | 'done'
  | 'tick'
  | 'ticked'
  | 'round'
  | 'before'
  | 'after'
  | 'difference'
  | 'reached'
  | 'not-reached'
  | 'note'
  | 'measured-now'
  | 'measured-none'
  | 'next-due'
  | 'cancel'
  | 'not-stored'
  | 'refused';

/** Words of improvement plans. */
export const COACHING_PLAN_STRINGS: Strings<Key> = {
  en: {
    'state-plan': 'Plan',
    'state-do': 'Do',
    'state-check': 'Check',
    'state-act': 'Act',
    'state-closed': 'Closed',
    'state-withdrawn': 'Withdrawn',
    'change-better': 'Better, beyond chance.',
    'change-worse': 'Worse, beyond chance.',
    'change-not-shown': 'No change that chance could not make.',
    'change-too-few': 'Too few to compare.',
    start: 'Start',
    check: 'Check the effect',
    act: 'Say what follows',
    secure: 'Secure and close',
    repeat: 'Another round',
    withdraw: 'Withdraw',
    'done-open': 'The plan is made.',
    'done-tick': 'Noted.',
    'done-start': 'Started.',
    'done-check': 'The effect is noted.',
    'done-act': 'Noted what follows.',
    'done-secure': 'Secured and closed.',
    'done-repeat': 'Another round has begun.',
    'done-withdraw': 'Withdrawn.',
    heading: 'Improvement plan of agent {agent}',
    new: 'New improvement plan',
    agent: 'Agent number',
    cases: 'Cases chosen: {count}',
    'to-review': 'Cases of the last 90 days',
    failed: 'Set to zero, {time}',
    'low-score': 'Low score: {total}, {time}',
    complaint: 'Complaint, {time}',
    finding: 'What the review has found',
    goal: 'What is to become better',
    choose: 'Choose',
    total: 'total',
    baseline: 'Last 90 days',
    'baseline-none': 'There is nothing measured to begin from.',
    figure: '{value} (n = {n})',
    'no-figure': '–',
    interval: '95 %: {low} to {high}',
    target: 'To reach',
    due: 'To be checked on',
    steps: 'Steps',
    'steps-help': 'One on each line',
    open: 'Make the plan',
    until: 'until {time}',
    overdue: 'overdue since {time}',
    done: 'done {time}, {by}',
    tick: 'Done',
    ticked: 'done',
    round: 'Round {round}',
    before: 'Before',
    after: 'After',
    difference: 'Difference',
    reached: 'The target is reached.',
    'not-reached': 'The target is not reached.',
    note: 'What follows from it',
    'measured-now': 'Since the start: {figure}',
    'measured-none': 'Nothing was measured since the start.',
    'next-due': 'To be checked again on',
    cancel: 'Cancel',
    'not-stored': 'It could not be stored. What you wrote is still here.',
    refused: 'That is not possible any more: it stands elsewhere by now.',
  },
  'zh-CN': {
    'state-plan': '计划',
    'state-do': '执行',
    'state-check': '检查',
    'state-act': '处理',
    'state-closed': '已结束',
    'state-withdrawn': '已撤销',
    'change-better': '有改善，非偶然。',
    'change-worse': '有下降，非偶然。',
    'change-not-shown': '变化可能出于偶然。',
    'change-too-few': '样本过少，无法比较。',
    start: '开始',
    check: '检查效果',
    act: '作出结论',
    secure: '巩固并结束',
    repeat: '再来一轮',
    withdraw: '撤销',
    'done-open': '计划已建立。',
    'done-tick': '已记录。',
    'done-start': '已开始。',
    'done-check': '效果已记录。',
    'done-act': '结论已记录。',
    'done-secure': '已巩固并结束。',
    'done-repeat': '新一轮已开始。',
    'done-withdraw': '已撤销。',
    heading: '座席 {agent} 的改进计划',
    new: '新建改进计划',
    agent: '工号',
    cases: '已选案例：{count}',
    'to-review': '近 90 天的案例',
    failed: '一票否决，{time}',
    'low-score': '低分：{total}，{time}',
    complaint: '投诉，{time}',
    finding: '案例分析结论',
    goal: '改进目标',
    choose: '请选择',
    total: '总分',
    baseline: '近 90 天',
    'baseline-none': '没有可作基线的数据。',
    figure: '{value}（n = {n}）',
    'no-figure': '–',
    interval: '95%：{low} 至 {high}',
    target: '目标值',
    due: '检查日期',
    steps: '步骤',
    'steps-help': '每行一项',
    open: '建立计划',
    until: '{time} 前',
    overdue: '已于 {time} 逾期',
    done: '{time} 完成，{by}',
    tick: '完成',
    ticked: '已完成',
    round: '第 {round} 轮',
    before: '之前',
    after: '之后',
    difference: '差值',
    reached: '已达到目标。',
    'not-reached': '未达到目标。',
    note: '结论',
    'measured-now': '开始以来：{figure}',
    'measured-none': '开始以来没有数据。',
    'next-due': '下次检查日期',
    cancel: '取消',
    'not-stored': '未能保存，您填写的内容仍保留在此。',
    refused: '已无法操作：状态已经改变。',
  },
  'zh-TW': {
    'state-plan': '計畫',
    'state-do': '執行',
    'state-check': '檢查',
    'state-act': '處理',
    'state-closed': '已結束',
    'state-withdrawn': '已撤銷',
    'change-better': '有改善，非偶然。',
    'change-worse': '有下降，非偶然。',
    'change-not-shown': '變化可能出於偶然。',
    'change-too-few': '樣本過少，無法比較。',
    start: '開始',
    check: '檢查成效',
    act: '作出結論',
    secure: '鞏固並結束',
    repeat: '再來一輪',
    withdraw: '撤銷',
    'done-open': '計畫已建立。',
    'done-tick': '已記錄。',
    'done-start': '已開始。',
    'done-check': '成效已記錄。',
    'done-act': '結論已記錄。',
    'done-secure': '已鞏固並結束。',
    'done-repeat': '新一輪已開始。',
    'done-withdraw': '已撤銷。',
    heading: '座席 {agent} 的改進計畫',
    new: '新增改進計畫',
    agent: '工號',
    cases: '已選案例：{count}',
    'to-review': '近 90 天的案例',
    failed: '一票否決，{time}',
    'low-score': '低分：{total}，{time}',
    complaint: '投訴，{time}',
    finding: '案例分析結論',
    goal: '改進目標',
    choose: '請選擇',
    total: '總分',
    baseline: '近 90 天',
    'baseline-none': '沒有可作基準的資料。',
    figure: '{value}（n = {n}）',
    'no-figure': '–',
    interval: '95%：{low} 至 {high}',
    target: '目標值',
    due: '檢查日期',
    steps: '步驟',
    'steps-help': '每行一項',
    open: '建立計畫',
    until: '{time} 前',
    overdue: '已於 {time} 逾期',
    done: '{time} 完成，{by}',
    tick: '完成',
    ticked: '已完成',
    round: '第 {round} 輪',
    before: '之前',
    after: '之後',
    difference: '差值',
    reached: '已達到目標。',
    'not-reached': '未達到目標。',
    note: '結論',
    'measured-now': '開始以來：{figure}',
    'measured-none': '開始以來沒有資料。',
    'next-due': '下次檢查日期',
    cancel: '取消',
    'not-stored': '未能儲存，您填寫的內容仍保留在此。',
    refused: '已無法操作：狀態已經改變。',
  },
};
