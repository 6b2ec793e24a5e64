import type { WorkflowDefinition, WorkflowTransition } from '../definition/workflow.js';

export const TICKET_EVENTS = ['start', 'wait', 'resume', 'escalate', 'urge', 'resolve', 'close', 'reopen'] as const;

export type TicketEvent = (typeof TICKET_EVENTS)[number];

/** Who works on tickets. */
const DESK = ['agent', 'team-leader', 'supervisor', 'business-contact'];

/** Who answers to the customer. */
const FRONT = ['agent', 'team-leader', 'supervisor'];

/** Reminding the owner moves nothing; it is counted, and the owner is told each time. */
const URGE: readonly WorkflowTransition[] = [
  {
    roles: [...FRONT, 'customer', 'system'],
    assign: { urges: { '+': [{ var: 'flow.urges' }, 1] } },
    effects: [{ type: 'notify-owner', params: { urges: { var: 'flow.urges' }, reason: { var: 'event.reason' } } }],
  },
];

/** Handing upwards takes a deadline along: `replyBy`, in epoch milliseconds. */
const ESCALATE: readonly WorkflowTransition[] = [
  {
    to: 'escalated',
    roles: DESK,
    assign: { escalations: { '+': [{ var: 'flow.escalations' }, 1] }, replyBy: { var: 'event.replyBy' } },
  },
];

const RESOLVE: readonly WorkflowTransition[] = [
  { to: 'resolved', roles: DESK, assign: { resolution: { var: 'event.resolution' } }, effects: ['tell-customer'] },
];

const REOPEN: readonly WorkflowTransition[] = [
  {
    to: 'reopened',
    roles: [...FRONT, 'customer'],
    assign: { open: true, reopens: { '+': [{ var: 'flow.reopens' }, 1] } },
    effects: ['notify-owner'],
  },
];

/**
 * A ticket from report to closure. A closed ticket can only be opened again.
 *
 * ```
 * pending ──start──► processing ◄──resume── waiting
 *    │                │  │   └─────wait───────►▲
 *    │  ┌──escalate───┘  │
 *    ▼  ▼                ▼
 * escalated ──resolve──► resolved ──close──► closed
 *    ▲                    │                   │
 *    └─escalate─ reopened ◄──────reopen───────┘        start and resolve lead out of reopened, too
 * ```
 *
 * Everybody who answers to the customer can urge an open ticket, and a rule does when there is no answer within 24 hours
 * or no end within 48. `wait` takes `until`, `escalate` takes `replyBy`; whoever promised is reminded then.
 */
export const TICKET_WORKFLOW: WorkflowDefinition = {
  kind: 'workflow',
  id: 'ticket',
  version: 1,
  status: 'published',
  title: { en: 'Ticket', 'zh-CN': '工单', 'zh-TW': '工單' },
  variables: {
    open: true,
    answered: false,
    urges: 0,
    escalations: 0,
    reopens: 0,
    waitUntil: null,
    replyBy: null,
    resolution: null,
  },
  events: {
    start: { title: { en: 'Start', 'zh-CN': '开始处理', 'zh-TW': '開始處理' } },
    wait: {
      title: { en: 'Wait', 'zh-CN': '挂起等待', 'zh-TW': '暫停等待' },
      fields: [
        {
          id: 'until',
          type: 'date-time',
          label: { en: 'Until', 'zh-CN': '等待至', 'zh-TW': '等待至' },
          required: true,
        },
      ],
    },
    resume: { title: { en: 'Resume', 'zh-CN': '恢复处理', 'zh-TW': '恢復處理' } },
    escalate: {
      title: { en: 'Escalate', 'zh-CN': '升级', 'zh-TW': '升級' },
      fields: [
        {
          id: 'replyBy',
          type: 'date-time',
          label: { en: 'Answer wanted by', 'zh-CN': '要求回复时间', 'zh-TW': '要求回覆時間' },
          required: true,
        },
      ],
    },
    urge: {
      title: { en: 'Urge', 'zh-CN': '催办', 'zh-TW': '催辦' },
      fields: [{ id: 'reason', type: 'text', label: { en: 'Reason', 'zh-CN': '催办原因', 'zh-TW': '催辦原因' } }],
    },
    resolve: {
      title: { en: 'Resolve', 'zh-CN': '标记已解决', 'zh-TW': '標記已解決' },
      fields: [
        {
          id: 'resolution',
          type: 'long-text',
          label: { en: 'What was done', 'zh-CN': '处理结果', 'zh-TW': '處理結果' },
        },
      ],
    },
    close: { title: { en: 'Close', 'zh-CN': '关闭', 'zh-TW': '關閉' } },
    reopen: { title: { en: 'Reopen', 'zh-CN': '重新打开', 'zh-TW': '重新開啟' } },
  },
  after: [
    {
      delay: 'PT24H',
      when: { and: [{ var: 'flow.open' }, { '!': { var: 'flow.answered' } }] },
      assign: { urges: { '+': [{ var: 'flow.urges' }, 1] } },
      effects: ['notify-owner', 'notify-team-leader'],
    },
    {
      delay: 'PT48H',
      when: { var: 'flow.open' },
      assign: { urges: { '+': [{ var: 'flow.urges' }, 1] } },
      effects: ['notify-owner', 'notify-supervisor'],
    },
  ],
  initial: 'pending',
  states: {
    pending: {
      title: { en: 'Pending', 'zh-CN': '待处理', 'zh-TW': '待處理' },
      enter: ['assign-owner'],
      on: {
        start: [{ to: 'processing', roles: DESK, assign: { answered: true } }],
        escalate: ESCALATE,
        urge: URGE,
        resolve: RESOLVE,
      },
    },
    processing: {
      title: { en: 'Processing', 'zh-CN': '处理中', 'zh-TW': '處理中' },
      on: {
        wait: [{ to: 'waiting', roles: DESK, assign: { waitUntil: { var: 'event.until' } } }],
        escalate: ESCALATE,
        urge: URGE,
        resolve: RESOLVE,
      },
    },
    waiting: {
      title: { en: 'Waiting', 'zh-CN': '等待中', 'zh-TW': '等待中' },
      after: [{ at: { var: 'flow.waitUntil' }, effects: ['remind-owner'] }],
      on: {
        resume: [{ to: 'processing', roles: [...DESK, 'customer', 'system'] }],
        escalate: ESCALATE,
        urge: URGE,
        resolve: RESOLVE,
      },
    },
    escalated: {
      title: { en: 'Escalated', 'zh-CN': '已升级', 'zh-TW': '已升級' },
      enter: ['notify-supervisor'],
      after: [
        {
          at: { var: 'flow.replyBy' },
          assign: { urges: { '+': [{ var: 'flow.urges' }, 1] } },
          effects: ['notify-owner', 'notify-supervisor'],
        },
      ],
      on: {
        resume: [{ to: 'processing', roles: DESK }],
        urge: URGE,
        resolve: RESOLVE,
      },
    },
    resolved: {
      title: { en: 'Resolved', 'zh-CN': '已解决', 'zh-TW': '已解決' },
      on: {
        close: [{ to: 'closed', roles: [...FRONT, 'system'], assign: { open: false } }],
        reopen: REOPEN,
      },
    },
    closed: {
      title: { en: 'Closed', 'zh-CN': '已关闭', 'zh-TW': '已關閉' },
      enter: ['invite-to-survey'],
      on: { reopen: REOPEN },
    },
    reopened: {
      title: { en: 'Reopened', 'zh-CN': '已重新打开', 'zh-TW': '已重新開啟' },
      after: [
        {
          delay: 'PT24H',
          assign: { urges: { '+': [{ var: 'flow.urges' }, 1] } },
          effects: ['notify-owner', 'notify-team-leader'],
        },
      ],
      on: {
        start: [{ to: 'processing', roles: DESK }],
        escalate: ESCALATE,
        urge: URGE,
        resolve: RESOLVE,
      },
    },
  },
};
