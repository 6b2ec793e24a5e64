import type { WorkflowDefinition, WorkflowTransition } from '../definition/workflow.js';

/** The agent says which question, and why; after the last round there is nothing left to dispute. */
const DISPUTE: readonly WorkflowTransition[] = [
  {
    to: 'disputed',
    roles: ['agent'],
    when: {
      and: [
        { '!!': { var: 'event.question' } },
        { '!!': { var: 'event.reason' } },
        { '<': [{ var: 'flow.rounds' }, { var: 'flow.maxRounds' }] },
      ],
    },
    assign: {
      rounds: { '+': [{ var: 'flow.rounds' }, 1] },
      question: { var: 'event.question' },
      reason: { var: 'event.reason' },
    },
  },
];

const ACKNOWLEDGE: readonly WorkflowTransition[] = [{ to: 'acknowledged', roles: ['agent'] }];

/**
 * The evaluation of a call, from the evaluator's draft to the agent's word on it.
 *
 * ```
 * draft ──submit──► submitted ──release──► released ──acknowledge──► acknowledged ──close──► closed
 *   ▲                  │                      │ dispute a question         ▲
 *   └────send-back─────┘                      ▼                            │ acknowledge
 *                                         disputed ──uphold──► upheld ─────┤
 *                                             ▲  └───revise──► revised ────┘
 *                                             └── dispute, while rounds are left
 * ```
 *
 * Whoever scored the call does not decide the dispute. The agent is reminded at `acknowledgeBy`, if that was told.
 */
export const EVALUATION_WORKFLOW: WorkflowDefinition = {
  kind: 'workflow',
  id: 'evaluation',
  version: 1,
  status: 'published',
  title: { en: 'Evaluation', 'zh-CN': '质检评分', 'zh-TW': '質檢評分' },
  variables: { rounds: 0, maxRounds: 2, question: null, reason: null, evaluator: null, acknowledgeBy: null },
  events: {
    submit: { title: { en: 'Submit', 'zh-CN': '提交', 'zh-TW': '提交' } },
    'send-back': { title: { en: 'Send back', 'zh-CN': '退回修改', 'zh-TW': '退回修改' } },
    release: { title: { en: 'Release', 'zh-CN': '发布', 'zh-TW': '發布' } },
    acknowledge: { title: { en: 'Acknowledge', 'zh-CN': '确认', 'zh-TW': '確認' } },
    dispute: { title: { en: 'Dispute a question', 'zh-CN': '对评分项申诉', 'zh-TW': '對評分項申訴' } },
    uphold: { title: { en: 'Uphold', 'zh-CN': '维持原判', 'zh-TW': '維持原判' } },
    revise: { title: { en: 'Revise', 'zh-CN': '改判', 'zh-TW': '改判' } },
    close: { title: { en: 'Close', 'zh-CN': '归档', 'zh-TW': '歸檔' } },
  },
  initial: 'draft',
  states: {
    draft: {
      title: { en: 'Draft', 'zh-CN': '草稿', 'zh-TW': '草稿' },
      on: { submit: [{ to: 'submitted', roles: ['evaluator'], assign: { evaluator: { var: 'event.by' } } }] },
    },
    submitted: {
      title: { en: 'Submitted', 'zh-CN': '已提交', 'zh-TW': '已提交' },
      on: {
        'send-back': [{ to: 'draft', roles: ['evaluator', 'supervisor'] }],
        release: [
          {
            to: 'released',
            roles: ['evaluator', 'supervisor'],
            assign: { acknowledgeBy: { var: 'event.acknowledgeBy' } },
          },
        ],
      },
    },
    released: {
      title: { en: 'Released', 'zh-CN': '已发布', 'zh-TW': '已發布' },
      enter: ['notify-agent'],
      after: [{ at: { var: 'flow.acknowledgeBy' }, effects: ['remind-agent'] }],
      on: { acknowledge: ACKNOWLEDGE, dispute: DISPUTE },
    },
    disputed: {
      title: { en: 'Disputed', 'zh-CN': '申诉中', 'zh-TW': '申訴中' },
      enter: [{ type: 'notify-supervisor', params: { question: { var: 'flow.question' } } }],
      on: {
        uphold: [
          {
            to: 'upheld',
            roles: ['evaluator', 'supervisor'],
            when: { '!=': [{ var: 'event.by' }, { var: 'flow.evaluator' }] },
          },
        ],
        revise: [
          {
            to: 'revised',
            roles: ['evaluator', 'supervisor'],
            when: { '!=': [{ var: 'event.by' }, { var: 'flow.evaluator' }] },
            effects: [{ type: 'score-again', params: { question: { var: 'flow.question' } } }],
          },
        ],
      },
    },
    upheld: {
      title: { en: 'Upheld', 'zh-CN': '已维持', 'zh-TW': '已維持' },
      enter: ['notify-agent'],
      on: { acknowledge: ACKNOWLEDGE, dispute: DISPUTE },
    },
    revised: {
      title: { en: 'Revised', 'zh-CN': '已改判', 'zh-TW': '已改判' },
      enter: ['notify-agent'],
      on: { acknowledge: ACKNOWLEDGE, dispute: DISPUTE },
    },
    acknowledged: {
      title: { en: 'Acknowledged', 'zh-CN': '已确认', 'zh-TW': '已確認' },
      on: { close: [{ to: 'closed', roles: ['evaluator', 'supervisor', 'system'] }] },
    },
    closed: { title: { en: 'Closed', 'zh-CN': '已归档', 'zh-TW': '已歸檔' }, enter: ['count-in-reports'], final: true },
  },
};
