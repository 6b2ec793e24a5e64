import type { Strings } from '@callside/ui';

type Key = 'title' | 'submit' | 'nextError' | 'previousError' | 'help' | 'field' | 'phrase' | 'phrases' | 'close';

/** Texts of the overview of keys. */
export const KEYS_HELP_STRINGS: Strings<Key> = {
  en: {
    title: 'Keys in this form',
    submit: 'Submit or save',
    nextError: 'Next field to correct',
    previousError: 'Field to correct before',
    field: 'Next field, field before',
    phrases: 'Find a quick phrase',
    phrase: 'Insert the phrase with this shortcut',
    help: 'This overview',
    close: 'Close',
  },
  'zh-CN': {
    title: '表单快捷键',
    submit: '提交或保存',
    nextError: '下一个待更正字段',
    previousError: '上一个待更正字段',
    field: '下一字段、上一字段',
    phrases: '查找快捷短语',
    phrase: '插入该快捷码的短语',
    help: '打开本说明',
    close: '关闭',
  },
  'zh-TW': {
    title: '表單快速鍵',
    submit: '提交或儲存',
    nextError: '下一個待更正欄位',
    previousError: '上一個待更正欄位',
    field: '下一欄位、上一欄位',
    phrases: '尋找快捷短語',
    phrase: '插入該快捷碼的短語',
    help: '開啟本說明',
    close: '關閉',
  },
};
