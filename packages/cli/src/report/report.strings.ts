import type { Strings } from '@callside/ui/words.js';

type Key =
  | 'json-ends'
  | 'json-malformed'
  | 'json-property-repeated'
  | 'error'
  | 'warning'
  | 'clean'
  | 'summary'
  | 'skipped'
  | 'too-many-warnings';

/** The words of the report itself; those of findings about definitions are in @callside/ui. */
export const REPORT_STRINGS: Strings<Key> = {
  en: {
    'json-ends': 'The file ends in the middle. A bracket or a quotation mark is missing.',
    'json-malformed': 'This is no JSON: “{written}” does not fit here.',
    'json-property-repeated': 'The property “{property}” stands twice in this object; only the last one counts.',
    error: 'error',
    warning: 'warning',
    clean: 'Files checked: {files}. Nothing found.',
    summary: 'Files checked: {files}. Errors: {errors}. Warnings: {warnings}.',
    skipped: 'JSON files without a kind, passed over: {skipped}.',
    'too-many-warnings': 'More than {maxWarnings} warnings are not allowed.',
  },
  'zh-CN': {
    'json-ends': '文件不完整，缺少括号或引号。',
    'json-malformed': '不是有效的 JSON：此处不应出现“{written}”。',
    'json-property-repeated': '属性“{property}”在同一对象中出现两次，只有最后一个有效。',
    error: '错误',
    warning: '警告',
    clean: '已检查 {files} 个文件，未发现问题。',
    summary: '已检查 {files} 个文件：{errors} 个错误，{warnings} 个警告。',
    skipped: '跳过 {skipped} 个没有 kind 的 JSON 文件。',
    'too-many-warnings': '警告不得超过 {maxWarnings} 个。',
  },
  'zh-TW': {
    'json-ends': '檔案不完整，缺少括號或引號。',
    'json-malformed': '不是有效的 JSON：此處不應出現「{written}」。',
    'json-property-repeated': '屬性「{property}」在同一物件中出現兩次，只有最後一個有效。',
    error: '錯誤',
    warning: '警告',
    clean: '已檢查 {files} 個檔案，未發現問題。',
    summary: '已檢查 {files} 個檔案：{errors} 個錯誤，{warnings} 個警告。',
    skipped: '略過 {skipped} 個沒有 kind 的 JSON 檔案。',
    'too-many-warnings': '警告不得超過 {maxWarnings} 個。',
  },
};
