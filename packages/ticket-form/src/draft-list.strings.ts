import type { HandoverState } from '@callside/core';
import type { Strings } from '@callside/ui';

type Key =
  | 'title'
  | 'none'
  | 'offers'
  | 'own'
  | 'handed'
  | 'ofCall'
  | 'ticket'
  | 'noCustomer'
  | 'typed'
  | 'filled'
  | 'complete'
  | 'values'
  | 'openCall'
  | 'changes'
  | 'open'
  | 'handOver'
  | 'discard'
  | 'discarded'
  | 'undo'
  | 'notRestored'
  | 'to'
  | 'toNumber'
  | 'choose'
  | 'note'
  | 'cancel'
  | 'from'
  | 'said'
  | 'take'
  | 'decline'
  | 'reason'
  | 'tooLate'
  | 'takeBack'
  | 'notSent'
  | 'failed'
  | `state-${Exclude<HandoverState, 'withdrawn'>}`
  | 'because';

/** Texts of the list of unfinished tickets. */
export const DRAFT_LIST_STRINGS: Strings<Key> = {
  en: {
    title: 'Unfinished tickets',
    none: 'Nothing is unfinished.',
    offers: 'Handed to you',
    own: 'Begun by you',
    handed: 'Handed to colleagues',
    ofCall: 'Ticket of a call',
    ticket: 'Ticket',
    noCustomer: 'No customer yet',
    typed: 'Last typed: {time}',
    filled: '{filled} of {shown} filled, still required: {missing}',
    complete: '{filled} of {shown} filled',
    values: 'Values: {filled}',
    openCall: 'Call not closed',
    changes: 'Changes not saved',
    open: 'Continue',
    handOver: 'Hand over',
    discard: 'Discard',
    discarded: 'Discarded: {title}',
    undo: 'Undo',
    notRestored: 'You have typed in it again since; that stays.',
    to: 'To',
    toNumber: 'Agent number',
    choose: 'Choose…',
    note: 'What should they know?',
    cancel: 'Cancel',
    from: 'From {name}',
    said: '{name}: {note}',
    take: 'Take it',
    decline: 'Decline',
    reason: 'Why?',
    tooLate: 'This is no longer on offer.',
    takeBack: 'Take it back',
    notSent: 'Waits for network',
    failed: 'That did not work. Nothing was changed.',
    'state-offered': '{name} has not answered yet',
    'state-taken': '{name} has taken it, {time}',
    'state-declined': '{name} has declined',
    because: 'Reason: {reason}',
  },
  'zh-CN': {
    title: '未完成工单',
    none: '没有未完成的工单。',
    offers: '转交给您的',
    own: '我的草稿',
    handed: '转交给同事的',
    ofCall: '通话中的工单',
    ticket: '工单',
    noCustomer: '尚无客户信息',
    typed: '最后编辑：{time}',
    filled: '已填 {filled}/{shown} 项，还缺 {missing} 个必填项',
    complete: '已填 {filled}/{shown} 项',
    values: '已填 {filled} 项',
    openCall: '通话未结束',
    changes: '有未保存的修改',
    open: '继续填写',
    handOver: '转交',
    discard: '放弃',
    discarded: '已放弃：{title}',
    undo: '撤销',
    notRestored: '之后又有新输入的内容，已予保留。',
    to: '转交给',
    toNumber: '对方工号',
    choose: '请选择…',
    note: '需要告知对方什么？',
    cancel: '取消',
    from: '来自 {name}',
    said: '{name}：{note}',
    take: '接收',
    decline: '婉拒',
    reason: '原因',
    tooLate: '对方已不再转交此工单。',
    takeBack: '收回',
    notSent: '等待网络',
    failed: '操作未成功，内容没有变化。',
    'state-offered': '{name} 尚未答复',
    'state-taken': '{name} 已接收，{time}',
    'state-declined': '{name} 已婉拒',
    because: '原因：{reason}',
  },
  'zh-TW': {
    title: '未完成工單',
    none: '沒有未完成的工單。',
    offers: '轉交給您的',
    own: '我的草稿',
    handed: '轉交給同事的',
    ofCall: '通話中的工單',
    ticket: '工單',
    noCustomer: '尚無客戶資訊',
    typed: '最後編輯：{time}',
    filled: '已填 {filled}/{shown} 項，還缺 {missing} 個必填項',
    complete: '已填 {filled}/{shown} 項',
    values: '已填 {filled} 項',
    openCall: '通話未結束',
    changes: '有未儲存的修改',
    open: '繼續填寫',
    handOver: '轉交',
    discard: '捨棄',
    discarded: '已捨棄：{title}',
    undo: '復原',
    notRestored: '之後又有新輸入的內容，已予保留。',
    to: '轉交給',
    toNumber: '對方工號',
    choose: '請選擇…',
    note: '需要告知對方什麼？',
    cancel: '取消',
    from: '來自 {name}',
    said: '{name}：{note}',
    take: '接收',
    decline: '婉拒',
    reason: '原因',
    tooLate: '對方已不再轉交此工單。',
    takeBack: '收回',
    notSent: '等待網路',
    failed: '操作未成功，內容沒有變化。',
    'state-offered': '{name} 尚未答覆',
    'state-taken': '{name} 已接收，{time}',
    'state-declined': '{name} 已婉拒',
    because: '原因：{reason}',
  },
};
