import type { WorkflowDefinition, WorkflowTransition } from '../definition/workflow.js';

const OPT_OUT: readonly WorkflowTransition[] = [{ to: 'declined', roles: ['customer', 'agent', 'system'] }];

/** Answers 1 and 2 of 5 go to the team leader at once. */
const COMPLETE: readonly WorkflowTransition[] = [
  {
    to: 'answered',
    roles: ['customer', 'system'],
    when: { and: [{ '!!': { var: 'event.satisfaction' } }, { '<=': [{ var: 'event.satisfaction' }, 2] }] },
    effects: ['notify-team-leader'],
  },
  { to: 'answered', roles: ['customer', 'system'] },
];

/**
 * An invitation to a survey, from the end of a call to the answer or the end of the link.
 *
 * ```
 * planned ──send──► sent ──open──► opened ──complete──► answered
 *    │               │  └─bounce─► undeliverable
 *    └─suppress─►    └── at expiresAt ──► expired      opt-out at any of them: declined
 *   suppressed           at remindAt, unless it was opened: one reminder
 * ```
 */
export const SURVEY_INVITATION_WORKFLOW: WorkflowDefinition = {
  kind: 'workflow',
  id: 'survey-invitation',
  version: 1,
  status: 'published',
  title: { en: 'Survey invitation', 'zh-CN': '满意度邀评', 'zh-TW': '滿意度邀評' },
  variables: { channel: null, expiresAt: null, remindAt: null, reason: null },
  events: {
    send: { title: { en: 'Send', 'zh-CN': '发送', 'zh-TW': '傳送' } },
    suppress: { title: { en: 'Suppress', 'zh-CN': '不发送', 'zh-TW': '不傳送' } },
    bounce: { title: { en: 'Not delivered', 'zh-CN': '送达失败', 'zh-TW': '送達失敗' } },
    open: { title: { en: 'Opened', 'zh-CN': '客户打开', 'zh-TW': '客戶開啟' } },
    complete: { title: { en: 'Answered', 'zh-CN': '客户提交', 'zh-TW': '客戶送出' } },
    'opt-out': { title: { en: 'Opted out', 'zh-CN': '客户拒绝', 'zh-TW': '客戶拒絕' } },
  },
  initial: 'planned',
  states: {
    planned: {
      title: { en: 'Planned', 'zh-CN': '待发送', 'zh-TW': '待傳送' },
      on: {
        send: [
          {
            to: 'sent',
            roles: ['agent', 'system'],
            when: { '>': [{ var: 'event.expiresAt' }, { var: 'now' }] },
            assign: {
              channel: { var: 'event.channel' },
              expiresAt: { var: 'event.expiresAt' },
              remindAt: { var: 'event.remindAt' },
            },
            effects: [{ type: 'send-invitation', params: { channel: { var: 'flow.channel' } } }],
          },
        ],
        suppress: [{ to: 'suppressed', roles: ['agent', 'system'], assign: { reason: { var: 'event.reason' } } }],
        'opt-out': OPT_OUT,
      },
    },
    sent: {
      title: { en: 'Sent', 'zh-CN': '已发送', 'zh-TW': '已傳送' },
      after: [
        { at: { var: 'flow.remindAt' }, effects: ['send-reminder'] },
        { at: { var: 'flow.expiresAt' }, to: 'expired' },
      ],
      on: {
        bounce: [{ to: 'undeliverable', roles: ['system'], assign: { reason: { var: 'event.reason' } } }],
        open: [{ to: 'opened', roles: ['customer', 'system'] }],
        complete: COMPLETE,
        'opt-out': OPT_OUT,
      },
    },
    opened: {
      title: { en: 'Opened', 'zh-CN': '已打开', 'zh-TW': '已開啟' },
      after: [{ at: { var: 'flow.expiresAt' }, to: 'expired' }],
      on: { complete: COMPLETE, 'opt-out': OPT_OUT },
    },
    answered: {
      title: { en: 'Answered', 'zh-CN': '已评价', 'zh-TW': '已評價' },
      enter: ['count-response'],
      final: true,
    },
    expired: { title: { en: 'Expired', 'zh-CN': '已过期', 'zh-TW': '已過期' }, enter: ['close-link'], final: true },
    undeliverable: { title: { en: 'Undeliverable', 'zh-CN': '无法送达', 'zh-TW': '無法送達' }, final: true },
    suppressed: { title: { en: 'Suppressed', 'zh-CN': '未发送', 'zh-TW': '未傳送' }, final: true },
    declined: { title: { en: 'Opted out', 'zh-CN': '已拒绝', 'zh-TW': '已拒絕' }, enter: ['close-link'], final: true },
  },
};
