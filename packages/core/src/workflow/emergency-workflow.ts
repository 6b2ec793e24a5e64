import type { WorkflowDefinition, WorkflowTransition } from '../definition/workflow.js';

/** Every step is reported up the line at once. */
const UP = 'report-up';

/** Another call on the same fault hangs its ticket under the one of the emergency. */
const LINK: readonly WorkflowTransition[] = [
  {
    roles: ['agent', 'team-leader', 'supervisor', 'system'],
    assign: { calls: { '+': [{ var: 'flow.calls' }, 1] } },
    effects: [{ type: 'link-ticket', params: { ticket: { var: 'event.ticket' }, calls: { var: 'flow.calls' } } }],
  },
];

/**
 * An emergency: many calls on one fault, one parent ticket, one notice to all agents, one end.
 *
 * ```
 * reported ──declare──► active ⇄ restored ──close──► closed: all linked tickets, all customers told together
 *     └──dismiss──► dismissed       link at any of them
 * ```
 *
 * Agents get one notice with what to say, and another whenever that changes. Who does not close within 24 hours is
 * reported again.
 */
export const EMERGENCY_WORKFLOW: WorkflowDefinition = {
  kind: 'workflow',
  id: 'emergency',
  version: 1,
  status: 'published',
  title: { en: 'Emergency', 'zh-CN': '突发事件', 'zh-TW': '突發事件' },
  variables: { calls: 0, notices: 0, notice: null },
  events: {
    declare: { title: { en: 'Declare', 'zh-CN': '确认突发事件', 'zh-TW': '確認突發事件' } },
    dismiss: { title: { en: 'Dismiss', 'zh-CN': '排除', 'zh-TW': '排除' } },
    link: { title: { en: 'Link a call', 'zh-CN': '关联来电', 'zh-TW': '關聯來電' } },
    update: { title: { en: 'Change the notice', 'zh-CN': '更新口径', 'zh-TW': '更新口徑' } },
    restore: { title: { en: 'Restored', 'zh-CN': '已恢复', 'zh-TW': '已恢復' } },
    relapse: { title: { en: 'Broken again', 'zh-CN': '再次发生', 'zh-TW': '再次發生' } },
    close: { title: { en: 'Close all', 'zh-CN': '统一关闭', 'zh-TW': '統一關閉' } },
  },
  after: [{ delay: 'PT24H', effects: [UP, 'notify-manager'] }],
  initial: 'reported',
  states: {
    reported: {
      title: { en: 'Reported', 'zh-CN': '已上报', 'zh-TW': '已通報' },
      enter: [UP],
      on: {
        link: LINK,
        declare: [
          {
            to: 'active',
            roles: ['supervisor', 'manager'],
            when: { '!!': { var: 'event.notice' } },
            assign: { notice: { var: 'event.notice' }, notices: { '+': [{ var: 'flow.notices' }, 1] } },
            effects: ['open-parent-ticket'],
          },
        ],
        dismiss: [{ to: 'dismissed', roles: ['supervisor', 'manager'], effects: [UP] }],
      },
    },
    active: {
      title: { en: 'Active', 'zh-CN': '处置中', 'zh-TW': '處置中' },
      enter: [UP, { type: 'notify-agents', params: { notice: { var: 'flow.notice' } } }],
      on: {
        link: LINK,
        update: [
          {
            to: 'active',
            roles: ['supervisor', 'manager'],
            when: { '!!': { var: 'event.notice' } },
            assign: { notice: { var: 'event.notice' }, notices: { '+': [{ var: 'flow.notices' }, 1] } },
          },
        ],
        restore: [{ to: 'restored', roles: ['supervisor', 'manager', 'business-contact'] }],
      },
    },
    restored: {
      title: { en: 'Restored', 'zh-CN': '已恢复', 'zh-TW': '已恢復' },
      enter: [UP],
      on: {
        link: LINK,
        relapse: [{ to: 'active', roles: ['supervisor', 'manager', 'business-contact'] }],
        close: [{ to: 'closed', roles: ['supervisor', 'manager'] }],
      },
    },
    closed: {
      title: { en: 'Closed', 'zh-CN': '已关闭', 'zh-TW': '已關閉' },
      enter: [{ type: 'close-linked-tickets', params: { calls: { var: 'flow.calls' } } }, 'tell-customers', UP],
      final: true,
    },
    dismissed: { title: { en: 'Dismissed', 'zh-CN': '已排除', 'zh-TW': '已排除' }, final: true },
  },
};
