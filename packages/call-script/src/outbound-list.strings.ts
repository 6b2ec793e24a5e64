import type { Strings } from '@callside/ui';

/** The words of the outbound list. */
export const OUTBOUND_LIST_STRINGS: Strings<
  | 'title'
  | 'loading'
  | 'empty'
  | 'failed'
  | 'next'
  | 'dial'
  | 'dialContact'
  | 'dialling'
  | 'connected'
  | 'talk'
  | 'notDialled'
  | 'saved'
  | 'noneNow'
  | 'nextAt'
  | 'dayDone'
  | 'urgency-callback'
  | 'urgency-retry'
  | 'urgency-fresh'
  | 'last'
  | 'neverTried'
  | 'callbackOf'
  | 'callbackTeam'
  | 'due'
  | 'dueMore'
  | 'callbacks'
  | 'drop'
  | 'dropped'
  | 'progress'
  | 'done'
  | 'contacted'
  | 'success'
  | 'left'
  | 'goOver'
  | 'results'
  | 'search'
  | 'standing'
  | 'all'
  | 'ready'
  | 'today'
  | 'later'
  | 'standing-done'
  | 'result'
  | 'count'
  | 'noneFits'
  | 'more'
  | 'freeAt'
  | 'neverFree'
  | 'column-name'
  | 'column-phone'
  | 'column-subject'
  | 'column-standing'
  | 'column-last'
  | 'column-attempts'
  | 'column-result'
  | 'column-at'
  | 'column-agent'
  | 'column-notes'
  | 'column-callback'
  | 'noName'
  | 'report'
  | 'fileName'
> = {
  en: {
    title: 'Calling list',
    loading: 'Reading the list…',
    empty: 'There is nobody on this list yet.',
    failed: 'That could not be stored. Try again.',
    next: 'Next contact',
    dial: 'Dial',
    dialContact: 'Dial {name}',
    dialling: 'On the line',
    connected: 'Connected',
    talk: 'Talk {time}',
    notDialled: 'Not dialled',
    saved: 'Saved: {result}',
    noneNow: 'Nobody can be called now.',
    nextAt: 'The next one is free at {time}.',
    dayDone: 'Nobody is left for today.',
    'urgency-callback': 'Callback',
    'urgency-retry': 'Try again',
    'urgency-fresh': 'First call',
    last: 'Last: {result}, {time}',
    neverTried: 'Never called',
    callbackOf: 'Callback {time}, agent {agent}',
    callbackTeam: 'Callback {time}, team',
    due: 'Callback due: {name}',
    dueMore: '{count} callbacks are due.',
    callbacks: 'Callbacks',
    drop: 'Drop the callback to {name}',
    dropped: 'Callback dropped: {name}',
    progress: 'Progress',
    done: 'Done',
    contacted: 'Spoken with',
    success: 'Successful',
    left: 'Left',
    goOver: '{count} go over to another day.',
    results: 'Last results',
    search: 'Search contacts',
    standing: 'Show',
    all: 'All',
    ready: 'Free now',
    today: 'Later today',
    later: 'Another day',
    'standing-done': 'Done',
    result: 'Last result',
    count: '{shown} of {all} contacts',
    noneFits: 'No contact fits.',
    more: 'Show more',
    freeAt: 'Free at {time}',
    neverFree: 'Not to be called again',
    'column-name': 'Name',
    'column-phone': 'Number',
    'column-subject': 'Matter',
    'column-standing': 'Standing',
    'column-last': 'Last call',
    'column-attempts': 'Calls',
    'column-result': 'Result',
    'column-at': 'Date and time',
    'column-agent': 'Agent',
    'column-notes': 'Notes',
    'column-callback': 'Callback',
    noName: 'No name',
    report: 'Save results as CSV',
    fileName: 'results-{campaign}-{day}.csv',
  },
  'zh-CN': {
    title: '外呼名单',
    loading: '正在读取名单…',
    empty: '名单中还没有联系人。',
    failed: '未能保存，请重试。',
    next: '下一位',
    dial: '拨打',
    dialContact: '拨打 {name}',
    dialling: '通话中',
    connected: '已接通',
    talk: '通话 {time}',
    notDialled: '未拨打',
    saved: '已保存：{result}',
    noneNow: '目前没有可拨打的联系人。',
    nextAt: '最早可拨打时间：{time}。',
    dayDone: '今日名单已拨完。',
    'urgency-callback': '回拨',
    'urgency-retry': '重拨',
    'urgency-fresh': '首次拨打',
    last: '上次：{result}，{time}',
    neverTried: '尚未拨打',
    callbackOf: '回拨 {time}，工号 {agent}',
    callbackTeam: '回拨 {time}，班组',
    due: '回拨时间已到：{name}',
    dueMore: '有 {count} 个回拨已到时间。',
    callbacks: '回拨预约',
    drop: '取消对 {name} 的回拨',
    dropped: '已取消回拨：{name}',
    progress: '进度',
    done: '已完成',
    contacted: '已接触',
    success: '成功',
    left: '剩余',
    goOver: '{count} 位顺延至其他日期。',
    results: '最近结果',
    search: '搜索联系人',
    standing: '显示',
    all: '全部',
    ready: '可拨打',
    today: '今日稍后',
    later: '顺延',
    'standing-done': '已完成',
    result: '最近结果',
    count: '显示 {shown} / 共 {all} 位',
    noneFits: '没有符合条件的联系人。',
    more: '显示更多',
    freeAt: '{time} 起可拨打',
    neverFree: '不再拨打',
    'column-name': '姓名',
    'column-phone': '号码',
    'column-subject': '事项',
    'column-standing': '状态',
    'column-last': '上次拨打',
    'column-attempts': '拨打次数',
    'column-result': '结果',
    'column-at': '日期时间',
    'column-agent': '座席',
    'column-notes': '备注',
    'column-callback': '回拨',
    noName: '未留姓名',
    report: '导出结果 CSV',
    fileName: '外呼结果-{campaign}-{day}.csv',
  },
  'zh-TW': {
    title: '外撥名單',
    loading: '正在讀取名單…',
    empty: '名單中還沒有聯絡人。',
    failed: '未能儲存，請重試。',
    next: '下一位',
    dial: '撥打',
    dialContact: '撥打 {name}',
    dialling: '通話中',
    connected: '已接通',
    talk: '通話 {time}',
    notDialled: '未撥打',
    saved: '已儲存：{result}',
    noneNow: '目前沒有可撥打的聯絡人。',
    nextAt: '最早可撥打時間：{time}。',
    dayDone: '今日名單已撥完。',
    'urgency-callback': '回撥',
    'urgency-retry': '重撥',
    'urgency-fresh': '首次撥打',
    last: '上次：{result}，{time}',
    neverTried: '尚未撥打',
    callbackOf: '回撥 {time}，工號 {agent}',
    callbackTeam: '回撥 {time}，班組',
    due: '回撥時間已到：{name}',
    dueMore: '有 {count} 個回撥已到時間。',
    callbacks: '回撥預約',
    drop: '取消對 {name} 的回撥',
    dropped: '已取消回撥：{name}',
    progress: '進度',
    done: '已完成',
    contacted: '已接觸',
    success: '成功',
    left: '剩餘',
    goOver: '{count} 位順延至其他日期。',
    results: '最近結果',
    search: '搜尋聯絡人',
    standing: '顯示',
    all: '全部',
    ready: '可撥打',
    today: '今日稍後',
    later: '順延',
    'standing-done': '已完成',
    result: '最近結果',
    count: '顯示 {shown} / 共 {all} 位',
    noneFits: '沒有符合條件的聯絡人。',
    more: '顯示更多',
    freeAt: '{time} 起可撥打',
    neverFree: '不再撥打',
    'column-name': '姓名',
    'column-phone': '號碼',
    'column-subject': '事項',
    'column-standing': '狀態',
    'column-last': '上次撥打',
    'column-attempts': '撥打次數',
    'column-result': '結果',
    'column-at': '日期時間',
    'column-agent': '座席',
    'column-notes': '備註',
    'column-callback': '回撥',
    noName: '未留姓名',
    report: '匯出結果 CSV',
    fileName: '外撥結果-{campaign}-{day}.csv',
  },
};
