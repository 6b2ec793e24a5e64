import { ANSWER_WORDS } from './answer.strings.js';
import type { Text } from './text.js';

/** The words of questions whose author gave none. */
export const SURVEY_WORDS = {
  ...ANSWER_WORDS,
  other: { en: 'Other', 'zh-CN': '其他', 'zh-TW': '其他' },
  otherText: { en: 'Please say what', 'zh-CN': '请说明', 'zh-TW': '請說明' },
  consent: {
    en: 'You may contact me about my answers',
    'zh-CN': '同意就我的回答与我联系',
    'zh-TW': '同意就我的回答與我聯絡',
  },
  name: { en: 'Your name', 'zh-CN': '您的称呼', 'zh-TW': '您的稱呼' },
  phone: { en: 'Your phone number', 'zh-CN': '您的电话', 'zh-TW': '您的電話' },
  email: { en: 'Your e-mail address', 'zh-CN': '您的邮箱', 'zh-TW': '您的電子郵件' },
} as const satisfies Readonly<Record<string, Text>>;
