import type { Strings } from './strings.js';

type Key = 'choose' | 'noValue' | 'yes' | 'no' | 'unknown';

/** Texts of the fields themselves. */
export const FIELD_STRINGS: Strings<Key> = {
  en: {
    choose: 'Choose…',
    noValue: 'not known yet',
    yes: 'Yes',
    no: 'No',
    unknown: 'Unknown',
  },
  'zh-CN': {
    choose: '请选择…',
    noValue: '尚不清楚',
    yes: '是',
    no: '否',
    unknown: '不清楚',
  },
  'zh-TW': {
    choose: '請選擇…',
    noValue: '尚不清楚',
    yes: '是',
    no: '否',
    unknown: '不清楚',
  },
};
