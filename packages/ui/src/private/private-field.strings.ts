import type { Strings } from '../strings.js';

type Key =
  | 'masked'
  | 'show'
  | 'why'
  | 'reason-call-back'
  | 'reason-check'
  | 'reason-correct'
  | 'reason-other'
  | 'otherReason'
  | 'showFor'
  | 'cancel'
  | 'shownFor'
  | 'hideNow'
  | 'notYours'
  | 'tooShort'
  | 'notStored'
  | 'offline'
  | 'forbidden'
  | 'replace'
  | 'keep';

/** Texts of fields with personal data. */
export const PRIVATE_FIELD_STRINGS: Strings<Key> = {
  en: {
    masked: 'Shown in part',
    show: 'Show {field}',
    why: 'Why do you need it?',
    'reason-call-back': 'To contact the customer',
    'reason-check': 'To check who the customer is',
    'reason-correct': 'To correct it',
    'reason-other': 'Another reason',
    otherReason: 'Reason',
    showFor: 'Show for {seconds} s',
    cancel: 'Cancel',
    shownFor: 'Shown for {seconds} s more. The look is in the log.',
    hideNow: 'Hide now',
    notYours: 'Your role sees a part of it. All of it: {roles}.',
    tooShort: 'Give a reason of at least three characters.',
    notStored: 'The look cannot be stored now, so nothing is shown.',
    offline: 'Offline. The server notes each look before it gives the value. You can type a new one meanwhile.',
    forbidden: 'The server does not show all of it to your role.',
    replace: 'Type a new one',
    keep: 'Keep the stored one',
  },
  'zh-CN': {
    masked: '部分显示',
    show: '显示{field}',
    why: '为什么需要查看？',
    'reason-call-back': '联系客户',
    'reason-check': '核实客户身份',
    'reason-correct': '更正信息',
    'reason-other': '其他原因',
    otherReason: '原因',
    showFor: '显示 {seconds} 秒',
    cancel: '取消',
    shownFor: '{seconds} 秒后隐藏。本次查看已记录。',
    hideNow: '立即隐藏',
    notYours: '您的角色只能查看部分内容。可查看全部：{roles}。',
    tooShort: '请填写至少三个字的原因。',
    notStored: '暂时无法记录本次查看，因此未显示。',
    offline: '当前离线。服务器须先记录本次查看，才能提供完整内容。您可以先输入新的内容。',
    forbidden: '服务器不允许您的角色查看完整内容。',
    replace: '输入新的内容',
    keep: '保留原有内容',
  },
  'zh-TW': {
    masked: '部分顯示',
    show: '顯示{field}',
    why: '為什麼需要查看？',
    'reason-call-back': '聯絡客戶',
    'reason-check': '核實客戶身分',
    'reason-correct': '更正資料',
    'reason-other': '其他原因',
    otherReason: '原因',
    showFor: '顯示 {seconds} 秒',
    cancel: '取消',
    shownFor: '{seconds} 秒後隱藏。本次查看已記錄。',
    hideNow: '立即隱藏',
    notYours: '您的角色只能查看部分內容。可查看全部：{roles}。',
    tooShort: '請填寫至少三個字的原因。',
    notStored: '暫時無法記錄本次查看，因此未顯示。',
    offline: '目前離線。伺服器須先記錄本次查看，才能提供完整內容。您可以先輸入新的內容。',
    forbidden: '伺服器不允許您的角色查看完整內容。',
    replace: '輸入新的內容',
    keep: '保留原有內容',
  },
};
