import type { Strings } from '@callside/ui';

type Key =
  | 'beside'
  | 'suggested'
  | 'taken'
  | 'take'
  | 'stay'
  | 'never'
  | 'jump'
  | 'pin'
  | 'pinned'
  | 'pinnedTo'
  | 'unpin'
  | 'earlier'
  | 'earlierTotals'
  | 'earlierList'
  | 'print'
  | 'csv'
  | 'fileName'
  | 'direction'
  | 'inbound'
  | 'outbound'
  | 'queue'
  | 'seconds'
  | 'ringSeconds'
  | 'talkSeconds'
  | 'holdSeconds'
  | 'wrapUpSeconds'
  | 'holds'
  | 'fact';

/** Texts of what the scorecard loads beside its questions. */
export const SCORECARD_TOOL_STRINGS: Strings<Key> = {
  en: {
    beside: 'Beside: {question}',
    suggested: 'Suggested:',
    taken: 'As suggested:',
    take: 'Take',
    stay: '{name} · {time}',
    never: '{name}: never',
    jump: '{name}, jump to {time}',
    pin: 'Pin to this moment',
    pinned: 'Pinned to {time}, jump there',
    pinnedTo: 'Pinned to {time}.',
    unpin: 'Take the pin away',
    earlier: 'Earlier marks of this agent, the oldest first: {marks}',
    earlierTotals: 'Last evaluations of this agent',
    earlierList: 'The oldest first: {marks}',
    print: 'Print',
    csv: 'CSV',
    fileName: 'evaluation-{call}.csv',
    direction: 'Direction',
    inbound: 'inbound',
    outbound: 'outbound',
    queue: 'Queue',
    seconds: 'Length',
    ringSeconds: 'Ringing',
    talkSeconds: 'Talk',
    holdSeconds: 'On hold',
    wrapUpSeconds: 'Wrap-up',
    holds: 'Holds',
    fact: '{name}: {value}',
  },
  'zh-CN': {
    beside: '相关：{question}',
    suggested: '建议：',
    taken: '与建议一致：',
    take: '采纳',
    stay: '{name} · {time}',
    never: '{name}：未进行',
    jump: '{name}，跳到 {time}',
    pin: '标记此刻',
    pinned: '已标记 {time}，跳到该处',
    pinnedTo: '已标记 {time}。',
    unpin: '取消标记',
    earlier: '该座席以往得分（由早到近）：{marks}',
    earlierTotals: '该座席最近的评分',
    earlierList: '由早到近：{marks}',
    print: '打印',
    csv: 'CSV',
    fileName: '质检-{call}.csv',
    direction: '方向',
    inbound: '呼入',
    outbound: '呼出',
    queue: '队列',
    seconds: '时长',
    ringSeconds: '振铃',
    talkSeconds: '通话',
    holdSeconds: '保持',
    wrapUpSeconds: '话后处理',
    holds: '保持次数',
    fact: '{name}：{value}',
  },
  'zh-TW': {
    beside: '相關：{question}',
    suggested: '建議：',
    taken: '與建議一致：',
    take: '採納',
    stay: '{name} · {time}',
    never: '{name}：未進行',
    jump: '{name}，跳到 {time}',
    pin: '標記此刻',
    pinned: '已標記 {time}，跳到該處',
    pinnedTo: '已標記 {time}。',
    unpin: '取消標記',
    earlier: '該座席以往得分（由早到近）：{marks}',
    earlierTotals: '該座席最近的評分',
    earlierList: '由早到近：{marks}',
    print: '列印',
    csv: 'CSV',
    fileName: '質檢-{call}.csv',
    direction: '方向',
    inbound: '呼入',
    outbound: '呼出',
    queue: '佇列',
    seconds: '時長',
    ringSeconds: '響鈴',
    talkSeconds: '通話',
    holdSeconds: '保留',
    wrapUpSeconds: '話後處理',
    holds: '保留次數',
    fact: '{name}：{value}',
  },
};
