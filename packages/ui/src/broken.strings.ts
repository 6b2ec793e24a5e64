import type { Strings } from './strings.js';

/** What stands above the findings on a broken definition. */
export const BROKEN_STRINGS: Strings<'help'> = {
  en: { help: 'Its definition has errors. Give this list to whoever maintains it.' },
  'zh-CN': { help: '其定义有误，请将下列问题交给维护人员。' },
  'zh-TW': { help: '其定義有誤，請將下列問題交給維護人員。' },
};
