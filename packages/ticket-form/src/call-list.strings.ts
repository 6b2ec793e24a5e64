import type { CallDirection, TicketStatus } from '@callside/core';
import type { Strings } from '@callside/ui';
import type { CallColumn } from './call-list.model.js';

type Key =
  | `column-${CallColumn}`
  | CallDirection
  | `status-${TicketStatus}`
  | 'title'
  | 'search'
  | 'from'
  | 'until'
  | 'only'
  | 'all'
  | 'with-ticket'
  | 'without-ticket'
  | 'unsaved'
  | 'count'
  | 'none'
  | 'noneFits'
  | 'more'
  | 'open'
  | 'export'
  | 'fileName'
  | 'agent'
  | 'numberPending';

/** Texts of the list of calls. */
export const CALL_LIST_STRINGS: Strings<Key> = {
  en: {
    title: 'Calls',
    search: 'Search calls',
    from: 'From',
    until: 'Until',
    only: 'Show',
    all: 'All calls',
    'with-ticket': 'With a ticket',
    'without-ticket': 'Without a ticket',
    unsaved: 'Not saved yet',
    count: '{shown} of {all} calls',
    none: 'No calls on this device.',
    noneFits: 'No call fits.',
    more: 'Show more',
    open: 'Open the call of {at}, {customer}',
    export: 'Save as a table (CSV)',
    fileName: 'calls-{day}.csv',
    agent: '{id} {name}',
    numberPending: 'No number yet',
    inbound: 'In',
    outbound: 'Out',
    'column-at': 'Date and time',
    'column-direction': 'Direction',
    'column-customer': 'Customer',
    'column-contact': 'Contact',
    'column-ticket': 'Ticket',
    'column-type': 'Problem type',
    'column-summary': 'Description',
    'column-result': 'Result',
    'column-followUp': 'Follow-up',
    'column-satisfaction': 'Satisfaction',
    'column-agent': 'Agent',
    'status-pending': 'Pending',
    'status-processing': 'Processing',
    'status-waiting': 'Waiting',
    'status-escalated': 'Escalated',
    'status-resolved': 'Resolved',
    'status-reopened': 'Reopened',
    'status-closed': 'Closed',
  },
  'zh-CN': {
    title: '通话记录',
    search: '搜索通话',
    from: '开始日期',
    until: '结束日期',
    only: '显示',
    all: '全部通话',
    'with-ticket': '已建工单',
    'without-ticket': '未建工单',
    unsaved: '尚未保存',
    count: '显示 {shown} 条，共 {all} 条',
    none: '本机没有通话记录。',
    noneFits: '没有符合条件的通话。',
    more: '显示更多',
    open: '打开 {at} {customer} 的通话',
    export: '导出表格（CSV）',
    fileName: '通话记录-{day}.csv',
    agent: '{id} {name}',
    numberPending: '暂无编号',
    inbound: '呼入',
    outbound: '呼出',
    'column-at': '日期时间',
    'column-direction': '方向',
    'column-customer': '客户',
    'column-contact': '联系方式',
    'column-ticket': '工单',
    'column-type': '问题类型',
    'column-summary': '简要描述',
    'column-result': '处理结果',
    'column-followUp': '跟进时间',
    'column-satisfaction': '满意度',
    'column-agent': '坐席',
    'status-pending': '待处理',
    'status-processing': '处理中',
    'status-waiting': '等待中',
    'status-escalated': '已升级',
    'status-resolved': '已解决',
    'status-reopened': '已重开',
    'status-closed': '已关闭',
  },
  'zh-TW': {
    title: '通話記錄',
    search: '搜尋通話',
    from: '開始日期',
    until: '結束日期',
    only: '顯示',
    all: '全部通話',
    'with-ticket': '已建工單',
    'without-ticket': '未建工單',
    unsaved: '尚未儲存',
    count: '顯示 {shown} 筆，共 {all} 筆',
    none: '本機沒有通話記錄。',
    noneFits: '沒有符合條件的通話。',
    more: '顯示更多',
    open: '開啟 {at} {customer} 的通話',
    export: '匯出表格（CSV）',
    fileName: '通話記錄-{day}.csv',
    agent: '{id} {name}',
    numberPending: '尚無編號',
    inbound: '來電',
    outbound: '去電',
    'column-at': '日期時間',
    'column-direction': '方向',
    'column-customer': '客戶',
    'column-contact': '聯絡方式',
    'column-ticket': '工單',
    'column-type': '問題類型',
    'column-summary': '簡要描述',
    'column-result': '處理結果',
    'column-followUp': '跟進時間',
    'column-satisfaction': '滿意度',
    'column-agent': '客服人員',
    'status-pending': '待處理',
    'status-processing': '處理中',
    'status-waiting': '等待中',
    'status-escalated': '已升級',
    'status-resolved': '已解決',
    'status-reopened': '已重開',
    'status-closed': '已關閉',
  },
};
