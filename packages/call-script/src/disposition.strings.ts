import type { Strings } from '@callside/ui';

/** The words of the disposition element. */
export const DISPOSITION_STRINGS: Strings<
  | 'title'
  | 'talk-too-short'
  | 'talk-too-long'
  | 'notes'
  | 'callbackTime'
  | 'callbackBy'
  | 'me'
  | 'team'
  | 'doNotCall'
  | 'final'
  | 'nextPossible'
  | 'noneInTime'
  | 'useTime'
  | 'customerTime'
  | 'save'
  | 'saving'
> = {
  en: {
    title: 'Result of the call',
    'talk-too-short': 'at least {min} s',
    'talk-too-long': 'at most {max} s',
    notes: 'Notes',
    callbackTime: 'Callback time, if one was agreed',
    callbackBy: 'Who calls back',
    me: 'Me',
    team: 'The team',
    doNotCall: 'Nobody will call this customer again.',
    final: 'No further calls in this matter.',
    nextPossible: 'Next possible: {time}',
    noneInTime: 'No other time is possible within the days allowed.',
    useTime: 'Use this time',
    customerTime: 'Where the customer lives: {time}',
    save: 'Save result',
    saving: 'Saving…',
  },
  'zh-CN': {
    title: '通话结果',
    'talk-too-short': '通话需满 {min} 秒',
    'talk-too-long': '通话不超过 {max} 秒',
    notes: '备注',
    callbackTime: '回拨时间（如已约定）',
    callbackBy: '由谁回拨',
    me: '本人',
    team: '班组',
    doNotCall: '今后不再拨打该客户。',
    final: '此事不再外呼。',
    nextPossible: '最早可约：{time}',
    noneInTime: '允许的天数内没有其他可约时间。',
    useTime: '改为此时间',
    customerTime: '客户当地时间：{time}',
    save: '保存结果',
    saving: '正在保存…',
  },
  'zh-TW': {
    title: '通話結果',
    'talk-too-short': '通話需滿 {min} 秒',
    'talk-too-long': '通話不超過 {max} 秒',
    notes: '備註',
    callbackTime: '回撥時間（如已約定）',
    callbackBy: '由誰回撥',
    me: '本人',
    team: '班組',
    doNotCall: '今後不再撥打該客戶。',
    final: '此事不再外撥。',
    nextPossible: '最早可約：{time}',
    noneInTime: '允許的天數內沒有其他可約時間。',
    useTime: '改為此時間',
    customerTime: '客戶當地時間：{time}',
    save: '儲存結果',
    saving: '正在儲存…',
  },
};
