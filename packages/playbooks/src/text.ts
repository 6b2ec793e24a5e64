import type { Text } from '@callside/core';

/**
 * A text in the three languages that every playbook has.
 *
 * @example
 * text('Phone', '电话', '電話');
 */
export function text(english: string, simplified: string, traditional: string): Text {
  return { en: english, 'zh-CN': simplified, 'zh-TW': traditional };
}
