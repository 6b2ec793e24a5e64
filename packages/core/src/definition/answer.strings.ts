import type { Text } from './text.js';

/** The words of answers that every survey may offer. */
export const ANSWER_WORDS = {
  notApplicable: { en: 'Does not apply', 'zh-CN': '不适用', 'zh-TW': '不適用' },
  yes: { en: 'Yes', 'zh-CN': '是', 'zh-TW': '是' },
  no: { en: 'No', 'zh-CN': '否', 'zh-TW': '否' },
  unknown: { en: 'Not known', 'zh-CN': '不清楚', 'zh-TW': '不清楚' },
} as const satisfies Readonly<Record<string, Text>>;
