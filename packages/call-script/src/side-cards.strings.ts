import type { Strings } from '@callside/ui';
import type { CardTab } from './side-cards.model.js';

type Key =
  | `tab-${CardTab}`
  | 'title'
  | 'none'
  | 'brokenGuide'
  | 'fits'
  | 'minutes'
  | 'oneLength'
  | 'say'
  | 'never'
  | 'cautions'
  | 'searchFor'
  | 'preparing'
  | 'count'
  | 'nothing'
  | 'card'
  | 'loadFailed'
  | 'tryAgain'
  | 'back'
  | 'reviewed'
  | 'inFull'
  | 'nothingFits'
  | 'question'
  | 'record'
  | 'cancel'
  | 'recorded'
  | 'passedOn'
  | 'notRecorded';

/** Texts of the side cards. */
export const SIDE_CARDS_STRINGS: Strings<Key> = {
  en: {
    title: 'Side cards',
    'tab-manner': 'Manner',
    'tab-objection': 'Objections',
    'tab-problem': 'Guide',
    'tab-escalation': 'Escalate',
    'tab-search': 'Find',
    none: 'There are no cards yet.',
    brokenGuide: 'Guides with errors, left out: {count}.',
    fits: 'Fits this call',
    minutes: '{from}–{to} min',
    oneLength: '{from} min',
    say: 'Say',
    never: 'Do not say',
    cautions: 'Beware',
    searchFor: 'Search articles and cards',
    preparing: 'Preparing the search: {percent}%',
    count: '{count} found',
    nothing: 'Nothing has all of these words.',
    card: 'Card',
    loadFailed: 'The articles could not be loaded.',
    tryAgain: 'Try again',
    back: 'Back to the results',
    reviewed: 'Reviewed {date}',
    inFull: 'Open in full',
    nothingFits: 'Nothing fits: record the question',
    question: 'The customer’s question',
    record: 'Record',
    cancel: 'Cancel',
    recorded: 'Recorded on this device. It goes to the knowledge team by itself.',
    passedOn: 'The question is passed on.',
    notRecorded: 'The question could not be stored. Try again.',
  },
  'zh-CN': {
    title: '辅助卡片',
    'tab-manner': '客户态度',
    'tab-objection': '异议',
    'tab-problem': '速查',
    'tab-escalation': '升级',
    'tab-search': '搜索',
    none: '暂无卡片。',
    brokenGuide: '有 {count} 份指引存在错误，未显示。',
    fits: '适用于本次通话',
    minutes: '{from}–{to} 分钟',
    oneLength: '{from} 分钟',
    say: '请说',
    never: '不要说',
    cautions: '注意',
    searchFor: '搜索知识文章和卡片',
    preparing: '正在准备搜索：{percent}%',
    count: '找到 {count} 条',
    nothing: '没有同时包含这些词的内容。',
    card: '卡片',
    loadFailed: '知识文章加载失败。',
    tryAgain: '重试',
    back: '返回搜索结果',
    reviewed: '{date} 已审核',
    inFull: '查看全文',
    nothingFits: '都不合适：记录这个问题',
    question: '客户的问题',
    record: '记录',
    cancel: '取消',
    recorded: '已记录在本机，会自动提交给知识库团队。',
    passedOn: '问题已转交。',
    notRecorded: '问题未能保存，请重试。',
  },
  'zh-TW': {
    title: '輔助卡片',
    'tab-manner': '客戶態度',
    'tab-objection': '異議',
    'tab-problem': '速查',
    'tab-escalation': '升級',
    'tab-search': '搜尋',
    none: '尚無卡片。',
    brokenGuide: '有 {count} 份指引存在錯誤，未顯示。',
    fits: '適用於本次通話',
    minutes: '{from}–{to} 分鐘',
    oneLength: '{from} 分鐘',
    say: '請說',
    never: '不要說',
    cautions: '注意',
    searchFor: '搜尋知識文章和卡片',
    preparing: '正在準備搜尋：{percent}%',
    count: '找到 {count} 筆',
    nothing: '沒有同時包含這些詞的內容。',
    card: '卡片',
    loadFailed: '知識文章載入失敗。',
    tryAgain: '重試',
    back: '返回搜尋結果',
    reviewed: '{date} 已審核',
    inFull: '檢視全文',
    nothingFits: '都不合適：記錄這個問題',
    question: '客戶的問題',
    record: '記錄',
    cancel: '取消',
    recorded: '已記錄在本機，會自動提交給知識庫團隊。',
    passedOn: '問題已轉交。',
    notRecorded: '問題未能儲存，請重試。',
  },
};
