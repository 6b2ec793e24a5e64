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
  | 'wrapUp'
  | 'wrapUpOver'
  | 'saveRecord'
  | 'finished'
  | 'recordSaved'
  | 'answerMissing'
  | 'flagMissing'
  | 'flag-verified'
  | 'noWayOn'
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
    wrapUp: 'Wrap-up: {time} left to save the record',
    wrapUpOver: 'Wrap-up: {time} over the target',
    saveRecord: 'Save call record',
    finished: 'The script is done. End the call, then save the record.',
    recordSaved: 'The call record is saved.',
    answerMissing: 'Pick an answer first.',
    flagMissing: 'The next step is locked: {what} comes first.',
    'flag-verified': 'verifying the customer',
    noWayOn: 'Nothing leads on from here with these answers. Check them, or go back.',
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
    wrapUp: '话后处理：还有 {time} 保存记录',
    wrapUpOver: '话后处理：已超时 {time}',
    saveRecord: '保存通话记录',
    finished: '话术已完成。请结束通话，然后保存记录。',
    recordSaved: '通话记录已保存。',
    answerMissing: '请先选择一项回答。',
    flagMissing: '下一步尚未解锁：请先{what}。',
    'flag-verified': '核实客户身份',
    noWayOn: '按目前的回答无法继续，请检查或返回。',
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
    wrapUp: '話後處理：還有 {time} 儲存記錄',
    wrapUpOver: '話後處理：已逾時 {time}',
    saveRecord: '儲存通話記錄',
    finished: '話術已完成。請結束通話，然後儲存記錄。',
    recordSaved: '通話記錄已儲存。',
    answerMissing: '請先選擇一項回答。',
    flagMissing: '下一步尚未解鎖：請先{what}。',
    'flag-verified': '核實客戶身分',
    noWayOn: '依目前的回答無法繼續，請檢查或返回。',
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
