import type { TicketLinkKind, TicketPriority } from '@callside/core';
import type { Strings } from '@callside/ui';

type Key =
  | 'duplicates'
  | 'earlier'
  | 'none'
  | 'links'
  | 'activity'
  | 'noNumber'
  | 'open'
  | 'link'
  | 'unlink'
  | `link-${TicketLinkKind}`
  | `priority-${TicketPriority}`
  | 'note'
  | 'addNote'
  | 'toldCustomer'
  | 'opened'
  | 'changed'
  | 'changedPrivately'
  | 'prioritised'
  | 'assigned'
  | 'linked'
  | 'unlinked'
  | 'replied'
  | 'noted'
  | 'revealed'
  | 'tooLate';

/** Texts of a ticket's history. */
export const TICKET_HISTORY_STRINGS: Strings<Key> = {
  en: {
    duplicates: 'Possibly reported already',
    earlier: 'Earlier tickets of this customer ({count})',
    none: 'This customer has no other ticket on this device.',
    links: 'Linked tickets',
    activity: 'What has happened ({count})',
    noNumber: 'no number yet',
    open: 'Open',
    link: 'Link as',
    unlink: 'Remove link',
    'link-related': 'Related to',
    'link-duplicate-of': 'Duplicate of',
    'link-duplicated-by': 'Has the duplicate',
    'link-parent': 'Part of',
    'link-child': 'Has the part',
    'priority-low': 'Low',
    'priority-normal': 'Normal',
    'priority-high': 'High',
    'priority-urgent': 'Urgent',
    note: 'Note',
    addNote: 'Add note',
    toldCustomer: 'Told the customer',
    opened: 'Opened',
    changed: '{field}: {from} → {to}',
    changedPrivately: '{field} changed',
    prioritised: 'Priority: {from} → {to}',
    assigned: 'Given to {to}',
    linked: 'Linked: {link}',
    unlinked: 'Link removed: {link}',
    replied: 'Told the customer: {text}',
    noted: 'Note: {text}',
    revealed: '{field} shown in full: {reason}',
    tooLate: 'came too late',
  },
  'zh-CN': {
    duplicates: '可能已经报过',
    earlier: '该客户的其他工单（{count}）',
    none: '本机没有该客户的其他工单。',
    links: '关联工单',
    activity: '处理记录（{count}）',
    noNumber: '暂无编号',
    open: '打开',
    link: '关联为',
    unlink: '取消关联',
    'link-related': '相关工单',
    'link-duplicate-of': '重复于',
    'link-duplicated-by': '被重复',
    'link-parent': '上级工单',
    'link-child': '下级工单',
    'priority-low': '低',
    'priority-normal': '普通',
    'priority-high': '高',
    'priority-urgent': '紧急',
    note: '备注',
    addNote: '添加备注',
    toldCustomer: '已告知客户',
    opened: '创建工单',
    changed: '{field}：{from} → {to}',
    changedPrivately: '已修改{field}',
    prioritised: '优先级：{from} → {to}',
    assigned: '分配给 {to}',
    linked: '已关联：{link}',
    unlinked: '已取消关联：{link}',
    replied: '已告知客户：{text}',
    noted: '备注：{text}',
    revealed: '查看了完整的{field}：{reason}',
    tooLate: '未生效',
  },
  'zh-TW': {
    duplicates: '可能已經報過',
    earlier: '該客戶的其他工單（{count}）',
    none: '本機沒有該客戶的其他工單。',
    links: '關聯工單',
    activity: '處理記錄（{count}）',
    noNumber: '尚無編號',
    open: '開啟',
    link: '關聯為',
    unlink: '取消關聯',
    'link-related': '相關工單',
    'link-duplicate-of': '重複於',
    'link-duplicated-by': '被重複',
    'link-parent': '上層工單',
    'link-child': '下層工單',
    'priority-low': '低',
    'priority-normal': '普通',
    'priority-high': '高',
    'priority-urgent': '緊急',
    note: '備註',
    addNote: '新增備註',
    toldCustomer: '已告知客戶',
    opened: '建立工單',
    changed: '{field}：{from} → {to}',
    changedPrivately: '已修改{field}',
    prioritised: '優先順序：{from} → {to}',
    assigned: '指派給 {to}',
    linked: '已關聯：{link}',
    unlinked: '已取消關聯：{link}',
    replied: '已告知客戶：{text}',
    noted: '備註：{text}',
    revealed: '查看了完整的{field}：{reason}',
    tooLate: '未生效',
  },
};
