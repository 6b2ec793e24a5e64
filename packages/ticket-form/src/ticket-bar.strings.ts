import type { AssignmentRefusal, RefusalReason, TicketPriority } from '@callside/core';
import type { Strings } from '@callside/ui';

type Key =
  | 'moves'
  | 'priority'
  | `priority-${TicketPriority}`
  | 'owner'
  | 'nobody'
  | 'byRule'
  | 'assign'
  | 'nobodyFound'
  | 'left'
  | 'overdue'
  | 'paused'
  | 'cancel'
  | 'possibleAt'
  | 'urges'
  | 'cannot'
  | `refusal-${RefusalReason}`
  | `assignment-${AssignmentRefusal['reason']}`;

/** Texts of the ticket bar. */
export const TICKET_BAR_STRINGS: Strings<Key> = {
  en: {
    moves: 'What happens next',
    priority: 'Priority',
    'priority-low': 'Low',
    'priority-normal': 'Normal',
    'priority-high': 'High',
    'priority-urgent': 'Urgent',
    owner: 'With',
    nobody: 'Nobody yet',
    byRule: 'Assign by rule',
    assign: 'Give to',
    nobodyFound: 'The rules find nobody: {reasons}',
    left: '{time} left',
    overdue: '{time} overdue',
    paused: 'paused, {time} left',
    cancel: 'Cancel',
    possibleAt: 'Next possible: {time}.',
    urges: 'Urged {count} ×',
    cannot: '{move} is not possible. {why}',
    'refusal-unknown-event': 'The workflow does not know it.',
    'refusal-not-from-this-state': 'It is possible from: {states}.',
    'refusal-role-not-allowed': 'Only for: {roles}.',
    'refusal-condition-not-met': 'Its condition is not met; it looks at: {reads}.',
    'refusal-finished': 'The ticket has ended.',
    'assignment-condition-not-met': '{rule}: not for this ticket',
    'assignment-nobody-there': '{rule}: nobody belongs to it',
    'assignment-unavailable': '{who}: not available',
    'assignment-skill-missing': '{who}: lacks {skill}',
    'assignment-open-limit': '{who}: has {limit} open tickets',
    'assignment-day-limit': '{who}: got {limit} today',
  },
  'zh-CN': {
    moves: '下一步操作',
    priority: '优先级',
    'priority-low': '低',
    'priority-normal': '普通',
    'priority-high': '高',
    'priority-urgent': '紧急',
    owner: '处理人',
    nobody: '尚未分配',
    byRule: '按规则分配',
    assign: '分配给',
    nobodyFound: '按规则没有合适人选：{reasons}',
    left: '剩余 {time}',
    overdue: '已超时 {time}',
    paused: '已暂停，剩余 {time}',
    cancel: '取消',
    possibleAt: '最早可在 {time} 操作。',
    urges: '已催办 {count} 次',
    cannot: '无法执行“{move}”。{why}',
    'refusal-unknown-event': '流程中没有此操作。',
    'refusal-not-from-this-state': '仅可在以下状态执行：{states}。',
    'refusal-role-not-allowed': '仅限：{roles}。',
    'refusal-condition-not-met': '条件未满足，涉及：{reads}。',
    'refusal-finished': '工单已结束。',
    'assignment-condition-not-met': '{rule}：不适用于此工单',
    'assignment-nobody-there': '{rule}：没有成员',
    'assignment-unavailable': '{who}：当前不可用',
    'assignment-skill-missing': '{who}：缺少技能 {skill}',
    'assignment-open-limit': '{who}：已有 {limit} 张未结工单',
    'assignment-day-limit': '{who}：今日已分配 {limit} 张',
  },
  'zh-TW': {
    moves: '下一步操作',
    priority: '優先順序',
    'priority-low': '低',
    'priority-normal': '普通',
    'priority-high': '高',
    'priority-urgent': '緊急',
    owner: '處理人',
    nobody: '尚未指派',
    byRule: '依規則指派',
    assign: '指派給',
    nobodyFound: '依規則沒有合適人選：{reasons}',
    left: '剩餘 {time}',
    overdue: '已逾時 {time}',
    paused: '已暫停，剩餘 {time}',
    cancel: '取消',
    possibleAt: '最早可於 {time} 操作。',
    urges: '已催辦 {count} 次',
    cannot: '無法執行「{move}」。{why}',
    'refusal-unknown-event': '流程中沒有此操作。',
    'refusal-not-from-this-state': '僅可在下列狀態執行：{states}。',
    'refusal-role-not-allowed': '僅限：{roles}。',
    'refusal-condition-not-met': '條件未滿足，涉及：{reads}。',
    'refusal-finished': '工單已結束。',
    'assignment-condition-not-met': '{rule}：不適用於此工單',
    'assignment-nobody-there': '{rule}：沒有成員',
    'assignment-unavailable': '{who}：目前無法接單',
    'assignment-skill-missing': '{who}：缺少技能 {skill}',
    'assignment-open-limit': '{who}：已有 {limit} 張未結工單',
    'assignment-day-limit': '{who}：今日已指派 {limit} 張',
  },
};
