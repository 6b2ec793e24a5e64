import type { CallOfferRefusal } from '@callside/core';
import type { Strings } from '@callside/ui';

type Key =
  | 'hand-over'
  | 'confirm'
  | 'cancel'
  | 'to'
  | 'to-number'
  | 'choose'
  | 'colleagues'
  | 'teams'
  | 'note'
  | 'told'
  | 'told-help'
  | CallOfferRefusal
  | 'failed'
  | 'handed'
  | 'waiting'
  | 'led-by'
  | 'take-back'
  | 'offers'
  | 'given'
  | 'news'
  | 'from'
  | 'from-to'
  | 'at-step'
  | 'said'
  | 'customer-told'
  | 'no-customer'
  | 'take'
  | 'decline'
  | 'reason'
  | 'too-late'
  | 'taken-by'
  | 'taken-back'
  | 'taken-over'
  | 'gone'
  | 'came-back'
  | 'declined'
  | 'offered'
  | 'offered-to-team'
  | 'taken'
  | 'was-declined'
  | 'because'
  | 'not-sent';

/** Texts of calls that are handed over. */
export const HANDOVER_STRINGS: Strings<Key> = {
  en: {
    'hand-over': 'Hand over…',
    confirm: 'Hand over',
    cancel: 'Cancel',
    to: 'To',
    'to-number': 'Agent number',
    choose: 'Choose…',
    colleagues: 'Colleagues',
    teams: 'Teams and shifts',
    note: 'What should they know?',
    told: 'What was the customer told?',
    'told-help': 'Begins with what this call has told already.',
    'call-closed': 'The call is closed.',
    'already-offered': 'The call is handed over already.',
    'led-by-another': 'A colleague leads this call now.',
    'to-oneself': 'That is your own number.',
    failed: 'That did not work. Nothing was changed.',
    handed: 'Handed over to {name}.',
    waiting: 'It waits to be taken. Everything is kept, and the clocks stand still.',
    'led-by': '{name} leads this call now. What you typed stays on this device.',
    'take-back': 'Take it back',
    offers: 'Calls handed to you',
    given: 'Calls you handed over',
    news: '{name} hands over a call.',
    from: 'From {name}',
    'from-to': 'From {name} to {team}',
    'at-step': 'at “{step}”',
    said: '{name}: {note}',
    'customer-told': 'The customer was told:',
    'no-customer': 'Unknown caller',
    take: 'Take it',
    decline: 'Decline…',
    reason: 'Why?',
    'too-late': 'This is no longer on offer.',
    'taken-by': 'Too late: {name} has taken it.',
    'taken-back': '{name} has taken the call back.',
    'taken-over': 'Taken over from {name}',
    gone: '{name} has taken the call.',
    'came-back': 'The call is back where it was.',
    declined: 'Declined. It stays with {name}.',
    offered: '{name} has not answered yet',
    'offered-to-team': '{name}: nobody has taken it yet',
    taken: '{name} has taken it, {time}',
    'was-declined': '{name} has declined',
    because: 'Reason: {reason}',
    'not-sent': 'Waits for network',
  },
  'zh-CN': {
    'hand-over': '转交…',
    confirm: '转交',
    cancel: '取消',
    to: '转交给',
    'to-number': '对方工号',
    choose: '请选择…',
    colleagues: '同事',
    teams: '班组',
    note: '需要告知对方什么？',
    told: '已告知客户什么？',
    'told-help': '已填入本次通话中告知客户的内容。',
    'call-closed': '通话已结束。',
    'already-offered': '通话已在转交中。',
    'led-by-another': '该通话现由同事负责。',
    'to-oneself': '这是您自己的工号。',
    failed: '操作未成功，内容没有变化。',
    handed: '已转交给 {name}。',
    waiting: '等待对方接手。内容均已保留，计时暂停。',
    'led-by': '该通话现由 {name} 负责，您输入的内容保留在本机。',
    'take-back': '收回',
    offers: '转交给您的通话',
    given: '您转交的通话',
    news: '{name} 转交了一通电话。',
    from: '来自 {name}',
    'from-to': '{name} 转交给{team}',
    'at-step': '进行到“{step}”',
    said: '{name}：{note}',
    'customer-told': '已告知客户：',
    'no-customer': '未知来电',
    take: '接手',
    decline: '婉拒…',
    reason: '原因',
    'too-late': '对方已不再转交此通话。',
    'taken-by': '{name} 已先接手。',
    'taken-back': '{name} 已收回通话。',
    'taken-over': '接手自 {name}',
    gone: '{name} 已接手通话。',
    'came-back': '通话已回到原处。',
    declined: '已婉拒，通话仍由 {name} 负责。',
    offered: '{name} 尚未答复',
    'offered-to-team': '{name}尚无人接手',
    taken: '{name} 已接手，{time}',
    'was-declined': '{name} 已婉拒',
    because: '原因：{reason}',
    'not-sent': '等待网络',
  },
  'zh-TW': {
    'hand-over': '轉交…',
    confirm: '轉交',
    cancel: '取消',
    to: '轉交給',
    'to-number': '對方工號',
    choose: '請選擇…',
    colleagues: '同事',
    teams: '班組',
    note: '需要告知對方什麼？',
    told: '已告知客戶什麼？',
    'told-help': '已填入本次通話中告知客戶的內容。',
    'call-closed': '通話已結束。',
    'already-offered': '通話已在轉交中。',
    'led-by-another': '此通話現由同事負責。',
    'to-oneself': '這是您自己的工號。',
    failed: '操作未成功，內容沒有變化。',
    handed: '已轉交給 {name}。',
    waiting: '等待對方接手。內容均已保留，計時暫停。',
    'led-by': '此通話現由 {name} 負責，您輸入的內容保留在本機。',
    'take-back': '收回',
    offers: '轉交給您的通話',
    given: '您轉交的通話',
    news: '{name} 轉交了一通電話。',
    from: '來自 {name}',
    'from-to': '{name} 轉交給{team}',
    'at-step': '進行到「{step}」',
    said: '{name}：{note}',
    'customer-told': '已告知客戶：',
    'no-customer': '未知來電',
    take: '接手',
    decline: '婉拒…',
    reason: '原因',
    'too-late': '對方已不再轉交此通話。',
    'taken-by': '{name} 已先接手。',
    'taken-back': '{name} 已收回通話。',
    'taken-over': '接手自 {name}',
    gone: '{name} 已接手通話。',
    'came-back': '通話已回到原處。',
    declined: '已婉拒，通話仍由 {name} 負責。',
    offered: '{name} 尚未答覆',
    'offered-to-team': '{name}尚無人接手',
    taken: '{name} 已接手，{time}',
    'was-declined': '{name} 已婉拒',
    because: '原因：{reason}',
    'not-sent': '等待網路',
  },
};
