import type { EvaluationStatus } from '@callside/core';
import type { Strings } from '@callside/ui';
import type { ReviewReason } from './evaluation-review.model.js';

type Key =
  | `status-${EvaluationStatus}`
  | ReviewReason
  | 'heading'
  | 'scored-by'
  | 'total'
  | 'no-total'
  | 'was'
  | 'earlier'
  | 'scoring'
  | 'moment'
  | 'comment'
  | 'reasons'
  | 'not-counted'
  | 'disputed'
  | 'upheld'
  | 'revised'
  | 'decide-by'
  | 'dispute-by'
  | 'rounds'
  | 'last-round'
  | 'acknowledged'
  | 'release'
  | 'send-back'
  | 'send-back-note'
  | 'acknowledge'
  | 'acknowledge-comment'
  | 'dispute'
  | 'dispute-help'
  | 'dispute-this'
  | 'dispute-reason'
  | 'dispute-send'
  | 'decide-help'
  | 'decide-note'
  | 'uphold'
  | 'revise'
  | 'close'
  | 'cancel'
  | 'none-picked'
  | 'failed'
  | 'refused'
  | 'done-release'
  | 'done-send-back'
  | 'done-acknowledge'
  | 'done-dispute'
  | 'done-uphold'
  | 'done-revise'
  | 'done-close';

/** Words of the agent's side of an evaluation. */
export const EVALUATION_REVIEW_STRINGS: Strings<Key> = {
  en: {
    'status-draft': 'Draft',
    'status-submitted': 'Submitted',
    'status-released': 'Released',
    'status-disputed': 'Disputed',
    'status-upheld': 'Upheld',
    'status-revised': 'Revised',
    'status-acknowledged': 'Acknowledged',
    'status-closed': 'Closed',
    'no-rounds': 'It was disputed as often as it can be.',
    'too-late': 'It could be disputed until {time}.',
    'own-scoring': 'You have scored this call: somebody else decides.',
    'others-decide': 'A supervisor or another evaluator decides.',
    heading: 'Evaluation of agent {agent}',
    'scored-by': 'Scored by {by}, {time}',
    total: 'Total',
    'no-total': 'No score',
    was: 'was {total}',
    earlier: 'Scores so far',
    scoring: '{total}: {by}, {time}',
    moment: 'Listen at {time}',
    comment: 'Comment: {words}',
    reasons: 'Reasons: {words}',
    'not-counted': 'does not count',
    disputed: 'Disputed, round {round}: {words}',
    upheld: 'Upheld by {by}: {words}',
    revised: 'Revised by {by}: {words}',
    'decide-by': 'To be decided by {time}.',
    'dispute-by': 'Can be disputed until {time}.',
    rounds: '{count} rounds are left.',
    'last-round': 'One round is left.',
    acknowledged: 'Acknowledged {time}.',
    release: 'Release to the agent',
    'send-back': 'Send back',
    'send-back-note': 'What is to be looked at again',
    acknowledge: 'Acknowledge',
    'acknowledge-comment': 'Comment (optional)',
    dispute: 'Dispute questions',
    'dispute-help': 'Choose the questions, and say why for each.',
    'dispute-this': 'Dispute this question',
    'dispute-reason': 'Why',
    'dispute-send': 'Send the dispute',
    'decide-help': 'Answer the disputed questions anew, or leave them as they are.',
    'decide-note': 'Why it is decided so',
    uphold: 'Uphold',
    revise: 'Revise',
    close: 'Close',
    cancel: 'Cancel',
    'none-picked': 'Choose at least one question.',
    failed: 'It could not be stored. What you wrote is still here.',
    refused: 'That is not possible any more: it stands elsewhere by now.',
    'done-release': 'Released: the agent sees it now.',
    'done-send-back': 'Sent back to the evaluator.',
    'done-acknowledge': 'Acknowledged.',
    'done-dispute': 'The dispute is on its way.',
    'done-uphold': 'Upheld.',
    'done-revise': 'Revised. The score before it stays to be seen.',
    'done-close': 'Closed.',
  },
  'zh-CN': {
    'status-draft': '草稿',
    'status-submitted': '已提交',
    'status-released': '已发布',
    'status-disputed': '申诉中',
    'status-upheld': '已维持',
    'status-revised': '已改判',
    'status-acknowledged': '已确认',
    'status-closed': '已归档',
    'no-rounds': '申诉次数已用完。',
    'too-late': '申诉期限为 {time}，现已截止。',
    'own-scoring': '本通电话由您评分，须由他人裁定。',
    'others-decide': '由主管或其他质检员裁定。',
    heading: '座席 {agent} 的质检评分',
    'scored-by': '{by} 评分，{time}',
    total: '总分',
    'no-total': '无得分',
    was: '原为 {total}',
    earlier: '历次得分',
    scoring: '{total}：{by}，{time}',
    moment: '收听 {time}',
    comment: '评语：{words}',
    reasons: '原因：{words}',
    'not-counted': '不计分',
    disputed: '第 {round} 轮申诉：{words}',
    upheld: '{by} 维持原判：{words}',
    revised: '{by} 改判：{words}',
    'decide-by': '应于 {time} 前裁定。',
    'dispute-by': '可在 {time} 前申诉。',
    rounds: '还可申诉 {count} 轮。',
    'last-round': '还可申诉一轮。',
    acknowledged: '已于 {time} 确认。',
    release: '发布给座席',
    'send-back': '退回修改',
    'send-back-note': '需要重新查看的内容',
    acknowledge: '确认',
    'acknowledge-comment': '意见（选填）',
    dispute: '对评分项申诉',
    'dispute-help': '请选择评分项，并逐项说明理由。',
    'dispute-this': '申诉此项',
    'dispute-reason': '理由',
    'dispute-send': '提交申诉',
    'decide-help': '请重新评定被申诉的评分项，或保持原样。',
    'decide-note': '裁定理由',
    uphold: '维持原判',
    revise: '改判',
    close: '归档',
    cancel: '取消',
    'none-picked': '请至少选择一项。',
    failed: '未能保存，您填写的内容仍保留在此。',
    refused: '已无法操作：状态已经改变。',
    'done-release': '已发布，座席现在可以查看。',
    'done-send-back': '已退回质检员。',
    'done-acknowledge': '已确认。',
    'done-dispute': '申诉已提交。',
    'done-uphold': '已维持原判。',
    'done-revise': '已改判，原得分仍可查看。',
    'done-close': '已归档。',
  },
  'zh-TW': {
    'status-draft': '草稿',
    'status-submitted': '已提交',
    'status-released': '已發布',
    'status-disputed': '申訴中',
    'status-upheld': '已維持',
    'status-revised': '已改判',
    'status-acknowledged': '已確認',
    'status-closed': '已歸檔',
    'no-rounds': '申訴次數已用完。',
    'too-late': '申訴期限為 {time}，現已截止。',
    'own-scoring': '本通電話由您評分，須由他人裁定。',
    'others-decide': '由主管或其他質檢員裁定。',
    heading: '座席 {agent} 的質檢評分',
    'scored-by': '{by} 評分，{time}',
    total: '總分',
    'no-total': '無得分',
    was: '原為 {total}',
    earlier: '歷次得分',
    scoring: '{total}：{by}，{time}',
    moment: '收聽 {time}',
    comment: '評語：{words}',
    reasons: '原因：{words}',
    'not-counted': '不計分',
    disputed: '第 {round} 輪申訴：{words}',
    upheld: '{by} 維持原判：{words}',
    revised: '{by} 改判：{words}',
    'decide-by': '應於 {time} 前裁定。',
    'dispute-by': '可在 {time} 前申訴。',
    rounds: '還可申訴 {count} 輪。',
    'last-round': '還可申訴一輪。',
    acknowledged: '已於 {time} 確認。',
    release: '發布給座席',
    'send-back': '退回修改',
    'send-back-note': '需要重新查看的內容',
    acknowledge: '確認',
    'acknowledge-comment': '意見（選填）',
    dispute: '對評分項申訴',
    'dispute-help': '請選擇評分項，並逐項說明理由。',
    'dispute-this': '申訴此項',
    'dispute-reason': '理由',
    'dispute-send': '提交申訴',
    'decide-help': '請重新評定被申訴的評分項，或保持原樣。',
    'decide-note': '裁定理由',
    uphold: '維持原判',
    revise: '改判',
    close: '歸檔',
    cancel: '取消',
    'none-picked': '請至少選擇一項。',
    failed: '未能儲存，您填寫的內容仍保留在此。',
    refused: '已無法操作：狀態已經改變。',
    'done-release': '已發布，座席現在可以查看。',
    'done-send-back': '已退回質檢員。',
    'done-acknowledge': '已確認。',
    'done-dispute': '申訴已提交。',
    'done-uphold': '已維持原判。',
    'done-revise': '已改判，原得分仍可查看。',
    'done-close': '已歸檔。',
  },
};
