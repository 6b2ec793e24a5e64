import type { Strings } from './strings.js';

type Key =
  | 'clear'
  | 'showOptions'
  | 'oneResult'
  | 'results'
  | 'noMatch'
  | 'notChosen'
  | 'typeToSearch'
  | 'searching'
  | 'searchFailed'
  | 'tryAgain'
  | 'nameFailed'
  | 'noSource'
  | 'chooseMore'
  | 'chosen'
  | 'chosenCount'
  | 'added'
  | 'remove'
  | 'removed';

/** Texts of the fields that agents search in. */
export const AGENT_FIELD_STRINGS: Strings<Key> = {
  en: {
    clear: 'Clear',
    showOptions: 'Show options',
    oneResult: '1 result',
    results: '{count} results',
    noMatch: 'Nothing matches “{text}”.',
    notChosen: 'Nothing was chosen for “{text}”. The field is as it was.',
    typeToSearch: 'Type to search.',
    searching: 'Searching…',
    searchFailed: 'The search did not work.',
    tryAgain: 'Try again',
    nameFailed: 'The name for this could not be loaded.',
    chooseMore: 'Choose more…',
    chosen: 'Chosen: {list}.',
    chosenCount: '{count} chosen',
    added: '{label} added.',
    remove: 'Remove {label}',
    removed: '{label} removed.',
    noSource: 'This page has no search “{source}”.',
  },
  'zh-CN': {
    clear: '清除',
    showOptions: '显示选项',
    oneResult: '1 个结果',
    results: '{count} 个结果',
    noMatch: '没有与“{text}”匹配的选项。',
    notChosen: '未为“{text}”选择任何选项，字段保持原样。',
    typeToSearch: '输入以搜索。',
    searching: '正在搜索…',
    searchFailed: '搜索未成功。',
    tryAgain: '重试',
    nameFailed: '未能加载对应的名称。',
    chooseMore: '继续选择…',
    chosen: '已选：{list}。',
    chosenCount: '已选 {count} 项',
    added: '已添加“{label}”。',
    remove: '移除“{label}”',
    removed: '已移除“{label}”。',
    noSource: '此页面没有名为“{source}”的搜索。',
  },
  'zh-TW': {
    clear: '清除',
    showOptions: '顯示選項',
    oneResult: '1 個結果',
    results: '{count} 個結果',
    noMatch: '沒有符合「{text}」的選項。',
    notChosen: '未替「{text}」選擇任何選項，欄位維持原狀。',
    typeToSearch: '輸入以搜尋。',
    searching: '正在搜尋…',
    searchFailed: '搜尋未成功。',
    tryAgain: '重試',
    nameFailed: '無法載入對應的名稱。',
    chooseMore: '繼續選擇…',
    chosen: '已選：{list}。',
    chosenCount: '已選 {count} 項',
    added: '已新增「{label}」。',
    remove: '移除「{label}」',
    removed: '已移除「{label}」。',
    noSource: '此頁面沒有名為「{source}」的搜尋。',
  },
};
