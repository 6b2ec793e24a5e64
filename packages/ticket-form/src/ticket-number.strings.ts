import type { TicketStatus } from '@callside/core';
import type { Strings } from '@callside/ui';

type Key = 'numberPending' | 'template' | `status-${TicketStatus}`;

/** Texts for the number and status of a stored ticket. */
export const TICKET_NUMBER_STRINGS: Strings<Key> = {
  en: {
    template: 'Template',
    numberPending: 'Number follows from the server',
    'status-pending': 'Pending',
    'status-processing': 'Processing',
    'status-waiting': 'Waiting',
    'status-escalated': 'Escalated',
    'status-resolved': 'Resolved',
    'status-closed': 'Closed',
    'status-reopened': 'Reopened',
  },
  'zh-CN': {
    template: '模板',
    numberPending: '工单号由服务器生成',
    'status-pending': '待处理',
    'status-processing': '处理中',
    'status-waiting': '等待中',
    'status-escalated': '已升级',
    'status-resolved': '已解决',
    'status-closed': '已关闭',
    'status-reopened': '重新打开',
  },
  'zh-TW': {
    template: '範本',
    numberPending: '工單號由伺服器產生',
    'status-pending': '待處理',
    'status-processing': '處理中',
    'status-waiting': '等待中',
    'status-escalated': '已升級',
    'status-resolved': '已解決',
    'status-closed': '已關閉',
    'status-reopened': '重新開啟',
  },
};
