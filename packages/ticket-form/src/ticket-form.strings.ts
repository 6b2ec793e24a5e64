import type { TicketStatus } from '@callside/core';
import type { Strings } from '@callside/ui';

type Key = 'submit' | 'saveChanges' | 'numberPending' | 'errors' | 'submitted' | `status-${TicketStatus}`;

/** Texts of the ticket form. */
export const TICKET_FORM_STRINGS: Strings<Key> = {
  en: {
    submit: 'Submit',
    saveChanges: 'Save changes',
    numberPending: 'Number follows from the server',
    errors: '{count} to correct',
    submitted: 'Ticket stored.',
    'status-pending': 'Pending',
    'status-processing': 'Processing',
    'status-waiting': 'Waiting',
    'status-escalated': 'Escalated',
    'status-resolved': 'Resolved',
    'status-closed': 'Closed',
    'status-reopened': 'Reopened',
  },
  'zh-CN': {
    submit: '提交',
    saveChanges: '保存更改',
    numberPending: '工单号由服务器生成',
    errors: '{count} 项待更正',
    submitted: '工单已保存。',
    'status-pending': '待处理',
    'status-processing': '处理中',
    'status-waiting': '等待中',
    'status-escalated': '已升级',
    'status-resolved': '已解决',
    'status-closed': '已关闭',
    'status-reopened': '重新打开',
  },
  'zh-TW': {
    submit: '提交',
    saveChanges: '儲存變更',
    numberPending: '工單號由伺服器產生',
    errors: '{count} 項待更正',
    submitted: '工單已儲存。',
    'status-pending': '待處理',
    'status-processing': '處理中',
    'status-waiting': '等待中',
    'status-escalated': '已升級',
    'status-resolved': '已解決',
    'status-closed': '已關閉',
    'status-reopened': '重新開啟',
  },
};
