import type { CallState } from '@callside/core';
import type { Strings } from '@callside/ui';

type Key =
  | 'say'
  | 'never'
  | 'back'
  | 'next'
  | 'finish'
  | 'position'
  | 'sidetrip'
  | 'hold'
  | 'stageOver'
  | 'stages'
  | 'detours'
  | 'answers'
  | `state-${CallState}`;

/** Texts of the script panel. */
export const CALL_SCRIPT_STRINGS: Strings<Key> = {
  en: {
    say: 'Say',
    never: 'Do not say',
    back: 'Back',
    next: 'Next',
    finish: 'Finish script',
    position: 'Stage {position} of {count} · path kept',
    sidetrip: 'Side-trip: {title}',
    hold: 'Hold {time}',
    stageOver: '{title}: past its target of {time}',
    stages: 'Stages',
    detours: 'Side-trips',
    answers: 'Answers',
    'state-idle': 'Ready',
    'state-offered': 'Ringing',
    'state-connected': 'Connected',
    'state-held': 'On hold',
    'state-wrap-up': 'Wrap-up',
    'state-closed': 'Closed',
  },
  'zh-CN': {
    say: '请说',
    never: '不要说',
    back: '返回',
    next: '下一步',
    finish: '完成话术',
    position: '第 {position} 阶段，共 {count} 阶段 · 路径已保留',
    sidetrip: '插入环节：{title}',
    hold: '保持 {time}',
    stageOver: '{title}：已超过 {time} 的目标时间',
    stages: '阶段',
    detours: '插入环节',
    answers: '回答',
    'state-idle': '就绪',
    'state-offered': '振铃',
    'state-connected': '通话中',
    'state-held': '保持中',
    'state-wrap-up': '话后处理',
    'state-closed': '已结束',
  },
  'zh-TW': {
    say: '請說',
    never: '不要說',
    back: '返回',
    next: '下一步',
    finish: '完成話術',
    position: '第 {position} 階段，共 {count} 階段 · 路徑已保留',
    sidetrip: '插入環節：{title}',
    hold: '保留 {time}',
    stageOver: '{title}：已超過 {time} 的目標時間',
    stages: '階段',
    detours: '插入環節',
    answers: '回答',
    'state-idle': '就緒',
    'state-offered': '響鈴',
    'state-connected': '通話中',
    'state-held': '保留中',
    'state-wrap-up': '話後處理',
    'state-closed': '已結束',
  },
};
