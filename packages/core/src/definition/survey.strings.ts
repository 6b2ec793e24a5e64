import type { Text } from './text.js';

/** The words of questions whose author gave none. */
export const SURVEY_WORDS = {
  other: { en: 'Other', 'zh-CN': '其他', 'zh-TW': '其他' },
  otherText: { en: 'Please say what', 'zh-CN': '请说明', 'zh-TW': '請說明' },
  notApplicable: { en: 'Does not apply', 'zh-CN': '不适用', 'zh-TW': '不適用' },
  consent: {
    en: 'You may contact me about my answers',
    'zh-CN': '同意就我的回答与我联系',
    'zh-TW': '同意就我的回答與我聯絡',
  },
  name: { en: 'Your name', 'zh-CN': '您的称呼', 'zh-TW': '您的稱呼' },
  phone: { en: 'Your phone number', 'zh-CN': '您的电话', 'zh-TW': '您的電話' },
  email: { en: 'Your e-mail address', 'zh-CN': '您的邮箱', 'zh-TW': '您的電子郵件' },
  yes: { en: 'Yes', 'zh-CN': '是', 'zh-TW': '是' },
  no: { en: 'No', 'zh-CN': '否', 'zh-TW': '否' },
  unknown: { en: 'Not known', 'zh-CN': '不清楚', 'zh-TW': '不清楚' },
} as const satisfies Readonly<Record<string, Text>>;
