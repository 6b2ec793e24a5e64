import type { ScriptRefusal } from '@callside/core';
import type { Strings } from '@callside/ui';

type Key =
  | Exclude<ScriptRefusal['reason'], 'flag-missing'>
  | 'flag-missing'
  | 'flag-verified'
  | 'way-out'
  | 'mandatory-ahead'
  | 'read-aloud'
  | 'read-aloud-note'
  | 'consent'
  | 'confirm'
  | 'stamped'
  | 'stamped-by'
  | 'actions'
  | 'required'
  | 'done'
  | 'told'
  | 'in-language'
  | 'pronunciation'
  | 'missing'
  | 'text-size'
  | 'smaller'
  | 'larger'
  | 'overview'
  | 'jump'
  | 'here'
  | 'pause'
  | 'paused-since'
  | 'resume'
  | 'wrap-up'
  | 'wrap-up-over'
  | 'finished'
  | 'save'
  | 'saved'
  | 'calls'
  | 'unknown'
  | 'line-connected'
  | 'line-held'
  | 'line-resumed'
  | 'line-ended'
  | 'result'
  | 'result-missing'
  | 'change'
  | 'cards'
  | 'summary'
  | 'summary-help';

/** Texts of what the script panel loads only when it is needed. */
export const SCRIPT_TOOL_STRINGS: Strings<Key> = {
  en: {
    paused: 'The script is paused. Resume it first.',
    'answer-missing': 'Pick an answer first.',
    'not-confirmed': 'Read it out word for word first, then say that you did.',
    'action-missing': 'Do first what is marked as required here.',
    'no-way-on': 'Nothing leads on from here with these answers. Check them, or go back.',
    'flag-missing': 'The next step is locked: {what} comes first.',
    'flag-verified': 'verifying the customer',
    'way-out': 'Do it now: {title}',
    'mandatory-ahead': 'Not yet: “{title}” cannot be skipped',
    'read-aloud': 'Read aloud',
    'read-aloud-note': 'Read this out as it stands. It cannot be skipped.',
    consent: 'This needs the customer’s own yes or no. It cannot be skipped.',
    confirm: 'I have read it out',
    stamped: 'Done at {time}',
    'stamped-by': 'Done at {time} by {agent}',
    actions: 'To do',
    required: 'required',
    done: 'done',
    told: 'Tell the customer:',
    'in-language': 'In the customer’s language',
    pronunciation: 'Say it like this:',
    missing: 'Not known yet. Ask, or fill it in:',
    'text-size': 'Text size',
    smaller: 'Smaller text',
    larger: 'Larger text',
    overview: 'Steps',
    jump: 'Go to “{title}”',
    here: 'you are here',
    pause: 'Pause',
    'paused-since': 'Paused since {time}. Nothing is lost.',
    resume: 'Resume',
    'wrap-up': 'Wrap-up: {time} left to save the record',
    'wrap-up-over': 'Wrap-up: {time} over the target',
    finished: 'The script is done. End the call, then save the record.',
    save: 'Save call record',
    saved: 'The call record is saved.',
    calls: 'Calls',
    unknown: 'Unknown caller',
    'line-connected': 'Answer',
    'line-held': 'Hold',
    'line-resumed': 'Resume',
    'line-ended': 'Hang up',
    result: 'Result:',
    'result-missing': 'Pick the result of the call first.',
    change: 'Change',
    cards: 'Cards',
    summary: 'Summary',
    'summary-help': 'Built from the answers; change it as you like.',
  },
  'zh-CN': {
    paused: '话术已暂停，请先继续。',
    'answer-missing': '请先选择一项回答。',
    'not-confirmed': '请先逐字宣读，并确认已宣读。',
    'action-missing': '请先完成此处标为必做的操作。',
    'no-way-on': '按目前的回答无法继续，请检查或返回。',
    'flag-missing': '下一步尚未解锁：请先{what}。',
    'flag-verified': '核实客户身份',
    'way-out': '现在就做：{title}',
    'mandatory-ahead': '暂时不能：“{title}”不可跳过',
    'read-aloud': '宣读',
    'read-aloud-note': '请按原文宣读，不可跳过。',
    consent: '须由客户本人明确同意或拒绝，不可跳过。',
    confirm: '我已宣读',
    stamped: '{time} 完成',
    'stamped-by': '{time} 由 {agent} 完成',
    actions: '待办',
    required: '必做',
    done: '已完成',
    told: '请告知客户：',
    'in-language': '客户的语言',
    pronunciation: '读法：',
    missing: '尚不清楚，请询问或直接填写：',
    'text-size': '字号',
    smaller: '缩小文字',
    larger: '放大文字',
    overview: '步骤',
    jump: '转到“{title}”',
    here: '当前步骤',
    pause: '暂停',
    'paused-since': '自 {time} 起暂停，内容均已保留。',
    resume: '继续',
    'wrap-up': '话后处理：还有 {time} 保存记录',
    'wrap-up-over': '话后处理：已超时 {time}',
    finished: '话术已完成。请结束通话，然后保存记录。',
    save: '保存通话记录',
    saved: '通话记录已保存。',
    calls: '通话',
    unknown: '未知来电',
    'line-connected': '接听',
    'line-held': '保持',
    'line-resumed': '取回',
    'line-ended': '挂断',
    result: '结果：',
    'result-missing': '请先选择通话结果。',
    change: '更改',
    cards: '卡片',
    summary: '小结',
    'summary-help': '根据回答生成，可自行修改。',
  },
  'zh-TW': {
    paused: '話術已暫停，請先繼續。',
    'answer-missing': '請先選擇一項回答。',
    'not-confirmed': '請先逐字宣讀，並確認已宣讀。',
    'action-missing': '請先完成此處標為必做的操作。',
    'no-way-on': '依目前的回答無法繼續，請檢查或返回。',
    'flag-missing': '下一步尚未解鎖：請先{what}。',
    'flag-verified': '核實客戶身分',
    'way-out': '現在就做：{title}',
    'mandatory-ahead': '暫時不能：「{title}」不可跳過',
    'read-aloud': '宣讀',
    'read-aloud-note': '請按原文宣讀，不可跳過。',
    consent: '須由客戶本人明確同意或拒絕，不可跳過。',
    confirm: '我已宣讀',
    stamped: '{time} 完成',
    'stamped-by': '{time} 由 {agent} 完成',
    actions: '待辦',
    required: '必做',
    done: '已完成',
    told: '請告知客戶：',
    'in-language': '客戶的語言',
    pronunciation: '讀法：',
    missing: '尚不清楚，請詢問或直接填寫：',
    'text-size': '字級',
    smaller: '縮小文字',
    larger: '放大文字',
    overview: '步驟',
    jump: '前往「{title}」',
    here: '目前步驟',
    pause: '暫停',
    'paused-since': '自 {time} 起暫停，內容均已保留。',
    resume: '繼續',
    'wrap-up': '話後處理：還有 {time} 儲存記錄',
    'wrap-up-over': '話後處理：已逾時 {time}',
    finished: '話術已完成。請結束通話，然後儲存記錄。',
    save: '儲存通話記錄',
    saved: '通話記錄已儲存。',
    calls: '通話',
    unknown: '未知來電',
    'line-connected': '接聽',
    'line-held': '保留',
    'line-resumed': '取回',
    'line-ended': '掛斷',
    result: '結果：',
    'result-missing': '請先選擇通話結果。',
    change: '變更',
    cards: '卡片',
    summary: '小結',
    'summary-help': '根據回答產生，可自行修改。',
  },
};
