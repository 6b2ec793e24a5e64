import type { Strings } from '@callside/ui';

type Key =
  | 'agent'
  | 'weight'
  | 'critical'
  | 'class-customer'
  | 'class-business'
  | 'class-compliance'
  | 'notApplicable'
  | 'comment'
  | 'commentOpen'
  | 'answer'
  | 'none'
  | 'reasons'
  | 'bonus'
  | 'excluded'
  | 'class'
  | 'answered'
  | 'noScore'
  | 'total'
  | 'failedBy'
  | 'sectionFailedBy'
  | 'path'
  | 'pathNone'
  | 'submit'
  | 'submitted'
  | 'unanswered'
  | 'draft';

/** Texts of the scorecard. */
export const QA_SCORECARD_STRINGS: Strings<Key> = {
  en: {
    agent: 'Agent {id} · {time}',
    weight: 'weight {weight}',
    critical: 'critical',
    'class-customer': 'customer critical',
    'class-business': 'business critical',
    'class-compliance': 'compliance critical',
    notApplicable: 'N/A',
    comment: 'Comment',
    commentOpen: 'Write a comment.',
    answer: 'Answer',
    none: 'None of these',
    reasons: 'Reasons',
    bonus: 'bonus',
    excluded: 'not scored',
    class: '{name}: {errors} of {questions} with errors',
    answered: '{answered} of {questions} answered',
    noScore: 'No score yet',
    total: 'Total',
    failedBy: 'Zero because of: {question}',
    sectionFailedBy: 'Section is zero because of: {question}',
    path: 'Path of the call',
    pathNone: 'The script was not used on this call.',
    submit: 'Submit',
    submitted: 'Evaluation stored.',
    unanswered: '{count} questions are open.',
    draft: 'Draft',
  },
  'zh-CN': {
    agent: '座席 {id} · {time}',
    weight: '权重 {weight}',
    critical: '关键项',
    'class-customer': '客户关键项',
    'class-business': '业务关键项',
    'class-compliance': '合规关键项',
    notApplicable: '不适用',
    comment: '评语',
    commentOpen: '请填写评语。',
    answer: '回答',
    none: '以上都不是',
    reasons: '原因',
    bonus: '加分项',
    excluded: '不计分',
    class: '{name}：{questions} 题中 {errors} 题有差错',
    answered: '已评 {answered} / {questions} 项',
    noScore: '尚无得分',
    total: '总分',
    failedBy: '总分为零，原因：{question}',
    sectionFailedBy: '本部分为零，原因：{question}',
    path: '通话路径',
    pathNone: '此通话未使用话术。',
    submit: '提交',
    submitted: '评分已保存。',
    unanswered: '还有 {count} 项未评。',
    draft: '草稿',
  },
  'zh-TW': {
    agent: '座席 {id} · {time}',
    weight: '權重 {weight}',
    critical: '關鍵項',
    'class-customer': '客戶關鍵項',
    'class-business': '業務關鍵項',
    'class-compliance': '合規關鍵項',
    notApplicable: '不適用',
    comment: '評語',
    commentOpen: '請填寫評語。',
    answer: '回答',
    none: '以上皆非',
    reasons: '原因',
    bonus: '加分項',
    excluded: '不計分',
    class: '{name}：{questions} 題中 {errors} 題有差錯',
    answered: '已評 {answered} / {questions} 項',
    noScore: '尚無得分',
    total: '總分',
    failedBy: '總分為零，原因：{question}',
    sectionFailedBy: '本部分為零，原因：{question}',
    path: '通話路徑',
    pathNone: '此通話未使用話術。',
    submit: '提交',
    submitted: '評分已儲存。',
    unanswered: '還有 {count} 項未評。',
    draft: '草稿',
  },
};
