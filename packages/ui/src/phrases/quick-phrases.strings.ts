import type { PhraseScope } from '@callside/core';
import type { Strings } from '../strings.js';

type Key =
  | 'phrases'
  | 'search'
  | `scope-${PhraseScope}`
  | `covered-${PhraseScope}`
  | 'none'
  | 'noMatch'
  | 'more'
  | 'brokenBook'
  | 'noField'
  | 'inserted'
  | 'fillIn'
  | 'gap'
  | 'gapsStay'
  | 'insert'
  | 'back'
  | 'newPhrase'
  | 'changePhrase'
  | 'shortcut'
  | 'shortcutHelp'
  | 'text'
  | 'textHelp'
  | 'save'
  | 'delete'
  | 'deleted'
  | 'saved'
  | 'failed'
  | 'undo'
  | 'shortcut-malformed'
  | 'shortcut-taken';

/** Texts of the quick phrases. */
export const QUICK_PHRASES_STRINGS: Strings<Key> = {
  en: {
    phrases: 'Phrases',
    search: 'Find a phrase',
    'scope-personal': 'Mine',
    'scope-team': 'Team',
    'scope-global': 'Everybody',
    'covered-personal': '/{shortcut} inserts your own phrase.',
    'covered-team': '/{shortcut} inserts the team’s phrase.',
    'covered-global': '/{shortcut} inserts an earlier phrase.',
    none: 'There are no phrases yet.',
    noMatch: 'No phrase has “{text}”.',
    more: '{count} more. Type on to narrow the list.',
    brokenBook: 'Phrasebooks with errors, left out: {count}',
    noField: 'Put the cursor into a text field first.',
    inserted: 'Inserted /{shortcut}.',
    fillIn: 'What is still missing',
    gap: 'To fill in',
    gapsStay: 'What you leave empty becomes “…”.',
    insert: 'Insert',
    back: 'Back',
    newPhrase: 'New phrase',
    changePhrase: 'Change /{shortcut}',
    shortcut: 'Shortcut',
    shortcutHelp: 'Type / and the shortcut, then Tab.',
    text: 'Text',
    textHelp: 'For the customer’s name write {{customer.name}}. Any other words in {{ }} are asked for.',
    save: 'Save',
    delete: 'Delete',
    deleted: 'Deleted /{shortcut}.',
    saved: 'Saved /{shortcut}.',
    failed: 'That did not work. Your text is still here.',
    undo: 'Undo',
    'shortcut-malformed': 'Use no spaces and no /.',
    'shortcut-taken': 'You have another phrase with this shortcut.',
  },
  'zh-CN': {
    phrases: '快捷短语',
    search: '查找短语',
    'scope-personal': '个人',
    'scope-team': '团队',
    'scope-global': '公共',
    'covered-personal': '输入 /{shortcut} 会插入您的个人短语。',
    'covered-team': '输入 /{shortcut} 会插入团队短语。',
    'covered-global': '输入 /{shortcut} 会插入排在前面的短语。',
    none: '还没有短语。',
    noMatch: '没有包含“{text}”的短语。',
    more: '还有 {count} 条，继续输入可缩小范围。',
    brokenBook: '有误而未采用的短语库：{count} 个',
    noField: '请先把光标放到文本框中。',
    inserted: '已插入 /{shortcut}。',
    fillIn: '还缺以下内容',
    gap: '待填内容',
    gapsStay: '留空的内容以“…”代替。',
    insert: '插入',
    back: '返回',
    newPhrase: '新建短语',
    changePhrase: '修改 /{shortcut}',
    shortcut: '快捷码',
    shortcutHelp: '输入 / 和快捷码，再按 Tab 键。',
    text: '内容',
    textHelp: '用 {{customer.name}} 表示客户姓名；{{ }} 里的其他文字会在插入时询问。',
    save: '保存',
    delete: '删除',
    deleted: '已删除 /{shortcut}。',
    saved: '已保存 /{shortcut}。',
    failed: '操作未成功，您输入的内容仍在。',
    undo: '撤销',
    'shortcut-malformed': '快捷码不能含空格和 /。',
    'shortcut-taken': '您已有使用此快捷码的短语。',
  },
  'zh-TW': {
    phrases: '快捷短語',
    search: '尋找短語',
    'scope-personal': '個人',
    'scope-team': '團隊',
    'scope-global': '公用',
    'covered-personal': '輸入 /{shortcut} 會插入您的個人短語。',
    'covered-team': '輸入 /{shortcut} 會插入團隊短語。',
    'covered-global': '輸入 /{shortcut} 會插入排在前面的短語。',
    none: '還沒有短語。',
    noMatch: '沒有包含「{text}」的短語。',
    more: '還有 {count} 則，繼續輸入可縮小範圍。',
    brokenBook: '有誤而未採用的短語庫：{count} 個',
    noField: '請先把游標放到文字欄位中。',
    inserted: '已插入 /{shortcut}。',
    fillIn: '還缺以下內容',
    gap: '待填內容',
    gapsStay: '留空的內容以「…」代替。',
    insert: '插入',
    back: '返回',
    newPhrase: '新增短語',
    changePhrase: '修改 /{shortcut}',
    shortcut: '快捷碼',
    shortcutHelp: '輸入 / 和快捷碼，再按 Tab 鍵。',
    text: '內容',
    textHelp: '用 {{customer.name}} 表示客戶姓名；{{ }} 裡的其他文字會在插入時詢問。',
    save: '儲存',
    delete: '刪除',
    deleted: '已刪除 /{shortcut}。',
    saved: '已儲存 /{shortcut}。',
    failed: '操作未成功，您輸入的內容仍在。',
    undo: '復原',
    'shortcut-malformed': '快捷碼不能含空格和 /。',
    'shortcut-taken': '您已有使用此快捷碼的短語。',
  },
};

/** What common variables are called when they have to be asked for. */
export const VARIABLE_STRINGS: Strings<
  | 'customer.name'
  | 'customer.phone'
  | 'customer.email'
  | 'customer.address'
  | 'agent.id'
  | 'agent.name'
  | 'agent.company'
  | 'ticket.number'
> = {
  en: {
    'customer.name': 'Customer’s name',
    'customer.phone': 'Customer’s phone',
    'customer.email': 'Customer’s e-mail',
    'customer.address': 'Customer’s address',
    'agent.id': 'Agent number',
    'agent.name': 'Agent’s name',
    'agent.company': 'Company',
    'ticket.number': 'Ticket number',
  },
  'zh-CN': {
    'customer.name': '客户姓名',
    'customer.phone': '客户电话',
    'customer.email': '客户邮箱',
    'customer.address': '客户地址',
    'agent.id': '工号',
    'agent.name': '客服姓名',
    'agent.company': '公司名称',
    'ticket.number': '工单编号',
  },
  'zh-TW': {
    'customer.name': '客戶姓名',
    'customer.phone': '客戶電話',
    'customer.email': '客戶電子郵件',
    'customer.address': '客戶地址',
    'agent.id': '工號',
    'agent.name': '客服姓名',
    'agent.company': '公司名稱',
    'ticket.number': '工單編號',
  },
};
