import type { Strings } from './strings.js';

type Key =
  | 'required'
  | 'phone-malformed'
  | 'email-malformed'
  | 'url-malformed'
  | 'number-malformed'
  | 'date-malformed'
  | 'time-malformed'
  | 'text-malformed'
  | 'not-an-option'
  | 'not-a-choice'
  | 'too-short'
  | 'too-long'
  | 'too-small'
  | 'too-large'
  | 'too-early'
  | 'too-late'
  | 'pattern-mismatch'
  | 'card-number';

/** The words for what is wrong with a value; keys are the codes of core's issues. */
export const VALUE_ISSUE_STRINGS: Strings<Key> = {
  en: {
    required: 'Fill this in.',
    'phone-malformed': 'Enter a phone number: digits, with + and spaces if you like.',
    'email-malformed': 'Enter an e-mail address, such as name@example.com.',
    'url-malformed': 'Enter an address that starts with https://.',
    'number-malformed': 'Enter a number.',
    'date-malformed': 'Enter a date.',
    'time-malformed': 'Enter a time, such as 08:30.',
    'text-malformed': 'Enter a text.',
    'not-an-option': 'Choose one of the options on offer.',
    'not-a-choice': 'Tick or leave the box.',
    'too-short': 'Enter at least {min} characters.',
    'too-long': 'Enter at most {max} characters.',
    'too-small': 'Enter {min} or more.',
    'too-large': 'Enter {max} or less.',
    'too-early': 'Choose {min} or later.',
    'too-late': 'Choose {max} or earlier.',
    'pattern-mismatch': 'This does not have the expected form.',
    'card-number': 'Card numbers must not be kept: masked.',
  },
  'zh-CN': {
    required: '请填写此项。',
    'phone-malformed': '请输入电话号码：数字，可含加号和空格。',
    'email-malformed': '请输入邮箱地址，如 name@example.com。',
    'url-malformed': '请输入以 https:// 开头的网址。',
    'number-malformed': '请输入数字。',
    'date-malformed': '请输入日期。',
    'time-malformed': '请输入时间，如 08:30。',
    'text-malformed': '请输入文字。',
    'not-an-option': '请从现有选项中选择。',
    'not-a-choice': '请勾选或留空。',
    'too-short': '至少输入 {min} 个字。',
    'too-long': '最多输入 {max} 个字。',
    'too-small': '请输入不小于 {min} 的数。',
    'too-large': '请输入不大于 {max} 的数。',
    'too-early': '请选择 {min} 或之后。',
    'too-late': '请选择 {max} 或之前。',
    'pattern-mismatch': '格式不符合要求。',
    'card-number': '银行卡号不得保存，已遮盖。',
  },
  'zh-TW': {
    required: '請填寫此項。',
    'phone-malformed': '請輸入電話號碼：數字，可含加號和空格。',
    'email-malformed': '請輸入電子郵件，如 name@example.com。',
    'url-malformed': '請輸入以 https:// 開頭的網址。',
    'number-malformed': '請輸入數字。',
    'date-malformed': '請輸入日期。',
    'time-malformed': '請輸入時間，如 08:30。',
    'text-malformed': '請輸入文字。',
    'not-an-option': '請從現有選項中選擇。',
    'not-a-choice': '請勾選或留空。',
    'too-short': '至少輸入 {min} 個字。',
    'too-long': '最多輸入 {max} 個字。',
    'too-small': '請輸入不小於 {min} 的數。',
    'too-large': '請輸入不大於 {max} 的數。',
    'too-early': '請選擇 {min} 或之後。',
    'too-late': '請選擇 {max} 或之前。',
    'pattern-mismatch': '格式不符合要求。',
    'card-number': '卡號不得儲存，已遮蔽。',
  },
};
